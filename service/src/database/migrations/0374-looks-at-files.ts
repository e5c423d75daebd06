/** Which file was opened in a case: phones call every photo alike. Of what was opened before only the name is known. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table received_case_look add column attachment_id text collate "C"`.execute(db);
}
