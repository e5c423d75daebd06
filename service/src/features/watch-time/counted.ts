/**
 * How long somebody has watched, from the records of a day. Time passes between two records of a session while it plays; the
 * player tells of itself every 15 seconds of the lesson, so a longer silence was no watching.
 */

/** Half speed doubles the 15 seconds; a stall adds some. */
const longestGapMs = 75_000;

export interface WatchRecord {
  verb: 'played' | 'ended' | 'other';
  session: string;
  isTask: boolean;
  /** Milliseconds, by the clock of the service. */
  at: number;
}

/** Seconds of the records, in tasks and beside them. */
export function countSeconds(records: readonly WatchRecord[]): { used: number; inTasks: number } {
  const sums = { used: 0, inTasks: 0 };
  const playing = new Map<string, number>();
  for (const { verb, session, isTask, at } of [...records].sort((a, b) => a.at - b.at)) {
    const since = playing.get(session);
    if (since !== undefined) {
      sums[isTask ? 'inTasks' : 'used'] += Math.min(at - since, longestGapMs) / 1000;
      playing.set(session, at);
    }
    if (verb === 'played') playing.set(session, at);
    if (verb === 'ended') playing.delete(session);
  }
  return { used: Math.round(sums.used), inTasks: Math.round(sums.inTasks) };
}
