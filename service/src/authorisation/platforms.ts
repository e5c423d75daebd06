/** The platforms that a tenant belongs to: itself and those above it. */
import { sql } from 'kysely';
import type { Executor } from '../database/carrier.ts';
import type { Level } from '../database/schema.ts';

export interface PlatformRow {
  readonly id: string;
  readonly name: string;
  readonly level: Level;
  /** As it is stored. */
  readonly theme: unknown;
}

/** County, city, province, nation: nothing stands higher. */
const mostParents = 4;

/** The nearest first; empty where there is no such tenant. */
export async function platformsFrom(db: Executor, tenantId: string): Promise<PlatformRow[]> {
  const { rows } = await sql<PlatformRow>`
    with recursive up as (
      select tenant_id, parent_id, level, name, theme, 0 as height from tenant where tenant_id = ${tenantId}
      union all
      select t.tenant_id, t.parent_id, t.level, t.name, t.theme, up.height + 1 from tenant t join up on t.tenant_id = up.parent_id
        where up.height < ${mostParents}
    )
    select tenant_id as id, name, level, theme from up order by height`.execute(db);
  return rows;
}
