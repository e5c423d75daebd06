/** What statements are about in this space: whose learning, which resource, which task. */
import { sql } from 'kysely';
import { activityPrefix } from '../../../../contract/src/index.ts';
import type { Executor } from '../../database/carrier.ts';
import { ProblemError } from '../../http/problem.ts';
import { personOf, type XapiCaller } from '../../xapi/caller.ts';
import type { PreparedStatement } from '../../xapi/statement/prepare.ts';
import type { Statement } from '../../xapi/statement/schema.ts';

/** A statement with what it is about; null where it is about none of ours. */
export interface PlacedStatement extends PreparedStatement {
  personId: string | null;
  resourceId: string | null;
  taskId: string | null;
  /** Whether it may say that the resource is completed: a part of a course speaks of itself only. */
  isWhole: boolean;
}

/** What is read once for all statements of a transaction. */
export interface PlaceFacts {
  /** Seconds of each resource; null where it has no length. */
  lengths: ReadonlyMap<string, number | null>;
  /** Guardians of each person of the tenant. */
  guardians: ReadonlyMap<string, readonly string[]>;
}

/**
 * Finds the places. A person cannot name what does not exist or is not the own; what a tool says of things that are not
 * ours is kept without a place.
 * @throws ProblemError not-found
 */
export async function placeStatements(
  db: Executor,
  tenantId: string,
  prepared: readonly PreparedStatement[],
): Promise<{ placed: PlacedStatement[]; facts: PlaceFacts }> {
  const named = prepared.map((one) => ({ ...one, ...namedPlace(one.author, one.statement) }));
  const facts = {
    lengths: await readLengths(db, tenantId, idsOf(named.map(({ resourceId }) => resourceId))),
    guardians: await readGuardians(db, tenantId, idsOf(named.map(({ personId }) => personId))),
  };
  const tasks = await readTasks(db, tenantId, named);
  const placed = named.map(({ personId, resourceId, taskId, ...one }) => {
    const isKnown = resourceId === null || facts.lengths.has(resourceId);
    const isOwnTask = taskId === null || tasks.has(taskKey(personId, taskId, resourceId));
    if (one.author.kind === 'person' && !(isKnown && isOwnTask)) throw new ProblemError('not-found');
    return {
      ...one,
      personId: personId !== null && facts.guardians.has(personId) ? personId : null,
      resourceId: isKnown ? resourceId : null,
      taskId: isKnown && isOwnTask ? taskId : null,
    };
  });
  return { placed, facts };
}

function namedPlace(author: XapiCaller, { actor, object, context }: Statement): Pick<PlacedStatement, 'personId' | 'resourceId' | 'taskId' | 'isWhole'> {
  const personId = author.personId ?? personOf(actor);
  if (author.kind === 'session') return { personId, resourceId: author.session.resourceId, taskId: author.session.taskId, isWhole: false };
  if (author.kind === 'client' && author.place !== undefined) return { personId, ...author.place };
  const parents = context?.contextActivities?.parent ?? [];
  return {
    personId,
    resourceId: 'id' in object ? withoutPrefix(object.id, activityPrefix.resource) : null,
    taskId: parents.map(({ id }) => withoutPrefix(id, activityPrefix.task)).find((id) => id !== null) ?? null,
    isWhole: true,
  };
}

/** What stands behind the prefix; null where it is not there. */
export function withoutPrefix(id: string, prefix: string): string | null {
  return id.startsWith(prefix) ? id.slice(prefix.length) : null;
}
const idsOf = (ids: readonly (string | null)[]) => [...new Set(ids.filter((id) => id !== null))];
const taskKey = (...parts: readonly (string | null)[]) => parts.join('\n');

async function readLengths(db: Executor, tenantId: string, ids: readonly string[]): Promise<Map<string, number | null>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; seconds: number | null }>`
    select id, (document ->> 'durationSeconds')::double precision as seconds
    from resource where tenant_id = ${tenantId} and id = any(${ids}::text[])`.execute(db);
  return new Map(rows.map(({ id, seconds }) => [id, seconds]));
}

async function readGuardians(db: Executor, tenantId: string, ids: readonly string[]): Promise<Map<string, string[]>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; guardians: string[] }>`
    select id, array(select guardian_id from guardianship
      where tenant_id = ${tenantId} and child_id = person.id and ended_at is null) as guardians
    from person where tenant_id = ${tenantId} and id = any(${ids}::text[])`.execute(db);
  return new Map(rows.map(({ id, guardians }) => [id, guardians]));
}

/** A task counts for those who learn, or once learned, in its class: what a moved pupil did offline is not lost. */
async function readTasks(db: Executor, tenantId: string, named: readonly PlacedStatement[]): Promise<Set<string>> {
  const tasks = idsOf(named.map(({ taskId }) => taskId));
  const persons = idsOf(named.map(({ personId }) => personId));
  if (tasks.length === 0 || persons.length === 0) return new Set();
  const rows = await db
    .selectFrom('task')
    .innerJoin('enrolment', (join) =>
      join.onRef('enrolment.tenant_id', '=', 'task.tenant_id').onRef('enrolment.class_id', '=', 'task.class_id'),
    )
    .select(['task.id', 'task.resource_id', 'enrolment.person_id'])
    .where('task.tenant_id', '=', tenantId)
    .where('task.id', 'in', tasks)
    .where('enrolment.person_id', 'in', persons)
    .where('enrolment.role', '=', 'learner')
    .execute();
  return new Set(rows.map(({ id, resource_id, person_id }) => taskKey(person_id, id, resource_id)));
}
