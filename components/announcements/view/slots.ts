/** Times of appointments in words, for families and for who sees them come. */
import type { Format } from '../../base/format.ts';
import type { Announcement, AppointmentSlot, Ask } from '../../base/ports/index.ts';

type Appointment = Extract<Ask, { kind: 'appointment' }>;

/** "16:00–16:10" */
export function slotTime({ startsAt }: AppointmentSlot, { minutes }: Appointment, format: Format): string {
  return `${format.time(startsAt)}–${format.time(new Date(Date.parse(startsAt) + minutes * 60_000).toISOString())}`;
}

const dayOf = ({ startsAt }: AppointmentSlot, format: Format): string => `${format.day(startsAt)} ${format.weekday(startsAt)}`;

/** With its day. */
export function slotWords(slot: AppointmentSlot, ask: Appointment, format: Format): string {
  return `${dayOf(slot, format)} ${slotTime(slot, ask, format)}`;
}

/** Slots under their days, in the order of time. */
export function slotsByDay({ slots }: Appointment, format: Format): { readonly day: string; readonly slots: readonly AppointmentSlot[] }[] {
  const days = new Map<string, AppointmentSlot[]>();
  for (const slot of slots) days.set(dayOf(slot, format), [...(days.get(dayOf(slot, format)) ?? []), slot]);
  return [...days].map(([day, own]) => ({ day, slots: own }));
}

/** Ids of slots that somebody has. */
export const takenOf = ({ counts }: Announcement): ReadonlySet<string> => new Set(counts.filter(({ count }) => count > 0).map(({ optionId }) => optionId));
