import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../base/icons.ts';
import { clock } from '../../base/clock.ts';
import type { MediaProblem } from '../player.types.ts';
import { paperLink } from '../face/paper-link.ts';
import type { PlayerView } from './player-view.ts';

/** What lies over the picture: the wait, the end, the failure. */
export function overlay(view: PlayerView): TemplateResult | typeof nothing {
  switch (view.playback.phase) {
    case 'starting':
    case 'waiting':
      return html`<div class="over over--quiet"><span class="spinner" role="status" aria-label=${view.t('player-view.waiting')}></span></div>`;
    case 'line-lost':
      return lineLost(view);
    case 'ended':
      return ending(view);
    case 'failed':
      return failure(view, view.playback.problem ?? 'damaged');
    default:
      return nothing;
  }
}

function lineLost(view: PlayerView): TemplateResult {
  return html`<div class="over over--dim" role="status">
    <div class="message">
      ${icon('offline', 'large')}
      <p class="message__title">${view.t('player.line-lost')}</p>
      <p>${view.live ? view.t('player-live.line-lost') : view.t('player-view.line-lost.text', { time: clock(view.playback.currentTime) })}</p>
      <button type="button" class="pill on-stage" @click=${view.acts.retry}>${icon('retry', 'small')} ${view.t('player.retry')}</button>
    </div>
  </div>`;
}

function ending(view: PlayerView): TemplateResult {
  return html`<div class="over over--dim">
    <button type="button" class="pill pill--big on-stage" @click=${() => view.acts.playFrom(0)}>${icon('retry')} ${view.t('player-view.replay')}</button>
  </div>`;
}

const problemText: Record<MediaProblem, string> = {
  codec: 'player-view.problem.codec',
  missing: 'player-view.problem.missing',
  damaged: 'player-view.problem.damaged',
};

/** What happened, what it means, and every way that is left. */
function failure(view: PlayerView, problem: MediaProblem): TemplateResult {
  const file = view.item.renditions.find((rendition) => rendition.kind !== 'hls');
  const hasText = view.texts.captions.length > 0;
  return html`<div class="over over--dim" role="alert">
    <div class="message">
      ${icon('alert', 'large')}
      <p class="message__title">${view.t('player-view.problem')}</p>
      <p>${view.t(problemText[problem])}</p>
      <div class="message__acts">
        ${paperLink(view.item, view)}
        <button type="button" class="pill on-stage" @click=${view.acts.retry}>${icon('retry', 'small')} ${view.t('player.retry')}</button>
        ${file
          ? html`<a class="pill on-stage" href=${file.url} target="_blank" rel="noopener">${icon('open', 'small')} ${view.t('player.open.file')}</a>`
          : nothing}
        ${hasText
          ? html`<button type="button" class="pill on-stage" @click=${() => view.acts.openPanel('contents')}>${icon('list', 'small')} ${view.t('player-view.read')}</button>`
          : nothing}
      </div>
    </div>
  </div>`;
}
