/**
 * How long somebody has watched, from the records of a day. Time passes between two records of a session while it plays; the
 * player tells of itself every 15 seconds of the lesson, so a longer silence was no watching.
 */

/** Half speed doubles the 15 seconds; a stall adds some. */
const longestGapMs = 75_000;
const dayMs = 24 * 60 * 60 * 1000;
/** Asia/Shanghai, all year. */
const zoneMs = 8 * 60 * 60 * 1000;

export interface WatchRecord {
  verb: 'played' | 'ended' | 'other';
  session: string;
  isTask: boolean;
  /** Milliseconds, by the clock of the service. */
  at: number;
}

/** First moment of the day in which `now` lies. */
export const startOfDay = (now: number): number => Math.floor((now + zoneMs) / dayMs) * dayMs - zoneMs;
export const nameOfDay = (now: number): string => new Date(now + zoneMs).toISOString().slice(0, 10);

/** Seconds since `from`, in tasks and beside them. */
export function countSeconds(records: readonly WatchRecord[], from: number): { used: number; inTasks: number } {
  const sums = { used: 0, inTasks: 0 };
  const playing = new Map<string, number>();
  for (const { verb, session, isTask, at } of [...records].sort((a, b) => a.at - b.at)) {
    const since = playing.get(session);
    if (since !== undefined) {
      const gap = Math.min(at - since, longestGapMs, Math.max(0, at - from));
      sums[isTask ? 'inTasks' : 'used'] += gap / 1000;
      playing.set(session, at);
    }
    if (verb === 'played') playing.set(session, at);
    if (verb === 'ended') playing.delete(session);
  }
  return { used: Math.round(sums.used), inTasks: Math.round(sums.inTasks) };
}
