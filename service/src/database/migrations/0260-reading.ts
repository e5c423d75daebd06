/** How far somebody has read: the page to go on from, and the pages that were in view. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table progress add column reading jsonb`.execute(db);
}
