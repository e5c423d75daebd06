/** Who has said thank you for what is shared with them: kept so that it counts once and can be taken back, and told to nobody. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table share_thanks (
    tenant_id text collate "C" not null references tenant,
    share_id text collate "C" not null,
    person_id text collate "C" not null,
    given_at timestamptz not null,
    primary key (tenant_id, share_id, person_id),
    foreign key (tenant_id, share_id) references resource_share on delete cascade,
    foreign key (tenant_id, person_id) references person
  )`.execute(db);
}
