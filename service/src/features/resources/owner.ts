/** Who answers for a resource: whoever manages the platform that admitted it. */
import { sql } from 'kysely';
import { authorise } from '../../authorisation/authorise.ts';
import type { Executor } from '../../database/carrier.ts';
import { ProblemError } from '../../http/problem.ts';
import type { Caller } from '../../identity/caller.ts';

/** @throws ProblemError not-found, also where there is no such resource */
export async function requireOwner(db: Executor, caller: Caller, resourceId: string): Promise<void> {
  const row = await db
    .selectFrom('resource')
    .select(sql<string>`document #>> '{admittedBy,id}'`.as('organisation'))
    .where((where) => where.and({ tenant_id: caller.tenantId, id: resourceId }))
    .executeTakeFirst();
  if (row === undefined) throw new ProblemError('not-found');
  await authorise(db, caller, 'resource.own', { organisation: row.organisation });
}
