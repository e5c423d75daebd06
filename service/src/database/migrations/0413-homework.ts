/** How a task is done, for whom it is meant, and how long it takes. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table task
    add column mode text check (mode in ('paper', 'online')),
    add column tier text not null default 'all' check (tier in ('all', 'A', 'B', 'C')),
    add column estimated_minutes integer check (estimated_minutes between 0 and 600)`.execute(db);
  await sql`create index task_due on task (tenant_id, class_id, due_at)`.execute(db);
}
