/** Tasks as one viewer may see them: the viewer's own rights are part of the query. */
import { sql, type RawBuilder } from 'kysely';
import type { Logger } from 'pino';
import * as v from 'valibot';
import { Id, Timestamp, type RouteOutput, type routes } from '../../../../contract/src/index.ts';
import type { Executor } from '../../database/carrier.ts';
import { readable } from '../../database/stored.ts';
import type { Caller } from '../../identity/caller.ts';
import { ProblemError } from '../../http/problem.ts';
import { decodeCursor, defaultPageSize, page } from '../cursor.ts';
import { toProgress, type ProgressRow } from '../progress/progress.ts';
import { toSummary } from '../resources/resource.ts';
import { isFor } from './for-whom.ts';

export type TaskBody = RouteOutput<typeof routes.readTask>;
type TaskPage = RouteOutput<typeof routes.listTasks>;

export interface TaskFilter {
  taskId?: string | undefined;
  classId?: string | undefined;
  learnerId?: string | undefined;
}

interface TaskRow extends Partial<ProgressRow> {
  task_id: string;
  task_version: number;
  title: string;
  instruction: string;
  paper_alternative: string | null;
  class_id: string;
  class_name: string;
  assigned_by: string;
  assigner_name: string;
  created_at: string;
  due_at: string | null;
  in_order: boolean;
  mode: 'paper' | 'online' | null;
  tier: 'all' | 'A' | 'B' | 'C';
  estimated_minutes: number | null;
  reason: string | null;
  chosen: { id: string; name: string }[] | null;
  /** `due_at` as it sorts: tasks without one come last. */
  due_sort: string;
  resource_id: string;
  resource_version: number;
  document: unknown;
  modified_at: string;
  uses: number | null;
  ratings: number | null;
  stars: number | null;
  learner_id: string | null;
  learner_name: string | null;
  learners: number;
  started: number;
  completed: number;
}

/** Due time, task, and learner where there is one. */
const TaskCursor = v.strictTuple([Timestamp, Id, v.union([Id, v.literal('')])]);
const never = '9999-12-31T00:00:00.000Z';

/** Task and learner pairs that the viewer may see; a teacher sees a task once, without a learner. */
function visible({ tenantId, personId, identity }: Caller): RawBuilder<unknown> {
  switch (identity.role) {
    case 'student':
      return sql`select distinct t.id, ${personId}::text as learner_id from task t
        join enrolment e on e.tenant_id = t.tenant_id and e.class_id = t.class_id
        where t.tenant_id = ${tenantId} and e.person_id = ${personId} and e.role = 'learner' and e.ended_at is null and ${isFor('t', sql`${personId}`)}`;
    case 'guardian':
      return sql`select distinct t.id, g.child_id as learner_id from guardianship g
        join enrolment e on e.tenant_id = g.tenant_id and e.person_id = g.child_id
        join task t on t.tenant_id = e.tenant_id and t.class_id = e.class_id
        where g.tenant_id = ${tenantId} and g.guardian_id = ${personId} and g.ended_at is null
          and e.role = 'learner' and e.ended_at is null and ${isFor('t', sql`g.child_id`)}`;
    case 'teacher':
      return sql`select distinct t.id, null::text as learner_id from task t
        join enrolment e on e.tenant_id = t.tenant_id and e.class_id = t.class_id
        where t.tenant_id = ${tenantId} and e.person_id = ${personId} and e.role = 'teacher' and e.ended_at is null`;
    case 'manager':
      throw new ProblemError('forbidden');
  }
}

function conditions({ taskId, classId, learnerId }: TaskFilter): RawBuilder<unknown> {
  const parts = [sql`true`];
  if (taskId !== undefined) parts.push(sql`t.id = ${taskId}`);
  if (classId !== undefined) parts.push(sql`t.class_id = ${classId}`);
  if (learnerId !== undefined) parts.push(sql`visible.learner_id = ${learnerId}`);
  return sql.join(parts, sql` and `);
}

/** To whom it was given, where that is not all of the class; asked only for its teacher. */
const chosen = sql`(select json_agg(json_build_object('id', who.id, 'name', who.name) order by who.name, who.id) from task_learner tl
  join person who on who.tenant_id = tl.tenant_id and who.id = tl.person_id where t.for_some and tl.tenant_id = t.tenant_id and tl.task_id = t.id)`;

/** How far the class is; asked only for its teacher. */
function counts(): RawBuilder<unknown> {
  const learners = sql`from enrolment e where e.tenant_id = t.tenant_id and e.class_id = t.class_id and e.role = 'learner' and e.ended_at is null and ${isFor('t', sql`e.person_id`)}`;
  const reached = (state: RawBuilder<unknown>) => sql`(select count(*) ${learners} and exists (select from progress q
    where q.tenant_id = t.tenant_id and q.person_id = e.person_id and q.resource_id = t.resource_id and q.task_id = t.id and ${state}))`;
  return sql`(select count(*) ${learners}) as learners, ${reached(sql`true`)} as started, ${reached(sql`q.state = 'completed'`)} as completed`;
}

