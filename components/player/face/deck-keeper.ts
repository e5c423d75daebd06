/**
 * Keeps the deck of a player: none while nobody is near, one while its item is shown. Until it is there, what a host or a
 * person wants of it is remembered here.
 */
import type { Deck } from '../deck/deck.ts';
import type { DeckHost } from '../deck/deck-host.ts';
import { nextTask } from '../../base/in-turn.ts';
import type { Progress } from '../../base/ports/index.ts';
import { canPlayAny } from '../media/engine.ts';
import { takeGesture } from '../media/gesture.ts';
import { sameMedia } from '../media/item.ts';
import { dropSource, openSource } from '../media/source.ts';
import { loadDeck, warmUp, type Press } from '../media/warm-up.ts';
import type { PlayerItem } from '../player.types.ts';
import { resumePosition } from '../watching/resume.ts';
import type { FaceView } from './face.ts';

export interface KeeperHost extends DeckHost {
  readonly updateComplete: Promise<boolean>;
  /** The media element, once it is drawn. */
  readonly media: HTMLMediaElement | null;
  /** Where to begin, from the attribute. */
  readonly startSeconds: number | null;
  /** What there is to play is not known yet. */
  readonly awaitsItem: boolean;
}

/** Milliseconds that the deck waits, at most, for the first pieces to be asked for. */
const patience = 1000;

export class DeckKeeper {
  private readonly host: KeeperHost;
  /** Where the deck was told to begin. */
  private toldPlace = 0;
  private current: Deck | null = null;
  private preparing: Promise<Deck | null> | null = null;
  private hindered: FaceView['hindrance'] = null;
  /** The same object while it is the same medium. */
  private item: PlayerItem | null = null;
  private progress: Progress | null = null;
  /** Where a host or a person wants to begin. */
  private askedPlace: number | null = null;
  /** What play begins with is being asked for. */
  private warming: Promise<void> | null = null;
  /** Somebody wants to play, and the deck was not told yet; ends when they want no more. */
  private wanting: AbortController | null = null;
  /** They want to begin where the deck would not. */
  private wantsElsewhere = false;
  /** Who wants to play what is not known yet. */
  private readonly waiting = new Set<() => void>();

  constructor(host: KeeperHost) {
    this.host = host;
  }

  get deck(): Deck | null {
    return this.current;
  }
  get hindrance(): FaceView['hindrance'] {
    return this.hindered;
  }
  /** Seconds, `NaN` while unknown. */
  get duration(): number {
    return this.current?.playback.duration ?? this.item?.durationSeconds ?? Number.NaN;
  }
  /** Where play is, or would begin. */
  get position(): number {
    return this.current?.playback.currentTime ?? this.startAt;
  }
  /** As that of a media element: false from the wish to play on, not from the first picture. */
  get paused(): boolean {
    return this.wanting === null && (this.current?.playback.paused ?? true);
  }
  /** Where the person was the last time, if there is something to go on with and nothing else is asked for. */
  get resumeAt(): number | null {
    const isAsked = this.askedPlace !== null || this.host.startSeconds !== null;
    return isAsked || !this.item ? null : resumePosition(this.item, this.progress);
  }

  /** What is going to be drawn. Another item ends the deck; newer progress does not disturb play. */
  willShow(item: PlayerItem | null, progress: Progress | null): void {
    const isSame = item !== null && this.item !== null && sameMedia(item, this.item);
    const isNews = progress !== this.progress;
    this.progress = progress;
    if (isSame) {
      if (isNews || this.startAt !== this.toldPlace) this.tellPlace();
      return;
    }
    this.end();
    if (this.item) this.askedPlace = null;
    this.item = item;
  }

  /** Drawn. Nothing is fetched for play until somebody is near. */
  shown(): void {
    const { item } = this;
    this.lookAgain();
    if (!item || this.preparing) return;
    // What is wrong is said at once, not after a press on a button that promises play.
    if (!canPlayAny(item.renditions)) this.intend(false);
  }

  /** The person is about to play; `warm`: a first piece may be loaded. */
  intend(warm: boolean): void {
    void this.ready(false).then(
      (deck) => deck?.intend(warm),
      () => undefined,
    );
  }

  /** As a media element does: what has nothing to play yet begins when it has. */
  async play(): Promise<void> {
    await this.want(async (signal) => {
      await this.host.updateComplete;
      while (!this.item) {
        if (!this.host.awaitsItem) throw new DOMException('There is nothing to play.', 'NotSupportedError');
        await new Promise<void>((go) => this.waiting.add(go));
        signal.throwIfAborted();
      }
    });
  }

