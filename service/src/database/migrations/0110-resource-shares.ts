/** Resources that people hand to a class, a school or colleagues. */
import { sql, type Kysely } from 'kysely';

const statements = [
  `create table resource_share (
     tenant_id text collate "C" not null references tenant,
     id text collate "C" not null,
     resource_id text collate "C" not null,
     sharer_id text collate "C" not null,
     sharer_role text not null,
     audience text not null check (audience in ('class', 'school', 'colleagues')),
     class_id text collate "C",
     organisation_id text collate "C",
     note text not null,
     state text not null check (state in ('shared', 'pending-review', 'declined', 'withdrawn')),
     answer text,
     created_at timestamptz not null,
     decided_at timestamptz,
     decided_by text collate "C",
     primary key (tenant_id, id),
     foreign key (tenant_id, resource_id) references resource,
     foreign key (tenant_id, sharer_id) references person,
     foreign key (tenant_id, decided_by) references person,
     foreign key (tenant_id, class_id) references class,
     foreign key (tenant_id, organisation_id) references organisation,
     check ((audience = 'class') = (class_id is not null) and (class_id is null) <> (organisation_id is null))
   )`,
  `create index resource_share_sharer on resource_share (tenant_id, sharer_id, created_at)`,
  `create index resource_share_class on resource_share (tenant_id, class_id, created_at) where class_id is not null`,
  `create index resource_share_organisation on resource_share (tenant_id, organisation_id, created_at) where organisation_id is not null`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
