/**
 * Announcements. Whom one is for is written down when it is delivered, so that it stays known who was to answer; whether a
 * guardian may still see it is decided by the roster of the day on which it is read.
 */
import { sql, type Kysely } from 'kysely';

const statements = [
  `create table announcement (
     tenant_id text collate "C" not null,
     id text collate "C" not null,
     sender_id text collate "C" not null,
     sender_role text not null check (sender_role in ('teacher', 'manager')),
     organisation_id text collate "C" not null,
     audience jsonb not null,
     title text not null,
     text text not null,
     urgent_reason text,
     ask jsonb not null,
     due_at timestamptz,
     scheduled_for timestamptz not null,
     sent_at timestamptz,
     recalled_at timestamptz,
     created_at timestamptz not null,
     primary key (tenant_id, id),
     foreign key (tenant_id, sender_id) references person,
     foreign key (tenant_id, organisation_id) references organisation
   )`,
  `create index announcement_sender on announcement (tenant_id, sender_id, id)`,
  `create index announcement_waiting on announcement (tenant_id, scheduled_for) where sent_at is null and recalled_at is null`,
  `create table announcement_child (
     tenant_id text collate "C" not null,
     announcement_id text collate "C" not null,
     child_id text collate "C" not null,
     class_id text collate "C" not null,
     personal text,
     primary key (tenant_id, announcement_id, child_id),
     foreign key (tenant_id, announcement_id) references announcement,
     foreign key (tenant_id, child_id) references person,
     foreign key (tenant_id, class_id) references class
   )`,
  `create index announcement_child_of on announcement_child (tenant_id, child_id)`,
  `create table announcement_recipient (
     tenant_id text collate "C" not null,
     announcement_id text collate "C" not null,
     guardian_id text collate "C" not null,
     child_id text collate "C" not null,
     read_at timestamptz,
     reminded_at timestamptz,
     primary key (tenant_id, announcement_id, child_id, guardian_id),
     foreign key (tenant_id, announcement_id, child_id) references announcement_child,
     foreign key (tenant_id, guardian_id) references person
   )`,
  `create index announcement_recipient_of on announcement_recipient (tenant_id, guardian_id, announcement_id)`,
  `create table announcement_answer (
     tenant_id text collate "C" not null,
     announcement_id text collate "C" not null,
     child_id text collate "C" not null,
     answered_by text collate "C" not null,
     on_behalf boolean not null,
     choices text[] not null,
     signature text,
     answered_at timestamptz not null,
     primary key (tenant_id, announcement_id, child_id),
     foreign key (tenant_id, announcement_id, child_id) references announcement_child,
     foreign key (tenant_id, answered_by) references person
   )`,
];

/** Makes the tables of announcements. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
