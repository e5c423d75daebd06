/**
 * What a teacher might send to whom, and why: learners who have not done a task that was due, and what stands near its resource.
 * One plain rule and no model; nothing goes out by itself. What is done on paper the space does not know of, and suggests nothing about.
 */
import { sql } from 'kysely';
import { collate } from '../collate.ts';
import { readSummaries } from '../resources/resource.ts';
import { isFor } from '../tasks/for-whom.ts';
import type { Asked } from './read.ts';
import type { Recommendations } from './settings.ts';

type Suggestion = NonNullable<Recommendations['suggestions']>[number];
interface Row {
  id: string;
  title: string;
  dueAt: string;
  resourceId: string;
  classId: string;
  className: string;
  missing: { id: string; name: string; ratio: number | null }[];
}

const most = 5;
const mostResources = 3;
/** What was due longer ago is no longer caught up on. */
const daysBack = 14;
/** Up to this grade homework is on paper where nobody said how. */
const lastGradeOnPaper = 9;
/** Where to go back to, and what else explains the same; not what comes next. */
const helpful: ReadonlySet<string> = new Set(['before', 'same-lesson', 'same-chapter']);

export async function readSuggestions({ db, caller, logger, index }: Asked): Promise<Suggestion[]> {
  const { tenantId, personId, identity } = caller;
  if (identity.role !== 'teacher') return [];
  const { rows } = await sql<Row>`
    select t.id, t.title, t.due_at as "dueAt", t.resource_id as "resourceId", c.id as "classId", c.name as "className",
      json_agg(distinct jsonb_build_object('id', who.id, 'name', who.name, 'ratio', p.ratio)) as missing
    from task t
    join class c on c.tenant_id = t.tenant_id and c.id = t.class_id
    join enrolment e on e.tenant_id = t.tenant_id and e.class_id = t.class_id and e.role = 'learner' and e.ended_at is null
    join person who on who.tenant_id = e.tenant_id and who.id = e.person_id
    left join progress p on p.tenant_id = t.tenant_id and p.person_id = e.person_id and p.resource_id = t.resource_id and p.task_id = t.id
    where t.tenant_id = ${tenantId} and t.assigned_by = ${personId} and coalesce(t.mode, case when c.grade > ${lastGradeOnPaper} then 'online' else 'paper' end) = 'online'
      and t.due_at < now() and t.due_at > now() - make_interval(days => ${daysBack})
      and p.state is distinct from 'completed' and ${isFor('t', sql`e.person_id`)}
      -- Who came when it was due already has missed nothing.
      and (e.began_at is null or e.began_at < t.due_at)
      and exists (select from enrolment own where own.tenant_id = t.tenant_id and own.class_id = t.class_id and own.person_id = ${personId} and own.role = 'teacher' and own.ended_at is null)
    group by t.tenant_id, t.id, c.tenant_id, c.id order by t.due_at desc, t.id limit ${most * 2}`.execute(db);
  const found: Suggestion[] = [];
  for (const { id, title, dueAt, resourceId, classId, className, missing } of rows) {
    if (found.length === most) break;
    const near = index.related(resourceId).filter(({ relation }) => helpful.has(relation)).slice(0, mostResources).map((one) => one.id);
    const resources = await readSummaries(db, tenantId, near, logger);
    const helped = await alreadyGiven(db, { tenantId, personId }, { classId, resourceIds: near, since: dueAt });
    const learners = missing
      .filter((one) => helped !== 'all' && !helped.has(one.id))
      .sort((a, b) => collate(a.name, b.name))
      .map(({ ratio, ...learner }) => ({ learner, ratio }));
    if (resources.length > 0 && learners.length > 0) found.push({ task: { id, title, dueAt }, class: { id: classId, name: className }, learners, resources });
  }
  return found;
}

/** Who has been sent something of it since: to them nothing more is suggested. */
async function alreadyGiven(
  db: Asked['db'],
  { tenantId, personId }: { tenantId: string; personId: string },
  { classId, resourceIds, since }: { classId: string; resourceIds: readonly string[]; since: string },
): Promise<ReadonlySet<string> | 'all'> {
  const { rows } = await sql<{ person: string | null }>`
    select l.person_id as person from recommendation g
    left join recommendation_learner l on l.tenant_id = g.tenant_id and l.recommendation_id = g.id
    where g.tenant_id = ${tenantId} and g.given_by = ${personId} and g.class_id = ${classId} and g.given_at > ${since}::timestamptz
      and (g.resource_id = any(${resourceIds}::text[]) or exists (select from recommendation_alternative a
        where a.tenant_id = g.tenant_id and a.recommendation_id = g.id and a.resource_id = any(${resourceIds}::text[])))`.execute(db);
  return rows.some(({ person }) => person === null) ? 'all' : new Set(rows.flatMap(({ person }) => person ?? []));
}
