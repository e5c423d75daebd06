/** A part of the lesson that was asked for: play stops at its end, and who goes beyond it has the whole lesson. */
import { passageOf, type Passage } from '../media/passage.ts';
import type { Playback } from '../media/playback.ts';
import type { Hint } from '../view/hint.ts';

/** The media clock and a finger are this exact, in seconds. */
const nearness = 0.5;
/** Play that is further beyond the end than this has not just arrived there. */
const overshoot = 1;

export interface PartHost {
  readonly playback: Playback;
  /** A passage that the person repeats goes before. */
  readonly repeats: boolean;
  jump(seconds: number): void;
  hint(hint: Hint): void;
}

interface Asked {
  readonly passage: Passage | null;
  choose(passage: Passage | null): void;
}

export class Part {
  private readonly host: PartHost;
  private readonly asked: Asked;
  /** What was asked for before the length was known. */
  private believed: Passage | null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: PartHost, asked: Asked) {
    this.host = host;
    this.asked = asked;
    this.believed = asked.passage;
  }

  get passage(): Passage | null {
    return this.asked.passage;
  }

  /** Where play begins again, once it stands at the end. */
  get again(): number | undefined {
    const { passage } = this;
    const { phase, currentTime } = this.host.playback;
    return passage !== null && (phase === 'ended' || currentTime >= passage.to - nearness / 10) ? passage.from : undefined;
  }

  /** One event of the media element. */
  media(type: string): void {
    // Not with the length itself: whoever loads goes to the place that was asked for only then.
    if (type === 'loadeddata' || type === 'timeupdate') this.check();
    if (type === 'timeupdate' || type === 'playing' || type === 'ratechange') this.follow();
    if (type === 'pause') this.stop();
  }

  /** The person goes there. */
  left(seconds: number): void {
    const { passage } = this;
    if (passage !== null && (seconds < passage.from - nearness || seconds > passage.to + nearness)) this.asked.choose(null);
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  /** A part beyond the end is none: then it is the lesson from its beginning. */
  private check(): void {
    const { believed, passage } = this;
    this.believed = passage;
    // Who has left a part themselves stays where they are.
    if (believed !== null && passage === null && passageOf(String(believed.from), String(believed.to), this.host.playback.duration) === null) this.host.jump(0);
  }

  /** The media clock ticks too seldom to hit the end. */
  private follow(): void {
    const { passage } = this;
    const { playback, repeats } = this.host;
    this.stop();
    if (passage === null || playback.paused || repeats) return;
    const left = (passage.to - playback.currentTime) / playback.playbackRate;
    if (left < -overshoot) this.asked.choose(null);
    else if (left <= 0) {
      playback.pause();
      this.host.hint('part-end');
    } else if (left < 1) this.timer = setTimeout(() => this.follow(), left * 1000);
  }
}