async function selectTasks(db: Executor, caller: Caller, filter: TaskFilter, beyond: RawBuilder<unknown>, limit: number): Promise<TaskRow[]> {
  const { rows } = await sql<TaskRow>`
    with visible as (${visible(caller)})
    select t.id as task_id, t.version as task_version, t.title, t.instruction, t.paper_alternative, t.created_at, t.due_at, t.in_order, t.mode, t.tier, t.estimated_minutes, t.reason,
      coalesce(t.due_at, ${never}::timestamptz) as due_sort, t.class_id, c.name as class_name,
      t.assigned_by, assigner.name as assigner_name,
      t.resource_id, r.version as resource_version, r.document, r.modified_at, f.uses, f.ratings, f.stars,
      visible.learner_id, learner.name as learner_name,
      p.state, p.position_seconds, p.duration_seconds, p.watched, p.ratio, p.reading, p.updated_at, p.version,
      ${caller.identity.role === 'teacher' ? chosen : sql`null::json`} as chosen,
      ${caller.identity.role === 'teacher' ? counts() : sql`0 as learners, 0 as started, 0 as completed`}
    from visible
    join task t on t.tenant_id = ${caller.tenantId} and t.id = visible.id
    join class c on c.tenant_id = t.tenant_id and c.id = t.class_id
    join resource r on r.tenant_id = t.tenant_id and r.id = t.resource_id
    left join resource_figures f on f.tenant_id = r.tenant_id and f.resource_id = r.id
    join person assigner on assigner.tenant_id = t.tenant_id and assigner.id = t.assigned_by
    left join person learner on learner.tenant_id = t.tenant_id and learner.id = visible.learner_id
    left join progress p on p.tenant_id = t.tenant_id and p.person_id = visible.learner_id
      and p.resource_id = t.resource_id and p.task_id = t.id
    where ${conditions(filter)} and ${beyond}
    order by due_sort, t.id, visible.learner_id limit ${limit}`.execute(db);
  return rows;
}

/** A page of the tasks that the viewer may see. */
export async function listTaskPage(
  db: Executor,
  caller: Caller,
  filter: TaskFilter,
  { cursor, limit = defaultPageSize, logger }: { cursor?: string | undefined; limit?: number | undefined; logger: Logger },
): Promise<TaskPage> {
  const after = decodeCursor(cursor, TaskCursor);
  const beyond =
    after === undefined
      ? sql`true`
      : sql`(coalesce(t.due_at, ${never}::timestamptz), t.id, coalesce(visible.learner_id, '')) > (${after[0]}::timestamptz, ${after[1]}, ${after[2]})`;
  const found = await selectTasks(db, caller, filter, beyond, limit + 1);
  const { rows, nextCursor } = page(found, limit, (row) => [row.due_sort, row.task_id, row.learner_id ?? '']);
  const total = await sql<{ total: number }>`
    with visible as (${visible(caller)})
    select count(*) as total from visible join task t on t.tenant_id = ${caller.tenantId} and t.id = visible.id
    where ${conditions(filter)}`.execute(db);
  return { items: readable(rows, (row) => toTask(row, caller), logger), nextCursor, total: total.rows[0]?.total ?? 0 };
}

/** One task. @throws ProblemError not-found when there is none that the viewer may see */
export async function readOneTask(db: Executor, caller: Caller, filter: TaskFilter): Promise<TaskBody> {
  const [row] = await selectTasks(db, caller, filter, sql`true`, 1);
  if (row === undefined) throw new ProblemError('not-found');
  return toTask(row, caller);
}

function toTask(row: TaskRow, caller: Caller): TaskBody {
  const { learner_id: learnerId, learner_name: learnerName } = row;
  const isTeacher = caller.identity.role === 'teacher';
  return {
    id: row.task_id,
    version: row.task_version,
    title: row.title,
    instruction: row.instruction,
    paperAlternative: row.paper_alternative,
    class: { id: row.class_id, name: row.class_name },
    resource: toSummary({ ...row, id: row.resource_id, version: row.resource_version }),
    assignedBy: { id: row.assigned_by, name: row.assigner_name },
    createdAt: row.created_at,
    dueAt: row.due_at,
    inOrder: row.in_order,
    ...(row.mode !== null && { mode: row.mode }),
    // A name for what a child needs: its teachers' to know.
    ...(isTeacher && { tier: row.tier }),
    estimatedMinutes: row.estimated_minutes,
    reason: row.reason,
    learner: learnerId === null || learnerName === null ? null : { id: learnerId, name: learnerName },
    progress: learnerId === null ? null : toProgress({ personId: learnerId, resourceId: row.resource_id, taskId: row.task_id, inOrder: row.in_order }, row),
    count: isTeacher ? { learners: row.learners, started: row.started, completed: row.completed } : null,
    // Who else has it is nobody's else to know.
    learners: isTeacher ? row.chosen : null,
  };
}
