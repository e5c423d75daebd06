import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../base/icons.ts';
import type { PlayerView } from '../view/player-view.ts';
import './passage.locales.ts';

/** Ways to hand on the passage that is marked. */
export function handOn({ sharing, notes, noteTaking, acts, t }: PlayerView): TemplateResult | typeof nothing {
  const { address = null, place = null, outcome = 'no' } = sharing ?? {};
  if (sharing === null || place === null || (address === null && notes === null)) return nothing;
  const write = (): void => {
    noteTaking.writeAt(place);
    acts.openPanel('notes');
  };
  return html`<div class="tools__row">
      ${address === null
        ? nothing
        : html`<button type="button" class="pill on-stage" data-passage="copy" @click=${() => void sharing.copy()}>
            ${icon(outcome === 'yes' ? 'done' : 'link', 'small')} ${t('player-passage.copy')}
          </button>`}
      ${notes === null
        ? nothing
        : html`<button type="button" class="pill on-stage" data-passage="note" @click=${write}>${icon('note', 'small')} ${t('player-passage.note')}</button>`}
    </div>
    <p class="panel__note" role="status">${outcome === 'no' ? nothing : t(outcome === 'yes' ? 'player-passage.copied' : 'player-passage.by-hand')}</p>
    ${outcome === 'by-hand' && address !== null
      ? html`<input class="note-form__text passage__link on-stage" dir="ltr" readonly aria-label=${t('player-passage.link')} .value=${address} />`
      : nothing}`;
}
