/** How a resource is used, for who answers for it. Nobody can be told from it: see decision 0104. */
import { sql } from 'kysely';
import {
  dayInChina,
  dayMs,
  periodsOf,
  periodsShown,
  startOfWeekNumber,
  threshold,
  verbs,
  weekNumber,
  type Period,
  type RouteOutput,
  type WeekOfUse,
  type routes,
} from '../../../../contract/src/index.ts';
import type { Executor } from '../../database/carrier.ts';
import type { Caller } from '../../identity/caller.ts';
import { averageOf } from '../resources/resource.ts';
import { requireOwner } from '../resources/owner.ts';
import { requireResource } from '../resources/require-resource.ts';

type Statistics = RouteOutput<typeof routes.readResourceStatistics>;

interface Row {
  views: number;
  learners: number;
  completions: number;
  ratings: number;
  stars: number;
}

/** @throws ProblemError not-found for anybody who does not answer for the resource */
export async function readStatistics(db: Executor, caller: Caller, resourceId: string): Promise<Statistics> {
  await requireOwner(db, caller, resourceId);
  const { title } = await requireResource(db, caller, resourceId);
  const of = { tenantId: caller.tenantId, resourceId };
  const periods = periodsOf(await readWeeks(db, of));
  const last = periods.at(-1);
  const first = periods[0];
  if (first === undefined || last === undefined) return { resourceId, title, threshold, until: null, total: null, periods: [] };
  const shown = periods.slice(-periodsShown);
  const [total, ...rows] = await countIn(db, of, [{ from: 0, until: last.until }, ...shown]);
  const told = shown.flatMap((period, place) => {
    const row = rows[place];
    return row === undefined ? [] : [{ from: dayOf(period.from), until: dayOf(period.until), ...figures(row) }];
  });
  return { resourceId, title, threshold, until: dayOf(last.until), total: total === undefined ? null : figures(total), periods: told };
}

const dayOf = (week: number): string => dayInChina(startOfWeekNumber(week));
/** Those who rate are fewer than those who use: a single one among five would be known by the stars. */
const figures = ({ ratings, stars, ...row }: Row) => (ratings < threshold ? { ...row, ratings: null, average: null } : { ...row, ratings, average: averageOf(ratings, stars) });
const used = ({ tenantId, resourceId }: Of) => sql`tenant_id = ${tenantId} and resource_id = ${resourceId} and not voided and person_id is not null
  and verb in (${sql.lit(verbs.initialized)}, ${sql.lit(verbs.completed)})`;

interface Of {
  tenantId: string;
  resourceId: string;
}

/** Weeks that are over, by when the records arrived: what comes late changes no week that was told of. */
async function readWeeks(db: Executor, of: Of): Promise<WeekOfUse[]> {
  const now = new Date(startOfWeekNumber(weekNumber(Date.now()))).toISOString();
  const { rows } = await sql<{ week: number; people: number; ids: string[] }>`
    select week, count(distinct person_id) as people, (array_agg(distinct person_id))[1:${sql.lit(threshold)}] as ids from (
      select floor((extract(epoch from stored_at) * 1000 - ${startOfWeekNumber(0)}) / ${7 * dayMs})::integer as week, person_id
      from statement where ${used(of)} and stored_at < ${now}
    ) as told group by week order by week`.execute(db);
  return rows.map(({ week, people, ids }) => ({ week, people: people < threshold ? ids : null }));
}

async function countIn(db: Executor, of: Of, periods: readonly Period[]): Promise<Row[]> {
  const bounds = JSON.stringify(periods.map(({ from, until }, place) => ({ place, from: new Date(startOfWeekNumber(from)).toISOString(), until: new Date(startOfWeekNumber(until)).toISOString() })));
  const { rows } = await sql<Row>`
    select u.views, u.learners, u.completions, r.ratings, r.stars
    from jsonb_to_recordset(${bounds}::jsonb) as period (place integer, "from" timestamptz, until timestamptz)
    cross join lateral (
      select count(*) filter (where verb = ${verbs.initialized}) as views, count(distinct person_id) filter (where verb = ${verbs.initialized}) as learners,
        count(distinct person_id) filter (where verb = ${verbs.completed}) as completions
      from statement where ${used(of)} and stored_at >= period."from" and stored_at < period.until
    ) as u
    cross join lateral (
      select count(*) as ratings, coalesce(sum(stars), 0) as stars from rating
      where tenant_id = ${of.tenantId} and resource_id = ${of.resourceId} and rated_at >= period."from" and rated_at < period.until
    ) as r
    order by period.place`.execute(db);
  return rows;
}
