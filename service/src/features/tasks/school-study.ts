/** When a school studied in the tasks of its classes, for its managers: five learners of a class behind each figure, or nobody (decision 0224). */
import { sql } from 'kysely';
import { dayInChina, dayMs, schoolYearOf, startOfWeekNumber, studyOfMany, threshold, weekNumber, type RouteOutput, type routes } from '../../../../contract/src/index.ts';
import { authorise } from '../../authorisation/authorise.ts';
import type { Executor } from '../../database/carrier.ts';
import type { Caller } from '../../identity/caller.ts';
import type { TimedCache } from '../../identity/timed-cache.ts';
import { actsOf, readStudyRows, titlesOf } from './study-rows.ts';

type SchoolStudy = RouteOutput<typeof routes.readSchoolStudy>;
/** What was worked out a short time ago, or is at this moment: the records of a school year are many, and what they tell changes from week to week. */
export type KeptStudies = TimedCache<Promise<SchoolStudy>>;
const keptMs = 10 * 60_000;

/** @throws ProblemError not-found for an organisation that the caller does not manage */
export async function readSchoolStudy(db: Executor, caller: Caller, organisationId: string, { now = Date.now(), kept }: { now?: number; kept?: KeptStudies } = {}): Promise<SchoolStudy> {
  await authorise(db, caller, 'study.count', { organisation: organisationId });
  const key = JSON.stringify([caller.tenantId, organisationId, weekNumber(now)]);
  const known = kept?.get(key);
  if (known !== undefined) return known;
  const study = workOut(db, caller.tenantId, organisationId, now);
  kept?.set(key, study, Date.now() + keptMs);
  // What failed is over at once: the next one who asks is not told of it.
  study.catch(() => kept?.set(key, study, 0));
  return study;
}

async function workOut(db: Executor, tenantId: string, organisationId: string, now: number): Promise<SchoolStudy> {
  const [since, end] = [schoolYearOf(now), weekNumber(now)].map((week) => new Date(startOfWeekNumber(week)).toISOString());
  // Whoever has left the class since stays counted: what was told does not change with the roster.
  const of = sql`t.class_id in (select k.id from class k where k.tenant_id = ${tenantId} and k.organisation_id = ${organisationId})
    and s.stored_at >= ${since}::timestamptz and s.stored_at < ${end}::timestamptz
    and exists (select from enrolment e where e.tenant_id = s.tenant_id and e.class_id = t.class_id and e.person_id = s.person_id and e.role = 'learner')`;
  const rows = await readStudyRows(db, { tenantId, of, inTasks: true, at: sql`s.stored_at`, stretch: byWeek });
  const periods = studyOfMany(rows.flatMap((row) => actsOf(row).map((act) => ({ ...act, classId: row.class_id ?? '' }))), now);
  const resource = await titlesOf(db, tenantId, periods.flatMap(({ sequence }) => sequence.map(({ resourceId }) => resourceId)));
  return {
    threshold,
    since: dayInChina(startOfWeekNumber(schoolYearOf(now))),
    studySeconds: periods.reduce((sum, { studySeconds }) => sum + studySeconds, 0),
    periods: periods.map(({ sequence, ...period }) => ({ ...period, sequence: sequence.map(({ resourceId, learners }) => ({ resource: resource(resourceId), learners })) })),
  };
}

const byWeek = sql`floor((extract(epoch from at) * 1000 - ${startOfWeekNumber(0)}) / ${7 * dayMs})`;
