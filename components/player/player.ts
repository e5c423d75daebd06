import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { importAgain } from '../base/import-again.ts';
import { inTurn } from '../base/in-turn.ts';
import { LsDataElement, registerLocales, type CaseDraft, type Launch, type LsRequestEvent, type ProgressRecord } from '../base/index.ts';
import { Reporting } from '../base/report/reporting.ts';
import { freshSettings } from './deck/settings.ts';
import { DeckKeeper, type KeeperHost } from './face/deck-keeper.ts';
import { PartKeeper } from './face/part-keeper.ts';
import { stage } from './face/stage.ts';
import { stateBox } from './face/state-box.ts';
import type { InsideKeeper } from './inside/inside-keeper.ts';
import zh from './locales/zh-CN.json' with { type: 'json' };
import { itemOfChild } from './media/fallback-child.ts';
import { isPlayed, itemOfSources } from './media/item.ts';
import type { Passage } from './media/passage.ts';
import {
  LsPlayerCompleteEvent,
  LsPlayerLaunchRequestEvent,
  LsPlayerProgressEvent,
  LsPlayerRecordRequestEvent,
  LsPlayerReportRequestEvent,
  type PlayerProgressDetail,
} from './player.events.ts';
import { playerStyles } from './player.styles.ts';
import type { PlayerData, PlayerItem, PlayerState } from './player.types.ts';

registerLocales('player', {
  'zh-CN': zh,
  en: () => import('./locales/en.json', { with: { type: 'json' } }),
  ug: () => import('./locales/ug.json', { with: { type: 'json' } }),
  bo: () => import('./locales/bo.json', { with: { type: 'json' } }),
});

/**
 * Plays a lesson (MP4, HLS, MP3), reads papers (PDF) and books (EPUB), and opens what is neither (web courses in a frame apart, things at a provider).
 * Nothing starts by itself, nothing is loaded before somebody is near, and what was really watched is recorded.
 *
 * Its programming interface is that of `HTMLMediaElement` as far as it goes, and it fires the media events again.
 *
 * @element ls-player
 * @summary A calm player for lessons, with captions, chapters and progress by watched stretches.
 * @status experimental
 *
 * @slot - A `<video>`, `<audio>` or `<a>`: what people without script get, and a source when there is no other. Not shown.
 * @slot watermark - Lies over the picture, also on the whole screen, and lets every press through: the name of whoever watches, say. It is words on a picture; what may be opened is for the service to decide.
 *
 * @fires {LsPlayerProgressEvent} ls-player-progress - Watching went on: after play, pause, a seek, and every 15 seconds of play.
 * @fires {LsPlayerCompleteEvent} ls-player-complete - At least 95 percent were really watched.
 * @fires {LsPlayerRecordRequestEvent} ls-player-record-request - Learning records want to be kept. Cancelable.
 * @fires {LsPlayerNotesRequestEvent} ls-player-notes-request - It plays, and notes may be shown. Cancelable.
 * @fires {LsPlayerNoteChangeRequestEvent} ls-player-note-change-request - A note is to be written, removed, shared or withdrawn. Cancelable.
 * @fires {LsPlayerCuePointsRequestEvent} ls-player-cue-points-request - It plays, and questions to the class may be asked. Cancelable.
 * @fires {LsPlayerCuePointChangeRequestEvent} ls-player-cue-point-change-request - A question is answered, or set, changed, removed by a teacher. Cancelable.
 * @fires {LsPlayerWatchTimeRequestEvent} ls-player-watch-time-request - It plays, and how long the person may watch wants to be known. Cancelable.
 * @fires {LsPlayerSpeakRequestEvent} ls-player-speak-request - Words are to be read aloud; cancel it to do that with a voice of your own. Cancelable.
 * @fires {LsPlayerLaunchRequestEvent} ls-player-launch-request - A unit of a course is opened, or what lies at a tool (`unit` is `null`); `respondWith(launch)` says where it is. Cancelable.
 * @fires {LsPlayerReportRequestEvent} ls-player-report-request - The resource is reported; `respondWith(number)` says the number of the case. Cancelable.
 * @fires {Event} play - And all other events of a media element, under their own names.
 *
 * @csspart stage - The box with the picture.
 * @csspart poster - The picture before play.
 * @csspart watermark - The box over the picture with what a host put there.
 * @csspart captions - The lines on the picture.
 * @csspart controls - The control bar.
 * @csspart seek - The seek bar.
 * @csspart button - A button of the control bar.
 * @csspart time - Position and duration.
 * @csspart live - The sign that it is live, or how far one is behind; then a button back.
 * @csspart start - The button that begins.
 * @csspart panel - Contents, captions, notes, questions or settings.
 * @csspart paper - The link to the paper that goes with it.
 * @csspart opening - The card of a thing that is opened.
 * @csspart alternative - A simulation or an interactive course in words, step by step.
 * @csspart aloud - A button that reads words aloud.
 * @csspart report - The button by which a resource is reported.
 * @csspart inside - What is opened here: a web course in its frame, a paper or a book.
 *
 * @cssprop [--ls-player-ratio=16 / 9] - Shape of the box; kept free before anything is known.
 * @cssprop [--ls-player-radius=var(--ls-radius-l)] - Corners of the box.
 * @cssprop [--ls-player-live] - Colour of the sign that it is live.
 * @cssprop [--ls-player-caption-size] - Size of the caption text.
 *
 * @cssstate playing - It plays, or waits for data in order to play.
 */
