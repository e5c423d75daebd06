/** Who hears of a case: those who may see it. */
import { sql } from 'kysely';
import { organisationsAbove } from '../../authorisation/organisations.ts';
import type { Executor } from '../../database/carrier.ts';
import { appendEvents } from '../../outbox/outbox.ts';
import { reports } from './case-rows.ts';

/** Says to all who may see the case that it is new or has changed. */
export async function tellOfCase(db: Executor, tenantId: string, caseId: string): Promise<void> {
  const ofCase = sql`r.tenant_id = ${tenantId} and r.id = ${caseId}`;
  const audience = sql<string[]>`array(
    select e.person_id from ${reports} join enrolment e on e.tenant_id = c.tenant_id and e.class_id = c.class_id and e.role = 'teacher' and e.ended_at is null
      where ${ofCase} and c.kind = 'class' and m.author_role = 'guardian' and e.person_id <> m.author_id
    union
    select i.person_id from ${reports} join identity i on i.tenant_id = c.tenant_id and i.role = 'manager' and (i.valid_to is null or i.valid_to > now())
      and i.organisation_id in ${organisationsAbove(tenantId, sql`c.class_id`)} where ${ofCase} and i.person_id <> m.author_id)`;
  await appendEvents(db, [{ tenantId, type: 'case.changed', subject: { caseId }, audience }]);
}
