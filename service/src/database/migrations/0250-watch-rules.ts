/** How long a child may watch, as the own guardians say: one rule a child. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table watch_rule (
    tenant_id text collate "C" not null references tenant,
    learner_id text collate "C" not null,
    rule jsonb not null,
    set_by text collate "C" not null,
    set_at timestamptz not null,
    primary key (tenant_id, learner_id),
    foreign key (tenant_id, learner_id) references person,
    foreign key (tenant_id, set_by) references person
  )`.execute(db);
}
