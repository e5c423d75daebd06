/** What an author is told when an own resource was decided on. */
import { v7 as uuidv7 } from 'uuid';
import type { RouteOutput, routes } from '../../../../contract/src/index.ts';
import type { Executor } from '../../database/carrier.ts';
import { appendEvents } from '../../outbox/outbox.ts';
import { draftOf, type OwnRow } from './own-resource-rows.ts';

type AdmissionNotice = Extract<RouteOutput<typeof routes.listNotices>['items'][number], { kind: 'resource-admitted' | 'resource-returned' }>;

/** Gives the author one notice, sent by the manager who decided; it takes the place of that of an earlier submission. */
export async function notifyAuthor(db: Executor, { tenant_id, id, author_id, state, decided_by, decided_at, reason, resource_id, draft }: OwnRow): Promise<void> {
  if (decided_by === null || decided_at === null) return;
  const noticeId = uuidv7();
  const kind: AdmissionNotice['kind'] = state === 'admitted' ? 'resource-admitted' : 'resource-returned';
  const parameters: AdmissionNotice['parameters'] = { ownResourceId: id, resourceId: resource_id, title: draftOf({ draft }).title, reason };
  await db.deleteFrom('notice').where((where) => where.and({ tenant_id, person_id: author_id, own_resource_id: id })).execute();
  await db
    .insertInto('notice')
    .values({
      tenant_id, id: noticeId, person_id: author_id, role: 'teacher', kind, task_id: null, leave_request_id: null, learner_id: null, own_resource_id: id,
      sender_id: decided_by, parameters: JSON.stringify(parameters), created_at: decided_at, read_at: null,
    })
    .execute();
  await appendEvents(db, [{ tenantId: tenant_id, type: 'notice.created', subject: { noticeId }, audience: [author_id] }]);
}
