/** Imports that a manager starts in the app: how far one is, and that somebody ended it. */
import { sql, type Kysely } from 'kysely';

/** Adds to the reports what a running import has. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table import_report add column progress real not null default 1, add column cancelled_at timestamptz`.execute(db);
}
