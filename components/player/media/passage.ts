/** A part of a lesson, asked for by its two ends. */
import { parseTime } from '../../base/clock.ts';

export interface Passage {
  from: number;
  to: number;
}

/** Shorter than this nobody hears anything. */
export const shortest = 0.5;
/** Forms of the same lesson differ by this much in length. */
const slack = 1;

/**
 * The part between two times; `null` where they make none: not a time, the end before its beginning or beyond the lesson.
 * @param duration `NaN` while it is unknown
 */
export function passageOf(start: string | null, end: string | null, duration: number): Passage | null {
  const [from, to] = [start === null ? 0 : (parseTime(start) ?? Number.NaN), parseTime(end) ?? Number.NaN];
  return to - from >= shortest && !(to > duration + slack) ? { from, to } : null;
}
