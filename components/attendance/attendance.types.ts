import type { AttendanceRoll, ChildAttendance, ClassReference } from '../base/ports/index.ts';
import type { DataState } from '../base/state.ts';

/** The roll of a class, for a teacher. */
export interface RollData {
  readonly role: 'teacher';
  readonly classes: readonly ClassReference[];
  readonly roll: AttendanceRoll;
  /** The last day that can be said: today in China. */
  readonly today: string;
  /** What became of what was said last: on its way, with the service, left out in part because somebody else was faster, or waiting on this machine. */
  readonly outcome: 'none' | 'sending' | 'sent' | 'overtaken' | 'queued';
}
/** The own children, for a guardian. */
export interface FamilyData {
  readonly role: 'guardian';
  readonly children: readonly ChildAttendance[];
}
export type AttendanceData = RollData | FamilyData;
export type AttendanceState = DataState<AttendanceData>;
