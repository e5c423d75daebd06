/** What a teacher teaches in a term: one document, kept as one update. */
import { sql, type Kysely } from 'kysely';

const statements = [
  `create table term_schedule (
     tenant_id text collate "C" not null,
     person_id text collate "C" not null,
     term_id text collate "C" not null,
     content text not null,
     changed_at timestamptz not null,
     primary key (tenant_id, person_id, term_id),
     foreign key (tenant_id, person_id) references person
   )`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
