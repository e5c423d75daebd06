/**
 * Comments with a rating, their review and the reply of whoever answers for the resource; what is recommended to whom; and the
 * index by which the use of a resource is counted.
 */
import { sql, type Kysely } from 'kysely';

const statements = [
  `alter table rating
     add column comment text not null default '',
     add column comment_id text collate "C",
     add column comment_state text not null default 'shown' check (comment_state in ('shown', 'waiting', 'withheld')),
     add column role text check (role in ('student', 'teacher', 'guardian', 'manager')),
     add column organisation_id text collate "C",
     add column reviewed_by text collate "C",
     add column reply text,
     add column reply_by text,
     add column replied_at timestamptz`,
  `create unique index rating_comment on rating (tenant_id, comment_id) where comment_id is not null`,
  `create index rating_waiting on rating (tenant_id, rated_at) where comment_state = 'waiting'`,
  `create index statement_resource on statement (tenant_id, resource_id, stored_at)
     where verb in ('http://adlnet.gov/expapi/verbs/initialized', 'http://adlnet.gov/expapi/verbs/completed')`,
  `create table recommendation (
     tenant_id text collate "C" not null,
     id text collate "C" not null,
     resource_id text collate "C" not null,
     class_id text collate "C",
     organisation_id text collate "C",
     reason text not null,
     given_by text collate "C" not null,
     given_at timestamptz not null,
     primary key (tenant_id, id),
     check ((class_id is null) <> (organisation_id is null)),
     foreign key (tenant_id, resource_id) references resource,
     foreign key (tenant_id, class_id) references class,
     foreign key (tenant_id, organisation_id) references organisation,
     foreign key (tenant_id, given_by) references person
   )`,
  `create index recommendation_class on recommendation (tenant_id, class_id, given_at) where class_id is not null`,
  `create index recommendation_organisation on recommendation (tenant_id, organisation_id, given_at) where organisation_id is not null`,
  `create index recommendation_giver on recommendation (tenant_id, given_by, given_at)`,
  `create table recommendation_setting (
     tenant_id text collate "C" not null,
     person_id text collate "C" not null,
     mode text not null check (mode in ('off', 'teachers', 'all')),
     interests text[] not null,
     primary key (tenant_id, person_id),
     foreign key (tenant_id, person_id) references person
   )`,
  `create table recommendation_dismissal (
     tenant_id text collate "C" not null,
     person_id text collate "C" not null,
     resource_id text collate "C" not null,
     dismissed_at timestamptz not null,
     primary key (tenant_id, person_id, resource_id),
     foreign key (tenant_id, person_id) references person,
     foreign key (tenant_id, resource_id) references resource
   )`,
];

/** Makes what judging and recommending need. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
