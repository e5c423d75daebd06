import { html, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { LsDataElement, registerLocales, type ProgressRecord } from '../base/index.ts';
import zh from './locales/zh-CN.json' with { type: 'json' };
import { itemOfChild } from './media/fallback-child.ts';
import { itemOfSources } from './media/item.ts';
import { parseTime } from '../base/clock.ts';
import { PlayerDeck, type DeckHost } from './player-deck.ts';
import {
  LsPlayerCompleteEvent,
  LsPlayerProgressEvent,
  LsPlayerRecordRequestEvent,
  type PlayerProgressDetail,
} from './player.events.ts';
import { playerStyles } from './player.styles.ts';
import type { PlayerItem, PlayerState } from './player.types.ts';
import { openingCard } from './view/opening-card.ts';
import type { PlayerView } from './view/player-view.ts';
import { stage } from './view/stage.ts';
import { stateBox } from './view/state-box.ts';

registerLocales('player', {
  'zh-CN': zh,
  en: () => import('./locales/en.json', { with: { type: 'json' } }),
  ug: () => import('./locales/ug.json', { with: { type: 'json' } }),
  bo: () => import('./locales/bo.json', { with: { type: 'json' } }),
});

/**
 * Plays a lesson (MP4, HLS, MP3), or opens what is not played here (paper, web courses, things at a provider).
 * Nothing starts by itself, nothing is loaded before somebody is near, and what was really watched is recorded.
 *
 * Its programming interface is that of `HTMLMediaElement` as far as it goes, and it fires the media events again.
 *
 * @element ls-player
 * @summary A calm player for lessons, with captions, chapters and progress by watched stretches.
 * @status experimental
 *
 * @slot - A `<video>`, `<audio>` or `<a>`: what people without script get, and a source when there is no other. Not shown.
 *
 * @fires {LsPlayerProgressEvent} ls-player-progress - Watching went on: after play, pause, a seek, and every 15 seconds of play.
 * @fires {LsPlayerCompleteEvent} ls-player-complete - At least 95 percent were really watched.
 * @fires {LsPlayerRecordRequestEvent} ls-player-record-request - Learning records want to be kept. Cancelable.
 * @fires {Event} play - And all other events of a media element, under their own names.
 *
 * @csspart stage - The box with the picture.
 * @csspart poster - The picture before play.
 * @csspart captions - The lines on the picture.
 * @csspart controls - The control bar.
 * @csspart seek - The seek bar.
 * @csspart button - A button of the control bar.
 * @csspart time - Position and duration.
 * @csspart start - The button that begins.
 * @csspart panel - Contents, captions or settings.
 * @csspart paper - The link to the paper that goes with it.
 * @csspart opening - The card of a thing that opens elsewhere.
 *
 * @cssprop [--ls-player-ratio=16 / 9] - Shape of the box; kept free before anything is known.
 * @cssprop [--ls-player-radius=var(--ls-radius-l)] - Corners of the box.
 * @cssprop [--ls-player-caption-size] - Size of the caption text.
 *
 * @cssstate playing - It plays, or waits for data in order to play.
 */
export class LsPlayer extends LsDataElement<PlayerState, 'resources'> implements DeckHost {
  static override styles = playerStyles;

  /** Id of a resource of the service. */
  @property() resource = '';
  /** Address of a file or stream, where there is no resource. */
  @property() src = '';
  /** Media type of `src`, if its ending does not tell. */
  @property() type = '';
  /** Picture shown before play, for `src`. */
  @property() poster = '';
  /** Name for screen readers and the audio cover, for `src`. */
  @property() label = '';
  /** Where to begin: seconds, or `1:31`. Goes before the stored position. */
  @property() start: string | null = null;
  /** Id of the task in whose course it is watched. */
  @property() task = '';

  readonly #deck = new PlayerDeck(this);
  #child: PlayerItem | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#readChild();
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const shown = this.#shown;
    this.#deck.texts.language = this.language;
    const isPlayed = shown.type === 'ready' && (shown.item.kind === 'video' || shown.item.kind === 'audio');
    this.#deck.show(isPlayed ? shown.item : null, isPlayed ? shown.progress : null);
  }

  // ---- HTMLMediaElement -----------------------------------------------------------------------------------

  /** Plays, from the stored position if there is one. */
  async play(): Promise<void> {
    await this.updateComplete;
    await this.#deck.playback.play();
  }
  /** Stops at the present place. */
  pause(): void {
    this.#deck.playback.pause();
  }
  /** Loads again, at the same place. */
  load(): void {
    this.#deck.playback.retry();
  }
  /** Position in seconds. Setting it before play says where to begin. */
  get currentTime(): number {
    return this.#deck.playback.currentTime;
  }
  set currentTime(seconds: number) {
    if (Number.isFinite(seconds)) this.#deck.acts.seek(seconds);
  }
  /** Length in seconds; `NaN` while unknown. */
  get duration(): number {
    return this.#deck.playback.duration;
  }
  get paused(): boolean {
    return this.#media?.paused ?? true;
  }
  get ended(): boolean {
    return this.#media?.ended ?? false;
  }
  get seeking(): boolean {
    return this.#media?.seeking ?? false;
  }
  get readyState(): number {
    return this.#media?.readyState ?? 0;
  }
  get buffered(): TimeRanges | undefined {
    return this.#media?.buffered;
  }
  /** Text tracks, in the order of the resource's. */
  get textTracks(): TextTrackList | undefined {
    return this.#media?.textTracks;
  }
  /** 0 to 1. */
  get volume(): number {
    return this.#deck.volume;
  }
  set volume(volume: number) {
    if (Number.isFinite(volume)) this.#deck.setVolume(volume, this.muted);
  }
  get muted(): boolean {
    return this.#deck.muted;
  }
  set muted(muted: boolean) {
    this.#deck.setVolume(this.volume, muted);
  }
  /** Speed; 1 is as recorded. */
  get playbackRate(): number {
    return this.#deck.playback.playbackRate;
  }
  set playbackRate(rate: number) {
    if (rate > 0 && rate <= 16) this.#deck.acts.setRate(rate);
  }

  // ---- What the deck needs ------------------------------------------------------------------------------------

  /** @internal */
  get taskId(): string | null {
    return this.task || null;
  }
  /** @internal */
  get startSeconds(): number | null {
    return parseTime(this.start);
  }
  /** @internal */
  get screen(): HTMLElement {
    return this;
  }
  /** @internal */
  mediaEvent(type: string): void {
    if (type === 'playing' || type === 'pause') this.toggleState('playing', type === 'playing');
    this.dispatchEvent(new Event(type));
  }
  /** @internal */
  records(records: readonly ProgressRecord[]): void {
    this.request(new LsPlayerRecordRequestEvent(records));
  }
  /** @internal */
  progressed(detail: PlayerProgressDetail): void {
    this.dispatchEvent(new LsPlayerProgressEvent(detail));
  }
  /** @internal */
  completed(detail: PlayerProgressDetail): void {
    this.dispatchEvent(new LsPlayerCompleteEvent(detail));
  }

  get #media(): HTMLMediaElement | null {
    return this.hasUpdated ? this.renderRoot.querySelector<HTMLMediaElement>('.media') : null;
  }

  /** Where no resource is asked for, the address or the child is the item. */
  get #shown(): PlayerState {
    const { state } = this;
    if (state.type !== 'unset' || this.resource) return state;
    const item = this.src ? this.#itemOfAddress() : this.#child;
    return item ? { type: 'ready', item, progress: null, asOf: '', stale: false, pending: 0 } : state;
  }

  #itemOfAddress(): PlayerItem | null {
    return itemOfSources([{ url: this.src, type: this.type }], {
      title: this.label,
      poster: this.poster || null,
      tracks: this.#child?.tracks ?? [],
    });
  }

  #readChild(): void {
    this.#child = itemOfChild(this);
    this.requestUpdate();
  }

  protected override render(): TemplateResult {
    return html`${this.#renderShown(this.#shown)}<slot hidden @slotchange=${() => this.#readChild()}></slot>`;
  }

  #renderShown(shown: PlayerState): TemplateResult {
    const say = { t: this.t.bind(this), format: this.format };
    if (shown.type !== 'ready') {
      return stateBox(shown, say, () => this.reload());
    }
    const { item } = shown;
    const notice = this.renderFreshness(shown);
    const opened = (): void => void this.dispatchEvent(new Event('play'));
    if (item.kind !== 'video' && item.kind !== 'audio') return html`${openingCard(item, item.kind, say, opened)}${notice}`;
    return html`${stage(this.#view(item), this.#deck)}${notice}`;
  }

  #view(item: PlayerItem): PlayerView {
    const deck = this.#deck;
    return {
      t: this.t.bind(this),
      item,
      playback: deck.playback,
      texts: deck.texts,
      ui: deck.ui,
      acts: deck.acts,
      volume: deck.volume,
      muted: deck.muted,
      canFullscreen: deck.canFullscreen,
      resumeAt: deck.resumeAt,
      watched: deck.watched,
    };
  }
}
