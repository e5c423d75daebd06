/**
 * Which row of a roster says that somebody is a member: a delivery of changes takes a membership away by the id of that
 * row alone, and two rows may say the same.
 */
import { sql, type Kysely } from 'kysely';

const statements = [
  `create table membership_source (
     tenant_id text collate "C" not null references tenant,
     source text collate "C" not null,
     file text collate "C" not null check (file in ('roles.csv', 'enrollments.csv')),
     source_id text collate "C" not null,
     person_id text collate "C" not null,
     place_id text collate "C" not null,
     role text not null,
     ended_at timestamptz,
     primary key (tenant_id, source, file, source_id),
     foreign key (tenant_id, person_id) references person
   )`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
