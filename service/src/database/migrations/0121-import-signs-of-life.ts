/** Imports say that they go on: one that is silent has lost its process, and is not shown as running for ever. */
import { sql, type Kysely } from 'kysely';

/** Adds to the reports when a run was last heard of; of those that seem to run, it was at their beginning. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table import_report add column seen_at timestamptz`.execute(db);
  await sql`update import_report set seen_at = started_at where finished_at is null`.execute(db);
}
