/** Notes and bookmarks at a place in a resource, shared with a class or with nobody. */
import { sql, type Kysely } from 'kysely';

const statements = [
  `create table note (
     tenant_id text collate "C" not null references tenant,
     id text collate "C" not null,
     person_id text collate "C" not null,
     resource_id text collate "C" not null,
     place jsonb not null,
     text text not null,
     class_id text collate "C",
     changed_at timestamptz not null,
     primary key (tenant_id, id),
     foreign key (tenant_id, person_id) references person,
     foreign key (tenant_id, resource_id) references resource,
     foreign key (tenant_id, class_id) references class
   )`,
  `create index note_person on note (tenant_id, person_id, resource_id, changed_at)`,
  `create index note_class on note (tenant_id, class_id, resource_id, changed_at) where class_id is not null`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
