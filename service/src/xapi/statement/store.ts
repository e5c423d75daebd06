/** Keeps statements: each once, unchanged, and with it what it says of other statements. */
import { sql } from 'kysely';
import type { Executor } from '../../database/carrier.ts';
import type { PlacedStatement } from '../../features/progress/place.ts';
import { ProblemError } from '../../http/problem.ts';
import { linkStatements } from './link.ts';

/**
 * Stores what is not there yet, and returns it.
 * @throws ProblemError conflict when an id holds something else, or the record of somebody else
 */
export async function storeStatements(
  db: Executor,
  tenantId: string,
  placed: readonly PlacedStatement[],
): Promise<PlacedStatement[]> {
  const byId = new Map<string, PlacedStatement>();
  for (const one of placed) {
    if ((byId.get(one.id)?.hash ?? one.hash) !== one.hash) throw new ProblemError('conflict');
    byId.set(one.id, one);
  }
  const inserted = await insert(db, tenantId, [...byId.values()]);
  const fresh = [...byId.values()].filter(({ id }) => inserted.has(id));
  if (fresh.length < byId.size) await requireSame(db, tenantId, [...byId.values()].filter(({ id }) => !inserted.has(id)));
  if (fresh.length > 0) await linkStatements(db, tenantId, fresh);
  return fresh;
}

/** The ids that were new. */
async function insert(db: Executor, tenantId: string, placed: readonly PlacedStatement[]): Promise<Set<string>> {
  // Two requests with the same records in other orders would wait for each other; in one order, one of them waits.
  const rows = placed
    .map(({ id, personId, resourceId, taskId, targetId, statement, hash, marks, author, functionId }) => ({
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
      stored_at: statement.stored,
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const result = await sql<{ id: string }>`
    insert into statement (tenant_id, id, person_id, resource_id, task_id, registration, verb, target_id, marks, body, hash, client, function_id,
      stored_at)
    select ${tenantId}, id, person_id, resource_id, task_id, registration, verb, target_id, marks, body, hash, client, function_id, stored_at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (id text, person_id text, resource_id text, task_id text,
      registration text, verb text, target_id text, marks bigint[], body jsonb, hash text, client text, function_id text,
      stored_at timestamptz)
    on conflict (tenant_id, id) do nothing
    returning id`.execute(db);
  return new Set(result.rows.map(({ id }) => id));
}

async function requireSame(db: Executor, tenantId: string, known: readonly PlacedStatement[]): Promise<void> {
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
