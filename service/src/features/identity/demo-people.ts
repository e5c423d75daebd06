/** A choice of people to try the demo county with: one class with its teachers and parents, and the managers. */
import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import * as v from 'valibot';
import type { DemoPerson } from '../../../../contract/src/index.ts';
import type { Executor } from '../../database/carrier.ts';

const learnersOfClass = 8;
const castFile = new URL('../../../../demo/county/cast.json', import.meta.url);

/** People of the demo roster who show most of what a space must bear, by their ids there. None in another roster. */
function readCast(): string[] {
  try {
    const cast = v.parse(v.record(v.string(), v.record(v.string(), v.string())), JSON.parse(readFileSync(castFile, 'utf8')));
    return Object.values(cast).flatMap((county) => Object.values(county));
  } catch {
    return [];
  }
}
const cast = readCast();

/** The people of the sign-in page. Without the demo roster it is simply the first class. */
export async function listDemoPeople(db: Executor): Promise<v.InferOutput<typeof DemoPerson>[]> {
  const { rows } = await sql<v.InferOutput<typeof DemoPerson>>`
    with cast_member as (
      select tenant_id, person_id from person_source where source_id = any(${cast})
    ), chosen_class as (
      select c.tenant_id, c.id from class c
        join enrolment e on e.tenant_id = c.tenant_id and e.class_id = c.id and e.role = 'learner' and e.ended_at is null
        left join cast_member m on m.tenant_id = e.tenant_id and m.person_id = e.person_id
        where c.ended_at is null group by c.tenant_id, c.id, c.source_id
        order by count(m.person_id) desc, c.tenant_id, c.source_id limit 1
    ), learner as (
      select tenant_id, person_id from (
        select e.tenant_id, e.person_id, row_number() over (order by m.person_id is null, e.person_id) as place
        from enrolment e join chosen_class c on c.tenant_id = e.tenant_id and c.id = e.class_id
        left join cast_member m on m.tenant_id = e.tenant_id and m.person_id = e.person_id
        where e.role = 'learner' and e.ended_at is null
      ) placed where place <= ${learnersOfClass}
    ), chosen as (
      select tenant_id, person_id from learner
      union select e.tenant_id, e.person_id from enrolment e
        join chosen_class c on c.tenant_id = e.tenant_id and c.id = e.class_id
        where e.role = 'teacher' and e.ended_at is null
      union select g.tenant_id, g.guardian_id from guardianship g
        join learner l on l.tenant_id = g.tenant_id and l.person_id = g.child_id where g.ended_at is null
      union select tenant_id, person_id from identity where role = 'manager' and valid_to is null
    )
    select p.id, p.name,
      array(select i.role from identity i
        where i.tenant_id = p.tenant_id and i.person_id = p.id and i.valid_to is null group by i.role order by i.role) as roles,
      coalesce((select o.name from identity i
        join organisation o on o.tenant_id = i.tenant_id and o.id = i.organisation_id
        where i.tenant_id = p.tenant_id and i.person_id = p.id and i.valid_to is null order by i.id limit 1), '') as organisation,
      array(select c.name from enrolment e join class c on c.tenant_id = e.tenant_id and c.id = e.class_id
        where e.tenant_id = p.tenant_id and e.person_id = p.id and e.ended_at is null
        group by c.name, c.source_id order by c.source_id) as classes
    from chosen join person p on p.tenant_id = chosen.tenant_id and p.id = chosen.person_id
    where exists (select from identity i where i.tenant_id = p.tenant_id and i.person_id = p.id and i.valid_to is null)
    order by roles, organisation, classes, p.id`.execute(db);
  return rows;
}

/** The key of a person who may be picked, or undefined. */
export async function findDemoPerson(db: Executor, personId: string): Promise<{ tenantId: string; personId: string } | undefined> {
  return db
    .selectFrom('identity')
    .select(['tenant_id as tenantId', 'person_id as personId'])
    .where('person_id', '=', personId)
    .where('valid_to', 'is', null)
    .limit(1)
    .executeTakeFirst();
}
