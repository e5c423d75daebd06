/** Leave on a bad line: a family asks at any time; whether it was decided meanwhile only the service knows, so the rest needs the line. */
import type { LeavePort, LeaveRequest, LeaveRequestPage } from '../../base/ports/leave.ts';
import { offlineAttendance } from './attendance.ts';
import type { Write } from './database.ts';
import type { OfflinePortOptions } from './port-options.ts';

/** Requests that wait on this machine, newest first, above what the service knows. */
function withQueuedRequests(page: LeaveRequestPage, writes: readonly Write[]): LeaveRequestPage {
  const queued = writes.flatMap(({ command, at }): LeaveRequest[] =>
    command.kind === 'leave' ? [{ ...command.draft, id: command.key, state: 'queued', class: null, submittedBy: null, submittedAt: at, decision: null }] : [],
  );
  return { ...page, items: [...queued.reverse(), ...page.items], total: page.total + queued.length };
}

export function offlineLeave({ remote, subscribe, read, write, onChange }: OfflinePortOptions): LeavePort {
  return {
    subscribe,
    ...offlineAttendance({ remote, read, write, onChange }),
    list: (query, { signal } = {}) =>
      read(
        { question: ['leave', query], load: (ports, call) => ports.leave.list(query, call), change: 'leave.changed', signal },
        query.day === undefined && query.cursor === undefined ? withQueuedRequests : undefined,
      ),
    request: async (draft, key) => {
      const receipt = await write<LeaveRequest>(`leave ${draft.child.id}`, { kind: 'leave', draft, key }, () => remote.leave.request(draft, key));
      if (receipt.status === 'queued') onChange({ type: 'leave.changed' });
      return receipt;
    },
    withdraw: (id) => remote.leave.withdraw(id),
    decide: (id, decision) => remote.leave.decide(id, decision),
  };
}
