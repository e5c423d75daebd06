/** Films and sounds are held against the technical standard, and addresses of linked courses are asked: what came of it stays. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table own_file add column checks jsonb`.execute(db);
  await sql`alter table own_resource add column link_check jsonb`.execute(db);
}
