/** Calendar days as the contract has them, yyyy-mm-dd, in China. */
import { noonOf } from '../../base/china-day.ts';
import type { Format } from '../../base/format.ts';
import type { LeaveDays } from '../../base/ports/index.ts';
import type { Translate } from '../../base/views.ts';

const partWords = { day: 'leave.part.day', morning: 'leave.part.morning', afternoon: 'leave.part.afternoon' } as const;

/** From when to when, as people say it. */
export function daysInWords({ firstDay, lastDay, part }: LeaveDays, t: Translate, format: Format): string {
  const say = (day: string): string => `${format.day(noonOf(day))} ${format.weekday(noonOf(day))}`;
  if (firstDay !== lastDay) return t('leave.days', { first: say(firstDay), last: say(lastDay) });
  return part === 'day' ? say(firstDay) : `${say(firstDay)} ${t(partWords[part])}`;
}
