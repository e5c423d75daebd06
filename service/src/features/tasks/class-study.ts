/** When a class studied in its tasks, for its teacher: numbers of all together. */
import { sql } from 'kysely';
import { dayMs, latestStudy, startOfDayInChina, studyByPeriod, type RouteOutput, type StudyStep, type routes } from '../../../../contract/src/index.ts';
import { authorise } from '../../authorisation/authorise.ts';
import type { Executor } from '../../database/carrier.ts';
import type { Caller } from '../../identity/caller.ts';
import { learnersOf } from '../people.ts';
import { actsOf, byDay, happened, readStudyRows, titlesOf } from './study-rows.ts';

/** From the day before, too: a session may go on over midnight. */
export const sinceDayBefore = (from: string) => sql`s.stored_at >= ${new Date(startOfDayInChina(Date.parse(`${from}T00:00:00.000Z`)) - dayMs).toISOString()}::timestamptz`;

/** @throws ProblemError not-found for a class that the caller does not teach */
export async function readClassStudy(db: Executor, caller: Caller, { classId, by }: { classId: string; by: StudyStep }, now = Date.now()): Promise<RouteOutput<typeof routes.readClassStudy>> {
  await authorise(db, caller, 'task.progress.read', { class: classId });
  const { tenantId } = caller;
  const learners = (await learnersOf(db, tenantId, classId)).map(({ id }) => id);
  const span = latestStudy(now, by);
  const of = sql`t.class_id = ${classId} and s.person_id = any(${learners}::text[]) and ${sinceDayBefore(span.from)}`;
  const periods = studyByPeriod((await readStudyRows(db, { tenantId, of, inTasks: true, at: happened, stretch: byDay })).flatMap(actsOf), span);
  const resource = await titlesOf(db, tenantId, periods.flatMap(({ sequence }) => sequence.map(({ resourceId }) => resourceId)));
  return {
    by,
    learners: learners.length,
    studySeconds: periods.reduce((sum, { studySeconds }) => sum + studySeconds, 0),
    periods: periods.map(({ sequence, ...period }) => ({ ...period, sequence: sequence.map(({ resourceId, ...step }) => ({ resource: resource(resourceId), ...step })) })),
  };
}
