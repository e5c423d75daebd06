/**
 * Plays one item in one media element: picks the way, loads it on intent, falls back to the next way, and waits out a
 * lost line. What it knows is read by the view; that something changed is told by `changed`.
 */
import type { Rendition } from '../../base/ports/index.ts';
import type { MediaPhase, MediaProblem, PlayerItem, Quality } from '../player.types.ts';
import { isHungry } from './buffered.ts';
import { boxHeightOf, browserAbilities, orderRenditions, wayFor, type Abilities, type Engine, type EngineOptions } from './engine.ts';
import { Forms } from './forms.ts';
import { takeGesture } from './gesture.ts';
import { isBehind, pace, reached, type LiveWindow, type Range } from './live.ts';
import { mediaEvents } from './media-events.ts';
import { NativeEngine } from './native-engine.ts';
import { openStream } from './opening.ts';
import { wakeStalls } from './stalls.ts';
import { StreamEngine } from './stream-engine.ts';
import { Wanting } from './wanting.ts';

export interface PlaybackCallbacks {
  /** Something the view shows changed. */
  changed(): void;
  /** The media element fired one of the standard events. */
  event(type: string): void;
  /** What was live is an ordinary lesson now. `keeps`: on the same clock, as its list holds it from its beginning. */
  over(keeps: boolean): void;
}

/** Rounding of clocks, in seconds. */
const closeBy = 0.5;

export class Playback {
  private readonly callbacks: PlaybackCallbacks;
  private readonly abilities: Abilities;
  private media: HTMLMediaElement | null = null;
  private item: PlayerItem | null = null;
  private queue: Rendition[] = [];
  private engine: Engine | null = null;
  private preparing: Promise<void> | null = null;
  private listening = new AbortController();
  private start = 0;
  private rate = 1;
  private begun = false;
  private moving = false;
  /** The latest wish to play, until the medium was told of it. */
  private wish: object | null = null;
  /** Where the browser stops it, the wish ends only after that has been told. */
  private readonly wanting = new Wanting(() => this.media, () => void this.play().catch(() => undefined));
  /** How often it was told to stop: whoever stops it for a while sees whether somebody else has since. */
  pauses = 0;
  /** Nobody chose a place yet: what is live begins with what happens now. */
  private joins = false;
  private stuck = false;
  private lost = false;
  private wantsSaving = false;
  private readonly forms = new Forms();
  private bytesBefore = 0;
  private failure: MediaProblem | null = null;

  constructor(callbacks: PlaybackCallbacks, abilities: Abilities = browserAbilities()) {
    this.callbacks = callbacks;
    this.abilities = abilities;
  }

  /** Takes an item for a media element. Nothing is loaded yet. */
  attach(media: HTMLMediaElement, item: PlayerItem, start: number): void {
    this.detach();
    this.media = media;
    this.item = item;
    this.start = start;
    this.joins = start === 0;
    this.queue = orderRenditions(this.forms.of(item), this.abilities, boxHeightOf(media), this.wantsSaving);
    this.failure = this.queue.length === 0 ? 'codec' : null;
    const { signal } = this.listening;
    for (const type of mediaEvents) media.addEventListener(type, () => this.onMedia(type), { signal });
    wakeStalls(media, signal);
    globalThis.addEventListener('online', () => this.onLine(), { signal });
    globalThis.addEventListener('offline', () => this.callbacks.changed(), { signal });
  }

  detach(): void {
    this.listening.abort();
    this.listening = new AbortController();
    this.bytesBefore = this.bytes;
    this.engine?.destroy();
    this.engine = null;
    this.preparing = null;
    this.media = null;
    this.item = null;
    this.begun = this.moving = this.stuck = this.lost = false;
    this.wanting.told(false);
    this.wish = null;
    this.start = 0;
    this.failure = null;
  }

