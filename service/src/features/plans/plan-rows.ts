/** Lesson plans as one reader may see them: whose they are is part of the query. */
import { sql, type RawBuilder } from 'kysely';
import type { Logger } from 'pino';
import * as v from 'valibot';
import { Id, PersonReference, PlanSource, Timestamp, type RouteInput, type RouteOutput, type routes } from '../../../../contract/src/index.ts';
import { mayDecide } from '../../authorisation/plans.ts';
import type { Executor } from '../../database/carrier.ts';
import type { PlanTables } from '../../database/plan-tables.ts';
import { parseStored, readable } from '../../database/stored.ts';
import { ProblemError } from '../../http/problem.ts';
import type { Caller } from '../../identity/caller.ts';
import { decodeCursor, defaultPageSize, page } from '../cursor.ts';
import { readDocument } from './plan-document.ts';
import { toReview } from './reviews.ts';

type Summary = RouteOutput<typeof routes.listPlans>['items'][number];
type Row = PlanTables['lesson_plan'] & { derived_from: unknown; standard_ids: unknown; author_name: string; changer_name: string; people: unknown; review: Parameters<typeof toReview>[0] | null };
const PlanCursor = v.strictTuple([Timestamp, Id]);
const People = v.array(PersonReference);
const Sources = v.array(PlanSource);
const StandardIds = v.array(Id);

/** The condition under which a plan `l` is the caller's, or written with the caller. */
function concerns({ tenantId, personId }: Caller): RawBuilder<unknown> {
  return sql`(l.tenant_id = ${tenantId} and (l.author_id = ${personId} or exists (select from lesson_plan_person p
    where p.tenant_id = l.tenant_id and p.plan_id = l.id and p.person_id = ${personId})))`;
}

async function select(db: Executor, caller: Caller, condition: RawBuilder<unknown>, limit: number): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select l.*, author.name as author_name, changer.name as changer_name,
      coalesce((select jsonb_agg(jsonb_build_object('id', q.id, 'name', q.name) order by q.name, q.id) from lesson_plan_person p
        join person q on q.tenant_id = p.tenant_id and q.id = p.person_id where p.tenant_id = l.tenant_id and p.plan_id = l.id), '[]') as people,
      (select to_jsonb(r) || jsonb_build_object('decider_name', (select d.name from person d where d.tenant_id = r.tenant_id and d.id = r.decided_by),
        'has_reviewer', r.state <> 'pending' or exists (select from identity i where ${mayDecide()})) from (
        select tenant_id, id, plan_id, author_id, organisation_id, subject, state, version, submitted_at, decided_at, decided_by, comment, notes from plan_review where tenant_id = l.tenant_id and plan_id = l.id and state <> 'withdrawn'
        order by submitted_at desc, id desc limit 1) r) as review
    from lesson_plan l
    join person author on author.tenant_id = l.tenant_id and author.id = l.author_id
    join person changer on changer.tenant_id = l.tenant_id and changer.id = l.changed_by
    where ${concerns(caller)} and ${condition}
    order by l.changed_at desc, l.id limit ${limit}`.execute(db);
  return rows;
}

/** A page of the plans of the caller, the one changed last first. */
export async function listPlans(
  db: Executor,
  caller: Caller,
  { cursor, limit = defaultPageSize }: RouteInput<typeof routes.listPlans>['query'],
  logger: Logger,
): Promise<RouteOutput<typeof routes.listPlans>> {
  const after = decodeCursor(cursor, PlanCursor);
  const beyond = after === undefined ? sql`true` : sql`(l.changed_at < ${after[0]}::timestamptz or (l.changed_at = ${after[0]}::timestamptz and l.id > ${after[1]}))`;
  const found = await select(db, caller, beyond, limit + 1);
  const { rows, nextCursor } = page(found, limit, ({ changed_at, id }) => [changed_at, id]);
  const counted = await sql<{ total: number }>`select count(*) as total from lesson_plan l where ${concerns(caller)}`.execute(db);
  return { items: readable(rows, (row) => toSummary(row, caller), logger), nextCursor, total: counted.rows[0]?.total ?? 0 };
}

/** What lists say of one plan. @throws ProblemError not-found when there is none that is the caller's */
export async function readPlanSummary(db: Executor, caller: Caller, planId: string): Promise<Summary> {
  const [row] = await select(db, caller, sql`l.id = ${planId}`, 1);
  if (row === undefined) throw new ProblemError('not-found');
  return toSummary(row, caller);
}

/** One plan. Its updates are handed out as one. @throws ProblemError not-found */
export async function readPlan(db: Executor, caller: Caller, planId: string): Promise<RouteOutput<typeof routes.readPlan>> {
  const summary = await readPlanSummary(db, caller, planId);
  return { ...summary, updates: [await readDocument(db, caller, planId)] };
}

/** PostgreSQL writes times into JSON in a form of its own. */
const moment = (text: string): string => new Date(text).toISOString();

function toSummary(row: Row, { personId }: Caller): Summary {
  return {
    id: row.id,
    title: row.title,
    subject: row.subject,
    lessonMinutes: row.lesson_minutes,
    steps: row.steps,
    standardIds: parseStored(StandardIds, row.standard_ids, 'lesson_plan.standard_ids'),
    author: { id: row.author_id, name: row.author_name },
    own: row.author_id === personId,
    sharedWith: parseStored(People, row.people, 'lesson_plan_person'),
    derivedFrom: parseStored(Sources, row.derived_from, 'lesson_plan.derived_from'),
    createdAt: row.created_at,
    changedAt: row.changed_at,
    changedBy: { id: row.changed_by, name: row.changer_name },
    review: row.review && toReview({ ...row.review, submitted_at: moment(row.review.submitted_at), decided_at: row.review.decided_at && moment(row.review.decided_at) }),
  };
}
