import { html, nothing, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { TextTrackSource } from '../../base/ports/index.ts';
import type { PlayerItem } from '../player.types.ts';
import { face, type FaceView } from './face.ts';
import { inPage } from './in-page.ts';

/** What a deck puts on the stage, and what it wants to hear of. */
export interface StageDeck {
  /** False until somebody pressed play: the stage then shows its face. */
  readonly begun: boolean;
  readonly showsPoster: boolean;
  /** Names of states that the style sheets know. */
  readonly classes: Readonly<Record<string, boolean>>;
  render(): TemplateResult;
  /** Does what a key asks for; returns whether it did. */
  key(event: KeyboardEvent): boolean;
  /** A pointer on the picture. */
  pointer(event: PointerEvent): void;
  wake(): void;
  rest(): void;
}

export interface StageView extends FaceView {
  readonly deck: StageDeck | null;
  /** The person is about to play; `warm`: a first piece may be loaded. */
  intend(warm: boolean): void;
}

const trackKind: Record<TextTrackSource['kind'], 'subtitles' | 'captions' | 'descriptions' | 'chapters' | 'metadata'> = {
  subtitles: 'subtitles',
  captions: 'captions',
  chapters: 'chapters',
  descriptions: 'descriptions',
  thumbnails: 'metadata',
};

/** The box: picture or cover, and over it the face, or what the deck shows while it plays. The same size in every phase. */
export function stage(view: StageView): TemplateResult {
  const { item, deck } = view;
  const begun = deck?.begun ?? false;
  const byMouse = (event: PointerEvent): boolean => event.pointerType !== 'touch';
  return html`<div
    class=${classMap({ stage: true, 'stage--audio': item.kind === 'audio', 'stage--begun': begun, ...deck?.classes })}
    part="stage"
    role="group"
    aria-label=${item.title || view.t('player.name')}
    tabindex="-1"
    @keydown=${(event: KeyboardEvent) => {
      deck?.wake();
      if (deck?.key(event)) event.preventDefault();
    }}
    @pointerenter=${() => view.intend(true)}
    @focusin=${() => {
      view.intend(false);
      deck?.wake();
    }}
    @pointermove=${(event: PointerEvent) => {
      if (byMouse(event)) deck?.wake();
    }}
    @pointerleave=${(event: PointerEvent) => {
      if (byMouse(event)) deck?.rest();
    }}
  >
    <div
      class="picture"
      @pointerdown=${(event: PointerEvent) => deck?.pointer(event)}
      @pointercancel=${(event: PointerEvent) => deck?.pointer(event)}
      @pointerup=${(event: PointerEvent) => (begun ? deck?.pointer(event) : event.button === 0 && view.play())}
    >
      ${mediaElement(item)} ${deck?.showsPoster === false ? nothing : poster(item)}
    </div>
    <div class="watermark" part="watermark"><slot name="watermark"></slot></div>
    ${begun ? deck?.render() : face(view)}
  </div>`;
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
