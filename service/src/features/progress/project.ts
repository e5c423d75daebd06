/** Brings progress up to date with new statements, and tells those whom it concerns, in the same transaction. */
import type { Executor } from '../../database/carrier.ts';
import { inOneTrip } from '../../database/trip.ts';
import { insertEvents, type KnownEvent } from '../../outbox/outbox.ts';
import { storeNotices } from '../notices/notice.ts';
import { noteUse } from '../resources/use.ts';
import type { Facts, TaskFacts } from './facts.ts';
import { believable } from './plausible.ts';
import { textOf, writeProgress } from './progress-rows.ts';
import { applyStatement, type ProgressKey, type ProgressRow } from './progress.ts';
import type { PlacedStatement } from './place.ts';

/** One row of progress, of one person in a resource by itself or as part of a task, and what is new of it. */
interface Place extends ProgressKey {
  statements: PlacedStatement[];
}

/**
 * Takes the fresh statements into the progress that is held, and tells of it.
 * @param held the rows of their places, by key
 */
export async function project(
  db: Executor,
  tenantId: string,
  fresh: readonly PlacedStatement[],
  held: ReadonlyMap<string, ProgressRow>,
  facts: Facts,
): Promise<void> {
  const places = placesOf(fresh);
  if (places.length === 0) return;
  const changes = places.map((place) => ({ ...place, ...change(place, held.get(textOf(place)), facts) }));
  const events: KnownEvent[] = [];
  for (const { personId, resourceId, taskId, isFinished } of changes) {
    events.push(changeEvent(tenantId, { personId, resourceId, taskId }, facts));
    const task = facts.tasks.get(taskId ?? '');
    const guardians = facts.guardians.get(personId) ?? [];
    if (task !== undefined && isFinished) events.push(...(await tellOfCompletion(db, tenantId, personId, task, guardians)));
  }
  await inOneTrip(db, [writeProgress(tenantId, changes), noteUse(tenantId, places), insertEvents(events)]);
}

/** Tells the learner, the family, and who teaches the class of a task. */
export function changeEvent(tenantId: string, { personId, resourceId, taskId }: ProgressKey, { guardians, tasks }: Facts): KnownEvent {
  return {
    tenantId,
    type: 'progress.changed',
    subject: { resourceId, personId, ...(taskId !== null && { taskId }) },
    audience: [personId, ...(guardians.get(personId) ?? []), ...(tasks.get(taskId ?? '')?.teachers ?? [])],
  };
}

/** What was done in a task counts for the resource, too. */
export function placesOf(statements: readonly PlacedStatement[]): Place[] {
  const places = new Map<string, Place>();
  for (const one of statements) {
    const { personId, resourceId } = one;
    if (personId === null || resourceId === null) continue;
    for (const taskId of new Set([null, one.taskId])) {
      const key = { personId, resourceId, taskId };
      const place = places.get(textOf(key)) ?? { ...key, statements: [] };
      place.statements.push(one);
      places.set(textOf(key), place);
    }
  }
  return [...places.values()];
}

/** The row after the statements of a place, and whether it became complete by them. */
function change({ resourceId, taskId, statements }: Place, held: ProgressRow | undefined, facts: Facts): { row: ProgressRow; isFinished: boolean } {
  const before = held === undefined || held.version === 0 ? null : held;
  const length = facts.lengths.get(resourceId) ?? null;
  let row = before;
  for (const { statement, isWhole, clockOffset } of statements) row = applyStatement(row, statement, { length, clockOffset, isWhole });
  if (row === null) throw new Error('A place without statements');
  const task = facts.tasks.get(taskId ?? '');
  if (task?.in_order && before?.state !== 'completed') row = believable(before, row, task.created_at);
  return { row, isFinished: row.state === 'completed' && before?.state !== 'completed' };
}

/**
 * One notice to the teacher who gave the task and one to each guardian of this one child. Who has left the class hears no
 * more of its learners: then the task is that of those who teach it now.
 */
async function tellOfCompletion(
  db: Executor,
  tenantId: string,
  personId: string,
  task: TaskFacts,
  guardians: readonly string[],
): Promise<KnownEvent[]> {
  const { teachers } = task;
  const responsible = teachers.includes(task.assigned_by) ? [task.assigned_by] : teachers;
  const { name } = await db
    .selectFrom('person')
    .select('name')
    .where((where) => where.and({ tenant_id: tenantId, id: personId }))
    .executeTakeFirstOrThrow();
  const common = {
    kind: 'task-completed',
    senderId: personId,
    learner: { id: personId, name },
    task: {
      id: task.id,
      title: task.title,
      dueAt: task.due_at,
      resource: { id: task.resource_id },
      class: { name: task.class_name },
    },
  } as const;
  await storeNotices(db, tenantId, [
    ...responsible.map((teacherId) => ({ ...common, personId: teacherId, role: 'teacher' as const })),
    ...guardians.map((guardianId) => ({ ...common, personId: guardianId, role: 'guardian' as const })),
  ]);
  return [{ tenantId, type: 'notice.created', subject: { taskId: task.id, personId }, audience: [...responsible, ...guardians] }];
}
