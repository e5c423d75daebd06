/** A passage that is played again and again: language, dance, a proof that goes too fast. */
import { shortest, type Passage } from '../media/passage.ts';

/** `0`: without end. */
export const loopCounts = [0, 3, 5, 10] as const;

export class Loop {
  private begin: number | null = null;
  private end: number | null = null;
  private wanted: number = loopCounts[0];
  private played = 0;

  /** Where the passage begins, once that is marked. */
  get from(): number | null {
    return this.begin;
  }
  /** The passage, once both ends are marked. */
  get passage(): Passage | null {
    return this.begin === null || this.end === null ? null : { from: this.begin, to: this.end };
  }
  /** How often it is played; `0`: until somebody ends it. */
  get count(): number {
    return this.wanted;
  }
  set count(count: number) {
    this.wanted = count;
    this.played = 0;
  }
  /** Which time this is, from 1. */
  get round(): number {
    return this.played + 1;
  }

  markFrom(seconds: number): void {
    this.begin = seconds;
    this.played = 0;
    if (this.end !== null && this.end - seconds < shortest) this.end = null;
  }

  /** Marks the end; without a beginning the passage begins at the beginning. */
  markTo(seconds: number): void {
    const from = this.begin ?? 0;
    if (seconds - from < shortest) return;
    this.begin = from;
    this.end = seconds;
    this.played = 0;
  }

  /** Takes a line or a chapter as the passage. */
  take({ from, to }: Passage): void {
    this.clear();
    this.markFrom(from);
    this.markTo(to);
  }

  clear(): void {
    this.begin = this.end = null;
    this.played = 0;
  }

  /** Where to go from a place at which play has arrived: back to the beginning, or nowhere. */
  next(seconds: number): number | null {
    const { passage } = this;
    if (!passage || seconds < passage.to) return null;
    this.played += 1;
    if (this.wanted > 0 && this.played >= this.wanted) {
      this.clear();
      return null;
    }
    return passage.from;
  }
}
