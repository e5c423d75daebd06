import { LsEvent, LsRequestEvent } from '../base/events.ts';
import type { LeaveDraft, LeaveRequest } from '../base/ports/index.ts';

/** A guardian asks for leave for an own child. The id of the event is the key under which it has the effect of one. */
export class LsLeaveRequestEvent extends LsRequestEvent<{ draft: LeaveDraft }> {
  static readonly type = 'ls-leave-request';
  constructor(draft: LeaveDraft) {
    super(LsLeaveRequestEvent.type, 'P-11', { draft });
  }
}

/** A guardian withdraws what is not decided. */
export class LsLeaveWithdrawRequestEvent extends LsRequestEvent<{ leaveRequestId: string }> {
  static readonly type = 'ls-leave-withdraw-request';
  constructor(leaveRequestId: string) {
    super(LsLeaveWithdrawRequestEvent.type, 'P-11', { leaveRequestId });
  }
}

/** A teacher approves or refuses. */
export class LsLeaveDecideRequestEvent extends LsRequestEvent<{ leaveRequestId: string; approved: boolean; comment: string | null }> {
  static readonly type = 'ls-leave-decide-request';
  constructor(leaveRequestId: string, approved: boolean, comment: string | null) {
    super(LsLeaveDecideRequestEvent.type, 'P-11', { leaveRequestId, approved, comment });
  }
}

/** The person wants older leave. */
export class LsLeaveMoreRequestEvent extends LsRequestEvent {
  static readonly type = 'ls-leave-more-request';
  constructor() {
    super(LsLeaveMoreRequestEvent.type, 'P-11', {});
  }
}

/** Leave has another state; `null` where it waits on this machine. */
export class LsLeaveChangeEvent extends LsEvent<{ request: LeaveRequest | null }> {
  static readonly type = 'ls-leave-change';
  constructor(request: LeaveRequest | null) {
    super(LsLeaveChangeEvent.type, 'P-11', { request });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'ls-leave-request': LsLeaveRequestEvent;
    'ls-leave-withdraw-request': LsLeaveWithdrawRequestEvent;
    'ls-leave-decide-request': LsLeaveDecideRequestEvent;
    'ls-leave-more-request': LsLeaveMoreRequestEvent;
    'ls-leave-change': LsLeaveChangeEvent;
  }
}
