/** What the measured page can be asked for. */
import type { Resource } from '../../../components/base/ports/types.ts';

export interface HeldBench {
  /** Sees all of the resources once, and then has no line. */
  see(resources: readonly Resource[]): Promise<void>;
  /** The browser hears that the line has gone. */
  lose(): void;
  /** From now on it is noted how long the page hears no key. */
  watch(): void;
  /** How long that was, each time, and how long after the line went, before it with a minus; in milliseconds. What is below 50 is not told by browsers. */
  blocked(): { after: number; duration: number }[];
  /** Milliseconds until the first question by sound is answered, for which the catalogue of what is held is made. */
  open(): Promise<number>;
  /** Milliseconds of a question, and how much it found. */
  search(words: string): Promise<{ time: number; total: number }>;
}
declare global {
  interface Window {
    heldBench: HeldBench;
  }
}
