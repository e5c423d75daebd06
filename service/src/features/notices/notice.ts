/** Notices: stored with the change they tell of; worded by the element, in the reader's language. */
import { v7 as uuidv7 } from 'uuid';
import type { RouteOutput, routes } from '../../../../contract/src/index.ts';
import type { Executor } from '../../database/carrier.ts';
import type { RoleName } from '../../database/schema.ts';

export type NoticeBody = RouteOutput<typeof routes.listNotices>['items'][number];
type TaskNotice = Extract<NoticeBody, { kind: 'task-assigned' | 'task-completed' }>;

export interface NewNotice {
  personId: string;
  /** The identity of that person it is meant for. */
  role: RoleName;
  kind: TaskNotice['kind'];
  /** Nothing is pushed without a sender. */
  senderId: string;
  task: { id: string; title: string; dueAt: string | null; resource: { id: string }; class: { name: string } };
  /** Whom it is about; null: the reader. */
  learner: { id: string; name: string } | null;
}

/** Stores the notices; one that was given before (same person, kind, task and learner) is not given again. */
export async function storeNotices(db: Executor, tenantId: string, notices: readonly NewNotice[]): Promise<void> {
  if (notices.length === 0) return;
  const createdAt = new Date().toISOString();
  await db
    .insertInto('notice')
    .values(
      notices.map(({ personId, role, kind, senderId, task, learner }) => {
        const parameters: TaskNotice['parameters'] = {
          taskId: task.id,
          taskTitle: task.title,
          resourceId: task.resource.id,
          className: task.class.name,
          learnerId: learner?.id ?? null,
          learnerName: learner?.name ?? null,
          dueAt: task.dueAt,
        };
        return {
          tenant_id: tenantId,
          id: uuidv7(),
          person_id: personId,
          role,
          kind,
          task_id: task.id,
          leave_request_id: null,
          learner_id: learner?.id ?? null,
          sender_id: senderId,
          parameters: JSON.stringify(parameters),
          created_at: createdAt,
          read_at: null,
        };
      }),
    )
    .onConflict((conflict) => conflict.columns(['tenant_id', 'person_id', 'role', 'kind', 'task_id', 'learner_id']).where('task_id', 'is not', null).doNothing())
    .execute();
}
