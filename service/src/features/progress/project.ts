/** Brings progress up to date with new statements, and tells those whom it concerns, in the same transaction. */
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Executor } from '../../database/carrier.ts';
import type { Caller } from '../../identity/caller.ts';
import { appendEvents, type NewEvent } from '../../outbox/outbox.ts';
import { storeNotices } from '../notices/notice.ts';
import { guardiansOf, teachersOf } from '../tasks/people.ts';
import { applyStatement, type ProgressRow } from './progress.ts';
import type { PlacedStatement } from './write-statements.ts';

/** One row of progress: a resource by itself, or as part of a task. */
interface Place {
  resourceId: string;
  taskId: string | null;
  statements: PlacedStatement[];
}

/** @param lengths seconds of each resource, null where it has no length */
export async function project(db: Executor, caller: Caller, fresh: readonly PlacedStatement[], lengths: ReadonlyMap<string, number | null>): Promise<void> {
  if (fresh.length === 0) return;
  const { tenantId, personId } = caller;
  // One person's statements are taken in one after the other: two tabs may send at once.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${tenantId}/${personId}`}, 0))`.execute(db);
  const guardians = (await guardiansOf(db, tenantId, [personId])).map(({ guardianId }) => guardianId);
  const events: NewEvent[] = [];
  for (const place of placesOf(fresh)) {
    const { resourceId, taskId } = place;
    const isNewlyComplete = await update(db, caller, place, lengths.get(resourceId) ?? null);
    const task = taskId === null ? undefined : await readTask(db, tenantId, taskId);
    const teachers = task === undefined ? [] : await teachersOf(db, tenantId, task.class_id);
    events.push({
      tenantId,
      type: 'progress.changed',
      subject: { resourceId, personId, ...(taskId !== null && { taskId }) },
      audience: [personId, ...guardians, ...teachers],
    });
    if (isNewlyComplete && task !== undefined) events.push(...(await tellOfCompletion(db, caller, task, guardians)));
  }
  await appendEvents(db, events);
}

/** What was done in a task counts for the resource, too. */
function placesOf(fresh: readonly PlacedStatement[]): Place[] {
  const places = new Map<string, Place>();
  for (const one of fresh) {
    for (const taskId of new Set([null, one.taskId])) {
      const key = `${one.resourceId}\n${taskId ?? ''}`;
      const place = places.get(key) ?? { resourceId: one.resourceId, taskId, statements: [] };
      place.statements.push(one);
      places.set(key, place);
    }
  }
  return [...places.values()];
}

/** Whether the place became complete just now. */
async function update(db: Executor, { tenantId, personId }: Caller, place: Place, length: number | null): Promise<boolean> {
  const { resourceId, taskId, statements } = place;
  const before = await db
    .selectFrom('progress')
    .select(['state', 'position_seconds', 'duration_seconds', 'watched', 'ratio', 'updated_at', 'version'])
    .where('tenant_id', '=', tenantId)
    .where('person_id', '=', personId)
    .where('resource_id', '=', resourceId)
    .where('task_id', taskId === null ? 'is' : '=', taskId)
    .executeTakeFirst();
  let row: ProgressRow | null = before ?? null;
  for (const { statement } of statements) row = applyStatement(row, statement, length);
  if (row === null) return false;
  const columns = { ...row, watched: JSON.stringify(row.watched) };
  await db
    .insertInto('progress')
    .values({ tenant_id: tenantId, id: uuidv7(), person_id: personId, resource_id: resourceId, task_id: taskId, ...columns })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'person_id', 'resource_id', 'task_id']).doUpdateSet(columns))
    .execute();
  return row.state === 'completed' && before?.state !== 'completed';
}

type TaskFacts = NonNullable<Awaited<ReturnType<typeof readTask>>>;

async function readTask(db: Executor, tenantId: string, taskId: string) {
  return db
    .selectFrom('task')
    .innerJoin('class', (join) => join.onRef('class.tenant_id', '=', 'task.tenant_id').onRef('class.id', '=', 'task.class_id'))
    .select(['task.id', 'task.title', 'task.class_id', 'task.resource_id', 'task.assigned_by', 'task.due_at', 'class.name as class_name'])
    .where('task.tenant_id', '=', tenantId)
    .where('task.id', '=', taskId)
    .executeTakeFirst();
}

/** One notice to the teacher who gave the task and one to each guardian of this one child. */
async function tellOfCompletion(db: Executor, { tenantId, personId }: Caller, task: TaskFacts, guardians: readonly string[]): Promise<NewEvent[]> {
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
    { ...common, personId: task.assigned_by, role: 'teacher' },
    ...guardians.map((guardianId) => ({ ...common, personId: guardianId, role: 'guardian' as const })),
  ]);
  return [{ tenantId, type: 'notice.created', subject: { taskId: task.id, personId }, audience: [task.assigned_by, ...guardians] }];
}
