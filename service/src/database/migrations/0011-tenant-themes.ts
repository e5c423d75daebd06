/** A county is a virtual platform of its province: it has a look of its own, not a server. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table tenant add column theme jsonb`.execute(db);
}
