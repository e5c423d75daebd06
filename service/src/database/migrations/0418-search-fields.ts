/**
 * What the search knows of a resource is made anew: category, rights holders and directory belong to it from now on. Whoever reads
 * the catalogue next makes it from the documents, and keeps it.
 */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`update resource set entry = null where entry is not null`.execute(db);
}
