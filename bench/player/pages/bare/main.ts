/** The least that plays HLS on a page: the browser's own controls and the light build of hls.js, with its own defaults. */
import Hls from 'hls.js/light';
import { boxes, isPlay, src, video } from '../job.ts';

for (const box of boxes()) {
  const element = video();
  element.controls = true;
  box.append(element);
  const hls = new Hls({ autoStartLoad: isPlay });
  hls.attachMedia(element);
  const load = (): void => {
    hls.loadSource(src);
    hls.startLoad();
  };
  if (isPlay) hls.loadSource(src);
  else element.addEventListener('play', load, { once: true });
}
