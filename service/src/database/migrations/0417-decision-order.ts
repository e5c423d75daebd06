/** Decisions in the order in which they were stored: the clocks of two processes are never quite the same. */
import { sql, type Kysely } from 'kysely';

const statements = [
  `alter table consent_decision add column seq bigint`,
  `update consent_decision d set seq = numbered.seq
     from (select tenant_id, id, row_number() over (order by id, tenant_id) as seq from consent_decision) numbered
     where numbered.tenant_id = d.tenant_id and numbered.id = d.id`,
  `alter table consent_decision alter column seq set not null, alter column seq add generated always as identity`,
  `select setval(pg_get_serial_sequence('consent_decision', 'seq'), (select coalesce(max(seq), 0) + 1 from consent_decision), false)`,
  `drop index consent_decision_of`,
  `create index consent_decision_of on consent_decision (tenant_id, child_id, item_id, seq)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
