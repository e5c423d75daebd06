/** Calendar days as the contract has them, yyyy-mm-dd, in China. */
import type { Format } from '../../base/format.ts';
import type { LeaveDays } from '../../base/ports/index.ts';
import type { Translate } from '../../base/views.ts';

const chinaMs = 8 * 60 * 60 * 1000;

/** The day that it is in China, wherever the machine thinks it is. */
export const today = (now = Date.now()): string => new Date(now + chinaMs).toISOString().slice(0, 10);

const partWords = { day: 'leave.part.day', morning: 'leave.part.morning', afternoon: 'leave.part.afternoon' } as const;

/** From when to when, as people say it. */
export function daysInWords({ firstDay, lastDay, part }: LeaveDays, t: Translate, format: Format): string {
  const say = (day: string): string => `${format.day(`${day}T04:00:00.000Z`)} ${format.weekday(`${day}T04:00:00.000Z`)}`;
  if (firstDay !== lastDay) return t('leave.days', { first: say(firstDay), last: say(lastDay) });
  return part === 'day' ? say(firstDay) : `${say(firstDay)} ${t(partWords[part])}`;
}
