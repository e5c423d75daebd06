/** Arithmetic of progress: watched stretches, and what records add to them. */
import type { Interval, Progress, ProgressRecord } from '../base/ports/types.ts';
import { addReading, readRatio } from '../base/reading.ts';

/** Stretches that lie closer than this are one: players report times a little apart. */
const gapSeconds = 0.5;
/** So much watched is the whole: credits and a moment at the end do not count against a learner. */
const completeRatio = 0.95;

/** Merges stretches that touch or overlap, and orders them. Beyond the end nothing can have been watched. */
export function mergeIntervals(intervals: readonly Interval[], durationSeconds: number | null = null): Interval[] {
  const end = durationSeconds ?? Infinity;
  const ordered = intervals
    .map(([from, to]): Interval => [from, Math.min(to, end)])
    .filter(([from, to]) => from < to)
    .sort(([a], [b]) => a - b);
  const merged: Interval[] = [];
  for (const [from, to] of ordered) {
    const last = merged.at(-1);
    if (last && from <= last[1] + gapSeconds) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

/** Watched share of the whole, 0 to 1; 0 where the whole is not known. */
export function watchedRatio(watched: readonly Interval[], durationSeconds: number | null): number {
  if (!durationSeconds) return 0;
  const seconds = watched.reduce((sum, [from, to]) => sum + to - from, 0);
  return Math.min(1, seconds / durationSeconds);
}

/** Progress where nothing was watched yet. */
export function noProgress(personId: string, resourceId: string, taskId: string | null): Progress {
  return {
    personId, resourceId, taskId, state: 'not-started', positionSeconds: 0, durationSeconds: null,
    watched: [], ratio: 0, updatedAt: null, version: 0,
  };
}

/**
 * What `progress` becomes by records of the same learner and resource, in the order they were made. As the service has it:
 * what can be watched is complete when it was watched; where there is nothing to watch, the learner's word is all there is.
 */
export function addRecords(progress: Progress, records: readonly ProgressRecord[]): Progress {
  return records.reduce((before, record) => {
    const durationSeconds = before.durationSeconds ?? record.durationSeconds;
    const watched = mergeIntervals([...before.watched, ...record.playedSegments], durationSeconds);
    const isDeclared = durationSeconds === null && record.verb === 'completed';
    const reading = record.reading ? addReading(before.reading, record.reading) : (before.reading ?? null);
    const ratio = isDeclared ? 1 : reading && durationSeconds === null ? readRatio(reading) : watchedRatio(watched, durationSeconds);
    const isComplete = before.state === 'completed' || isDeclared || ratio >= completeRatio;
    return {
      ...before,
      state: isComplete ? 'completed' : 'started',
      positionSeconds: record.positionSeconds,
      durationSeconds,
      watched,
      ratio,
      reading,
      updatedAt: record.at,
      version: before.version + 1,
    };
  }, progress);
}
