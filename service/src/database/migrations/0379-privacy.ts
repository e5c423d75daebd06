/**
 * Rules for the data of children, what guardians are asked to agree to, and what people ask for about their own data. Words and
 * decisions are only ever added: what somebody agreed to can be read again years later.
 */
import { sql, type Kysely } from 'kysely';

const statements = [
  `create table privacy_rules (
     tenant_id text collate "C" not null,
     version integer not null,
     rules jsonb not null,
     published_at timestamptz not null,
     primary key (tenant_id, version)
   )`,
  `create table consent_item (
     tenant_id text collate "C" not null,
     id text collate "C" not null,
     version integer not null,
     kind text not null check (kind in ('learning-records', 'class-sharing', 'push', 'other')),
     necessary boolean not null,
     place integer not null,
     words jsonb not null,
     published_at timestamptz not null,
     ended_at timestamptz,
     primary key (tenant_id, id, version)
   )`,
  `create unique index consent_item_current on consent_item (tenant_id, id) where ended_at is null`,
  `create table consent_decision (
     tenant_id text collate "C" not null,
     id text collate "C" not null,
     item_id text collate "C" not null,
     version integer not null,
     child_id text collate "C" not null,
     agreed boolean not null,
     decided_by text collate "C" not null,
     decided_at timestamptz not null,
     primary key (tenant_id, id),
     foreign key (tenant_id, item_id, version) references consent_item,
     foreign key (tenant_id, child_id) references person,
     foreign key (tenant_id, decided_by) references person
   )`,
  `create index consent_decision_of on consent_decision (tenant_id, child_id, item_id, id)`,
  `create table data_request (
     tenant_id text collate "C" not null,
     id text collate "C" not null,
     data_right text not null check (data_right in ('see', 'copy', 'correct', 'delete', 'withdraw', 'explain')),
     subject_id text collate "C" not null,
     requested_by text collate "C" not null,
     organisation_id text collate "C" not null,
     text text not null,
     state text not null check (state in ('submitted', 'done', 'refused', 'withdrawn')),
     requested_at timestamptz not null,
     answered_by text collate "C",
     answered_at timestamptz,
     answer text,
     primary key (tenant_id, id),
     foreign key (tenant_id, subject_id) references person,
     foreign key (tenant_id, requested_by) references person,
     foreign key (tenant_id, organisation_id) references organisation,
     foreign key (tenant_id, answered_by) references person,
     check ((answered_by is not null) = (state in ('done', 'refused')))
   )`,
  `create index data_request_by on data_request (tenant_id, requested_by, id)`,
  `create index data_request_at on data_request (tenant_id, organisation_id, id)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
