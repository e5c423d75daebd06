/** Who has used what, so that only they rate it, and how many have, so that everybody may know. */
import { sql, type RawBuilder } from 'kysely';
import type { Executor } from '../../database/carrier.ts';

/** A person and a resource that they have used. */
export interface Use {
  personId: string;
  resourceId: string;
}

/** Notes who has used what; to be run in the transaction of what they did. */
export function noteUse(tenantId: string, uses: readonly Use[]): RawBuilder<unknown> {
  // In one order, so that two requests about the same resources never wait for each other in a circle.
  const ordered = uses.toSorted((a, b) => (a.resourceId < b.resourceId ? -1 : 1));
  return sql`
    with fresh as (
      insert into resource_use (tenant_id, resource_id, person_id)
      select distinct ${tenantId}, resource_id, person_id
      from unnest(${ordered.map(({ resourceId }) => resourceId)}::text[], ${ordered.map(({ personId }) => personId)}::text[]) as used (resource_id, person_id)
      order by resource_id, person_id
      on conflict do nothing returning resource_id
    )
    insert into resource_figures (tenant_id, resource_id, uses, changed_at)
    select ${tenantId}, resource_id, count(*), now() from fresh group by resource_id order by resource_id
    on conflict (tenant_id, resource_id) do update set uses = resource_figures.uses + excluded.uses, changed_at = excluded.changed_at`;
}

/** True when the person has used the resource. */
export async function hasUsed(db: Executor, tenantId: string, personId: string, resourceId: string): Promise<boolean> {
  const row = await db
    .selectFrom('resource_use')
    .select('person_id')
    .where((where) => where.and({ tenant_id: tenantId, resource_id: resourceId, person_id: personId }))
    .executeTakeFirst();
  return row !== undefined;
}
