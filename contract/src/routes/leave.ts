/** Routes of the leave port. */
import * as v from 'valibot';
import { defineRoute } from '../route.ts';
import { CalendarDate, Cursor, Id, PageSize } from '../schemas/common.ts';
import { LeaveDecision, LeaveDraft, LeaveRequest, LeaveRequestPage } from '../schemas/leave.ts';

const one = v.object({ leaveRequestId: Id });

export const listLeaveRequests = defineRoute({
  id: 'listLeaveRequests',
  method: 'get',
  path: '/leave-requests',
  tag: 'leave',
  act: 'leave.read',
  summary: 'Leave of the own children, or of the learners one teaches',
  description: 'What waits for a decision first, then the rest, each newest first.',
  query: v.object({
    day: v.optional(v.pipe(CalendarDate, v.description('Only approved leave of that day: who is away.'))),
    cursor: v.optional(Cursor),
    limit: v.optional(PageSize),
  }),
  success: { status: 200, description: 'A page of leave requests.', schema: LeaveRequestPage },
  etag: true,
});

export const requestLeave = defineRoute({
  id: 'requestLeave',
  method: 'post',
  path: '/leave-requests',
  tag: 'leave',
  act: 'leave.request',
  summary: 'Ask for leave for an own child',
  body: LeaveDraft,
  idempotent: true,
  success: { status: 201, description: 'The request as it was stored; the teachers of the class are told.', schema: LeaveRequest },
  problems: ['not-found', 'idempotency-key-missing', 'idempotency-key-reused'],
});

export const withdrawLeave = defineRoute({
  id: 'withdrawLeave',
  method: 'put',
  path: '/leave-requests/{leaveRequestId}/withdrawal',
  tag: 'leave',
  act: 'leave.withdraw',
  summary: 'Withdraw a request that is not decided',
  params: one,
  success: { status: 200, description: 'The request, withdrawn; also when it was before.', schema: LeaveRequest },
  problems: ['not-found', 'leave-decided'],
});

export const decideLeave = defineRoute({
  id: 'decideLeave',
  method: 'put',
  path: '/leave-requests/{leaveRequestId}/decision',
  tag: 'leave',
  act: 'leave.decide',
  summary: 'Approve or refuse; the first decision stands',
  description: 'The same decision by a second teacher changes nothing.',
  params: one,
  body: LeaveDecision,
  success: { status: 200, description: 'The request with the decision; the guardians are told.', schema: LeaveRequest },
  problems: ['not-found', 'leave-decided'],
});