  get phase(): MediaPhase {
    const { media } = this;
    if (this.failure) return 'failed';
    if (!media || !this.begun) return 'idle';
    const hungry = this.stuck || isHungry(media);
    if (media.ended) return 'ended';
    if (hungry && (this.lost || !navigator.onLine)) return 'line-lost';
    if (this.paused) return 'paused';
    if (!this.moving) return 'starting';
    return hungry || media.seeking ? 'waiting' : 'playing';
  }
  get problem(): MediaProblem | null {
    return this.failure;
  }
  get currentTime(): number {
    // Without a picture the clock of the medium may have been set back by a new start of the decoder.
    if (!this.media || (this.media.readyState < HTMLMediaElement.HAVE_CURRENT_DATA && !this.media.seeking)) return this.start;
    return this.media.currentTime;
  }
  get paused(): boolean {
    return this.wish === null && (this.media?.paused ?? true);
  }
  /** What can be played now of what is live, `null` of an ordinary lesson. */
  get live(): LiveWindow | null {
    return this.engine?.live ?? null;
  }
  get isLive(): boolean {
    return this.live !== null;
  }
  /** Whether a second is the same place for everybody, whenever they open it. */
  get hasPlaces(): boolean {
    return this.live?.holds ?? true;
  }
  /** As that of a media element: what is live has no end. */
  get duration(): number {
    if (this.isLive) return Number.POSITIVE_INFINITY;
    const known = this.media?.duration ?? Number.NaN;
    return Number.isFinite(known) && known > 0 ? known : (this.item?.durationSeconds ?? Number.NaN);
  }
  get buffered(): TimeRanges | null {
    return this.media?.buffered ?? null;
  }
  get qualities(): readonly Quality[] {
    return this.engine?.qualities ?? [];
  }
  get currentQuality(): Quality | null {
    return this.engine?.current ?? null;
  }
  get chosenQuality(): number | null {
    return this.engine?.chosen ?? null;
  }
  get savesData(): boolean {
    return this.wantsSaving;
  }

  /** Bytes of this item so far. */
  get bytes(): number {
    return this.bytesBefore + (this.engine?.bytes ?? 0);
  }
  get soundOnly(): boolean {
    return this.forms.soundOnly;
  }
  get canSoundOnly(): boolean {
    return this.forms.canSoundOnly(this.item);
  }

  /** Loads the engine and the manifest, and with `warm` a first piece: the person is about to press play. */
  async prepare(warm: boolean): Promise<void> {
    if (!this.media || this.failure) return;
    this.preparing ??= this.startEngine();
    await this.preparing;
    if (warm) this.engine?.warm();
  }

  /** Plays. Rejects as `HTMLMediaElement.play` does, except for an interruption by the person. */
  async play(): Promise<void> {
    const { media } = this;
    if (!media || this.failure) return;
    const wish = (this.wish = {});
    const isWanted = (): boolean => media === this.media && this.wish !== null;
    this.begun = true;
    this.wanting.told(true);
    takeGesture(media);
    this.callbacks.changed();
    try {
      await this.prepare(false);
      if (isWanted()) await this.engine?.begin();
      if (isWanted() && this.problem === null) await media.play();
    } catch (error) {
      if (!(error instanceof DOMException && error.name === 'AbortError')) throw error;
    } finally {
      if (this.wish === wish) {
        this.wish = null;
        this.callbacks.changed();
      }
    }
  }

  pause(): void {
    this.pauses += 1;
    this.wanting.told(false);
    this.wish = null;
    this.media?.pause();
    this.callbacks.changed();
  }

  seek(seconds: number): void {
    this.joins = false;
    this.goTo(reached(seconds, this.currentTime, this.range, this.isLive));
    this.callbacks.changed();
  }

  get range(): Range {
    const { live } = this;
    return live ? { from: live.from, to: live.edge } : { from: 0, to: this.duration };
  }

  /** Where play begins, said before anybody plays; something of another place may be loaded. */
  place(seconds: number): void {
    if (seconds !== this.start) this.goTo(seconds);
  }

  setRate(rate: number): void {
    this.rate = rate;
    if (!this.media) return;
    // A new source sets the rate back to the default one.
    this.media.defaultPlaybackRate = rate;
    this.media.playbackRate = rate;
  }
  get playbackRate(): number {
    return this.rate;
  }

  chooseQuality(id: number | null): void {
    this.wantsSaving = false;
    this.engine?.saveData(false);
    this.engine?.choose(id);
    this.callbacks.changed();
  }
  saveData(on: boolean): void {
    this.wantsSaving = on;
    this.engine?.saveData(on);
    this.callbacks.changed();
  }

  /** Goes on with the sound alone, or with the picture again, at the same place. */
  showSoundOnly(on: boolean): void {
    if (this.forms.showSoundOnly(on, this.item)) this.again(!this.paused);
  }

  /** Goes on at the same place with these forms alone; `null`: with what is best here. */
  playOnly(forms: readonly Rendition[] | null): void {
    this.forms.playOnly(forms);
    this.again(!this.paused);
  }

  /** Begins again after a failure, at the same place. */
  retry(): void {
    this.again(this.begun);
  }

  /** What is live has another clock each time it is opened: then it begins with what happens now. */
  private get placeToKeep(): number {
    return this.isLive ? 0 : this.currentTime;
  }

