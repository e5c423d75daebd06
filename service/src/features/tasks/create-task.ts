/** A teacher gives a class a task: the task, the notices and the events are stored together or not at all. */
import { v7 as uuidv7 } from 'uuid';
import type { RouteInput, routes } from '../../../../contract/src/index.ts';
import { authorise } from '../../authorisation/authorise.ts';
import type { Executor } from '../../database/carrier.ts';
import { ProblemError } from '../../http/problem.ts';
import type { Caller } from '../../identity/caller.ts';
import { appendEvents } from '../../outbox/outbox.ts';
import { storeNotices, type NewNotice } from '../notices/notice.ts';
import { noteUse } from '../resources/use.ts';
import { guardiansOf, learnersOf, teachersOf } from '../people.ts';
import { namedLearners } from './for-whom.ts';
import { readOneTask, type TaskBody } from './task-rows.ts';

type Draft = RouteInput<typeof routes.createTask>['body'];

/**
 * Stores the task and tells the learners whom it is for, their guardians and the class's teachers.
 * @throws ProblemError not-found for a class that the caller does not teach, a learner who is not in it, or an unknown resource; invalid-request for learners without a reason
 */
export async function createTask(db: Executor, caller: Caller, draft: Draft): Promise<TaskBody> {
  const { tenantId, personId } = caller;
  await authorise(db, caller, 'task.create', { class: draft.classId });
  const resource = await db
    .selectFrom('resource')
    .select('id')
    .where((where) => where.and({ tenant_id: tenantId, id: draft.resourceId }))
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  if (resource === undefined) throw new ProblemError('not-found');
  // Whoever alone has to do something reads why.
  if (draft.learnerIds !== undefined && draft.reason === undefined) throw new ProblemError('invalid-request', { errors: [{ pointer: '/reason', rule: 'reason-for-some' }] });
  const chosen = draft.learnerIds && (await namedLearners(db, caller, draft.classId, draft.learnerIds));
  const taskId = uuidv7();
  await db
    .insertInto('task')
    .values({
      tenant_id: tenantId,
      id: taskId,
      version: 1,
      class_id: draft.classId,
      resource_id: draft.resourceId,
      title: draft.title,
      instruction: draft.instruction,
      paper_alternative: draft.paperAlternative,
      assigned_by: personId,
      created_at: new Date().toISOString(),
      in_order: draft.inOrder ?? false,
      mode: draft.mode ?? null,
      tier: draft.tier ?? 'all',
      estimated_minutes: draft.estimatedMinutes ?? null,
      for_some: chosen !== undefined,
      reason: draft.reason ?? null,
      // In milliseconds like every moment here: pages are cut at this value.
      due_at: draft.dueAt === null ? null : new Date(draft.dueAt).toISOString(),
    })
    .execute();
  if (chosen !== undefined) await db.insertInto('task_learner').values(chosen.map(({ id }) => ({ tenant_id: tenantId, task_id: taskId, person_id: id }))).execute();
  await noteUse(tenantId, [{ personId, resourceId: draft.resourceId }]).execute(db);
  const task = await readOneTask(db, caller, { taskId });
  await tell(db, caller, task, chosen ?? (await learnersOf(db, tenantId, task.class.id)));
  return task;
}

async function tell(db: Executor, { tenantId, personId }: Caller, task: TaskBody, learners: readonly { id: string; name: string }[]): Promise<void> {
  const guardians = await guardiansOf(db, tenantId, learners.map(({ id }) => id));
  const teachers = await teachersOf(db, tenantId, task.class.id);
  const names = new Map(learners.map(({ id, name }) => [id, name]));
  const common = { kind: 'task-assigned', senderId: personId, task } as const;
  const notices: NewNotice[] = [
    ...learners.map(({ id }) => ({ ...common, personId: id, role: 'student' as const, learner: null })),
    ...guardians.map(({ guardianId, childId }) => ({
      ...common,
      personId: guardianId,
      role: 'guardian' as const,
      learner: { id: childId, name: names.get(childId) ?? '' },
    })),
  ];
  await storeNotices(db, tenantId, notices);
  const informed = notices.map((notice) => notice.personId);
  const subject = { taskId: task.id, resourceId: task.resource.id };
  await appendEvents(db, [
    { tenantId, type: 'task.created', subject, audience: [...informed, ...teachers] },
    { tenantId, type: 'notice.created', subject: { taskId: task.id }, audience: informed },
  ]);
}
