/** What becomes of a reported message, and the words that are looked at before they are shown. */
import { sql, type Kysely } from 'kysely';

const statements = [
  `alter table message_report add column closed_at timestamptz, add column closed_by text collate "C", add column outcome text
     check (outcome in ('settled', 'unfounded', 'passed-on')), add column note text, add foreign key (tenant_id, closed_by) references person,
     add check ((closed_at is null) = (outcome is null) and (closed_at is null) = (closed_by is null))`,
  `create index message_report_of on message_report (tenant_id, conversation_id)`,
  `alter table conversation_act add column case_id text collate "C", add foreign key (tenant_id, case_id) references message_report`,
  `create index conversation_act_of_case on conversation_act (tenant_id, case_id)`,
  `create table held_word (
     tenant_id text collate "C" not null,
     organisation_id text collate "C" not null,
     place integer not null,
     word text not null,
     key text not null,
     primary key (tenant_id, organisation_id, place),
     foreign key (tenant_id, organisation_id) references organisation
   )`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
