/** A teacher may want the first view of a lesson to skip nothing. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table task add column in_order boolean not null default false`.execute(db);
}
