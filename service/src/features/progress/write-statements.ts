/** Takes learning records in: all or none, each once, with the progress, events and notices that follow from them. */
import { sql } from 'kysely';
import { activityPrefix, videoExtensions, type Statement } from '../../../../contract/src/index.ts';
import { authorise } from '../../authorisation/authorise.ts';
import type { Executor } from '../../database/carrier.ts';
import { ProblemError } from '../../http/problem.ts';
import type { Caller } from '../../identity/caller.ts';
import { canonicalHash } from './canonical.ts';
import { parseSegments } from './intervals.ts';
import { project } from './project.ts';

/** A statement with what it is about. */
export interface PlacedStatement {
  statement: Statement;
  resourceId: string;
  taskId: string | null;
  hash: string;
}

/** What is read once for all statements of a request. */
export interface WriteFacts {
  /** Seconds of each resource; null where it has no length. */
  lengths: ReadonlyMap<string, number | null>;
  /** Guardians of the caller. */
  guardians: readonly string[];
}

/**
 * Stores the statements that are new, and brings progress up to date. Sent again with the same body they change nothing.
 * @throws ProblemError invalid-request | not-found | conflict
 */
export async function writeStatements(db: Executor, caller: Caller, statements: readonly Statement[], functionId: string | null): Promise<string[]> {
  const placed = statements.map(place);
  for (const actor of new Set(statements.map((statement) => statement.actor.account.name))) {
    await authorise(db, caller, 'statement.write', { person: actor });
  }
  const facts = await readFacts(db, caller, placed);
  await requireOwnTasks(db, caller, placed);
  const fresh = await store(db, caller, placed, functionId);
  if (fresh.length > 0) await project(db, caller, fresh, facts);
  return statements.map(({ id }) => id);
}

function place(statement: Statement, index: number): PlacedStatement {
  const reject = (pointer: string, rule: string) =>
    new ProblemError('invalid-request', { errors: [{ pointer: `/${index}/${pointer}`, rule }] });
  const resourceId = withoutPrefix(statement.object.id, activityPrefix.resource);
  if (resourceId === null) throw reject('object/id', 'regex');
  const segments = statement.result?.extensions?.[videoExtensions.playedSegments];
  if (typeof segments === 'string' && parseSegments(segments) === null) throw reject('result/extensions', 'segments');
  const parents = statement.context?.contextActivities?.parent ?? [];
  const taskId = parents.map(({ id }) => withoutPrefix(id, activityPrefix.task)).find((id) => id !== null) ?? null;
  return { statement, resourceId, taskId, hash: canonicalHash(statement) };
}

function withoutPrefix(id: string, prefix: string): string | null {
  return id.startsWith(prefix) ? id.slice(prefix.length) : null;
}

/** @throws ProblemError not-found when one of the resources does not exist */
async function readFacts(db: Executor, { tenantId, personId }: Caller, placed: readonly PlacedStatement[]): Promise<WriteFacts> {
  const ids = [...new Set(placed.map(({ resourceId }) => resourceId))];
  const { rows } = await sql<{ id: string; seconds: number | null; guardians: string[] }>`
    select id, (document ->> 'durationSeconds')::double precision as seconds,
      array(select guardian_id from guardianship
        where tenant_id = ${tenantId} and child_id = ${personId} and ended_at is null) as guardians
    from resource where tenant_id = ${tenantId} and id = any(${ids}::text[])`.execute(db);
  if (rows.length !== ids.length) throw new ProblemError('not-found');
  return { lengths: new Map(rows.map(({ id, seconds }) => [id, seconds])), guardians: rows[0]?.guardians ?? [] };
}

/**
 * A task counts for those who learn, or once learned, in its class: what a moved pupil did offline is not lost.
 * @throws ProblemError not-found
 */
async function requireOwnTasks(db: Executor, { tenantId, personId }: Caller, placed: readonly PlacedStatement[]): Promise<void> {
  const wanted = new Set(placed.flatMap(({ taskId, resourceId }) => (taskId === null ? [] : [`${taskId}\n${resourceId}`])));
  if (wanted.size === 0) return;
  const rows = await db
    .selectFrom('task')
    .innerJoin('enrolment', (join) =>
      join.onRef('enrolment.tenant_id', '=', 'task.tenant_id').onRef('enrolment.class_id', '=', 'task.class_id'),
    )
    .select(['task.id', 'task.resource_id'])
    .where('task.tenant_id', '=', tenantId)
    .where('task.id', 'in', [...wanted].map((key) => key.split('\n')[0] ?? ''))
    .where('enrolment.person_id', '=', personId)
    .where('enrolment.role', '=', 'learner')
    .execute();
  for (const { id, resource_id } of rows) wanted.delete(`${id}\n${resource_id}`);
  if (wanted.size > 0) throw new ProblemError('not-found');
}

/** Stores what is not there yet and returns it. @throws ProblemError conflict when an id holds another body */
async function store(db: Executor, { tenantId, personId }: Caller, placed: readonly PlacedStatement[], functionId: string | null): Promise<PlacedStatement[]> {
  const byId = new Map<string, PlacedStatement>();
  for (const one of placed) {
    if ((byId.get(one.statement.id)?.hash ?? one.hash) !== one.hash) throw new ProblemError('conflict');
    byId.set(one.statement.id, one);
  }
  // Two requests with the same records in other orders would wait for each other; in one order, one of them waits.
  const ordered = [...byId.values()].sort((a, b) => (a.statement.id < b.statement.id ? -1 : 1));
  const storedAt = new Date().toISOString();
  const inserted = await db
    .insertInto('statement')
    .values(
      ordered.map(({ statement, resourceId, taskId, hash }) => ({
        tenant_id: tenantId,
        id: statement.id,
        person_id: personId,
        resource_id: resourceId,
        task_id: taskId,
        verb: statement.verb.id,
        body: JSON.stringify(statement),
        hash,
        function_id: functionId,
        stored_at: storedAt,
      })),
    )
    .onConflict((conflict) => conflict.columns(['tenant_id', 'id']).doNothing())
    .returning('id')
    .execute();
  const fresh = inserted.flatMap(({ id }) => byId.get(id) ?? []);
  const known = [...byId.keys()].filter((id) => !inserted.some((row) => row.id === id));
  if (known.length > 0) await requireSame(db, { tenantId, personId }, known, byId);
  return fresh;
}

async function requireSame(
  db: Executor,
  { tenantId, personId }: Pick<Caller, 'tenantId' | 'personId'>,
  ids: readonly string[],
  byId: ReadonlyMap<string, PlacedStatement>,
): Promise<void> {
  const rows = await db.selectFrom('statement').select(['id', 'hash', 'person_id']).where('tenant_id', '=', tenantId).where('id', 'in', ids).execute();
  for (const { id, hash, person_id } of rows) {
    if (person_id !== personId || byId.get(id)?.hash !== hash) throw new ProblemError('conflict');
  }
}
