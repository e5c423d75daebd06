import { html, nothing, type TemplateResult } from 'lit';
import { firstIcon, type FirstIconName } from '../../base/first-icons.ts';
import type { PlayerState } from '../player.types.ts';

interface Words {
  t(key: string, values?: Record<string, string | number>): string;
}

type Waiting = Exclude<PlayerState, { type: 'ready' }>;
const pictures: Record<Exclude<Waiting['type'], 'loading'>, FirstIconName> = { unset: 'video', empty: 'empty', error: 'alert', offline: 'offline' };

/** Everything but `ready`, in a box of the same shape, so that nothing jumps when the lesson comes. */
export function stateBox(state: Waiting, say: Words, retry: () => void): TemplateResult {
  if (state.type === 'loading') {
    return html`<div class="box box--loading" role="status" aria-label=${say.t('player.loading')}><span class="spinner"></span></div>`;
  }
  const { title, text } = wordsOf(state, say);
  const canRetry = state.type === 'error' || state.type === 'offline';
  return html`<div class="box" role=${state.type === 'error' ? 'alert' : 'status'}>
    ${firstIcon(pictures[state.type], 'large')}
    <p class="box__title">${title}</p>
    ${text ? html`<p class="box__text">${text}</p>` : nothing}
    ${canRetry ? html`<button type="button" class="button" @click=${retry}>${firstIcon('retry')} ${say.t('player.retry')}</button>` : nothing}
  </div>`;
}

function wordsOf(state: Exclude<Waiting, { type: 'loading' }>, say: Words): { title: string; text: string } {
  switch (state.type) {
    case 'unset':
      return { title: say.t('player.unset'), text: say.t('player.unset.text') };
    case 'empty':
      return { title: say.t('player.empty'), text: say.t('player.empty.text') };
    case 'offline':
      return { title: say.t('player.offline'), text: say.t('player.offline.text') };
    case 'error': {
      const { title, detail, action } = state.problem;
      return { title: title || say.t('player.error'), text: [detail, action].filter(Boolean).join(' ') || say.t('player.error.text') };
    }
  }
}
