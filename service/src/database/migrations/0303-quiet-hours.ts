/** When people are left in peace, where they have said it themselves. */
import { sql, type Kysely } from 'kysely';

const statement = `create table quiet_hours (
     tenant_id text collate "C" not null,
     person_id text collate "C" not null,
     from_minute integer check (from_minute between 0 and 1439),
     to_minute integer check (to_minute between 0 and 1439 and to_minute <> from_minute),
     digest_minute integer check (digest_minute between 0 and 1439),
     primary key (tenant_id, person_id),
     foreign key (tenant_id, person_id) references person,
     check ((from_minute is null) = (to_minute is null))
   )`;

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(statement).execute(db);
}
