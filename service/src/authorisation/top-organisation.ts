/** The organisation that a platform belongs to: acts that concern the whole tenant are about it. */
import type { Executor } from '../database/carrier.ts';

/** Its id; empty where the tenant has none yet, which nobody manages. */
export async function topOrganisation(db: Executor, tenantId: string): Promise<string> {
  const row = await db
    .selectFrom('organisation')
    .innerJoin('tenant', 'tenant.tenant_id', 'organisation.tenant_id')
    .select('organisation.id')
    .where('organisation.tenant_id', '=', tenantId)
    .whereRef('organisation.level', '=', 'tenant.level')
    .where('organisation.ended_at', 'is', null)
    .executeTakeFirst();
  return row?.id ?? '';
}
