/** Attendance (考勤): who of a class was there on a day, for its teachers; and of one child, for its guardians. Nothing is counted up. */
import * as v from 'valibot';
import { CalendarDate, ClassReference, Id, PersonReference, Timestamp } from './common.ts';
import { LeaveDays } from './leave.ts';

const Status = v.pipe(
  v.picklist(['present', 'late', 'absent', 'leave']),
  v.description('`absent`: not there, and nobody knows why; `leave`: away with leave.'),
);
const note = v.pipe(v.nullable(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200))), v.description('For the teachers and the guardians of the child; no other family sees it.'));
const revision = v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1)));
const said = { by: PersonReference, at: Timestamp };

export const AttendanceDraft = v.pipe(
  v.object({
    marks: v.pipe(
      v.array(v.object({ learnerId: Id, status: Status, note, revision: v.pipe(revision, v.description('As the roll showed it. A mark whose entry has moved on is left out: what was said since stands.')) })),
      v.maxLength(200),
      v.check((marks) => new Set(marks.map(({ learnerId }) => learnerId)).size === marks.length, 'each learner once'),
      v.description('Only of whom something is said or corrected.'),
    ),
    taken: v.pipe(v.boolean(), v.description('The roll has been gone through: of whom nothing was said is present.')),
  }),
  v.title('AttendanceDraft'),
);

export const AttendanceRoll = v.pipe(
  v.object({
    class: ClassReference,
    day: CalendarDate,
    taken: v.nullable(v.object(said)),
    entries: v.array(
      v.object({
        learner: PersonReference,
        status: v.pipe(v.nullable(Status), v.description('Approved leave of the day or its morning makes `leave` of nothing said, and of `absent`. Null: nobody has said anything yet.')),
        note: v.nullable(v.string()),
        leave: v.pipe(v.nullable(LeaveDays), v.description('Approved leave of that day; of the afternoon alone it is only shown.')),
        undecided: v.pipe(v.nullable(LeaveDays), v.description('Leave of that day that was asked for and is not decided; it says nothing of the status.')),
        revision: v.pipe(revision, v.description('How often something was said of the learner that day; null: never.')),
        marked: v.pipe(v.nullable(v.object({ ...said, corrected: v.boolean() })), v.description('Who said so last; null where it follows from leave or from the roll.')),
      }),
    ),
  }),
  v.title('AttendanceRoll'),
);

export const ChildAttendance = v.pipe(
  v.object({
    learner: PersonReference,
    day: v.pipe(CalendarDate, v.description('Today in China.')),
    today: v.pipe(v.nullable(Status), v.description('Null: nobody has said anything yet. Of one who is in several classes the worst counts: `absent` in any of them.')),
    days: v.pipe(
      v.array(v.object({ day: CalendarDate, class: ClassReference, status: Status, note: v.nullable(v.string()) })),
      v.description('Days of the last 60 on which the child was late or not there, newest first. No others, and no sums.'),
    ),
  }),
  v.title('ChildAttendance'),
);
