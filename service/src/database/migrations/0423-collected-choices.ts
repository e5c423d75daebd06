/** Who has turned an optional category of learning records off or on, for whom; all are kept, the last of those who may decide counts. */
import { sql, type Kysely } from 'kysely';

const statements = [
  `create table collected_choice (
     tenant_id text collate "C" not null,
     id text collate "C" not null,
     seq bigint not null generated always as identity,
     person_id text collate "C" not null,
     category text collate "C" not null,
     collected boolean not null,
     decided_by text collate "C" not null,
     decided_at timestamptz not null,
     primary key (tenant_id, id),
     foreign key (tenant_id, person_id) references person,
     foreign key (tenant_id, decided_by) references person
   )`,
  `create index collected_choice_of on collected_choice (tenant_id, person_id, category, seq)`,
  `create index collected_choice_by on collected_choice (tenant_id, decided_by)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
