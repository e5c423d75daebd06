import { html, nothing, svg, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { TextTrackSource } from '../../base/ports/index.ts';
import { clock } from '../../base/clock.ts';
import type { PlayerItem } from '../player.types.ts';
import { inPage } from './in-page.ts';
import { controls, isPlaying } from './controls.ts';
import { actOnKey } from './keyboard.ts';
import { paperLink } from './opening-card.ts';
import { overlay } from './overlays.ts';
import { panel } from './panels.ts';
import type { PlayerView } from './player-view.ts';

/** How the stage hears that somebody is near. */
export interface StageNerves {
  /** The person is about to play; `warm`: a first piece may be loaded. */
  intend(warm: boolean): void;
  wake(): void;
  rest(): void;
}

const trackKind: Record<TextTrackSource['kind'], 'subtitles' | 'captions' | 'descriptions' | 'chapters' | 'metadata'> = {
  subtitles: 'subtitles',
  captions: 'captions',
  chapters: 'chapters',
  descriptions: 'descriptions',
  thumbnails: 'metadata',
};

/** Picture or cover, captions, what lies over them, and the controls: one box, the same size in every phase. */
export function stage(view: PlayerView, nerves: StageNerves): TemplateResult {
  const { item, playback, ui } = view;
  const quiet = !ui.awake && playback.phase === 'playing';
  const showsPoster = item.kind === 'audio' || playback.phase === 'idle' || (playback.phase === 'starting' && playback.currentTime === 0);
  return html`<div
    class=${classMap({
      stage: true,
      'stage--audio': item.kind === 'audio',
      'stage--begun': playback.phase !== 'idle',
      'stage--failed': playback.phase === 'failed',
      'stage--quiet': quiet,
      'stage--paneled': ui.panel !== null,
    })}
    part="stage"
    role="group"
    aria-label=${item.title || view.t('player.name')}
    tabindex="-1"
    @keydown=${(event: KeyboardEvent) => {
      nerves.wake();
      if (actOnKey(event, view)) event.preventDefault();
    }}
    @pointerenter=${() => nerves.intend(true)}
    @focusin=${() => {
      nerves.intend(false);
      nerves.wake();
    }}
    @pointermove=${(event: PointerEvent) => {
      if (event.pointerType !== 'touch') nerves.wake();
    }}
    @pointerleave=${(event: PointerEvent) => {
      if (event.pointerType !== 'touch') nerves.rest();
    }}
  >
    <div class="picture" @pointerup=${(event: PointerEvent) => onPicture(event, view, nerves)}>
      ${mediaElement(item)} ${showsPoster ? poster(item) : nothing}
    </div>
    ${captionLines(view)} ${overlay(view)} ${isPlaying(view) || playback.phase === 'failed' ? nothing : paperLink(item, view)}
    ${playback.phase === 'idle' ? glance(view) : playback.phase === 'failed' ? nothing : controls(view)} ${panel(view)}
  </div>`;
}

/** Before play there is no bar to build: how long it is, and how much of it was watched. */
function glance({ playback, watched, t }: PlayerView): TemplateResult | typeof nothing {
  const { duration } = playback;
  if (!Number.isFinite(duration)) return nothing;
  const marks = watched.map(
    ([from, to]) => svg`<rect class="seek__played" x=${(from / duration) * 1000} width=${((to - from) / duration) * 1000} height="4"></rect>`,
  );
  return html`<div class="glance">
    <span class="glance__length"><span class="visually-hidden">${t('player.length')}</span> ${clock(duration)}</span>
    ${marks.length > 0
      ? html`<svg class="glance__watched" viewBox="0 0 1000 4" preserveAspectRatio="none" aria-hidden="true">
          <rect class="seek__ground" width="1000" height="4"></rect>
          ${marks}
        </svg>`
      : nothing}
  </div>`;
}

/** A mouse on the picture plays and pauses; a finger calls the controls, as on every phone. */
function onPicture(event: PointerEvent, view: PlayerView, nerves: StageNerves): void {
  if (event.button !== 0) return;
  if (view.ui.panel !== null) view.acts.openPanel(null);
  else if (event.pointerType !== 'touch' || view.playback.phase === 'idle') view.acts.toggle();
  else if (view.ui.awake) nerves.rest();
  else nerves.wake();
}

/** `preload="none"` costs nobody anything. */
function mediaElement(item: PlayerItem): TemplateResult {
  const tracks = item.tracks.map(
    (track) =>
      html`<track kind=${trackKind[track.kind]} src=${track.url} srclang=${ifDefined(track.language ?? undefined)} label=${ifDefined(track.label ?? undefined)} />`,
  );
  const crossOrigin = item.tracks.some(({ url }) => isElsewhere(url)) ? 'anonymous' : undefined;
  return item.kind === 'audio'
    ? html`<audio class="media" preload="none" crossorigin=${ifDefined(crossOrigin)}>${tracks}</audio>`
    : html`<video
        class="media"
        preload="none"
        crossorigin=${ifDefined(crossOrigin)}
        playsinline
        ${inPage()}
        tabindex="-1"
      >
        ${tracks}
      </video>`;
}

function isElsewhere(url: string): boolean {
  return new URL(url, document.baseURI).origin !== location.origin;
}

function poster(item: PlayerItem): TemplateResult {
  return html`<div class="poster">
    ${item.poster ? html`<img class="poster__image" part="poster" src=${item.poster} alt="" decoding="async" />` : nothing}
    ${item.kind === 'audio' && item.title ? html`<p class="poster__title"><bdi dir="auto">${item.title}</bdi></p>` : nothing}
  </div>`;
}

function captionLines({ texts, ui, playback }: PlayerView): TemplateResult | typeof nothing {
  if (texts.lines.length === 0 || playback.phase === 'idle') return nothing;
  const language = texts.captions.find(({ index }) => index === texts.caption)?.language;
  return html`<div class="captions ${ui.awake ? 'captions--raised' : ''}" part="captions" lang=${ifDefined(language || undefined)}>
    ${texts.lines.map((line) => html`<p class="captions__line" dir="auto"><span>${line}</span></p>`)}
  </div>`;
}
