/**
 * People, classes, resources, tasks, progress and the outbox. Every key begins with `tenant_id`, so that the tables can
 * be spread over machines by tenant later; ids sort byte by byte, so they use the C collation.
 */
import { sql, type Kysely } from 'kysely';

const statements = [
  `create table tenant (
     tenant_id text collate "C" primary key,
     parent_id text collate "C" references tenant,
     level text not null check (level in ('national', 'province', 'city', 'county')),
     name text not null
   )`,
  `create table tenant_sequence (
     tenant_id text collate "C" primary key references tenant,
     last bigint not null default 0
   )`,
  `create table organisation (
     tenant_id text collate "C" not null references tenant,
     id text collate "C" not null,
     parent_id text collate "C",
     level text not null check (level in ('national', 'province', 'city', 'county', 'school')),
     name text not null,
     source_id text collate "C" not null,
     ended_at timestamptz,
     primary key (tenant_id, id),
     unique (tenant_id, source_id),
     foreign key (tenant_id, parent_id) references organisation deferrable initially deferred
   )`,
  `create table person (
     tenant_id text collate "C" not null references tenant,
     id text collate "C" not null,
     name text not null,
     alternative_name text,
     identity_key text collate "C",
     primary key (tenant_id, id),
     unique (tenant_id, identity_key)
   )`,
  `create table person_source (
     tenant_id text collate "C" not null,
     source text collate "C" not null,
     source_id text collate "C" not null,
     person_id text collate "C" not null,
     primary key (tenant_id, source_id, source),
     foreign key (tenant_id, person_id) references person
   )`,
  `create index person_source_person on person_source (tenant_id, person_id)`,
  `create table identity (
     tenant_id text collate "C" not null,
     id text collate "C" not null,
     person_id text collate "C" not null,
     role text not null check (role in ('student', 'teacher', 'guardian', 'manager')),
     organisation_id text collate "C" not null,
     valid_from timestamptz not null,
     valid_to timestamptz,
     primary key (tenant_id, id),
     unique (tenant_id, person_id, role, organisation_id),
     foreign key (tenant_id, person_id) references person,
     foreign key (tenant_id, organisation_id) references organisation
   )`,
  `create table class (
     tenant_id text collate "C" not null,
     id text collate "C" not null,
     organisation_id text collate "C" not null,
     name text not null,
     grade integer,
     stage text,
     source_id text collate "C" not null,
     ended_at timestamptz,
     primary key (tenant_id, id),
     unique (tenant_id, source_id),
     foreign key (tenant_id, organisation_id) references organisation
   )`,
  `create table enrolment (
     tenant_id text collate "C" not null,
     class_id text collate "C" not null,
     person_id text collate "C" not null,
     role text not null check (role in ('learner', 'teacher')),
     subject text not null default '',
     ended_at timestamptz,
     primary key (tenant_id, class_id, person_id, role, subject),
     foreign key (tenant_id, class_id) references class,
     foreign key (tenant_id, person_id) references person
   )`,
  `create index enrolment_person on enrolment (tenant_id, person_id)`,
  `create table guardianship (
     tenant_id text collate "C" not null,
     guardian_id text collate "C" not null,
     child_id text collate "C" not null,
     source text not null,
     ended_at timestamptz,
     primary key (tenant_id, guardian_id, child_id),
     foreign key (tenant_id, guardian_id) references person,
     foreign key (tenant_id, child_id) references person
   )`,
  `create index guardianship_child on guardianship (tenant_id, child_id)`,
  `create table space (
     tenant_id text collate "C" not null,
     id text collate "C" not null,
     person_id text collate "C" not null,
     opened_at timestamptz not null,
     primary key (tenant_id, id),
     unique (tenant_id, person_id),
     foreign key (tenant_id, person_id) references person
   )`,
  `create table sso_binding (
     tenant_id text collate "C" not null,
     issuer text collate "C" not null,
     subject text collate "C" not null,
     person_id text collate "C" not null,
     bound_at timestamptz not null,
     primary key (tenant_id, issuer, subject),
     foreign key (tenant_id, person_id) references person
   )`,
  `create table resource (
     tenant_id text collate "C" not null references tenant,
     id text collate "C" not null,
     identifier text collate "C" not null,
     version integer not null,
     type text not null,
     title text not null,
     stage text,
     grade integer,
     subject text,
     language text not null,
     provider text not null,
     playable boolean not null,
     created_on text,
     document jsonb not null,
     words tsvector not null,
     content_hash text not null,
     modified_at timestamptz not null,
     ended_at timestamptz,
     primary key (tenant_id, id),
     unique (tenant_id, identifier)
   )`,
  `create index resource_title on resource (tenant_id, title collate "C", id)`,
  `create index resource_words on resource using gin (words)`,
  `create table task (
     tenant_id text collate "C" not null,
     id text collate "C" not null,
     version integer not null,
     class_id text collate "C" not null,
     resource_id text collate "C" not null,
     title text not null,
     instruction text not null,
     paper_alternative text,
     assigned_by text collate "C" not null,
     created_at timestamptz not null,
     due_at timestamptz,
     primary key (tenant_id, id),
     foreign key (tenant_id, class_id) references class,
     foreign key (tenant_id, resource_id) references resource,
     foreign key (tenant_id, assigned_by) references person
   )`,
  `create index task_class on task (tenant_id, class_id)`,
  `create table progress (
     tenant_id text collate "C" not null,
     id text collate "C" not null,
     person_id text collate "C" not null,
     resource_id text collate "C" not null,
     task_id text collate "C",
     state text not null check (state in ('started', 'completed')),
     position_seconds double precision not null,
     duration_seconds double precision,
     watched jsonb not null,
     ratio double precision not null,
     updated_at timestamptz not null,
     version integer not null,
     primary key (tenant_id, id),
     unique nulls not distinct (tenant_id, person_id, resource_id, task_id),
     foreign key (tenant_id, person_id) references person,
     foreign key (tenant_id, resource_id) references resource,
     foreign key (tenant_id, task_id) references task
   )`,
  `create index progress_task on progress (tenant_id, task_id) where task_id is not null`,
  `create table statement (
     tenant_id text collate "C" not null,
     id text collate "C" not null,
     person_id text collate "C" not null,
     resource_id text collate "C" not null,
     task_id text collate "C",
     verb text not null,
     body jsonb not null,
     hash text not null,
     function_id text,
     stored_at timestamptz not null,
     primary key (tenant_id, id),
     foreign key (tenant_id, person_id) references person,
     foreign key (tenant_id, resource_id) references resource,
     foreign key (tenant_id, task_id) references task
   )`,
  `create table notice (
     tenant_id text collate "C" not null,
     id text collate "C" not null,
     person_id text collate "C" not null,
     role text not null,
     kind text not null check (kind in ('task-assigned', 'task-completed')),
     task_id text collate "C" not null,
     learner_id text collate "C",
     sender_id text collate "C" not null,
     parameters jsonb not null,
     created_at timestamptz not null,
     read_at timestamptz,
     primary key (tenant_id, id),
     unique nulls not distinct (tenant_id, person_id, role, kind, task_id, learner_id),
     foreign key (tenant_id, person_id) references person,
     foreign key (tenant_id, sender_id) references person,
     foreign key (tenant_id, learner_id) references person,
     foreign key (tenant_id, task_id) references task
   )`,
  `create index notice_person on notice (tenant_id, person_id, role, id)`,
  `create table outbox (
     tenant_id text collate "C" not null references tenant,
     id text collate "C" not null,
     seq bigint,
     type text not null,
     subject jsonb not null,
     audience text[],
     at timestamptz not null,
     primary key (tenant_id, id),
     unique (tenant_id, seq)
   )`,
  `create index outbox_unnumbered on outbox (tenant_id, id) where seq is null`,
  `create table idempotency (
     tenant_id text collate "C" not null,
     person_id text collate "C" not null,
     key text collate "C" not null,
     request_hash text not null,
     status integer,
     response jsonb,
     created_at timestamptz not null,
     primary key (tenant_id, person_id, key),
     foreign key (tenant_id, person_id) references person
   )`,
  `create table import_report (
     tenant_id text collate "C" not null references tenant,
     id text collate "C" not null,
     kind text not null check (kind in ('roster', 'catalogue')),
     started_at timestamptz not null,
     finished_at timestamptz,
     counts jsonb not null,
     findings jsonb not null,
     primary key (tenant_id, id)
   )`,
];

/** Makes the tables of the first version. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
