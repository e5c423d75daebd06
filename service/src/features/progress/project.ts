/** Brings progress up to date with new statements, and tells those whom it concerns, in the same transaction. */
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Executor } from '../../database/carrier.ts';
import { appendEvents, type NewEvent } from '../../outbox/outbox.ts';
import { storeNotices } from '../notices/notice.ts';
import { noteUse } from '../resources/use.ts';
import { teachersOf } from '../tasks/people.ts';
import { believable } from './plausible.ts';
import { applyStatement, type ProgressRow } from './progress.ts';
import type { PlacedStatement, PlaceFacts } from './place.ts';

/** One row of progress: of one person in a resource by itself, or as part of a task. */
interface Place {
  tenantId: string;
  personId: string;
  resourceId: string;
  taskId: string | null;
  statements: PlacedStatement[];
}

/** @param facts what is known of the resources and families, and milliseconds by which the sender's clock is behind */
export async function project(
  db: Executor,
  tenantId: string,
  fresh: readonly PlacedStatement[],
  facts: PlaceFacts & { clockOffset: number },
): Promise<void> {
  const events: NewEvent[] = [];
  const places = placesOf(tenantId, fresh);
  await noteUse(db, tenantId, places);
  for (const place of places) {
    const { personId, resourceId, taskId } = place;
    const guardians = facts.guardians.get(personId) ?? [];
    const task = taskId === null ? undefined : await readTask(db, tenantId, taskId);
    const isNewlyComplete = await update(db, place, facts.lengths.get(resourceId) ?? null, facts.clockOffset, task);
    const teachers = task === undefined ? [] : await teachersOf(db, tenantId, task.class_id);
    events.push({
      tenantId,
      type: 'progress.changed',
      subject: { resourceId, personId, ...(taskId !== null && { taskId }) },
      audience: [personId, ...guardians, ...teachers],
    });
    if (isNewlyComplete && task !== undefined) events.push(...(await tellOfCompletion(db, place, task, { teachers, guardians })));
  }
  await appendEvents(db, events);
}

/** What was done in a task counts for the resource, too. */
function placesOf(tenantId: string, fresh: readonly PlacedStatement[]): Place[] {
  const places = new Map<string, Place>();
  for (const one of fresh) {
    const { personId, resourceId } = one;
    if (personId === null || resourceId === null) continue;
    for (const taskId of new Set([null, one.taskId])) {
      const key = [personId, resourceId, taskId].join('\n');
      const place = places.get(key) ?? { tenantId, personId, resourceId, taskId, statements: [] };
      place.statements.push(one);
      places.set(key, place);
    }
  }
  return [...places.values()];
}

/**
 * Takes the statements of a place in. Two tabs may send at once: a row that changed meanwhile is read again.
 * Answers whether the place became complete just now.
 */
async function update(db: Executor, place: Place, length: number | null, clockOffset: number, task: TaskFacts | undefined): Promise<boolean> {
  const before = await readRow(db, place);
  let row: ProgressRow | null = before;
  for (const { statement } of place.statements) row = applyStatement(row, statement, length, clockOffset);
  if (row === null) return false;
  if (task?.in_order && before?.state !== 'completed') row = believable(before, row, task.created_at);
  if (await writeRow(db, place, row, before?.version ?? 0)) return row.state === 'completed' && before?.state !== 'completed';
  return update(db, place, length, clockOffset, task);
}

async function readRow(db: Executor, { tenantId, personId, resourceId, taskId }: Place): Promise<ProgressRow | null> {
  const { rows } = await sql<ProgressRow>`
    select state, position_seconds, duration_seconds, watched, ratio, updated_at, position_at, version from progress
    where tenant_id = ${tenantId} and person_id = ${personId} and resource_id = ${resourceId}
      and ${taskId === null ? sql`task_id is null` : sql`task_id = ${taskId}`}`.execute(db);
  return rows[0] ?? null;
}

/** False when another transaction wrote a version of its own since the row was read. */
async function writeRow(db: Executor, { tenantId, personId, resourceId, taskId }: Place, row: ProgressRow, basis: number): Promise<boolean> {
  const { rows } = await sql`
    insert into progress (tenant_id, id, person_id, resource_id, task_id,
      state, position_seconds, duration_seconds, watched, ratio, updated_at, position_at, version)
    values (${tenantId}, ${uuidv7()}, ${personId}, ${resourceId}, ${taskId}, ${row.state}, ${row.position_seconds},
      ${row.duration_seconds}, ${JSON.stringify(row.watched)}, ${row.ratio}, ${row.updated_at}, ${row.position_at},
      ${row.version})
    on conflict (tenant_id, person_id, resource_id, task_id) do update set state = excluded.state,
      position_seconds = excluded.position_seconds, duration_seconds = excluded.duration_seconds,
      watched = excluded.watched, ratio = excluded.ratio, updated_at = excluded.updated_at,
      position_at = excluded.position_at, version = excluded.version
    where progress.version = ${basis}
    returning version`.execute(db);
  return rows.length > 0;
}

type TaskFacts = NonNullable<Awaited<ReturnType<typeof readTask>>>;

async function readTask(db: Executor, tenantId: string, taskId: string) {
  return db
    .selectFrom('task')
    .innerJoin('class', (join) => join.onRef('class.tenant_id', '=', 'task.tenant_id').onRef('class.id', '=', 'task.class_id'))
    .select(['task.id', 'task.title', 'task.class_id', 'task.resource_id', 'task.assigned_by', 'task.due_at', 'task.in_order', 'task.created_at', 'class.name as class_name'])
    .where('task.tenant_id', '=', tenantId)
    .where('task.id', '=', taskId)
    .executeTakeFirst();
}

/**
 * One notice to the teacher who gave the task and one to each guardian of this one child. Who has left the class hears no
 * more of its learners: then the task is that of those who teach it now.
 */
async function tellOfCompletion(
  db: Executor,
  { tenantId, personId }: Place,
  task: TaskFacts,
  { teachers, guardians }: { teachers: readonly string[]; guardians: readonly string[] },
): Promise<NewEvent[]> {
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
