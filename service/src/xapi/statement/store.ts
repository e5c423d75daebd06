/** Keeps statements: each once, unchanged. */
import { sql, type RawBuilder } from 'kysely';
import type { Executor } from '../../database/carrier.ts';
import type { PlacedStatement } from '../../features/progress/place.ts';
import { ProblemError } from '../../http/problem.ts';

/**
 * Each id once. Ordered by id: two transactions with the same records in other orders would wait for each other in a circle.
 * @throws ProblemError conflict when an id says two things
 */
export function distinct(placed: readonly PlacedStatement[]): PlacedStatement[] {
  const byId = new Map<string, PlacedStatement>();
  for (const one of placed) {
    const { hash, personId } = byId.get(one.id) ?? one;
    if (hash !== one.hash || personId !== one.personId) throw new ProblemError('conflict');
    byId.set(one.id, one);
  }
  return [...byId.values()];
}

/** Stores what is not there yet; answers with the ids of those. */
export function insertStatements(tenantId: string, placed: readonly PlacedStatement[]): RawBuilder<{ id: string }> {
  const rows = placed
    .map(({ id, personId, resourceId, taskId, targetId, statement, hash, marks, author, functionId, clockOffset, isWhole }) => ({
      id,
      person_id: personId,
      resource_id: resourceId,
      task_id: taskId,
      registration: statement.context?.registration ?? null,
      verb: statement.verb.id,
      target_id: targetId,
      marks,
      body: statement,
      hash,
      client: author.kind === 'client' ? author.name : null,
      function_id: functionId,
      clock_offset: clockOffset === 0 ? null : clockOffset,
      is_part: !isWhole,
      stored_at: statement.stored,
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  return sql`
    insert into statement (tenant_id, id, person_id, resource_id, task_id, registration, verb, target_id, marks, body, hash, client, function_id,
      clock_offset, is_part, stored_at)
    select ${tenantId}, id, person_id, resource_id, task_id, registration, verb, target_id, marks, body, hash, client, function_id,
      clock_offset, is_part, stored_at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (id text, person_id text, resource_id text, task_id text,
      registration text, verb text, target_id text, marks bigint[], body jsonb, hash text, client text, function_id text,
      clock_offset bigint, is_part boolean, stored_at timestamptz)
    on conflict (tenant_id, id) do nothing
    returning id`;
}

/** Those that were stored just now, in the order sent. */
export function freshOf(placed: readonly PlacedStatement[], inserted: readonly { id: string }[]): PlacedStatement[] {
  const ids = new Set(inserted.map(({ id }) => id));
  return placed.filter(({ id }) => ids.has(id));
}

/**
 * What was there before must be what was sent.
 * @throws ProblemError conflict when an id holds something else, or the record of somebody else
 */
export async function requireSame(db: Executor, tenantId: string, placed: readonly PlacedStatement[], fresh: readonly PlacedStatement[]): Promise<void> {
  const isFresh = new Set(fresh);
  const known = placed.filter((one) => !isFresh.has(one));
  if (known.length === 0) return;
  const rows = await db
    .selectFrom('statement')
    .select(['id', 'hash', 'person_id'])
    .where('tenant_id', '=', tenantId)
    .where('id', 'in', known.map(({ id }) => id))
    .execute();
  const stored = new Map(rows.map((row) => [row.id, row]));
  for (const { id, hash, personId } of known) {
    const row = stored.get(id);
    if (row?.hash !== hash || row.person_id !== personId) throw new ProblemError('conflict');
  }
}
