/**
 * Leave of pupils: guardians ask, a teacher of the class decides.
 *
 * What every adapter keeps (`adapters/test/leave-suite.ts` holds it):
 * - A request is submitted, then withdrawn by the family or decided by a teacher, whichever comes first; that stands.
 * - Guardians see the leave of the own children, teachers that of the learners in their classes, and nobody any other.
 * - What waits for a decision stands first, then the rest, each newest first.
 */
import type { AttendancePort } from './attendance.ts';
import type { Answer, CallOptions, Receipt, Subscribable } from './ports.ts';
import type { ClassReference, PersonReference } from './types.ts';

export interface LeaveDays {
  kind: 'illness' | 'personal';
  /** Calendar days in China, yyyy-mm-dd. */
  firstDay: string;
  lastDay: string;
  /** Half days are of one day. */
  part: 'day' | 'morning' | 'afternoon';
  /** For the teachers of the child alone. `null`: not said. */
  reason: string | null;
}
export interface LeaveDraft extends LeaveDays {
  child: PersonReference;
}
export interface LeaveRequest extends LeaveDays {
  id: string;
  child: PersonReference;
  /** `queued`: it waits on this machine; of what the service adds nothing is known then. */
  state: 'queued' | 'submitted' | 'approved' | 'refused' | 'withdrawn';
  class: ClassReference | null;
  submittedBy: PersonReference | null;
  submittedAt: string;
  decision: { by: PersonReference; at: string; comment: string | null } | null;
}
export interface LeaveRequestPage {
  items: LeaveRequest[];
  nextCursor: string | null;
  total: number;
  /** How many wait for a decision. */
  undecided: number;
}

export interface LeavePort extends Subscribable, AttendancePort {
  /** With `day`, only approved leave of that day: who is away. */
  list(query: { day?: string; cursor?: string; limit?: number }, options?: CallOptions): Promise<Answer<LeaveRequestPage>>;
  /** `key` is a UUID made when the person acted: the same key has the effect of one request. */
  request(draft: LeaveDraft, key: string): Promise<Receipt<LeaveRequest>>;
  withdraw(leaveRequestId: string): Promise<Receipt<LeaveRequest>>;
  /** A refusal says why. */
  decide(leaveRequestId: string, decision: { approved: boolean; comment: string | null }): Promise<Receipt<LeaveRequest>>;
}