  pause(): void {
    this.wanting?.abort(new DOMException('Play was given up.', 'AbortError'));
    this.wanting = null;
    this.lookAgain();
    if (this.hindered === 'loading') this.hinder(null);
    this.current?.playback.pause();
  }

  /** The person pressed play. */
  async press(from?: number): Promise<void> {
    if (!this.current) this.hinder('loading');
    try {
      await this.want(async () => undefined, from);
    } catch {
      // Without the deck nothing can be played; with it, it says itself what is wrong.
      if (!this.current && this.hindered === 'loading') this.hinder('line');
    }
  }

  seek(seconds: number): void {
    this.askedPlace = Math.max(0, seconds);
    this.current?.seek(seconds);
  }

  /** The element left its place: told at once; whether it is only being moved shows a moment later. */
  disconnected(): void {
    this.current?.interrupt();
    this.pause();
    queueMicrotask(() => {
      if (this.host.isConnected) return;
      if (this.current?.begun && !this.current.playback.isLive) this.askedPlace = this.position;
      this.end();
    });
  }

  private get startAt(): number {
    return this.askedPlace ?? this.host.startSeconds ?? this.resumeAt ?? 0;
  }

  /** Plays when what is to be awaited has come, unless somebody gives it up meanwhile. */
  private async want(coming: (signal: AbortSignal) => Promise<void>, from?: number): Promise<void> {
    takeGesture(this.host.media);
    const wanting = (this.wanting ??= new AbortController());
    this.wantsElsewhere = from !== undefined;
    try {
      await coming(wanting.signal);
      const deck = await this.readyToPlay();
      wanting.signal.throwIfAborted();
      this.hinder(null);
      const playing = deck?.play(from);
      this.settle(wanting);
      await playing;
    } finally {
      this.settle(wanting);
    }
  }

  private settle(wanting: AbortController): void {
    if (this.wanting === wanting) this.wanting = null;
  }

  private tellPlace(): void {
    this.toldPlace = this.startAt;
    this.current?.begin(this.progress, this.toldPlace);
  }

  private lookAgain(): void {
    for (const go of this.waiting) go();
    this.waiting.clear();
  }

  private hinder(hindrance: FaceView['hindrance']): void {
    this.hindered = hindrance;
    this.host.requestUpdate();
  }

  /** The deck for what is on the stage, or `null` when there is nothing to play. `isPlay`: it is wanted now. */
  private ready(isPlay: boolean): Promise<Deck | null> {
    this.preparing ??= this.make(isPlay).catch((error: unknown) => {
      this.preparing = null;
      throw error;
    });
    return this.preparing;
  }

  /** The same of what is shown in the end: news of the item may come while its deck is on its way. */
  private async readyToPlay(): Promise<Deck | null> {
    for (;;) {
      const { item } = this;
      const isOnItsWay = this.preparing !== null && !this.current;
      const coming = this.ready(true);
      // Who was only near before wants the first pieces now.
      if (isOnItsWay && item) this.warming = warmUp(item, this.pressOn(item));
      const deck = await coming;
      if (item === this.item) return deck;
    }
  }

  private async make(isPlay: boolean): Promise<Deck | null> {
    const { host, item } = this;
    if (!item) return null;
    this.warming = warmUp(item, isPlay ? this.pressOn(item) : undefined);
    const [{ Deck }] = await Promise.all([loadDeck(), host.updateComplete]);
    // Making it takes its time: the pieces that play begins with are to be on their way meanwhile.
    if (this.wanting) await Promise.race([this.warming, after(patience)]);
    else await nextTask();
    // Meanwhile another item may be shown, or none; or the element was taken out and put back, and asked for its deck twice.
    if (this.current || item !== this.item || !host.isConnected || !host.media) return this.current;
    this.toldPlace = this.startAt;
    this.current = new Deck(host, { item, media: host.media, progress: this.progress, at: this.toldPlace });
    // What is here of the medium goes before what is drawn over it.
    if (this.wanting && !this.wantsElsewhere) this.current.intend(true);
    else host.requestUpdate();
    // Making it took its time, too: what came meanwhile goes before play.
    await nextTask();
    return this.current;
  }

  private pressOn(item: PlayerItem): Press {
    const open = (): void => {
      const { media } = this.host;
      if (this.wanting && !this.current && item === this.item && media) openSource(media, () => this.current ?? this.host.mediaEvent('loadstart'));
    };
    return { at: this.startAt, open };
  }

  private end(): void {
    this.current?.end();
    if (this.host.media) dropSource(this.host.media);
    this.current = this.preparing = this.hindered = null;
  }
}

const after = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
