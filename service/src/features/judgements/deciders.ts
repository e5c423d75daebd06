/** Who decides on reports of resources: whoever manages the platform that admitted them. */
import { sql } from 'kysely';
import { may } from '../../authorisation/authorise.ts';
import { topOrganisation } from '../../authorisation/top-organisation.ts';
import type { Executor } from '../../database/carrier.ts';
import type { Caller } from '../../identity/caller.ts';
import { appendEvents } from '../../outbox/outbox.ts';

export async function managesPlatform(db: Executor, caller: Caller): Promise<boolean> {
  return caller.identity.role === 'manager' && may(db, caller, 'report.decide', { organisation: await topOrganisation(db, caller.tenantId) });
}

/** Says to those who decide that a report is new or has changed. */
export async function tellDeciders(db: Executor, tenantId: string, caseId: string): Promise<void> {
  const audience = sql<string[]>`array(select distinct i.person_id from identity i where i.tenant_id = ${tenantId} and i.role = 'manager'
    and i.organisation_id = ${await topOrganisation(db, tenantId)} and (i.valid_to is null or i.valid_to > now()))`;
  await appendEvents(db, [{ tenantId, type: 'case.changed', subject: { caseId }, audience }]);
}
