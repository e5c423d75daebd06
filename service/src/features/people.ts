/** Who has to do with a class or a learner: the audience of events and notices. */
import type { Executor } from '../database/carrier.ts';

/** Learners of a class, by id. */
export async function learnersOf(db: Executor, tenantId: string, classId: string): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom('enrolment')
    .innerJoin('person', (join) =>
      join.onRef('person.tenant_id', '=', 'enrolment.tenant_id').onRef('person.id', '=', 'enrolment.person_id'),
    )
    .select(['person.id', 'person.name'])
    .distinct()
    .where('enrolment.tenant_id', '=', tenantId)
    .where('class_id', '=', classId)
    .where('role', '=', 'learner')
    .where('ended_at', 'is', null)
    .orderBy('person.id')
    .execute();
}

/** One learner of a class, with since when. */
export async function learnerIn(db: Executor, tenantId: string, classId: string, personId: string): Promise<{ id: string; name: string; began_at: string | null } | undefined> {
  return db
    .selectFrom('enrolment as e')
    .innerJoin('person as p', (join) => join.onRef('p.tenant_id', '=', 'e.tenant_id').onRef('p.id', '=', 'e.person_id'))
    .select(['p.id', 'p.name', 'e.began_at'])
    .where((where) => where.and({ 'e.tenant_id': tenantId, 'e.class_id': classId, 'e.person_id': personId, 'e.role': 'learner' }))
    .where('e.ended_at', 'is', null)
    .orderBy('e.began_at', (order) => order.asc().nullsFirst())
    .executeTakeFirst();
}

/** Teachers of a class. */
export async function teachersOf(db: Executor, tenantId: string, classId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('enrolment')
    .select('person_id')
    .distinct()
    .where('tenant_id', '=', tenantId)
    .where('class_id', '=', classId)
    .where('role', '=', 'teacher')
    .where('ended_at', 'is', null)
    .execute();
  return rows.map(({ person_id }) => person_id);
}

export interface Guardian {
  guardianId: string;
  childId: string;
}

/** Guardians with the child each of them has among `children`. */
export async function guardiansOf(db: Executor, tenantId: string, children: readonly string[]): Promise<Guardian[]> {
  if (children.length === 0) return [];
  return db
    .selectFrom('guardianship')
    .select(['guardian_id as guardianId', 'child_id as childId'])
    .where('tenant_id', '=', tenantId)
    .where('child_id', 'in', children)
    .where('ended_at', 'is', null)
    .execute();
}
