/** Brings progress up to date with new statements, and tells those whom it concerns, in the same transaction. */
import type { Executor } from '../../database/carrier.ts';
import { appendEvents, type NewEvent } from '../../outbox/outbox.ts';
import { storeNotices } from '../notices/notice.ts';
import { noteUse } from '../resources/use.ts';
import { teachersOf } from '../tasks/people.ts';
import { believable } from './plausible.ts';
import { holdProgress, textOf, writeProgress } from './progress-rows.ts';
import { applyStatement, type ProgressKey } from './progress.ts';
import type { PlacedStatement, PlaceFacts } from './place.ts';

/** One row of progress, of one person in a resource by itself or as part of a task, and what is new of it. */
interface Place extends ProgressKey {
  statements: PlacedStatement[];
}

/** @param facts what is known of the resources and families */
export async function project(db: Executor, tenantId: string, fresh: readonly PlacedStatement[], facts: PlaceFacts): Promise<void> {
  const places = placesOf(fresh);
  if (places.length === 0) return;
  const tasks = await readTasks(db, tenantId, places.flatMap(({ taskId }) => taskId ?? []));
  const completed = await update(db, tenantId, places, facts, tasks);
  await noteUse(db, tenantId, places);
  const events: NewEvent[] = [];
  for (const place of places) {
    const { personId, resourceId, taskId } = place;
    const guardians = facts.guardians.get(personId) ?? [];
    const task = tasks.get(taskId ?? '');
    const teachers = task?.teachers ?? [];
    events.push({
      tenantId,
      type: 'progress.changed',
      subject: { resourceId, personId, ...(taskId !== null && { taskId }) },
      audience: [personId, ...guardians, ...teachers],
    });
    if (task !== undefined && completed.has(place)) events.push(...(await tellOfCompletion(db, tenantId, personId, task, guardians)));
  }
  await appendEvents(db, events);
}

/** What was done in a task counts for the resource, too. */
function placesOf(fresh: readonly PlacedStatement[]): Place[] {
  const places = new Map<string, Place>();
  for (const one of fresh) {
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

/** Takes the statements of the places in, and answers with those that became complete just now. */
async function update(db: Executor, tenantId: string, places: readonly Place[], facts: PlaceFacts, tasks: ReadonlyMap<string, TaskFacts>): Promise<Set<Place>> {
  const held = await holdProgress(db, tenantId, places);
  const completed = new Set<Place>();
  const changes = places.flatMap((place) => {
    const { personId, resourceId, taskId } = place;
    const found = held.get(textOf(place));
    const before = found === undefined || found.version === 0 ? null : found;
    let row = before;
    for (const { statement, isWhole, clockOffset } of place.statements) {
      row = applyStatement(row, statement, { length: facts.lengths.get(resourceId) ?? null, clockOffset, isWhole });
    }
    const task = tasks.get(taskId ?? '');
    if (row !== null && task?.in_order && before?.state !== 'completed') row = believable(before, row, task.created_at);
    if (row?.state === 'completed' && before?.state !== 'completed') completed.add(place);
    return row === null ? [] : [{ personId, resourceId, taskId, row }];
  });
  await writeProgress(db, tenantId, changes);
  return completed;
}

interface TaskFacts {
  id: string;
  title: string;
  class_id: string;
  resource_id: string;
  assigned_by: string;
  due_at: string | null;
  in_order: boolean;
  created_at: string;
  class_name: string;
  teachers: string[];
}

async function readTasks(db: Executor, tenantId: string, ids: readonly string[]): Promise<Map<string, TaskFacts>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('task')
    .innerJoin('class', (join) => join.onRef('class.tenant_id', '=', 'task.tenant_id').onRef('class.id', '=', 'task.class_id'))
    .select(['task.id', 'task.title', 'task.class_id', 'task.resource_id', 'task.assigned_by', 'task.due_at', 'task.in_order', 'task.created_at', 'class.name as class_name'])
    .where('task.tenant_id', '=', tenantId)
    .where('task.id', 'in', [...new Set(ids)])
    .execute();
  const teachers = new Map<string, string[]>();
  for (const classId of new Set(rows.map(({ class_id }) => class_id))) teachers.set(classId, await teachersOf(db, tenantId, classId));
  return new Map(rows.map((row) => [row.id, { ...row, teachers: teachers.get(row.class_id) ?? [] }]));
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
): Promise<NewEvent[]> {
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