export class LsPlayer extends LsDataElement<PlayerState, 'resources'> implements KeeperHost {
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
  /** Where a passage ends that begins at `start`: it plays that part, and says how to see the whole. Nonsense plays the whole. */
  @property() end: string | null = null;
  /** Form of an address that leads to a passage, with `{resource}`, `{start}` and `{end}`. Without it nobody is offered one to copy. */
  @property() link = '';
  /** Page of a paper or book to go on from; `7.35` is about a third down the seventh. Goes before where the person was. */
  @property({ attribute: 'start-page' }) startPage: string | null = null;
  /** Minutes of watching until eyes are to rest; `0` never. By itself the stage of the lesson decides: 20, 30 or 40. */
  @property({ attribute: 'rest-after' }) restAfter: string | null = null;
  /** Id of the task in whose course it is watched. */
  @property() task = '';

  /** @internal */
  readonly settings = freshSettings();

  readonly #keeper = new DeckKeeper(this);
  readonly #part = new PartKeeper(this);
  /** For what is opened, not played: fetched where there is such a thing. */
  #inside: InsideKeeper | null = null;
  #insideComing: Promise<void> | null = null;
  #isInsideLost = false;
  readonly #reporting = new Reporting(this, (report) => this.#report(report));
  #child: PlayerItem | null = null;
  #shown: PlayerState = { type: 'unset' };

  override connectedCallback(): void {
    super.connectedCallback();
    this.#readChild();
    // Back in the page it has no deck any more.
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#keeper.disconnected();
    this.#inside?.end();
  }

  /** Many players of a page are drawn one after the other, so that it answers meanwhile. */
  protected override async scheduleUpdate(): Promise<void> {
    if (!this.hasUpdated) await inTurn();
    await super.scheduleUpdate();
  }

  protected override async getUpdateComplete(): Promise<boolean> {
    const isComplete = await super.getUpdateComplete();
    await this.#insideComing;
    return isComplete && super.getUpdateComplete();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has('resource')) this.#reporting.restart();
    if (changed.has('resource') || changed.has('src') || changed.has('start') || changed.has('end')) this.#part.restart();
    this.#shown = this.#stateToShow();
    const played = this.#shown.type === 'ready' && isPlayed(this.#shown.item) ? this.#shown : null;
    this.#keeper.willShow(played?.item ?? null, played?.progress ?? null);
    const opened = this.#shown.type === 'ready' && !played ? this.#shown.item : null;
    if (opened && !this.#isInsideLost) this.#insideComing ??= this.#loadInside();
    this.#inside?.willShow(opened);
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    this.#keeper.shown();
  }

  // ---- HTMLMediaElement -----------------------------------------------------------------------------------

  /**
   * Plays, from the stored position if there is one. What is still being looked up begins when it is there; rejects as the
   * one of a media element does: `NotSupportedError` where there is nothing to play, `AbortError` when `pause()` comes first.
   */
  async play(): Promise<void> {
    await this.#keeper.play();
  }
  /** Stops at the present place. */
  pause(): void {
    this.#keeper.pause();
  }
  /** Loads again, at the same place. */
  load(): void {
    this.#keeper.deck?.playback.retry();
  }
  /** Position in seconds. Setting it before play says where to begin. */
  get currentTime(): number {
    return this.#keeper.position;
  }
  set currentTime(seconds: number) {
    if (Number.isFinite(seconds)) this.#keeper.seek(seconds);
  }
  /** Length in seconds; `NaN` while unknown, `Infinity` while it is live. */
  get duration(): number {
    return this.#keeper.duration;
  }
  get paused(): boolean {
    return this.#keeper.paused;
  }
  get ended(): boolean {
    return this.media?.ended ?? false;
  }
  get seeking(): boolean {
    return this.media?.seeking ?? false;
  }
  get readyState(): number {
    return this.media?.readyState ?? 0;
  }
  get buffered(): TimeRanges | undefined {
    return this.media?.buffered;
  }
  /** Text tracks, in the order of the resource's. */
  get textTracks(): TextTrackList | undefined {
    return this.media?.textTracks;
  }
  /** 0 to 1. */
  get volume(): number {
    return this.settings.volume;
  }
  set volume(volume: number) {
    if (Number.isFinite(volume)) this.#setSound(volume, this.muted);
  }
  get muted(): boolean {
    return this.settings.muted;
  }
  set muted(muted: boolean) {
    this.#setSound(this.volume, muted);
  }
  /** Speed; 1 is as recorded. */
  get playbackRate(): number {
    return this.#keeper.deck?.playback.playbackRate ?? this.settings.rate ?? 1;
  }
  set playbackRate(rate: number) {
    if (!(rate > 0 && rate <= 16)) return;
    this.settings.rate = rate;
    this.#keeper.deck?.manner.setRate(rate);
  }

