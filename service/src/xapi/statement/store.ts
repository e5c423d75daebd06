/** Keeps statements: each once, unchanged, and with it what it says of other statements. */
import { sql } from 'kysely';
import type { Executor } from '../../database/carrier.ts';
import type { PlacedStatement } from '../../features/progress/place.ts';
import { ProblemError } from '../../http/problem.ts';
import type { XapiCaller } from '../caller.ts';
import { linkStatements } from './link.ts';

/**
 * Stores what is not there yet, and returns it.
 * @throws ProblemError conflict when an id holds something else, or the record of somebody else
 */
export async function storeStatements(
  db: Executor,
  author: XapiCaller,
  placed: readonly PlacedStatement[],
  functionId: string | null,
): Promise<PlacedStatement[]> {
  const byId = new Map<string, PlacedStatement>();
  for (const one of placed) {
    if ((byId.get(one.id)?.hash ?? one.hash) !== one.hash) throw new ProblemError('conflict');
    byId.set(one.id, one);
  }
  const inserted = await insert(db, author, [...byId.values()], functionId);
  const fresh = [...byId.values()].filter(({ id }) => inserted.has(id));
  if (fresh.length < byId.size) await requireSame(db, author, [...byId.values()].filter(({ id }) => !inserted.has(id)));
  if (fresh.length > 0) await linkStatements(db, author.tenantId, fresh);
  return fresh;
}

/** The ids that were new. */
async function insert(db: Executor, author: XapiCaller, placed: readonly PlacedStatement[], functionId: string | null): Promise<Set<string>> {
  const client = author.kind === 'client' ? author.name : null;
  // Two requests with the same records in other orders would wait for each other; in one order, one of them waits.
  const rows = placed
    .map(({ id, personId, resourceId, taskId, targetId, statement, hash, marks }) => ({
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
      stored_at: statement.stored,
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const result = await sql<{ id: string }>`
    insert into statement (tenant_id, id, person_id, resource_id, task_id, registration, verb, target_id, marks, body, hash, client, function_id,
      stored_at)
    select ${author.tenantId}, id, person_id, resource_id, task_id, registration, verb, target_id, marks, body, hash, ${client}::text,
      ${functionId}::text, stored_at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (id text, person_id text, resource_id text, task_id text,
      registration text, verb text, target_id text, marks bigint[], body jsonb, hash text, stored_at timestamptz)
    on conflict (tenant_id, id) do nothing
    returning id`.execute(db);
  return new Set(result.rows.map(({ id }) => id));
}

async function requireSame(db: Executor, author: XapiCaller, known: readonly PlacedStatement[]): Promise<void> {
  const rows = await db
    .selectFrom('statement')
    .select(['id', 'hash', 'person_id'])
    .where('tenant_id', '=', author.tenantId)
    .where('id', 'in', known.map(({ id }) => id))
    .execute();
  const stored = new Map(rows.map((row) => [row.id, row]));
  for (const { id, hash, personId } of known) {
    const row = stored.get(id);
    if (row?.hash !== hash || row.person_id !== personId) throw new ProblemError('conflict');
  }
}
