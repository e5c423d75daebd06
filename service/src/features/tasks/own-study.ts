/** When somebody studied, in tasks and beside them, for nobody else. */
import { sql } from 'kysely';
import { latestStudy, studyByPeriod, type RouteOutput, type StudyStep, type routes } from '../../../../contract/src/index.ts';
import { authorise } from '../../authorisation/authorise.ts';
import type { Executor } from '../../database/carrier.ts';
import type { Caller } from '../../identity/caller.ts';
import { sinceDayBefore } from './class-study.ts';
import { actsOf, byDay, happened, readStudyRows, titlesOf } from './study-rows.ts';

export async function readOwnStudy(db: Executor, caller: Caller, by: StudyStep, now = Date.now()): Promise<RouteOutput<typeof routes.readOwnStudy>> {
  const { tenantId, personId } = caller;
  await authorise(db, caller, 'study.read', { person: personId });
  const span = latestStudy(now, by);
  const of = sql`s.person_id = ${personId} and ${sinceDayBefore(span.from)}`;
  const periods = studyByPeriod((await readStudyRows(db, { tenantId, of, inTasks: false, at: happened, stretch: byDay })).flatMap(actsOf), span);
  const resource = await titlesOf(db, tenantId, periods.flatMap(({ sequence }) => sequence.map(({ resourceId }) => resourceId)));
  return {
    by,
    studySeconds: periods.reduce((sum, { studySeconds }) => sum + studySeconds, 0),
    periods: periods.map(({ from, until, studySeconds, pages, sequence }) => ({ from, until, studySeconds, pages, sequence: sequence.map(({ resourceId }) => resource(resourceId)) })),
  };
}
