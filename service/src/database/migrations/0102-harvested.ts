/**
 * Harvesting (OAI-PMH): under which name a source has each of the resources that came from it. A source says of a record that
 * is gone no more than that name.
 */
import { sql, type Kysely } from 'kysely';

const statements = [
  `create table exchange_record (
     tenant_id text collate "C" not null,
     source text collate "C" not null,
     name text collate "C" not null,
     identifier text collate "C" not null,
     primary key (tenant_id, source, name),
     foreign key (tenant_id, source) references exchange_source
   )`,
];

/** Makes the table of harvested records. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
