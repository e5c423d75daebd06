/** Appointments: a slot of an announcement is one child's, and the database itself refuses a second one. */
import { sql, type Kysely } from 'kysely';

const statements = [
  `alter table announcement_answer add column slot text collate "C"`,
  `create unique index announcement_answer_slot on announcement_answer (tenant_id, announcement_id, slot) where slot is not null`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
