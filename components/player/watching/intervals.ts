/** Watched stretches: merged, ordered, and measured. Progress is made of these, never of a percentage. */
import type { Interval } from '../../base/ports/index.ts';

/** Two stretches closer than this are one: players report time in steps. */
const joinGap = 0.25;

/** The same seconds as `intervals`, ordered and without overlap. What is empty, backwards or not a number is left out. */
export function mergeIntervals(intervals: readonly Interval[]): Interval[] {
  const sane = intervals.filter(([from, to]) => Number.isFinite(from) && Number.isFinite(to) && to > from);
  const ordered = sane.map(([from, to]): Interval => [from, to]).sort((a, b) => a[0] - b[0]);
  const merged: Interval[] = [];
  for (const interval of ordered) {
    const last = merged.at(-1);
    if (last && interval[0] <= last[1] + joinGap) last[1] = Math.max(last[1], interval[1]);
    else merged.push(interval);
  }
  return merged;
}

/** Seconds in `intervals`, each counted once. */
export function coveredSeconds(intervals: readonly Interval[]): number {
  return mergeIntervals(intervals).reduce((sum, [from, to]) => sum + (to - from), 0);
}

/** Watched share of `duration`, 0 to 1; 0 while the duration is unknown. */
export function watchedRatio(intervals: readonly Interval[], duration: number | null): number {
  if (duration === null || !Number.isFinite(duration) || duration <= 0) return 0;
  const inside = intervals.map(([from, to]): Interval => [Math.max(0, from), Math.min(duration, to)]);
  return Math.min(1, coveredSeconds(inside) / duration);
}

/** Times to the millisecond: more is noise of the media clock. */
export function rounded(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
