/**
 * Attendance: who of a class was there on a day. Part of the leave port, for leave that is approved stands in the roll.
 *
 * What every adapter keeps (`adapters/test/leave-suite.ts` holds it):
 * - A roll is its class's teachers'; a guardian sees the own child, and nobody anything of another.
 * - A mark carries the revision that the roll showed; when somebody has said something since, that stands and the mark is left out:
 *   it may be sent again, however late. What stood there before a correction is kept.
 */
import type { Answer, CallOptions, Receipt } from './ports.ts';
import type { LeaveDays } from './leave.ts';
import type { ClassReference, PersonReference } from './types.ts';

/** `absent`: not there, and nobody knows why. */
export type AttendanceStatus = 'present' | 'late' | 'absent' | 'leave';

export interface AttendanceMark {
  learnerId: string;
  status: AttendanceStatus;
  /** For the teachers and guardians of the child. */
  note: string | null;
  /** As the roll showed it. */
  revision: number | null;
}
export interface AttendanceDraft {
  /** Only of whom something is said or corrected. */
  marks: AttendanceMark[];
  /** The roll has been gone through: of whom nothing was said is present. */
  taken: boolean;
}
export interface AttendanceEntry {
  learner: PersonReference;
  /** `null`: nobody has said anything yet. */
  status: AttendanceStatus | null;
  note: string | null;
  /** Approved leave of that day. */
  leave: LeaveDays | null;
  /** Leave of that day that was asked for and is not decided: to be looked at before a family is called. */
  undecided: LeaveDays | null;
  /** How often something was said of the learner that day, `null`: never. */
  revision: number | null;
  /** Who said so last, `null` where it follows from leave or from the roll. `queued`: it waits on this machine. */
  marked: { by: PersonReference; at: string; corrected: boolean } | 'queued' | null;
}
export interface AttendanceRoll {
  class: ClassReference;
  /** Calendar day in China, yyyy-mm-dd. */
  day: string;
  taken: { by: PersonReference; at: string } | 'queued' | null;
  entries: AttendanceEntry[];
}
export interface ChildAttendance {
  learner: PersonReference;
  /** Today in China. */
  day: string;
  today: AttendanceStatus | null;
  /** Days of the last 60 on which the child was late or not there, newest first. No others, and no sums. */
  days: { day: string; class: ClassReference; status: AttendanceStatus; note: string | null }[];
}

export interface AttendancePort {
  roll(classId: string, day: string, options?: CallOptions): Promise<Answer<AttendanceRoll>>;
  takeRoll(classId: string, day: string, draft: AttendanceDraft): Promise<Receipt<AttendanceRoll>>;
  /** Of an own child. */
  attendance(learnerId: string, options?: CallOptions): Promise<Answer<ChildAttendance>>;
}
