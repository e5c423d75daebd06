import type { LeaveRequest, PersonReference, Role } from '../base/ports/index.ts';
import type { DataState } from '../base/state.ts';

/** Leave of the own children, or of the learners in the own classes. */
export interface LeaveData {
  readonly role: Role;
  /** For whom a guardian may ask. */
  readonly children: readonly PersonReference[];
  readonly items: readonly LeaveRequest[];
  /** How many wait for a decision. */
  readonly undecided: number;
  readonly more: boolean;
  /** For a teacher: whose approved leave is of today; `null` while that is not known. */
  readonly away: readonly LeaveRequest[] | null;
  /** What became of the last request: on its way, with the service, or waiting on this machine. */
  readonly outcome: 'none' | 'sending' | 'sent' | 'queued';
}
export type LeaveState = DataState<LeaveData>;
