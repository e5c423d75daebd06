/**
 * What a first view in order is believed: nobody watches more than time has passed. The service's own clock decides; a
 * lesson watched without a line arrives late, and then enough time has passed.
 */
import { coveredSeconds, type Interval } from './intervals.ts';
import type { ProgressRow } from './progress.ts';

/** The fastest speed that a player offers. */
const fastest = 2.5;
/** The first records may come together. After them none is given again: many small gifts would be a whole lesson. */
const firstSeconds = 30;

/**
 * `after`, with no more watched than can have been since `before`: the earliest stretches are believed first. What was not
 * believed is in the next record of the same session again, and by then time has passed.
 * @param since when there was nothing yet: the task was given
 */
export function believable(before: ProgressRow | null, after: ProgressRow, since: string): ProgressRow {
  const elapsed = Math.max(0, (Date.parse(after.updated_at) - Date.parse(before?.updated_at ?? since)) / 1000);
  const most = coveredSeconds(before?.watched ?? []) + elapsed * fastest + (before === null ? firstSeconds : 0);
  if (coveredSeconds(after.watched) <= most) return after;
  const watched = earliest(after.watched, most);
  const ratio = after.duration_seconds ? Math.min(1, coveredSeconds(watched) / after.duration_seconds) : 0;
  const furthest = watched.at(-1)?.[1] ?? 0;
  return {
    ...after,
    watched,
    ratio,
    state: before?.state ?? 'started',
    position_seconds: Math.min(after.position_seconds, furthest),
  };
}

function earliest(intervals: readonly Interval[], most: number): Interval[] {
  let left = most;
  return intervals.flatMap(([from, to]): Interval[] => {
    const end = Math.min(to, from + left);
    left -= Math.max(0, end - from);
    return end > from ? [[from, end]] : [];
  });
}
