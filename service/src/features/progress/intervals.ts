/** Watched stretches in seconds: parsing those of the xAPI video profile, and merging. */
export type Interval = [from: number, to: number];

/** Stretches that lie closer than this are one: players report times a little apart. */
const gapSeconds = 0.5;
/** More stretches than this nobody leaves by watching; then those nearest to each other are taken as one. */
const mostIntervals = 500;

/** `0[.]31.5[,]40[.]48` as intervals; null when it is written wrongly. Empty stretches are left out. */
export function parseSegments(text: string): Interval[] | null {
  if (text.trim() === '') return [];
  const intervals: Interval[] = [];
  for (const part of text.split('[,]')) {
    const [from, to, ...rest] = part.split('[.]').map((number) => (number.trim() === '' ? Number.NaN : Number(number)));
    if (from === undefined || to === undefined || rest.length > 0) return null;
    if (!Number.isFinite(from) || !Number.isFinite(to) || from < 0 || to < 0) return null;
    if (from < to) intervals.push([from, to]);
  }
  return intervals;
}

/** Ordered intervals without overlaps; beyond `duration` (where it is known) nothing can have been watched. */
export function mergeIntervals(intervals: readonly Interval[], duration: number | null): Interval[] {
  const limit = duration ?? Number.POSITIVE_INFINITY;
  const sorted = intervals
    .map(([from, to]): Interval => [from, Math.min(to, limit)])
    .filter(([from, to]) => from < to)
    .sort((a, b) => a[0] - b[0]);
  let merged = join(sorted, gapSeconds);
  for (let gap = gapSeconds * 2; merged.length > mostIntervals; gap *= 2) merged = join(merged, gap);
  return merged;
}

function join(sorted: readonly Interval[], gap: number): Interval[] {
  const merged: Interval[] = [];
  for (const [from, to] of sorted) {
    const last = merged.at(-1);
    if (last !== undefined && from <= last[1] + gap) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

/** Seconds covered by intervals that do not overlap. */
export function coveredSeconds(intervals: readonly Interval[]): number {
  return intervals.reduce((sum, [from, to]) => sum + to - from, 0);
}
