/** What a pupil is shown: nothing beyond the grade of the own class. */
import { sql } from 'kysely';
import type { Executor } from '../../database/carrier.ts';
import type { Caller } from '../../identity/caller.ts';

export { isSuitable } from '../../../../search/suitable.ts';

/** Whoever has never been in a class is shown only what is for no grade. */
const beforeAllGrades = 0;

/**
 * The grade in which the caller learns: the highest of several classes, and between two classes that of the last one.
 * Undefined: no pupil, or the roster knows no grade of these classes.
 */
export async function learningGrade(db: Executor, { tenantId, personId, identity }: Caller): Promise<number | undefined> {
  if (identity.role !== 'student') return undefined;
  const { rows } = await sql<{ grade: number | null }>`
    select max(k.grade) as grade from enrolment e join class k on k.tenant_id = e.tenant_id and k.id = e.class_id
    where e.tenant_id = ${tenantId} and e.person_id = ${personId} and e.role = 'learner'
    group by e.ended_at order by e.ended_at desc nulls first limit 1`.execute(db);
  const [last] = rows;
  return last === undefined ? beforeAllGrades : (last.grade ?? undefined);
}
