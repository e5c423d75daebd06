/** Uploads that nobody can lose, forget or pile up: what is to be dropped once it is committed, and how much each person sends a day. */
import { sql, type Kysely } from 'kysely';

const statements = [
  `create table dropped_file (
     tenant_id text collate "C" not null,
     area text collate "C" not null,
     name text collate "C" not null,
     dropped_at timestamptz not null,
     primary key (tenant_id, area, name)
   )`,
  `create table upload_volume (
     tenant_id text collate "C" not null,
     person_id text collate "C" not null,
     day text collate "C" not null,
     bytes bigint not null,
     primary key (tenant_id, person_id, day),
     foreign key (tenant_id, person_id) references person
   )`,
  // Parts of a file now lie beside the place of the whole one: what was begun begins anew.
  `update message_attachment set received = 0 where whole is null`,
  `alter table message_attachment rename column begun_at to touched_at`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
