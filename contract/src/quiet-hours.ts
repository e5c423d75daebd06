/** When people are left in peace: the night, in which nothing that can wait is delivered, and the hours that each person chooses. */
import { chinaOffsetMs, dayMs } from './china-time.ts';

/** A time of every day, over midnight where it ends before it begins. */
export interface DailyTime {
  readonly fromMinute: number;
  readonly toMinute: number;
}
/** How somebody wants to be left in peace. */
export interface ChosenQuiet {
  /** Null: never quiet. */
  readonly quiet: DailyTime | null;
  /** At this minute one digest tells what came since the day before; null: what comes is told as it comes. */
  readonly digestMinute: number | null;
}
/** A stretch of time, from a moment up to before another. */
export interface Stretch {
  readonly from: string;
  readonly until: string;
}

/** Minutes after midnight, China Standard Time. */
export const night = { fromMinute: 21 * 60, toMinute: 7 * 60 } as const satisfies DailyTime;
/** Of whoever has said nothing. */
export const usualQuiet = { quiet: night, digestMinute: null } as const satisfies ChosenQuiet;

const time = (milliseconds: number): string => new Date(milliseconds).toISOString();

/** The last moment, `now` included, at which it was that minute of the day in China. */
function lastAt(now: number, minute: number): number {
  const midnight = Math.floor((now + chinaOffsetMs) / dayMs) * dayMs - chinaOffsetMs;
  const today = midnight + minute * 60_000;
  return today <= now ? today : today - dayMs;
}

/** The latest stretch of that time which has begun. */
function lastStretch(now: number, { fromMinute, toMinute }: DailyTime): { from: number; until: number } {
  const from = lastAt(now, fromMinute);
  return { from, until: from + ((toMinute - fromMinute + 1440) % 1440) * 60_000 };
}

/** When the quiet of now ends; null: it is not quiet. */
export function quietUntil(now: string, quiet: DailyTime | null): string | null {
  if (quiet === null) return null;
  const { until } = lastStretch(Date.parse(now), quiet);
  return until > Date.parse(now) ? time(until) : null;
}

/** When the first of several is to be reached again, where all are quiet now; null: somebody can be reached, or there is nobody. */
export function quietTogether(now: string, times: readonly (DailyTime | null)[]): string | null {
  const ends = times.map((quiet) => quietUntil(now, quiet));
  return ends.reduce((first, end) => (first === null || end === null ? null : end < first ? end : first), ends[0] ?? null);
}

/** What came in `told` was told as one, when it was over; what comes in `waiting` will be. */
export function digestTimes(now: string, { quiet, digestMinute }: ChosenQuiet): { told: Stretch | null; waiting: Stretch | null } {
  const moment = Date.parse(now);
  if (digestMinute !== null) {
    const last = lastAt(moment, digestMinute);
    return { told: { from: time(last - dayMs), until: time(last) }, waiting: { from: time(last), until: time(last + dayMs) } };
  }
  if (quiet === null) return { told: null, waiting: null };
  const { from, until } = lastStretch(moment, quiet);
  if (until <= moment) return { told: { from: time(from), until: time(until) }, waiting: null };
  return { told: { from: time(from - dayMs), until: time(until - dayMs) }, waiting: { from: time(from), until: time(until) } };
}

/** The moment itself by day; in the night the morning after it. */
export const afterNight = (moment: string): string => quietUntil(moment, night) ?? time(Date.parse(moment));

/** When something is delivered: not before the wished time, and not in the night unless it cannot wait. */
export function deliveryTime(now: string, { scheduledFor, isUrgent }: { scheduledFor: string | null; isUrgent: boolean }): string {
  const wished = scheduledFor !== null && Date.parse(scheduledFor) > Date.parse(now) ? scheduledFor : now;
  return isUrgent ? time(Date.parse(wished)) : afterNight(wished);
}
