/** Leave (请假): guardians ask for a child, a teacher of the class decides, and both sides see the same state. */
import * as v from 'valibot';
import { CalendarDate, ClassReference, Id, PersonReference, Timestamp, pageOf } from './common.ts';

/** Longer than a school year nobody is on leave by such a form. */
const mostDays = 200;
const dayMs = 24 * 60 * 60 * 1000;
const startOf = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** A day that the calendar has. */
export const Day = v.pipe(
  CalendarDate,
  v.check((day) => !Number.isNaN(startOf(day)) && new Date(startOf(day)).toISOString().startsWith(day), 'a day that the calendar has'),
);
const words = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(500));

const common = {
  kind: v.picklist(['illness', 'personal']),
  firstDay: Day,
  lastDay: Day,
  part: v.pipe(v.picklist(['day', 'morning', 'afternoon']), v.description('Of one day; `day` for whole days.')),
  reason: v.pipe(v.nullable(words), v.description('For the teachers of the child; no other family sees it. Null: not said, which is a right.')),
};

/** Which days and why, without whose. */
export const LeaveDays = v.pipe(v.object(common), v.title('LeaveDays'));

export const LeaveDraft = v.pipe(
  v.object({ childId: Id, ...common }),
  v.check(({ firstDay, lastDay }) => firstDay <= lastDay && startOf(lastDay) - startOf(firstDay) < mostDays * dayMs, 'days in their order, at most 200'),
  v.check(({ firstDay, lastDay, part }) => part === 'day' || firstDay === lastDay, 'half days are of one day'),
  v.title('LeaveDraft'),
);

export const LeaveDecision = v.pipe(
  v.object({ approved: v.boolean(), comment: v.nullable(words) }),
  v.check(({ approved, comment }) => approved || comment !== null, 'a refusal with its reason'),
  v.title('LeaveDecision'),
);

export const LeaveRequest = v.pipe(
  v.object({
    id: Id,
    child: PersonReference,
    class: ClassReference,
    ...common,
    state: v.pipe(v.picklist(['submitted', 'approved', 'refused', 'withdrawn']), v.description('A decision stands; before it, the family may withdraw.')),
    submittedBy: PersonReference,
    submittedAt: Timestamp,
    decision: v.nullable(v.object({ by: PersonReference, at: Timestamp, comment: v.nullable(v.string()) })),
  }),
  v.title('LeaveRequest'),
);
export const LeaveRequestPage = v.pipe(
  v.object({
    ...pageOf('LeaveRequestPage', LeaveRequest).entries,
    undecided: v.pipe(v.number(), v.integer(), v.minValue(0), v.description('How many wait for a decision.')),
  }),
  v.title('LeaveRequestPage'),
);
