/** Documents that come late, from a machine that had no line, say when they were written. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table document add column written_at timestamptz`.execute(db);
}
