/** From "from four to six, ten minutes each" to single times. */
import type { AppointmentSlot } from '../../base/ports/index.ts';

/** A stretch of time in which families come: `2026-12-02T16:00` to `18:00`, Beijing time. */
export interface Stretch {
  readonly from: string;
  readonly to: string;
}
/** As many as one announcement may offer. */
export const mostSlots = 100;
const minuteMs = 60_000;

/** A time of a field is meant in Beijing time, wherever the machine thinks it is. Empty: none. */
export const momentOf = (field: string): string | null => (field === '' ? null : new Date(`${field}:00+08:00`).toISOString());

/** Times one after the other in each stretch. Null when they lie over each other, or are none or too many. */
export function slotsOf(stretches: readonly Stretch[], minutes: number): AppointmentSlot[] | null {
  const length = minutes * minuteMs;
  if (!(length > 0)) return null;
  const starts = stretches
    .filter(({ from, to }) => from !== '' && to !== '')
    .flatMap(({ from, to }) => {
      const [begin, end] = [from, `${from.slice(0, 10)}T${to}`].map((moment) => Date.parse(momentOf(moment) ?? ''));
      if (begin === undefined || end === undefined || !(end > begin)) return [];
      return Array.from({ length: Math.min(Math.floor((end - begin) / length), mostSlots + 1) }, (_, index) => begin + index * length);
    })
    .sort((a, b) => a - b);
  const isOver = starts.some((start, index) => index > 0 && start - (starts[index - 1] ?? 0) < length);
  if (isOver || starts.length === 0 || starts.length > mostSlots) return null;
  return starts.map((start, index) => ({ id: `s${index + 1}`, startsAt: new Date(start).toISOString() }));
}
