/** What people make for the catalogue: drafts of their own, with files that nobody else reads before they are admitted. */
import { sql, type Kysely } from 'kysely';

const statements = [
  `create table own_resource (
     tenant_id text collate "C" not null,
     id text collate "C" not null,
     author_id text collate "C" not null,
     state text not null check (state in ('draft', 'pending-review', 'admitted', 'returned', 'withdrawn')),
     draft jsonb not null,
     changed_at timestamptz not null,
     submitted_at timestamptz,
     decided_by text collate "C",
     decided_at timestamptz,
     reason text,
     resource_id text collate "C",
     primary key (tenant_id, id),
     foreign key (tenant_id, author_id) references person,
     foreign key (tenant_id, decided_by) references person,
     foreign key (tenant_id, resource_id) references resource,
     check (state <> 'admitted' or (resource_id is not null and decided_by is not null)),
     check (state <> 'returned' or (reason is not null and decided_by is not null))
   )`,
  `create index own_resource_of on own_resource (tenant_id, author_id, id)`,
  `create index own_resource_waiting on own_resource (tenant_id, submitted_at, id) where state = 'pending-review'`,
  `create table own_file (
     tenant_id text collate "C" not null,
     own_resource_id text collate "C" not null,
     role text not null check (role in ('media', 'cover')),
     id text collate "C" not null,
     name text not null,
     size_bytes bigint not null,
     received bigint not null,
     kind text check (kind in ('video', 'audio', 'picture')),
     primary key (tenant_id, own_resource_id, role),
     foreign key (tenant_id, own_resource_id) references own_resource on delete cascade
   )`,
];

/** Makes the tables of own resources. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
