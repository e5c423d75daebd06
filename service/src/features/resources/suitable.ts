/** What a pupil is shown: nothing beyond the grade of the own class. */
import type { Executor } from '../../database/carrier.ts';
import type { Caller } from '../../identity/caller.ts';

export { isSuitable } from '../../../../search/suitable.ts';

/** The grade in which the caller learns; the highest of several. Undefined: no pupil, or the roster knows no grade. */
export async function learningGrade(db: Executor, { tenantId, personId, identity }: Caller): Promise<number | undefined> {
  if (identity.role !== 'student') return undefined;
  const { grade } = await db
    .selectFrom('enrolment')
    .innerJoin('class', (join) => join.onRef('class.tenant_id', '=', 'enrolment.tenant_id').onRef('class.id', '=', 'enrolment.class_id'))
    .select(({ fn }) => fn.max('class.grade').as('grade'))
    .where('enrolment.tenant_id', '=', tenantId)
    .where('enrolment.person_id', '=', personId)
    .where('enrolment.role', '=', 'learner')
    .where('enrolment.ended_at', 'is', null)
    .executeTakeFirstOrThrow();
  return grade ?? undefined;
}
