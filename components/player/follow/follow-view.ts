import { html, nothing, type TemplateResult } from 'lit';
import { clock } from '../../base/clock.ts';
import { registerLocales } from '../../base/i18n.ts';
import { icon } from '../../base/icons.ts';
import type { FollowAlong } from './follow-along.ts';
import type { PlayerView } from '../view/player-view.ts';
import zh from './locales/zh-CN.json' with { type: 'json' };

// They come with the panels, not with the player.
registerLocales('player-follow', {
  'zh-CN': zh,
  en: () => import('./locales/en.json', { with: { type: 'json' } }),
  ug: () => import('./locales/ug.json', { with: { type: 'json' } }),
  bo: () => import('./locales/bo.json', { with: { type: 'json' } }),
});

/** Reading along: listen, repeat, and where there is a microphone record and compare. */
export function follow({ follow: along, loop, t }: PlayerView): TemplateResult | typeof nothing {
  if (!along) return nothing;
  const { from, to } = along.passage;
  const isRecording = along.recording?.type === 'recording';
  return html`<section class="tools" aria-label=${t('player-follow.title')}>
    <h3 class="timed__heading">${t('player-follow.title')}</h3>
    <p class="panel__note">${t('player-follow.text')}</p>
    <p class="panel__note">${t('player-follow.passage', { from: clock(from), to: clock(to) })}</p>
    <div class="tools__row">
      <button type="button" class="pill on-stage" data-follow="listen" @click=${() => along.listen()}>
        ${icon(along.isListening ? 'pause' : 'play', 'small')} ${t(along.isListening ? 'player-follow.quiet' : 'player-follow.listen')}
      </button>
      ${loop.passage ? nothing : html`<button type="button" class="pill on-stage" data-follow="take" @click=${() => along.takeSentence()}>${t('player-follow.take')}</button>`}
      <button type="button" class="pill on-stage" data-follow="record" @click=${() => void (isRecording ? along.stop() : along.record())}>
        ${icon(isRecording ? 'done' : 'microphone', 'small')} ${t(isRecording ? 'player-follow.stop' : along.hasOwn ? 'player-follow.again' : 'player-follow.record')}
      </button>
    </div>
    <p class="panel__note" role="status">${wordsOf(along.recording?.type ?? null, along.hasFailed, t)}</p>
    ${along.hasOwn && !isRecording
      ? html`<div class="tools__row">
          <button type="button" class="pill on-stage" data-follow="own" @click=${() => along.playOwn()}>
            ${icon(along.isOwnPlaying ? 'pause' : 'play', 'small')} ${t(along.isOwnPlaying ? 'player-follow.quiet' : 'player-follow.own')}
          </button>
          <button type="button" class="pill on-stage" data-follow="compare" @click=${() => along.compare()}>${t('player-follow.compare')}</button>
          <button type="button" class="pill on-stage" data-follow="remove" @click=${(event: Event) => remove(along, event)}>${icon('close', 'small')} ${t('player-follow.remove')}</button>
        </div>`
      : nothing}
  </section>`;
}

/** The button goes with what it took away: the keyboard goes on at the one that records anew. */
function remove(along: FollowAlong, { currentTarget }: Event): void {
  const section = currentTarget instanceof Element ? currentTarget.closest('section') : null;
  along.remove();
  section?.querySelector<HTMLElement>('[data-follow="record"]')?.focus();
}

function wordsOf(recording: string | null, hasFailed: boolean, t: PlayerView['t']): string {
  switch (recording) {
    case 'asking':
      return t('player-follow.asking');
    case 'recording':
      return t('player-follow.recording');
    case 'refused':
      return t('player-follow.refused');
    case 'missing':
      return t('player-follow.missing');
    default:
      return hasFailed ? t('player-follow.failed') : '';
  }
}
