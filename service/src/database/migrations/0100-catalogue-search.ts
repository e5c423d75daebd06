/**
 * The catalogue for its search index, and what people keep and say of resources. `stamp` counts the changes of a tenant's
 * catalogue in the order in which they were committed: whoever holds an index reads what has a higher one.
 */
import { sql, type Kysely } from 'kysely';

const statements = [
  `create table catalogue (
     tenant_id text collate "C" primary key references tenant,
     stamp bigint not null
   )`,
  `insert into catalogue select distinct tenant_id, 1 from resource`,
  `alter table resource add column stamp bigint not null default 1, add column entry text`,
  `update resource set document = document || '{"accessibility": []}'`,
  `alter table resource drop column words`,
  `alter table resource drop column stage, drop column grade, drop column subject, drop column language, drop column provider,
     drop column type, drop column playable, drop column created_on`,
  `drop index resource_title`,
  `create index resource_stamp on resource (tenant_id, stamp)`,
  `create table resource_use (
     tenant_id text collate "C" not null,
     resource_id text collate "C" not null,
     person_id text collate "C" not null,
     primary key (tenant_id, resource_id, person_id),
     foreign key (tenant_id, resource_id) references resource,
     foreign key (tenant_id, person_id) references person
   )`,
  `insert into resource_use select distinct tenant_id, resource_id, person_id from statement
       where resource_id is not null and person_id is not null
     union select tenant_id, resource_id, assigned_by from task`,
  `create table rating (
     tenant_id text collate "C" not null,
     resource_id text collate "C" not null,
     person_id text collate "C" not null,
     stars integer not null check (stars between 1 and 5),
     reasons text[] not null,
     rated_at timestamptz not null,
     primary key (tenant_id, resource_id, person_id),
     foreign key (tenant_id, resource_id) references resource,
     foreign key (tenant_id, person_id) references person
   )`,
  `create table resource_figures (
     tenant_id text collate "C" not null,
     resource_id text collate "C" not null,
     uses integer not null default 0,
     ratings integer not null default 0,
     stars integer not null default 0,
     changed_at timestamptz not null,
     primary key (tenant_id, resource_id),
     foreign key (tenant_id, resource_id) references resource
   )`,
  `insert into resource_figures (tenant_id, resource_id, uses, changed_at)
     select tenant_id, resource_id, count(*), now() from resource_use group by tenant_id, resource_id`,
  `create index resource_figures_changed on resource_figures (tenant_id, changed_at)`,
  `create table report (
     tenant_id text collate "C" not null,
     id text collate "C" not null,
     case_number text collate "C" not null,
     resource_id text collate "C" not null,
     person_id text collate "C" not null,
     kind text not null,
     description text not null,
     evidence text,
     state text not null check (state in ('received', 'upheld', 'declined')),
     answer text,
     created_at timestamptz not null,
     decided_at timestamptz,
     primary key (tenant_id, id),
     unique (tenant_id, case_number),
     foreign key (tenant_id, resource_id) references resource,
     foreign key (tenant_id, person_id) references person
   )`,
  `create index report_person on report (tenant_id, person_id, id)`,
  `create table folder (
     tenant_id text collate "C" not null,
     person_id text collate "C" not null,
     id text collate "C" not null,
     name text not null,
     primary key (tenant_id, person_id, id),
     foreign key (tenant_id, person_id) references person
   )`,
  `create table favourite (
     tenant_id text collate "C" not null,
     person_id text collate "C" not null,
     resource_id text collate "C" not null,
     id text collate "C" not null,
     folder_id text collate "C",
     tags text[] not null,
     note text not null,
     kept_version integer not null,
     added_at timestamptz not null,
     primary key (tenant_id, person_id, resource_id),
     foreign key (tenant_id, person_id) references person,
     foreign key (tenant_id, resource_id) references resource,
     foreign key (tenant_id, person_id, folder_id) references folder on delete set null (folder_id)
   )`,
  `create index favourite_newest on favourite (tenant_id, person_id, id)`,
  `create table saved_search (
     tenant_id text collate "C" not null,
     person_id text collate "C" not null,
     id text collate "C" not null,
     name text not null,
     query jsonb not null,
     subscribed boolean not null,
     seen_at timestamptz not null,
     primary key (tenant_id, person_id, id),
     foreign key (tenant_id, person_id) references person
   )`,
];

/** Makes the tables of the catalogue's search and of the shelf. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
