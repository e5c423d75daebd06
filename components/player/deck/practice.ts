/** Practising on a deck: a passage again and again, and the video picture by picture. */
import type { FollowAlong } from '../follow/follow-along.ts';
import { Loop } from '../learning/loop.ts';
import { Frames } from '../media/frames.ts';
import type { Playback } from '../media/playback.ts';
import type { Texts } from '../media/texts.ts';
import type { Hint } from '../view/hint.ts';
import type { PassageLinked, PassageSharing } from '../passage/passage-sharing.ts';
import type { PanelKeeper } from './panel-keeper.ts';

export interface PracticeHost {
  readonly playback: Playback;
  readonly texts: Texts;
  readonly panels: PanelKeeper;
  /** Goes elsewhere without that being an act of the person. */
  jump(seconds: number): void;
  seek(seconds: number): void;
  hint(hint: Hint): void;
  requestUpdate(): void;
}

export class Practice {
  readonly loop = new Loop();
  private readonly host: PracticeHost;
  private readonly media: HTMLMediaElement;
  private readonly frames: Frames;
  private readonly linked: PassageLinked;
  private kept: FollowAlong | null = null;
  private shared: PassageSharing | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: PracticeHost, media: HTMLMediaElement, linked: PassageLinked, signal: AbortSignal) {
    this.host = host;
    this.linked = linked;
    this.media = media;
    this.frames = new Frames(media, signal);
    const leave = (): void => this.leave();
    document.addEventListener('visibilitychange', leave, { signal });
    window.addEventListener('pagehide', leave, { signal });
    signal.addEventListener('abort', () => {
      clearTimeout(this.timer);
      this.kept?.end();
    });
  }

  /** Its panel is not seen any more: no microphone stays on without a sign and a button that ends it. */
  leave(): void {
    void this.kept?.stop();
  }

  /** Reading along: it comes with the panels. */
  get along(): FollowAlong | null {
    const { drawing } = this.host.panels;
    if (drawing) this.kept ??= new drawing.FollowAlong(this.host, this.loop);
    return this.kept;
  }

  /** Handing on the passage: it comes with the panels, too. */
  get sharing(): PassageSharing | null {
    const { drawing } = this.host.panels;
    if (drawing) this.shared ??= new drawing.PassageSharing(this.linked, this.loop);
    return this.shared;
  }

  markFrom(): void {
    this.loop.markFrom(this.host.playback.currentTime);
    this.host.hint('loop-from');
  }
  markTo(): void {
    this.loop.markTo(this.host.playback.currentTime);
    this.host.hint(this.loop.passage ? 'loop-to' : 'loop-from');
    this.follow();
  }
  end(): void {
    if (this.loop.from === null) return;
    this.loop.clear();
    this.host.hint('loop-end');
  }
  setCount(count: number): void {
    this.loop.count = count;
    this.host.requestUpdate();
  }

  stepFrame(direction: -1 | 1): void {
    const { playback } = this.host;
    playback.pause();
    // Half a picture more, so that rounding does not show the same one again.
    this.host.seek(playback.currentTime + direction * this.frames.step * (direction < 0 ? 1 : 1.01));
  }

  /** Called while play goes on: turns back at the end of the passage. The media clock ticks too seldom to hit it. */
  follow(): void {
    const { playback } = this.host;
    const { passage } = this.loop;
    clearTimeout(this.timer);
    if (this.kept?.isListening) {
      if (!this.media.seeking) this.kept.follow();
      return;
    }
    // On its way back an engine may still tell the old place: that is no further round.
    if (!passage || playback.paused || this.media.seeking) return;
    const left = (passage.to - playback.currentTime) / playback.playbackRate;
    if (left <= 0) {
      const to = this.loop.next(playback.currentTime);
      if (to !== null) this.host.jump(to);
      this.host.requestUpdate();
    } else if (left < 1) {
      this.timer = setTimeout(() => this.follow(), left * 1000);
    }
  }
}
