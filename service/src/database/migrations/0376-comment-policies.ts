/** Whether comments on a resource are taken, and looked at first; where nothing is said they are open. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table comment_policy (
    tenant_id text collate "C" not null references tenant,
    resource_id text collate "C" not null,
    policy text not null check (policy in ('open', 'reviewed', 'off')),
    set_by text collate "C" not null,
    set_at timestamptz not null,
    primary key (tenant_id, resource_id),
    foreign key (tenant_id, resource_id) references resource,
    foreign key (tenant_id, set_by) references person
  )`.execute(db);
}
