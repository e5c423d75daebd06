/** Sources that a tenant's resources come from, by name. */
import { createHash } from 'node:crypto';
import type { Executor } from '../database/carrier.ts';

/** The source of that name, made when it is new. */
export async function findSource(db: Executor, tenantId: string, name: string): Promise<{ id: string; name: string }> {
  const id = `s-${createHash('sha256').update(name).digest('hex').slice(0, 24)}`;
  await db
    .insertInto('exchange_source')
    .values({ tenant_id: tenantId, id, name, address: null, prefix: null, set_name: null, harvested_until: null, resumption: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return { id, name };
}
