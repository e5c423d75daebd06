/**
 * Files whose rows are gone. Their bytes go once that is committed, never before: a transaction that fails loses nothing. The marks
 * are committed with it, so that a process that ends in between leaves nothing behind either.
 */
import type { Database, Executor } from '../database/carrier.ts';
import type { PartStore } from './part-store.ts';

const atOnce = 200;

/** Says that the bytes are to go. */
export async function markDropped(db: Executor, tenantId: string, { area }: PartStore, names: readonly string[]): Promise<void> {
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

/** Drops what is marked, of one tenant or of all. Any number of processes may: each file is dropped by one of them. */
export async function dropMarked(db: Database, store: PartStore, tenantId?: string): Promise<void> {
  for (;;) {
    let marked = db.selectFrom('dropped_file').select(['tenant_id', 'name']).where('area', '=', store.area);
    if (tenantId !== undefined) marked = marked.where('tenant_id', '=', tenantId);
    const rows = await marked.limit(atOnce).execute();
    for (const { tenant_id, name } of rows) {
      await db.transaction().execute(async (transaction) => {
        // Held until the bytes are gone: whoever begins a file of the same name waits here.
        const gone = await transaction.deleteFrom('dropped_file').where((where) => where.and({ tenant_id, area: store.area, name })).returning('name').executeTakeFirst();
        if (gone !== undefined) await store.drop(tenant_id, name);
      });
    }
    if (rows.length < atOnce) return;
  }
}
