/** What a family is told when its request is decided. */
import { v7 as uuidv7 } from 'uuid';
import type { RouteOutput, routes } from '../../../../contract/src/index.ts';
import type { Executor } from '../../database/carrier.ts';
import { appendEvents } from '../../outbox/outbox.ts';
import { guardiansOf } from '../people.ts';
import type { LeaveBody } from './leave-rows.ts';

type LeaveNotice = Extract<RouteOutput<typeof routes.listNotices>['items'][number], { kind: 'leave-approved' | 'leave-refused' }>;

/** Gives every guardian of the child a notice, sent by the teacher who decided. */
export async function notifyFamily(db: Executor, tenantId: string, { id, child, class: place, firstDay, lastDay, state, decision }: LeaveBody): Promise<void> {
  if (decision === null) return;
  const kind: LeaveNotice['kind'] = state === 'approved' ? 'leave-approved' : 'leave-refused';
  const parameters: LeaveNotice['parameters'] = { leaveRequestId: id, className: place.name, learnerId: child.id, learnerName: child.name, firstDay, lastDay };
  const created_at = new Date().toISOString();
  for (const { guardianId } of await guardiansOf(db, tenantId, [child.id])) {
    const noticeId = uuidv7();
    await db
      .insertInto('notice')
      .values({
        tenant_id: tenantId, id: noticeId, person_id: guardianId, role: 'guardian', kind, task_id: null, leave_request_id: id, learner_id: child.id,
        sender_id: decision.by.id, parameters: JSON.stringify(parameters), created_at, read_at: null,
      })
      .execute();
    await appendEvents(db, [{ tenantId, type: 'notice.created', subject: { noticeId }, audience: [guardianId] }]);
  }
}
