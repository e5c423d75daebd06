/** Courses (cmi5), who is enrolled in them, and each launch. */
import { sql, type Kysely } from 'kysely';

const statements = [
  `create table course (
     tenant_id text collate "C" not null,
     resource_id text collate "C" not null,
     structure jsonb not null,
     primary key (tenant_id, resource_id),
     foreign key (tenant_id, resource_id) references resource
   )`,
  `create table course_registration (
     tenant_id text collate "C" not null,
     id text collate "C" not null,
     resource_id text collate "C" not null,
     person_id text collate "C" not null,
     task_id text collate "C",
     units jsonb not null,
     satisfied jsonb not null,
     created_at timestamptz not null,
     primary key (tenant_id, id),
     foreign key (tenant_id, resource_id) references course,
     foreign key (tenant_id, person_id) references person,
     foreign key (tenant_id, task_id) references task
   )`,
  `create index course_registration_person on course_registration (tenant_id, person_id, resource_id)`,
  `create table course_session (
     tenant_id text collate "C" not null,
     id text collate "C" not null,
     registration_id text collate "C" not null,
     unit integer not null,
     mode text not null check (mode in ('Normal', 'Browse', 'Review')),
     state text not null check (state in ('launched', 'initialized', 'terminated', 'abandoned')),
     fetch_hash text,
     secret_hash text,
     was_told jsonb not null,
     verbs jsonb not null,
     launched_at timestamptz not null,
     initialized_at timestamptz,
     expires_at timestamptz not null,
     primary key (tenant_id, id),
     foreign key (tenant_id, registration_id) references course_registration
   )`,
  `create index course_session_registration on course_session (tenant_id, registration_id)`,
];

/** Makes the tables of courses. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
