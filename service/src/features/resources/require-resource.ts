/** What has to be so of a resource before something is said of it or done with it. */
import { sql } from 'kysely';
import type { Executor } from '../../database/carrier.ts';
import { ProblemError } from '../../http/problem.ts';
import type { Caller } from '../../identity/caller.ts';

/** There is one, whatever has become of it. @throws ProblemError not-found */
export async function requireResource(db: Executor, { tenantId }: Caller, resourceId: string): Promise<{ version: number; title: string }> {
  const row = await db
    .selectFrom('resource')
    .select(['version', 'title'])
    .where((where) => where.and({ tenant_id: tenantId, id: resourceId }))
    .executeTakeFirst();
  if (row === undefined) throw new ProblemError('not-found');
  return row;
}

/** In a query that names `resource`: it stands in the catalogue. */
export const isFindable = sql<boolean>`(resource.listed and resource.ended_at is null)`;

/** It stands in the catalogue: neither suspended nor kept for one task. Nothing else is passed on to others. @throws ProblemError not-found */
export async function requireFindable(db: Executor, { tenantId }: Caller, resourceId: string): Promise<void> {
  const row = await db
    .selectFrom('resource')
    .select('id')
    .where((where) => where.and({ tenant_id: tenantId, id: resourceId }))
    .where(isFindable)
    .executeTakeFirst();
  if (row === undefined) throw new ProblemError('not-found');
}
