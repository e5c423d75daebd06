/** When a class studied in its tasks, for its teacher: numbers of all together. */
import { sql } from 'kysely';
import { chinaOffsetMs, dayMs, latestStudy, readingExtensions, startOfDayInChina, studyByPeriod, verbs, videoExtensions, type RouteOutput, type StudyAct, type StudyStep, type routes } from '../../../../contract/src/index.ts';
import { authorise } from '../../authorisation/authorise.ts';
import type { Executor } from '../../database/carrier.ts';
import type { Caller } from '../../identity/caller.ts';
import { earliestMoment } from '../../xapi/statement/heard.ts';
import { learnersOf } from '../people.ts';
import { parseSegments } from '../progress/intervals.ts';

/** A thousand years: beyond it no clock is set, and the database may not reckon. */
const mostOffsetMs = 1000 * 365 * dayMs;

/** What one learner did of a resource in one session on one day. */
interface Row {
  person_id: string;
  resource_id: string;
  session: string | null;
  first_at: string;
  last_at: string;
  segments: string | null;
  pages: number[];
}

/** @throws ProblemError not-found for a class that the caller does not teach */
export async function readClassStudy(db: Executor, caller: Caller, { classId, by }: { classId: string; by: StudyStep }, now = Date.now()): Promise<RouteOutput<typeof routes.readClassStudy>> {
  await authorise(db, caller, 'task.progress.read', { class: classId });
  const { tenantId } = caller;
  const learners = (await learnersOf(db, tenantId, classId)).map(({ id }) => id);
  const span = latestStudy(now, by);
  const acts = (await readRows(db, { tenantId, classId, learners, from: startOfDayInChina(Date.parse(`${span.from}T00:00:00.000Z`)) })).flatMap(actsOf);
  const periods = studyByPeriod(acts, span);
  const titles = await titlesOf(db, tenantId, periods.flatMap(({ sequence }) => sequence.map(({ resourceId }) => resourceId)));
  return {
    by,
    learners: learners.length,
    studySeconds: periods.reduce((sum, { studySeconds }) => sum + studySeconds, 0),
    periods: periods.map(({ sequence, ...period }) => ({
      ...period,
      sequence: sequence.map(({ resourceId: id, ...step }) => ({ resource: { id, title: titles.get(id) ?? '' }, ...step })),
    })),
  };
}

/**
 * A row a session and day: what was played is told from its beginning, so the last word of a day holds the others. From the day before, too: a session may go on over midnight.
 */
async function readRows(db: Executor, { tenantId, classId, learners, from }: { tenantId: string; classId: string; learners: readonly string[]; from: number }): Promise<Row[]> {
  const { rows } = await sql<Row>`
    with said as (
      select s.person_id, s.resource_id, s.body #>> ${`{context,extensions,${videoExtensions.sessionId}}`}::text[] as session,
        -- As happenedAt has it. Of years that the database cannot read nothing is counted: one clock must not break it for the class.
        greatest(least(
          case when s.body ->> 'timestamp' ~ '^[1-9][0-9]{3}-'
            then (s.body ->> 'timestamp')::timestamptz + least(greatest(coalesce(s.clock_offset, 0), ${-mostOffsetMs}::bigint), ${mostOffsetMs}::bigint) * interval '1 millisecond'
            else ${earliestMoment}::timestamptz end,
          s.stored_at), ${earliestMoment}::timestamptz) as at,
        s.body #>> ${`{result,extensions,${videoExtensions.playedSegments}}`}::text[] as segments,
        s.body #> ${`{result,extensions,${readingExtensions.page}}`}::text[] as page
      from statement s join task t on t.tenant_id = s.tenant_id and t.id = s.task_id
      where s.tenant_id = ${tenantId} and t.class_id = ${classId} and not s.voided and s.resource_id is not null
        and s.person_id = any(${learners}::text[]) and s.verb = any(${Object.values(verbs)}::text[]) and s.stored_at >= ${new Date(from - dayMs).toISOString()}::timestamptz
    )
    select person_id, resource_id, session, min(at) as first_at, max(at) as last_at,
      (array_agg(segments order by at desc) filter (where segments is not null))[1] as segments,
      coalesce(array_agg(distinct page::text::integer) filter (where jsonb_typeof(page) = 'number' and page::text ~ '^[1-9][0-9]{0,6}$'), '{}') as pages
    from said
    group by person_id, resource_id, coalesce(session, at::text), session, floor((extract(epoch from at) * 1000 + ${chinaOffsetMs}) / ${dayMs})`.execute(db);
  return rows;
}

function actsOf({ person_id: learnerId, resource_id: resourceId, session: sessionId, first_at, last_at, segments, pages }: Row): StudyAct[] {
  const common = { learnerId, resourceId, sessionId, playedSegments: [], page: null };
  const [first, last] = [first_at, last_at].map((moment) => new Date(moment).toISOString());
  return [
    { ...common, at: first ?? '' },
    { ...common, at: last ?? '', playedSegments: segments === null ? [] : (parseSegments(segments) ?? []) },
    ...pages.map((page) => ({ ...common, at: last ?? '', page })),
  ];
}

async function titlesOf(db: Executor, tenantId: string, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('resource').select(['id', 'title']).where('tenant_id', '=', tenantId).where('id', 'in', ids).execute();
  return new Map(rows.map(({ id, title }) => [id, title]));
}
