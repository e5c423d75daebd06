/** What progress is made of besides the statement itself, so that it can be made again when one of them is voided. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table statement add column clock_offset bigint, add column is_part boolean not null default false`.execute(db);
}
