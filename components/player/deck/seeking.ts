/** Going elsewhere: by the person, as far as a first view lets them; by the player; and by a phone's own controls. */
import type { Progress } from '../../base/ports/index.ts';
import type { Playback } from '../media/playback.ts';
import type { Hint } from '../view/hint.ts';
import type { Recorder } from '../watching/recorder.ts';

/** A jump of the media clock that is shorter is the engine's doing, not a person's. */
const smallJump = 1;

export interface SeekingHost {
  readonly playback: Playback;
  readonly recorder: Recorder;
  /** A question that is to be answered first, in seconds. */
  readonly barrier: number | null;
  hint(hint: Hint): void;
  wake(): void;
  requestUpdate(): void;
}

export class Seeking {
  private readonly host: SeekingHost;
  private inOrder = false;
  private expected = 0;
  private previewed: number | null = null;
  private isDragging = false;

  constructor(host: SeekingHost) {
    this.host = host;
  }

  /** Where a release of the thumb would lead, or `null`. */
  get preview(): number | null {
    return this.previewed;
  }
  get dragging(): boolean {
    return this.isDragging;
  }
  /** On a first view nobody skips what was not seen yet: the furthest place there is, or `null` where all is free. */
  get limit(): number | null {
    const { recorder, barrier } = this.host;
    if (!this.isInOrder) return null;
    return Math.min(recorder.watched.at(-1)?.[1] ?? 0, barrier ?? Number.POSITIVE_INFINITY);
  }
  /** A first view that skips nothing, and is not over. */
  get isInOrder(): boolean {
    // What happens now is no first view of something that is there.
    return this.inOrder && !this.host.recorder.completed && !this.host.playback.isLive;
  }

  begin(at: number, progress: Progress | null): void {
    this.expected = at;
    this.inOrder = progress?.inOrder ?? false;
  }

  show(seconds: number | null, dragging: boolean): void {
    this.previewed = seconds;
    this.isDragging = dragging;
    this.host.requestUpdate();
  }

  /** The person goes there. */
  seek(seconds: number): void {
    this.show(null, false);
    const { playback, recorder } = this.host;
    const target = this.allowed(seconds);
    const from = playback.currentTime;
    this.jump(target);
    const to = playback.currentTime;
    if (to !== from) recorder.seek(from, to);
    this.host.wake();
  }

  /** Goes there without that being an act of the person. */
  jump(seconds: number): void {
    this.host.playback.seek(seconds);
    this.expected = this.host.playback.currentTime;
    this.host.requestUpdate();
  }

  /** The media clock ticks. */
  tick(seconds: number): void {
    this.expected = seconds;
  }

  /** Seeks that are not ours come from a phone's own fullscreen controls. */
  noticeForeign(seconds: number): void {
    if (Math.abs(seconds - this.expected) < smallJump) return;
    if (this.allowed(seconds) < seconds) {
      this.jump(this.allowed(seconds));
    } else {
      this.host.recorder.seek(this.expected, seconds);
      this.expected = seconds;
    }
  }

  private allowed(seconds: number): number {
    const { limit } = this;
    if (limit === null || seconds <= limit) return seconds;
    this.host.hint('limit');
    return limit;
  }
}
