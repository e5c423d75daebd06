import { html, type TemplateResult } from 'lit';
import { clock } from '../../base/clock.ts';
import { icon } from '../../base/icons.ts';
import type { PlayerView } from './player-view.ts';

/** The reminder to look away. A native modal dialog: it keeps the focus, and Escape closes it. */
export function rest(view: PlayerView): TemplateResult {
  const { acts, live, playback, restMinutes, t } = view;
  return html`<dialog class="rest" aria-labelledby="rest-title" @close=${acts.endRest}>
    ${icon('eye', 'large')}
    <p class="message__title" id="rest-title">${t('player-view.rest', { minutes: restMinutes })}</p>
    <p>${live ? t('player-live.rest') : t('player-view.rest.text', { time: clock(playback.currentTime) })}</p>
    <div class="message__acts">
      <button type="button" class="pill on-stage" @click=${acts.playOn}>${icon('play', 'small')} ${t('player-view.rest.on')}</button>
      <button type="button" class="pill on-stage" @click=${acts.endRest}>
        ${t('player-view.rest.later')}
      </button>
    </div>
  </dialog>`;
}
