/** How long a child may watch, as the own guardians say, and how long it has watched today on all devices. */
import type { Answer, CallOptions, Receipt } from './ports.ts';
import type { PersonReference } from './types.ts';

export interface WatchRule {
  /** `null`: no limit. */
  dailyMinutes: number | null;
  /** Times of day in China, hh:mm; both or none. */
  from: string | null;
  to: string | null;
  /** After so long eyes rest; `null`: as the stage of the lesson says. */
  restMinutes: number | null;
  /** What a teacher has given as a task may be watched all the same, and does not count. */
  tasksExempt: boolean;
}
export interface WatchTime {
  learnerId: string;
  rule: WatchRule | null;
  setBy: PersonReference | null;
  /** Calendar day in China, yyyy-mm-dd. */
  day: string;
  /** Tasks aside. */
  usedSeconds: number;
  taskSeconds: number;
  /** By the clock of the service. */
  at: string;
}

export interface WatchTimePort {
  /** The own; a guardian names the own child. */
  watchTime(learnerId: string | null, options?: CallOptions): Promise<Answer<WatchTime>>;
  /** Needs the line: a rule that waits would hold for nobody. */
  setWatchRule(learnerId: string, rule: WatchRule): Promise<Receipt<WatchTime>>;
}
