/** Arithmetic of watch time, as the service has it: time passes between two records of a session while it plays. */
import type { ProgressRecord } from '../base/ports/types.ts';

/** The player tells of itself every 15 seconds of the lesson; a longer silence was no watching. */
const longestGapMs = 75_000;

/** Seconds of the records, in tasks and beside them. */
export function secondsOf(records: readonly ProgressRecord[]): { usedSeconds: number; taskSeconds: number } {
  const sums = { usedSeconds: 0, taskSeconds: 0 };
  const playing = new Map<string, number>();
  for (const { verb, sessionId, taskId, at } of [...records].sort((a, b) => (a.at < b.at ? -1 : 1))) {
    const moment = Date.parse(at);
    const since = playing.get(sessionId);
    if (since !== undefined) {
      sums[taskId === null ? 'usedSeconds' : 'taskSeconds'] += Math.min(moment - since, longestGapMs) / 1000;
      playing.set(sessionId, moment);
    }
    if (verb === 'played') playing.set(sessionId, moment);
    if (verb === 'paused' || verb === 'terminated') playing.delete(sessionId);
  }
  return sums;
}
