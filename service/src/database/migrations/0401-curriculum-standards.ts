/** Curriculum standards as they were taken in, and to which of them plans are aligned. */
import { sql, type Kysely } from 'kysely';

const statements = [
  `create table standard_document (
     tenant_id text collate "C" not null references tenant,
     id text collate "C" not null,
     title text not null,
     subject text not null,
     creator text not null,
     version text not null,
     changed_at timestamptz not null,
     item_count integer not null,
     items jsonb not null,
     content_hash text not null,
     primary key (tenant_id, id)
   )`,
  `alter table lesson_plan add column standard_ids jsonb not null default '[]'`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
