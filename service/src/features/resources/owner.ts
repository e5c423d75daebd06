/** Who answers for a resource: the teacher who made it, and whoever manages the platform that admitted it. */
import { sql } from 'kysely';
import { may } from '../../authorisation/authorise.ts';
import type { Executor } from '../../database/carrier.ts';
import { ProblemError } from '../../http/problem.ts';
import type { Caller } from '../../identity/caller.ts';

export interface Owner {
  /** In whose name they answer for it: the author's own, or that of the platform. */
  readonly name: string;
  /** They manage the platform that admitted it, whether or not they have made it themselves. */
  readonly isPlatform: boolean;
}

/** As what the caller answers for it; null for anybody else, and where there is no such resource. */
export async function ownerOf(db: Executor, caller: Caller, resourceId: string): Promise<Owner | null> {
  const { tenantId, personId } = caller;
  const { rows } = await sql<{ organisation: string; platform: string; author: string | null }>`
    select r.document #>> '{admittedBy,id}' as organisation, r.document #>> '{admittedBy,name}' as platform, (
      select person.name from own_resource o join person on person.tenant_id = o.tenant_id and person.id = o.author_id
      where o.tenant_id = r.tenant_id and o.author_id = ${personId} and o.resource_id = r.id limit 1) as author
    from resource r where r.tenant_id = ${tenantId} and r.id = ${resourceId}`.execute(db);
  const [found] = rows;
  if (found === undefined) return null;
  const isPlatform = await may(db, caller, 'resource.own', { organisation: found.organisation });
  if (found.author !== null && (await may(db, caller, 'resource.own', { person: personId }))) return { name: found.author, isPlatform };
  return isPlatform ? { name: found.platform, isPlatform } : null;
}

/** @throws ProblemError not-found, also where there is no such resource */
export async function requireOwner(db: Executor, caller: Caller, resourceId: string): Promise<Owner> {
  const owner = await ownerOf(db, caller, resourceId);
  if (owner === null) throw new ProblemError('not-found');
  return owner;
}
