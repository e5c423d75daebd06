/** Arithmetic of progress: watched stretches, and what records add to them. */
import type { Interval, Progress, ProgressRecord } from '../base/ports/types.ts';

/** Merges stretches that touch or overlap, and orders them. Empty and turned ones are left out. */
export function mergeIntervals(intervals: readonly Interval[]): Interval[] {
  const ordered = intervals.filter(([from, to]) => from < to).sort(([a], [b]) => a - b);
  const merged: Interval[] = [];
  for (const [from, to] of ordered) {
    const last = merged.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
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

/** What `progress` becomes by records of the same learner, resource and task, in the order they were made. */
export function addRecords(progress: Progress, records: readonly ProgressRecord[]): Progress {
  return records.reduce((before, record) => {
    const durationSeconds = record.durationSeconds ?? before.durationSeconds;
    const watched = mergeIntervals([...before.watched, ...record.playedSegments]);
    const completed = before.state === 'completed' || record.verb === 'completed';
    return {
      ...before,
      state: completed ? 'completed' : 'started',
      positionSeconds: record.positionSeconds,
      durationSeconds,
      watched,
      ratio: watchedRatio(watched, durationSeconds),
      updatedAt: record.at,
      version: before.version + 1,
    };
  }, progress);
}
