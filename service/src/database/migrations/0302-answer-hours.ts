/** When teachers answer, where they have said it themselves. */
import { sql, type Kysely } from 'kysely';

const statement = `create table answer_hours (
     tenant_id text collate "C" not null,
     person_id text collate "C" not null,
     days text collate "C" not null check (days ~ '^[0-6]{1,7}$'),
     from_minute integer not null check (from_minute >= 0),
     to_minute integer not null check (to_minute > from_minute and to_minute <= 1440),
     primary key (tenant_id, person_id),
     foreign key (tenant_id, person_id) references person
   )`;

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(statement).execute(db);
}
