/** What guardians have decided for a child: those who answer for the child today, the last of them. */
import { sql, type RawBuilder } from 'kysely';
import type { Executor } from '../database/carrier.ts';
import { ProblemError } from '../http/problem.ts';
import { isMinor, type Caller } from '../identity/caller.ts';

export interface Decided {
  childId: string;
  itemId: string;
  version: number;
  agreed: boolean;
  decidedAt: string;
  decidedBy: { id: string; name: string };
}

/** The decision that counts about each item, for each child whom `children` finds. */
export const decisionsFor = (tenantId: string, children: RawBuilder<unknown>): RawBuilder<Decided> => sql<Decided>`
  select distinct on (d.child_id, d.item_id) d.child_id as "childId", d.item_id as "itemId", d.version, d.agreed, d.decided_at as "decidedAt",
    json_build_object('id', p.id, 'name', p.name) as "decidedBy"
  from consent_decision d
  join guardianship g on g.tenant_id = d.tenant_id and g.child_id = d.child_id and g.guardian_id = d.decided_by and g.ended_at is null
  join person p on p.tenant_id = d.tenant_id and p.id = d.decided_by
  where d.tenant_id = ${tenantId} and d.child_id in ${children}
  order by d.child_id, d.item_id, d.id desc`;

/**
 * Holds a minor back from what the platform asks guardians about, until one has agreed to the words of today. Where a platform asks
 * for nothing, nothing is held back; grown-ups decide for themselves by doing it.
 * @throws ProblemError consent-missing
 */
export async function requireConsent(db: Executor, caller: Caller, kind: 'class-sharing' | 'push'): Promise<void> {
  if (!isMinor(caller)) return;
  const { tenantId, personId } = caller;
  const { rows } = await sql`select from consent_item i where i.tenant_id = ${tenantId} and i.kind = ${kind} and i.ended_at is null and not exists (
    select from (${decisionsFor(tenantId, sql`(${personId})`)}) d where d."itemId" = i.id and d.version = i.version and d.agreed) limit 1`.execute(db);
  if (rows.length > 0) throw new ProblemError('consent-missing');
}
