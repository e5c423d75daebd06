/** An answer that the sender has put in the place of a guardian's own: what it says is told to that guardian alone. */
import { sql, type Kysely } from 'kysely';

const statements = [
  `alter table announcement_answer add column told_to text collate "C"`,
  `alter table announcement_answer add foreign key (tenant_id, told_to) references person`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
