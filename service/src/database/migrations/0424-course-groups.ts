/** Courses that classes take together, who has joined them, and the certificates of those who have done one. */
import { sql, type Kysely } from 'kysely';

const statements = [
  `create table course_group (
     tenant_id text collate "C" not null,
     id text collate "C" not null,
     class_id text collate "C" not null,
     resource_id text collate "C" not null,
     opened_by text collate "C" not null,
     opened_at timestamptz not null,
     closed_at timestamptz,
     primary key (tenant_id, id),
     foreign key (tenant_id, class_id) references class,
     foreign key (tenant_id, resource_id) references course,
     foreign key (tenant_id, opened_by) references person
   )`,
  `create unique index course_group_open on course_group (tenant_id, class_id, resource_id) where closed_at is null`,
  `create index course_group_class on course_group (tenant_id, class_id)`,
  `create table course_member (
     tenant_id text collate "C" not null,
     group_id text collate "C" not null,
     person_id text collate "C" not null,
     joined_at timestamptz,
     taken_out_at timestamptz,
     primary key (tenant_id, group_id, person_id),
     check ((joined_at is null) <> (taken_out_at is null)),
     foreign key (tenant_id, group_id) references course_group,
     foreign key (tenant_id, person_id) references person
   )`,
  `create index course_member_person on course_member (tenant_id, person_id)`,
  `create table course_certificate (
     tenant_id text collate "C" not null,
     number text collate "C" not null,
     person_id text collate "C" not null,
     resource_id text collate "C" not null,
     registration_id text collate "C" not null,
     title text not null,
     issued_at timestamptz not null,
     revoked_at timestamptz,
     revoked_by text collate "C",
     primary key (tenant_id, number),
     unique (tenant_id, person_id, resource_id),
     foreign key (tenant_id, registration_id) references course_registration,
     foreign key (tenant_id, person_id) references person,
     foreign key (tenant_id, revoked_by) references person
   )`,
  // Who asks by a number says no tenant: it is one of a kind everywhere.
  `create unique index course_certificate_number on course_certificate (number)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