  private goTo(seconds: number): void {
    this.start = seconds;
    if (this.media && this.media.readyState > 0) this.media.currentTime = seconds;
    else this.engine?.place(seconds);
  }

  private again(plays: boolean, at = this.placeToKeep): void {
    const { media, item, begun, rate } = this;
    if (!media || !item) return;
    this.attach(media, item, at);
    this.setRate(rate);
    if (plays) void this.play().catch(() => undefined);
    else if (begun) {
      this.begun = true;
      void this.prepare(true);
    }
    this.callbacks.changed();
  }

  private async startEngine(): Promise<void> {
    const { media } = this;
    const rendition = this.queue[0];
    if (!media || !rendition) return;
    const startOf = (): number => this.start;
    const options: EngineOptions = {
      media,
      get start() {
        return startOf();
      },
      saveData: this.wantsSaving,
      reports: {
        qualities: () => this.callbacks.changed(),
        moved: () => this.onMoved(),
        over: (from) => this.onOver(from),
        lineLost: () => this.setLost(true),
        lineBack: () => this.setLost(false),
        missing: () => this.onMissing(),
        failed: (problem) => this.onFailed(problem),
      },
    };
    if (wayFor(rendition, this.abilities) === 'native') {
      this.engine = new NativeEngine(this.queue.filter((other) => wayFor(other, this.abilities) === 'native'), options);
    } else {
      await this.startStream(rendition, options);
    }
    this.setRate(this.rate);
  }

  private async startStream(rendition: Rendition, options: EngineOptions): Promise<void> {
    const { signal } = this.listening;
    const { build, sound } = await openStream(rendition.url);
    // Meanwhile the same medium may have begun anew, another way.
    if (signal.aborted) return;
    this.forms.foundSound(rendition, sound);
    this.engine = new StreamEngine(rendition, build, options);
  }

  /** The engine itself did not come over the line: another way may need none. */
  private onMissing(): void {
    if (this.queue.length > 1) this.onFailed('missing');
    else this.setLost(true);
  }

  private setLost(lost: boolean): void {
    this.lost = lost;
    this.callbacks.changed();
  }

  /** This way is closed: the next one goes on at the same place, and when there is none, we say so. */
  private onFailed(problem: MediaProblem, at = this.placeToKeep, plays = !this.paused): void {
    this.engine?.destroy();
    this.engine = null;
    this.queue.shift();
    this.start = at;
    this.lost = false;
    if (this.queue.length === 0) {
      this.failure = problem;
      this.wish = null;
      this.callbacks.event('error');
    } else {
      this.preparing = this.startEngine();
      if (plays) void this.play().catch(() => undefined);
    }
    this.callbacks.changed();
  }

  /** More has happened. What came before anybody pressed play is old by now. */
  private onMoved(): void {
    const { live } = this;
    if (live && this.joins && this.moving) {
      this.joins = false;
      if (isBehind(live, this.currentTime)) this.goTo(live.edge);
    }
    this.callbacks.changed();
  }

  /** A list that begins elsewhere on our clock is opened anew, and has then the clock of whoever opens it from now on. */
  private onOver(from: number): void {
    const keeps = from < closeBy;
    const at = Math.max(0, this.currentTime - from);
    this.callbacks.over(keeps);
    if (keeps) this.setRate(this.rate);
    else this.again(!this.paused, at);
    this.callbacks.changed();
  }

  private onLine(): void {
    this.engine?.retry();
    this.callbacks.changed();
  }

  private onMedia(type: string): void {
    const brokenOffAt = this.engine?.brokenOffAt;
    if (type === 'ended' && typeof brokenOffAt === 'number') {
      this.onFailed('damaged', brokenOffAt, true);
      return;
    }
    if (type === 'playing') {
      this.begun = this.moving = true;
      this.stuck = this.lost = false;
    } else if (type === 'timeupdate' && this.media && this.media.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA && !this.media.seeking) {
      // Where to go on if the medium has to be loaded again.
      this.start = this.media.currentTime;
      if (!isHungry(this.media)) this.stuck = false;
      if (this.live) pace(this.media, this.live, this.rate);
    } else if (type === 'waiting') this.stuck = true;
    else if (type === 'canplay') this.stuck = false;
    else if (type === 'emptied') this.moving = false;
    this.wanting.hear(type);
    // An error is a failure only when the engine says so: it may wait for the line, or go another way.
    if (type !== 'error') this.callbacks.event(type);
    this.callbacks.changed();
  }
}
