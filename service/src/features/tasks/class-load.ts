/** What a class has to do for one day, from all its teachers. */
import { sql } from 'kysely';
import { dayMs, chinaOffsetMs, type RouteOutput, type routes } from '../../../../contract/src/index.ts';
import { authorise } from '../../authorisation/authorise.ts';
import type { Executor } from '../../database/carrier.ts';
import type { Caller } from '../../identity/caller.ts';

type Load = RouteOutput<typeof routes.readClassLoad>;
/** Minutes a day up to a grade. */
export type HomeworkLimits = readonly { readonly grade: number; readonly minutes: number }[];

/** @throws ProblemError not-found for a class that the caller does not teach */
export async function readClassLoad(db: Executor, caller: Caller, { classId, day }: { classId: string; day: string }, limits: HomeworkLimits): Promise<Load> {
  await authorise(db, caller, 'task.create', { class: classId });
  const start = Date.parse(`${day}T00:00:00.000Z`) - chinaOffsetMs;
  const [from, until] = [start, start + dayMs].map((moment) => new Date(moment).toISOString());
  // Nobody does two tiers: what all do, and the longest of those that only some do.
  const { rows } = await sql<{ grade: number | null; tier: string | null; minutes: number; tasks: number; unestimated: number }>`
    select c.grade, t.tier, coalesce(sum(t.estimated_minutes), 0) as minutes, count(t.id) as tasks, count(t.id) filter (where t.estimated_minutes is null) as unestimated
    from class c
    left join task t on not t.for_some and t.tenant_id = c.tenant_id and t.class_id = c.id and t.due_at >= ${from}::timestamptz and t.due_at < ${until}::timestamptz
    where c.tenant_id = ${caller.tenantId} and c.id = ${classId}
    group by c.grade, t.tier`.execute(db);
  // What some were given adds to that, by the one who has most of it.
  const individual = await sql<{ minutes: number; tasks: number; unestimated: number }>`
    with given as (select t.id, t.estimated_minutes from task t where t.tenant_id = ${caller.tenantId} and t.class_id = ${classId} and t.for_some and t.due_at >= ${from}::timestamptz and t.due_at < ${until}::timestamptz)
    select coalesce((select max(own) from (select sum(t.estimated_minutes) as own from given t join task_learner tl on tl.tenant_id = ${caller.tenantId} and tl.task_id = t.id group by tl.person_id) each), 0) as minutes,
      count(*) as tasks, count(*) filter (where estimated_minutes is null) as unestimated from given`.execute(db);
  const grade = rows[0]?.grade ?? null;
  const of = (tier: keyof Load['byTier']): number => rows.find((row) => row.tier === tier)?.minutes ?? 0;
  const byTier = { all: of('all'), A: of('A'), B: of('B'), C: of('C') };
  const some = individual.rows[0] ?? { minutes: 0, tasks: 0, unestimated: 0 };
  return {
    day,
    minutes: byTier.all + Math.max(byTier.A, byTier.B, byTier.C) + some.minutes,
    byTier,
    forSome: some.minutes,
    tasks: rows.reduce((sum, { tasks }) => sum + tasks, some.tasks),
    unestimated: rows.reduce((sum, { unestimated }) => sum + unestimated, some.unestimated),
    limit: grade === null ? null : (limits.find((limit) => grade <= limit.grade)?.minutes ?? null),
  };
}
