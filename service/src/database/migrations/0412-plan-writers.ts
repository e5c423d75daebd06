/** Who has written in whose plan, and which row of a roster says which subjects a teacher heads. */
import { sql, type Kysely } from 'kysely';

const statements = [
  // Whoever wrote in a plan does not decide on it, also when the author has let them go since.
  `create table lesson_plan_writer (
     tenant_id text collate "C" not null,
     plan_id text collate "C" not null,
     person_id text collate "C" not null,
     primary key (tenant_id, plan_id, person_id),
     foreign key (tenant_id, plan_id) references lesson_plan,
     foreign key (tenant_id, person_id) references person
   )`,
  `insert into lesson_plan_writer (tenant_id, plan_id, person_id)
     select distinct u.tenant_id, u.plan_id, u.person_id from lesson_plan_update u join lesson_plan l on l.tenant_id = u.tenant_id and l.id = u.plan_id where u.person_id <> l.author_id`,
  `alter table membership_source add column heads text not null default ''`,
  // Which of several rows said it is not known any more, and one that never did would say it for good: the next delivery that holds them says it.
  `update membership_source m set heads = i.heads from identity i
     where m.file = 'roles.csv' and m.ended_at is null and i.heads <> '' and i.tenant_id = m.tenant_id and i.person_id = m.person_id and i.organisation_id = m.place_id and i.role = m.role
       and not exists (select from membership_source o where o.tenant_id = m.tenant_id and o.person_id = m.person_id and o.place_id = m.place_id and o.role = m.role and o.file = m.file
         and o.ended_at is null and (o.source, o.source_id) <> (m.source, m.source_id))`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
