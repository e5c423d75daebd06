/**
 * Keeps the deck of a player: none while nobody is near, one while its item is shown. Until it is there, what a host or a
 * person wants of it is remembered here.
 */
import type { Deck, DeckHost } from '../deck/deck.ts';
import type { Progress } from '../../base/ports/index.ts';
import { canPlayAny, firstStream } from '../media/engine.ts';
import { sameMedia } from '../media/item.ts';
import { loadDeck, savesData, warmUp } from '../media/warm-up.ts';
import type { PlayerItem } from '../player.types.ts';
import { resumePosition } from '../watching/resume.ts';
import type { FaceView } from './face.ts';
import { forgetSight, onceInSight } from './nearness.ts';

export interface KeeperHost extends DeckHost {
  readonly updateComplete: Promise<boolean>;
  /** The media element, once it is drawn. */
  readonly media: HTMLMediaElement | null;
  /** Where to begin, from the attribute. */
  readonly startSeconds: number | null;
  /** What there is to play is not known yet. */
  readonly awaitsItem: boolean;
}

export class DeckKeeper {
  private readonly host: KeeperHost;
  private current: Deck | null = null;
  private preparing: Promise<Deck | null> | null = null;
  private hindered: FaceView['hindrance'] = null;
  /** The same object while it is the same medium. */
  private item: PlayerItem | null = null;
  private progress: Progress | null = null;
  /** Where a host or a person wants to begin. */
  private wish: number | null = null;
  /** Who wants to play what is not known yet. */
  private readonly waiting = new Set<{ go: () => void; stop: (reason: DOMException) => void }>();

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
  /** Where the person was the last time, if there is something to go on with and nothing else is asked for. */
  get resumeAt(): number | null {
    const isAsked = this.wish !== null || this.host.startSeconds !== null;
    return isAsked || !this.item ? null : resumePosition(this.item, this.progress);
  }

  /** What is going to be drawn. Another item ends the deck; newer progress does not disturb play. */
  willShow(item: PlayerItem | null, progress: Progress | null): void {
    const isSame = item !== null && this.item !== null && sameMedia(item, this.item);
    const isNews = progress !== this.progress;
    this.progress = progress;
    if (isSame) {
      if (isNews) this.current?.begin(progress, this.startAt);
      return;
    }
    this.end();
    if (this.item) this.wish = null;
    this.item = item;
  }

  /** Drawn. Play is likely where a lesson lies in sight of a page that has nothing else to do. */
  shown(): void {
    const { item } = this;
    for (const { go } of this.waiting) go();
    this.waiting.clear();
    if (!item || this.preparing) return;
    // What is wrong is said at once, not after a press on a button that promises play.
    if (!canPlayAny(item.renditions)) this.intend(false);
    else if (!savesData()) onceInSight(this.host, () => void this.expect());
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
    await this.host.updateComplete;
    while (!this.item) {
      if (!this.host.awaitsItem) throw new DOMException('There is nothing to play.', 'NotSupportedError');
      await new Promise<void>((go, stop) => this.waiting.add({ go, stop }));
    }
    await (await this.readyToPlay())?.play();
  }

  pause(): void {
    for (const { stop } of this.waiting) stop(new DOMException('Play was given up.', 'AbortError'));
    this.waiting.clear();
    this.current?.playback.pause();
  }

  /** The person pressed play. */
  async press(from?: number): Promise<void> {
    if (!this.current) this.hinder('loading');
    try {
      const deck = await this.readyToPlay();
      this.hinder(null);
      await deck?.play(from);
    } catch {
      // Without the deck nothing can be played; with it, it says itself what is wrong.
      if (!this.current) this.hinder('line');
    }
  }

  seek(seconds: number): void {
    this.wish = Math.max(0, seconds);
    this.current?.seek(seconds);
  }

  /** The element left its place: told at once; whether it is only being moved shows a moment later. */
  disconnected(): void {
    forgetSight(this.host);
    this.current?.interrupt();
    this.pause();
    queueMicrotask(() => {
      if (this.host.isConnected) return;
      if (this.current?.begun) this.wish = this.position;
      this.end();
    });
  }

  /** In sight, and the page is idle: whatever costs time but few bytes is done before somebody presses play. */
  private async expect(): Promise<void> {
    const { item } = this;
    if (!item) return;
    await warmUp(item);
    if (item !== this.item || !firstStream(item.renditions)) return;
    // The engine itself is not made yet: its media source is a blob, which a page's policy may forbid.
    await this.ready(false).catch(() => undefined);
  }

  private get startAt(): number {
    return this.wish ?? this.host.startSeconds ?? this.resumeAt ?? 0;
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
      const deck = await this.ready(true);
      if (item === this.item) return deck;
    }
  }

  private async make(isPlay: boolean): Promise<Deck | null> {
    const { host, item } = this;
    if (!item) return null;
    forgetSight(host);
    void warmUp(item, isPlay ? this.startAt : undefined);
    const [{ Deck }] = await Promise.all([loadDeck(), host.updateComplete]);
    // Meanwhile another item may be shown, or none.
    if (item !== this.item || !host.isConnected || !host.media) return this.current;
    this.current = new Deck(host, { item, media: host.media, progress: this.progress, at: this.startAt });
    host.requestUpdate();
    return this.current;
  }

  private end(): void {
    this.current?.end();
    this.current = this.preparing = this.hindered = null;
  }
}
