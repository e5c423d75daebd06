/** Sources that a tenant's resources come from: by name, or by where a platform stands above. */
import { createHash } from 'node:crypto';
import type { Executor } from '../database/carrier.ts';
import { platformAbove } from '../import/admitting.ts';

export interface FoundSource {
  id: string;
  name: string;
}

/** The source of that name, made when it is new. */
export async function findSource(db: Executor, tenantId: string, name: string): Promise<FoundSource> {
  return keep(db, tenantId, { id: `s-${digestOf(name)}`, name });
}

/**
 * The source of what a platform above has admitted, known by the place of that platform in the tree. A name can be given by whoever hands
 * something in; and a platform that is called otherwise now, even where it has another entry in the tree for that, goes on with its deliveries.
 * No other source has an id with `~`.
 * @param deliverer who delivers, where that is somebody else than the platform itself
 * @throws when that tenant does not stand above; then nothing is written
 */
export async function findSourceAbove(db: Executor, tenantId: string, admittedBy: string, deliverer?: string): Promise<FoundSource> {
  const { name, place } = await platformAbove(db, tenantId, admittedBy);
  const own = `above~${place}`;
  return keep(db, tenantId, deliverer === undefined || deliverer === name ? { id: own, name } : { id: `${own}~${digestOf(deliverer)}`, name: deliverer });
}

const digestOf = (name: string): string => createHash('sha256').update(name).digest('hex').slice(0, 24);

async function keep(db: Executor, tenantId: string, { id, name }: FoundSource): Promise<FoundSource> {
  await db
    .insertInto('exchange_source')
    .values({ tenant_id: tenantId, id, name, address: null, prefix: null, set_name: null, harvested_until: null, resumption: null })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'id']).doUpdateSet({ name }))
    .execute();
  return { id, name };
}
