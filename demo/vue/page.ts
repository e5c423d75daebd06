/** A host in Vue 3: render functions, with our properties and events by the names Vue gives them. */
import 'learning-space/player/define';
import 'learning-space/provider/define';
import 'learning-space/resource-picker/define';
import type { LsResourceSelectEvent } from 'learning-space/resource-picker/events';
import { createApp, defineComponent, h, ref } from 'vue';
import { tokenOf } from '../sign-in.js';

const getToken = tokenOf('teacher');

const Lesson = defineComponent({
  setup() {
    const picked = ref(0);
    const sent = ref('');
    const send = (event: Event): void => {
      event.preventDefault();
      if (event.currentTarget instanceof HTMLFormElement) sent.value = new FormData(event.currentTarget).getAll('resource').filter((value) => typeof value === 'string').join(', ');
    };
    const onSelect = ({ detail }: LsResourceSelectEvent): void => void (picked.value = detail.resources.length);
    return () =>
      h('ls-provider', { service: '/', getToken }, [
        h('h1', '备课选资源'),
        h('form', { onSubmit: send }, [
          h('ls-resource-picker', { name: 'resource', mode: 'pick', required: true, 'onLs-resource-select': onSelect }),
          h('p', [h('button', { type: 'submit' }, `用于明天的课（${picked.value}）`), ' ', h('output', { id: 'chosen' }, sent.value)]),
        ]),
        h('h2', '播放'),
        h('ls-player', { src: '/media/fractions/hls/master.m3u8', type: 'application/vnd.apple.mpegurl' }),
      ]);
  },
});

createApp(Lesson).mount('#host');
