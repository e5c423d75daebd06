/** Since when somebody belongs to a class: who came today has not been silent before. Of those who are there already nobody knows. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table enrolment add column began_at timestamptz`.execute(db);
  await sql`alter table enrolment alter column began_at set default now()`.execute(db);
}
