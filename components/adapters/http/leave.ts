/** The leave port over a service that speaks the contract. */
import { decideLeave, listLeaveRequests, requestLeave, withdrawLeave } from '../../../contract/src/routes/leave.ts';
import type { LeavePort } from '../../base/ports/leave.ts';
import type { CallOptions, Subscribable } from '../../base/ports/ports.ts';
import { changesFor } from '../changes.ts';
import { attendancePort } from './attendance.ts';
import type { Client, RouteCallOptions } from './client.ts';

export function leavePort(client: Client, by: (options?: CallOptions) => RouteCallOptions, hub: Subscribable): LeavePort {
  return {
    ...attendancePort(client, by),
    subscribe: changesFor('leave', hub),
    list: async ({ day, cursor, limit }, options) => {
      const query = { day, cursor, limit: limit === undefined ? undefined : String(limit) };
      const { value, asOf } = await client.call(listLeaveRequests, { query }, by(options));
      return { value, asOf, stale: false };
    },
    request: async ({ child, ...days }, key) => {
      const { value } = await client.call(requestLeave, { body: { childId: child.id, ...days } }, { ...by(), idempotencyKey: key, functionId: 'P-11' });
      return { status: 'sent', value };
    },
    withdraw: async (leaveRequestId) => {
      const { value } = await client.call(withdrawLeave, { params: { leaveRequestId } }, { ...by(), functionId: 'P-11' });
      return { status: 'sent', value };
    },
    decide: async (leaveRequestId, decision) => {
      const { value } = await client.call(decideLeave, { params: { leaveRequestId }, body: decision }, { ...by(), functionId: 'P-11' });
      return { status: 'sent', value };
    },
  };
}
