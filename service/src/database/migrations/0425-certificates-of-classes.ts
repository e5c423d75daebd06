/** A certificate says with which class it was taken; and whether what it stands on was voided is found by the registration. */
import { sql, type Kysely } from 'kysely';

const statements = [
  `alter table course_certificate add class_id text collate "C"`,
  // Of those that were taken before this was kept: the class in whose group the learner is, or whatever group of the course is the oldest.
  `update course_certificate f set class_id = coalesce(
     (select g.class_id from course_member m join course_group g on g.tenant_id = m.tenant_id and g.id = m.group_id
      where m.tenant_id = f.tenant_id and m.person_id = f.person_id and g.resource_id = f.resource_id order by g.opened_at, g.id limit 1),
     (select g.class_id from course_group g where g.tenant_id = f.tenant_id and g.resource_id = f.resource_id order by g.opened_at, g.id limit 1))`,
  `alter table course_certificate alter class_id set not null`,
  `alter table course_certificate add foreign key (tenant_id, class_id) references class`,
  // Whoever does it again after a voided result stands on another registration.
  `alter table course_certificate drop constraint course_certificate_tenant_id_person_id_resource_id_key`,
  `create unique index course_certificate_taken on course_certificate (tenant_id, person_id, class_id, resource_id, registration_id)`,
  `create index course_certificate_class on course_certificate (tenant_id, class_id, resource_id)`,
  `create index course_certificate_registration on course_certificate (tenant_id, registration_id)`,
  `create index course_certificate_revoker on course_certificate (tenant_id, revoked_by) where revoked_by is not null`,
  `create index course_group_resource on course_group (tenant_id, resource_id)`,
  `create index course_group_opener on course_group (tenant_id, opened_by)`,
  `create index statement_voided on statement (tenant_id, registration) where voided`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
