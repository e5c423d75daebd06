/** What a family is told when its request is decided. */
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { RouteOutput, routes } from '../../../../contract/src/index.ts';
import type { Executor } from '../../database/carrier.ts';
import { appendEvents } from '../../outbox/outbox.ts';
import type { LeaveBody } from './leave-rows.ts';

type LeaveNotice = Extract<RouteOutput<typeof routes.listNotices>['items'][number], { kind: 'leave-approved' | 'leave-refused' }>;

/** Gives every guardian of the child a notice, sent by the teacher who decided. */
export async function notifyFamily(db: Executor, tenantId: string, { id, child, class: place, firstDay, lastDay, state, decision }: LeaveBody): Promise<void> {
  if (decision === null) return;
  const kind: LeaveNotice['kind'] = state === 'approved' ? 'leave-approved' : 'leave-refused';
  const parameters: LeaveNotice['parameters'] = { leaveRequestId: id, className: place.name, learnerId: child.id, learnerName: child.name, firstDay, lastDay };
  const { rows } = await sql<{ guardian_id: string }>`select guardian_id from guardianship where tenant_id = ${tenantId} and child_id = ${child.id} and ended_at is null`.execute(db);
  const created_at = new Date().toISOString();
  for (const { guardian_id } of rows) {
    const noticeId = uuidv7();
    await db
      .insertInto('notice')
      .values({
        tenant_id: tenantId, id: noticeId, person_id: guardian_id, role: 'guardian', kind, task_id: null, leave_request_id: id, learner_id: child.id,
        sender_id: decision.by.id, parameters: JSON.stringify(parameters), created_at, read_at: null,
      })
      .execute();
    await appendEvents(db, [{ tenantId, type: 'notice.created', subject: { noticeId }, audience: [guardian_id] }]);
  }
}