  // ---- What the deck needs ------------------------------------------------------------------------------------

  /** @internal */
  get taskId(): string | null {
    return this.task || null;
  }
  /** @internal */
  get restMinutes(): number | null {
    const minutes = Number(this.restAfter ?? Number.NaN);
    return minutes >= 0 ? minutes : null;
  }
  /** @internal */
  get startSeconds(): number | null {
    return this.#part.startSeconds;
  }
  /** @internal */
  get passage(): Passage | null {
    return this.#part.passage;
  }
  /** @internal */
  choose(passage: Passage | null): void {
    this.#part.choose(passage);
  }
  /** @internal */
  get pageToStart(): number | null {
    const page = Number(this.startPage ?? Number.NaN);
    return page >= 1 ? page : null;
  }
  /** @internal */
  get awaitsItem(): boolean {
    return this.#shown.type === 'loading' || (this.#shown.type === 'unset' && this.resource !== '');
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
  get known(): PlayerData | null {
    return this.#shown.type === 'ready' ? this.#shown : null;
  }
  /** @internal */
  ask(event: LsRequestEvent): void {
    this.request(event);
  }
  /** @internal */
  progressed(detail: PlayerProgressDetail): void {
    this.dispatchEvent(new LsPlayerProgressEvent(detail));
  }
  /** @internal */
  completed(detail: PlayerProgressDetail): void {
    this.dispatchEvent(new LsPlayerCompleteEvent(detail));
  }

  /** @internal */
  async launch(unit: number | null): Promise<Launch | null> {
    const event = new LsPlayerLaunchRequestEvent({ resourceId: this.resource, taskId: this.taskId, unit });
    if (!this.request(event)) return null;
    // The connection answers in a microtask, after all listeners.
    await new Promise((resolve) => setTimeout(resolve));
    return event.launch;
  }

  async #report(report: CaseDraft): Promise<string | null> {
    const event = new LsPlayerReportRequestEvent(this.resource, report);
    this.request(event);
    return event.answered();
  }

  /** @internal */
  get media(): HTMLMediaElement | null {
    return this.hasUpdated ? this.renderRoot.querySelector<HTMLMediaElement>('.media') : null;
  }

  /** Where no resource is asked for, the address or the child is the item. */
  #stateToShow(): PlayerState {
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

  async #loadInside(): Promise<void> {
    try {
      const { InsideKeeper } = await importAgain(() => import('./inside/inside-keeper.ts'));
      this.#inside = new InsideKeeper(this);
    } catch {
      this.#insideComing = null;
      this.#isInsideLost = true;
    }
    this.requestUpdate();
  }

  #loadInsideAgain(): void {
    this.#isInsideLost = false;
    this.requestUpdate();
  }

  #readChild(): void {
    const child = itemOfChild(this);
    // The slot tells of each child that it has, also of what was read when the element came: that is nothing to draw again.
    if (JSON.stringify(child) === JSON.stringify(this.#child)) return;
    this.#child = child;
    this.requestUpdate();
  }

  #setSound(volume: number, muted: boolean): void {
    Object.assign(this.settings, { volume: Math.max(0, Math.min(1, volume)), muted });
    this.#keeper.deck?.manner.setVolume(volume, muted);
  }

  protected override render(): TemplateResult {
    const reporting = this.resource ? this.#reporting.render(this.t('player.report'), this.t.bind(this)) : nothing;
    return html`${this.#renderShown(this.#shown)}${reporting}<slot hidden @slotchange=${() => this.#readChild()}></slot>`;
  }

  #renderShown(shown: PlayerState): TemplateResult {
    const say = { t: this.t.bind(this), format: this.format };
    if (shown.type !== 'ready') return stateBox(shown, say, () => this.reload());
    const { item } = shown;
    const notice = this.renderFreshness(shown);
    if (item.kind !== 'video' && item.kind !== 'audio') {
      const opened = this.#inside?.render(item, item.kind, shown.course);
      return html`${opened ?? stateBox({ type: this.#isInsideLost ? 'offline' : 'loading' }, say, () => this.#loadInsideAgain())}${notice}`;
    }
    const face = {
      t: say.t,
      item,
      duration: item.durationSeconds ?? shown.progress?.durationSeconds ?? null,
      watched: shown.progress?.watched ?? [],
      resumeAt: this.#keeper.resumeAt,
      hindrance: this.#keeper.hindrance,
      play: (from?: number) => void this.#keeper.press(from),
    };
    return html`${stage({ ...face, deck: this.#keeper.deck, intend: (warm) => this.#keeper.intend(warm) })}${this.#part.render()}${notice}`;
  }
}
