/** Uploads that nobody goes on with end: each says when its last part came. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table own_file add column touched_at timestamptz not null default now()`.execute(db);
  await sql`create index own_file_unfinished on own_file (tenant_id, touched_at) where kind is null`.execute(db);
}
