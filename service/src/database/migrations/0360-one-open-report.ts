/** One open report of each person about each resource, and whether a decision was to suspend it. */
import { sql, type Kysely } from 'kysely';

const statements = [
  `alter table report add column suspend boolean`,
  // A suspended resource ended in the moment of the decision.
  `update report set suspend = state = 'upheld' and exists (select from resource r
     where r.tenant_id = report.tenant_id and r.id = report.resource_id and r.ended_at = report.decided_at) where state <> 'received'`,
  // The first of them stays open.
  `update report set state = 'declined', suspend = false, decided_at = now(), answer = '您先前对同一资源的举报仍在处理，已与之合并。'
     where state = 'received' and exists (select from report o where o.tenant_id = report.tenant_id and o.person_id = report.person_id
       and o.resource_id = report.resource_id and o.state = 'received' and o.id < report.id)`,
  `create unique index report_open on report (tenant_id, person_id, resource_id) where state = 'received'`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
