import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { clock, clockParts } from '../../base/clock.ts';
import type { Thumbnail } from '../media/texts.ts';
import type { PlayerView } from './player-view.ts';

/** Width of the drawn track in its own units. */
const units = 1000;

/**
 * The seek bar: a native slider, which every screen reader and switch can move, over a drawn track with what is loaded,
 * what was watched, and where chapters begin. Time runs from left to right in every language, as on the tape it stands for.
 */
export function seekBar(view: PlayerView): TemplateResult {
  const { playback, ui, acts } = view;
  const duration = Number.isFinite(playback.duration) ? playback.duration : 0;
  const position = ui.dragging && ui.preview !== null ? ui.preview : playback.currentTime;
  return html`<div class="seek" part="seek" dir="ltr">
    ${track(view, position, duration)}
    <input
      class="seek__input on-stage"
      type="range"
      min="0"
      max=${duration || 1}
      step="0.1"
      .value=${String(Math.min(position, duration || 1))}
      aria-label=${view.t('player-view.seek')}
      aria-valuetext=${spokenPosition(view, position, duration)}
      aria-disabled=${duration > 0 ? 'false' : 'true'}
      @pointermove=${(event: PointerEvent) => acts.preview(secondsAt(event, duration), ui.dragging)}
      @pointerleave=${() => acts.preview(ui.dragging ? ui.preview : null, ui.dragging)}
      @input=${(event: Event) => acts.preview(valueOf(event), true)}
      @change=${(event: Event) => acts.seek(valueOf(event))}
    />
    ${ui.preview === null || duration === 0 ? nothing : previewBubble(view, ui.preview)}
  </div>`;
}

function valueOf(event: Event): number {
  return event.currentTarget instanceof HTMLInputElement ? event.currentTarget.valueAsNumber : 0;
}

function secondsAt(event: PointerEvent, duration: number): number | null {
  if (!(event.currentTarget instanceof HTMLElement) || event.pointerType === 'touch') return null;
  const box = event.currentTarget.getBoundingClientRect();
  if (box.width === 0) return null;
  return Math.max(0, Math.min(1, (event.clientX - box.left) / box.width)) * duration;
}

/** "1 minute 31 seconds of 5 minutes", and the chapter. */
function spokenPosition(view: PlayerView, position: number, duration: number): string {
  const text = view.t('player-view.seek.position', { position: spokenTime(view, position), duration: spokenTime(view, duration) });
  const chapter = chapterAt(view, position);
  return chapter ? `${text}, ${chapter}` : text;
}

export function spokenTime(view: Pick<PlayerView, 't'>, seconds: number): string {
  const parts = clockParts(seconds);
  if (parts.hours > 0) return view.t('player-view.time.hours', parts);
  return parts.minutes > 0 ? view.t('player-view.time.minutes', parts) : view.t('player-view.time.seconds', parts);
}

function chapterAt(view: PlayerView, seconds: number): string | null {
  return view.texts.chapters.find(({ start, end }) => seconds >= start && seconds < end)?.text ?? null;
}

/** Attributes of a drawing are not styles: a strict content security policy lets them be. */
function track(view: PlayerView, position: number, duration: number): TemplateResult {
  const scale = (seconds: number): number => (duration > 0 ? (Math.min(seconds, duration) / duration) * units : 0);
  const stretch = (kind: string, from: number, to: number): TemplateResult =>
    svg`<rect class=${`seek__${kind}`} x=${scale(from)} y="0" width=${Math.max(0, scale(to) - scale(from))} height="8"></rect>`;
  const { buffered } = view.playback;
  const loaded = buffered ? Array.from({ length: buffered.length }, (_, index) => stretch('loaded', buffered.start(index), buffered.end(index))) : [];
  const ticks = view.texts.chapters
    .filter(({ start }) => start > 0 && start < duration)
    .map(({ start }) => svg`<line class="seek__tick" x1=${scale(start)} x2=${scale(start)} y1="0" y2="8"></line>`);
  return html`<svg class="seek__track" viewBox="0 0 ${units} 8" preserveAspectRatio="none" aria-hidden="true">
    <rect class="seek__ground" width=${units} height="8"></rect>
    ${limitMark(view, scale, duration)} ${loaded} ${view.watched.map(([from, to]) => stretch('watched', from, to))} ${stretch('played', 0, position)} ${ticks} ${noteMarks(view, scale)} ${cueMarks(view, scale)} ${loopMark(view, scale)}
  </svg>`;
}

/** What a first view keeps closed is hatched away, not only coloured. */
function limitMark({ ui }: PlayerView, scale: (seconds: number) => number, duration: number): SVGTemplateResult | typeof nothing {
  if (ui.limit === null || ui.limit >= duration) return nothing;
  return svg`<rect class="seek__closed" x=${scale(ui.limit)} width=${units - scale(ui.limit)} height="8"></rect>`;
}

function noteMarks({ notes }: PlayerView, scale: (seconds: number) => number): SVGTemplateResult[] {
  return (notes?.items ?? []).flatMap(({ place }) =>
    place.kind === 'time' ? svg`<line class="seek__note" x1=${scale(place.seconds)} x2=${scale(place.seconds)} y1="0" y2="8"></line>` : [],
  );
}

function cueMarks({ cues }: PlayerView, scale: (seconds: number) => number): SVGTemplateResult[] {
  return (cues?.points ?? []).map(
    ({ seconds, answer }) => svg`<line class="seek__cue ${answer ? 'seek__cue--answered' : ''}" x1=${scale(seconds)} x2=${scale(seconds)} y1="0" y2="8"></line>`,
  );
}

/** What is repeated, or the part that was asked for. */
function loopMark({ loop, part }: PlayerView, scale: (seconds: number) => number): SVGTemplateResult | typeof nothing {
  const from = loop.from ?? part?.from;
  if (from === undefined) return nothing;
  const to = loop.from === null ? part?.to : loop.passage?.to;
  return svg`<rect class="seek__loop" x=${scale(from)} width=${Math.max(4, scale(to ?? from + 0.1) - scale(from))} height="8"></rect>`;
}

function previewBubble(view: PlayerView, seconds: number): TemplateResult {
  const thumbnail = view.texts.thumbnailAt(seconds);
  const chapter = chapterAt(view, seconds);
  return html`<div class="preview" aria-hidden="true" data-seconds=${seconds}>
    ${thumbnail ? thumbnailPicture(thumbnail) : nothing}
    ${chapter ? html`<bdi class="preview__chapter" dir="auto">${chapter}</bdi>` : nothing}
    <span class="preview__time">${clock(seconds)}</span>
  </div>`;
}

/** One tile of a sheet, cut out by a view box: no style needed. */
function thumbnailPicture({ url, x, y, width, height }: Thumbnail): TemplateResult {
  return html`<svg class="preview__picture" viewBox="${x} ${y} ${width} ${height}">
    <image href=${url} x="0" y="0"></image>
  </svg>`;
}
