/** The catalogue of a tenant as a whole: every change of it gets a stamp. */
import { sql } from 'kysely';
import type { Executor } from '../../database/carrier.ts';

/**
 * The stamp for rows that this transaction changes. The row stays locked until the end of the transaction, so that stamps
 * are committed in their order: who has read up to one has missed nothing below it.
 */
export async function changeCatalogue(db: Executor, tenantId: string): Promise<number> {
  const { rows } = await sql<{ stamp: number }>`
    insert into catalogue (tenant_id, stamp) values (${tenantId}, 1)
    on conflict (tenant_id) do update set stamp = catalogue.stamp + 1 returning stamp`.execute(db);
  return Number(rows[0]?.stamp);
}

/** The stamp of the newest change; 0 where there never was one. */
export async function readStamp(db: Executor, tenantId: string): Promise<number> {
  const row = await db.selectFrom('catalogue').select('stamp').where('tenant_id', '=', tenantId).executeTakeFirst();
  return row?.stamp ?? 0;
}
