/** Reports have a version: what is decided on is what was read. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table report add column version integer not null default 1`.execute(db);
}
