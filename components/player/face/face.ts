import { html, nothing, svg, type TemplateResult } from 'lit';
import { clock } from '../../base/clock.ts';
import { firstIcon } from '../../base/first-icons.ts';
import type { Interval } from '../../base/ports/index.ts';
import type { PlayerItem } from '../player.types.ts';
import { paperLink } from './paper-link.ts';

export interface FaceView {
  t(key: string, values?: Record<string, string | number>): string;
  readonly item: PlayerItem;
  readonly duration: number | null;
  /** Stretches watched before. */
  readonly watched: readonly Interval[];
  /** Where the person was the last time, if there is something to go on with. */
  readonly resumeAt: number | null;
  /** What keeps the button from playing: the controls are on their way, or did not come. */
  readonly hindrance: 'loading' | 'line' | null;
  /** Plays from there, or from where the person was. */
  play(from?: number): void;
}

/** What a player shows before play: an invitation, how long it is, how much of it was watched. No bar to build. */
export function face(view: FaceView): TemplateResult {
  return html`${view.hindrance === 'line' ? noLine(view) : invitation(view)} ${paperLink(view.item, view)} ${glance(view)}`;
}

/** Nothing starts by itself: the person chooses to go on, or to begin again. */
function invitation({ t, resumeAt, hindrance, play }: FaceView): TemplateResult {
  const label = resumeAt === null ? t('player.play') : t('player.resume', { time: clock(resumeAt) });
  const isLoading = hindrance === 'loading';
  return html`<div class="over ${resumeAt === null ? '' : 'over--resume'}">
    <button type="button" class="start on-stage" part="start" aria-label=${label} aria-busy=${isLoading ? 'true' : 'false'} @click=${() => play()}>
      <span class="start__disc">${isLoading ? html`<span class="spinner"></span>` : firstIcon('play', 'large')}</span>
      ${resumeAt === null ? nothing : html`<span class="start__words">${label}</span>`}
    </button>
    ${resumeAt === null
      ? nothing
      : html`<button type="button" class="pill on-stage" @click=${() => play(0)}>${firstIcon('retry', 'small')} ${t('player.restart')}</button>`}
  </div>`;
}

/** The controls themselves could not be fetched. */
function noLine({ t, play }: FaceView): TemplateResult {
  return html`<div class="over over--dim" role="alert">
    <div class="message">
      ${firstIcon('offline', 'large')}
      <p class="message__title">${t('player.line-lost')}</p>
      <p>${t('player.start.line-lost')}</p>
      <button type="button" class="pill on-stage" @click=${() => play()}>${firstIcon('retry', 'small')} ${t('player.retry')}</button>
    </div>
  </div>`;
}

/** Minutes of a single film of a textbook, as its standard has them: above, a rest is due within it. */
function isLong({ kind, stage }: PlayerItem, duration: number): boolean {
  const most = stage === 'primary' ? 20 : stage === 'junior' || stage === 'senior' ? 25 : Infinity;
  return kind === 'video' && duration > most * 60;
}

/** Whoever cannot hear it should know before it plays. */
const lacksCaptions = ({ kind, tracks }: PlayerItem): boolean => kind === 'video' && tracks.every((track) => track.kind !== 'captions' && track.kind !== 'subtitles');

function glance({ item, duration, watched, t }: FaceView): TemplateResult | typeof nothing {
  const lack = lacksCaptions(item) ? html`<span class="glance__length">${t('player.no-captions')}</span>` : nothing;
  if (duration === null) return lack === nothing ? nothing : html`<div class="glance">${lack}</div>`;
  const marks = watched.map(
    ([from, to]) => svg`<rect class="seek__played" x=${(from / duration) * 1000} width=${((to - from) / duration) * 1000} height="4"></rect>`,
  );
  return html`<div class="glance">
    ${lack}
    <span class="glance__length"><span class="visually-hidden">${t('player.length')}</span> ${isLong(item, duration) ? html`${t('player.long')} ` : nothing}${clock(duration)}</span>
    ${marks.length > 0
      ? html`<svg class="glance__watched" viewBox="0 0 1000 4" preserveAspectRatio="none" aria-hidden="true">
          <rect class="seek__ground" width="1000" height="4"></rect>
          ${marks}
        </svg>`
      : nothing}
  </div>`;
}
