/** The store's own definition of each activity, put together from what tools of the tenant said of it. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Executor } from '../../database/carrier.ts';
import type { Activity, Definition } from '../statement/activity.ts';

const hashOf = (id: string) => createHash('sha256').update(id).digest('base64url');

/** The definitions that the store has for activities. */
export async function readDefinitions(db: Executor, tenantId: string, ids: readonly string[]): Promise<Map<string, Definition>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; definition: Definition }>`
    select id, definition from activity
    where tenant_id = ${tenantId} and id_hash = any(${[...new Set(ids.map(hashOf))]}::text[])`.execute(db);
  return new Map(rows.map(({ id, definition }) => [id, definition]));
}

/** Adds what is newly said to what is known. Nothing is written where nothing is new. */
export async function learnDefinitions(db: Executor, tenantId: string, activities: readonly Activity[]): Promise<void> {
  const said = activities.filter(({ definition }) => definition !== undefined);
  if (said.length === 0) return;
  const known = await readDefinitions(db, tenantId, said.map(({ id }) => id));
  const news = new Map<string, Definition>();
  for (const { id, definition = {} } of said) {
    const before = news.get(id) ?? known.get(id);
    const after = before === undefined ? definition : merge(before, definition);
    if (before === undefined || JSON.stringify(after) !== JSON.stringify(before)) news.set(id, after);
  }
  const rows = [...news].map(([id, definition]) => ({ id_hash: hashOf(id), id, definition })).sort((a, b) => (a.id_hash < b.id_hash ? -1 : 1));
  if (rows.length === 0) return;
  await sql`
    insert into activity (tenant_id, id_hash, id, definition)
    select ${tenantId}, id_hash, id, definition
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (id_hash text, id text, definition jsonb)
    on conflict (tenant_id, id_hash) do update set definition = excluded.definition`.execute(db);
}

/** Languages add up; of everything else the newest word counts. */
function merge(before: Definition, after: Definition): Definition {
  return {
    ...before,
    ...after,
    ...(before.name && { name: { ...before.name, ...after.name } }),
    ...(before.description && { description: { ...before.description, ...after.description } }),
    ...(before.extensions && { extensions: { ...before.extensions, ...after.extensions } }),
  };
}
