/** Announcements and notices that somebody reported. A notice may be replaced by a later one: what it said is kept here. */
import { sql, type Kysely } from 'kysely';

const statements = [
  `create table received_case (
     tenant_id text collate "C" not null,
     id text collate "C" not null,
     case_number text not null,
     announcement_id text collate "C",
     notice_id text collate "C",
     organisation_id text collate "C" not null,
     sender_id text collate "C" not null,
     reporter_id text collate "C" not null,
     received_kind text not null,
     title text not null,
     text text not null,
     received_at timestamptz not null,
     kind text not null,
     description text not null,
     evidence text,
     reported_at timestamptz not null,
     closed_at timestamptz,
     closed_by text collate "C",
     outcome text check (outcome in ('settled', 'unfounded', 'passed-on')),
     note text,
     primary key (tenant_id, id),
     unique (tenant_id, case_number),
     foreign key (tenant_id, announcement_id) references announcement,
     foreign key (tenant_id, organisation_id) references organisation,
     foreign key (tenant_id, sender_id) references person,
     foreign key (tenant_id, reporter_id) references person,
     foreign key (tenant_id, closed_by) references person,
     check (num_nonnulls(announcement_id, notice_id) = 1),
     check ((closed_at is null) = (outcome is null) and (closed_at is null) = (closed_by is null))
   )`,
  `create unique index received_case_open on received_case (tenant_id, reporter_id, coalesce(announcement_id, notice_id)) where closed_at is null`,
  `create index received_case_of on received_case (tenant_id, organisation_id, id)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
