/** What people make may be a textbook, too. */
import { sql, type Kysely } from 'kysely';

const statements = [
  `alter table own_file drop constraint own_file_kind_check`,
  `alter table own_file add constraint own_file_kind_check check (kind in ('video', 'audio', 'picture', 'book'))`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
