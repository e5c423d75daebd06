/**
 * Files whose rows are gone. Their bytes go once that is committed, never before: a transaction that fails loses nothing. The marks
 * are committed with it, so that a process that ends in between leaves nothing behind either.
 */
import { sql } from 'kysely';
import type { Database, Executor } from '../database/carrier.ts';
import type { PartStore } from './part-store.ts';

const atOnce = 200;

/** Says that the bytes are to go. */
export async function markDropped(db: Executor, tenantId: string, { area }: Pick<PartStore, 'area'>, names: readonly string[]): Promise<void> {
  if (names.length === 0) return;
  const dropped_at = new Date().toISOString();
  await db
    .insertInto('dropped_file')
    .values(names.map((name) => ({ tenant_id: tenantId, area, name, dropped_at })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Something else is to lie there now. */
export async function unmarkDropped(db: Executor, tenantId: string, { area }: PartStore, names: readonly string[]): Promise<void> {
  await db.deleteFrom('dropped_file').where((where) => where.and({ tenant_id: tenantId, area })).where('name', 'in', names).execute();
}

/**
 * Drops what is marked, of one tenant or of all. Any number of processes may: each file is dropped by one of them. One that cannot be
 * dropped stays marked for the next time, and keeps no other from it.
 * @throws AggregateError when all others are dropped
 */
export async function dropMarked(db: Database, store: PartStore, tenantId?: string): Promise<void> {
  const failed: unknown[] = [];
  let last: { tenant_id: string; name: string } | undefined;
  for (;;) {
    let marked = db.selectFrom('dropped_file').select(['tenant_id', 'name']).where('area', '=', store.area);
    if (tenantId !== undefined) marked = marked.where('tenant_id', '=', tenantId);
    if (last !== undefined) marked = marked.where(sql<boolean>`(tenant_id, name) > (${last.tenant_id}, ${last.name})`);
    const rows = await marked.orderBy('tenant_id').orderBy('name').limit(atOnce).execute();
    for (const { tenant_id, name } of rows) {
      const dropping = db.transaction().execute(async (transaction) => {
        // Held until the bytes are gone: whoever begins a file of the same name waits here.
        const gone = await transaction.deleteFrom('dropped_file').where((where) => where.and({ tenant_id, area: store.area, name })).returning('name').executeTakeFirst();
        if (gone !== undefined) await store.drop(tenant_id, name);
      });
      await dropping.catch((error: unknown) => failed.push(error));
    }
    last = rows.at(-1);
    if (rows.length < atOnce) break;
  }
  if (failed.length > 0) throw new AggregateError(failed, `${failed.length} files cannot be dropped`);
}
