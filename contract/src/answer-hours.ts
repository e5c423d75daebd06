/** When a teacher can be expected to answer, in China's time, whatever a machine's own is. */
import { chinaOffsetMs, dayMs } from './china-time.ts';

interface Hours {
  /** Days of the week, 0 is Sunday. */
  days: readonly number[];
  /** Minutes after midnight, China Standard Time. */
  fromMinute: number;
  toMinute: number;
}

export const usualAnswerHours: Hours = { days: [1, 2, 3, 4, 5], fromMinute: 8 * 60, toMinute: 18 * 60 };

/** When the hours begin again; `null` within them. */
export function answersFrom(now: string, { days, fromMinute, toMinute }: Hours = usualAnswerHours): string | null {
  const local = Date.parse(now) + chinaOffsetMs;
  const midnight = Math.floor(local / dayMs) * dayMs;
  const minute = (local - midnight) / 60_000;
  const isWorkday = (time: number) => days.includes(new Date(time).getUTCDay());
  if (isWorkday(midnight) && minute >= fromMinute && minute < toMinute) return null;
  for (let day = minute < fromMinute ? 0 : 1; day <= 7; day += 1) {
    const begin = midnight + day * dayMs;
    if (isWorkday(begin)) return new Date(begin + fromMinute * 60_000 - chinaOffsetMs).toISOString();
  }
  return null;
}
