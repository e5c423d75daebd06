/** Who answers for a resource: whoever manages the platform that admitted it. */
import { sql } from 'kysely';
import { allowedRelations } from '../../authorisation/table.ts';
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

/** Whether the caller answers for the resource. Most never can, and cost no question. */
export async function isOwner(db: Executor, caller: Caller, organisation: string): Promise<boolean> {
  if (allowedRelations(caller.identity.role, 'resource.own').length === 0) return false;
  return authorise(db, caller, 'resource.own', { organisation }).then(
    () => true,
    (error: unknown) => {
      if (error instanceof ProblemError) return false;
      throw error;
    },
  );
}
