/** Lesson plans: their updates are only ever added to. */
import { sql, type Kysely } from 'kysely';

const statements = [
  `create table lesson_plan (
     tenant_id text collate "C" not null references tenant,
     id text collate "C" not null,
     author_id text collate "C" not null,
     title text not null,
     subject text not null,
     lesson_minutes integer not null,
     steps integer not null,
     derived_from jsonb not null,
     created_at timestamptz not null,
     changed_at timestamptz not null,
     changed_by text collate "C" not null,
     primary key (tenant_id, id),
     foreign key (tenant_id, author_id) references person,
     foreign key (tenant_id, changed_by) references person
   )`,
  `create index lesson_plan_author on lesson_plan (tenant_id, author_id, changed_at desc, id)`,
  `create table lesson_plan_person (
     tenant_id text collate "C" not null,
     plan_id text collate "C" not null,
     person_id text collate "C" not null,
     primary key (tenant_id, plan_id, person_id),
     foreign key (tenant_id, plan_id) references lesson_plan,
     foreign key (tenant_id, person_id) references person
   )`,
  `create index lesson_plan_person_plans on lesson_plan_person (tenant_id, person_id)`,
  `create table lesson_plan_update (
     tenant_id text collate "C" not null,
     plan_id text collate "C" not null,
     id text collate "C" not null,
     sequence bigint generated always as identity,
     person_id text collate "C" not null,
     content text not null,
     stored_at timestamptz not null,
     primary key (tenant_id, plan_id, id),
     foreign key (tenant_id, plan_id) references lesson_plan,
     foreign key (tenant_id, person_id) references person
   )`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
