/** The night, in which nothing that can wait is delivered. */
import { chinaOffsetMs, dayMs } from './china-time.ts';

/** Minutes after midnight, China Standard Time. */
export const night = { fromMinute: 21 * 60, toMinute: 7 * 60 } as const;

/** The moment itself by day; in the night the morning after it. */
export function afterNight(moment: string): string {
  const local = Date.parse(moment) + chinaOffsetMs;
  const midnight = Math.floor(local / dayMs) * dayMs;
  const minute = (local - midnight) / 60_000;
  if (minute >= night.toMinute && minute < night.fromMinute) return new Date(moment).toISOString();
  const morning = midnight + night.toMinute * 60_000 + (minute < night.toMinute ? 0 : dayMs);
  return new Date(morning - chinaOffsetMs).toISOString();
}

/** When something is delivered: not before the wished time, and not in the night unless it cannot wait. */
export function deliveryTime(now: string, { scheduledFor, isUrgent }: { scheduledFor: string | null; isUrgent: boolean }): string {
  const wished = scheduledFor !== null && Date.parse(scheduledFor) > Date.parse(now) ? scheduledFor : now;
  return isUrgent ? new Date(wished).toISOString() : afterNight(wished);
}
