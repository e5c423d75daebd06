/** Plans that are handed in (送审): to the heads of their subject in the author's school, who approve them or return them with comments. */
import { isDeepStrictEqual } from 'node:util';
import { sql, type RawBuilder } from 'kysely';
import type { Logger } from 'pino';
import * as v from 'valibot';
import { v7 as uuidv7 } from 'uuid';
import { PlanHead, PlanReviewNote, PlanVersionName, type RouteInput, type RouteOutput, type routes } from '../../../../contract/src/index.ts';
import { authorise } from '../../authorisation/authorise.ts';
import { mayDecide } from '../../authorisation/plans.ts';
import type { Executor } from '../../database/carrier.ts';
import type { PlanTables } from '../../database/plan-tables.ts';
import { parseStored, readable } from '../../database/stored.ts';
import { ProblemError } from '../../http/problem.ts';
import type { Caller } from '../../identity/caller.ts';
import { appendEvents } from '../../outbox/outbox.ts';
import { commentsOf, requireOwnComments } from './comments.ts';
import { tryUpdate } from './plan-document.ts';

type Submission = RouteInput<typeof routes.submitPlan>['body'];
type Decision = RouteInput<typeof routes.decidePlan>['body'];
type Submitted = RouteOutput<typeof routes.listSubmittedPlans>['items'][number];
type Review = NonNullable<RouteOutput<typeof routes.readPlan>['review']>;
type PlanNotice = Extract<RouteOutput<typeof routes.listNotices>['items'][number], { kind: 'plan-approved' | 'plan-returned' }>;
type ReviewRow = Omit<PlanTables['plan_review'], 'content' | 'head' | 'version' | 'notes' | 'state'> & { head: unknown; version: unknown; notes: unknown; state: Review['state']; author_name: string; decider_name: string | null; has_reviewer: boolean };
const Notes = v.array(PlanReviewNote);
const mostListed = 100;

const isOf = (id: string) => ({ tenantId }: Caller): { tenant_id: string; id: string } => ({ tenant_id: tenantId, id });

/**
 * @throws ProblemError not-found; invalid-request for what is no document; forbidden for comments of others in it; conflict while it is handed in already;
 * reviewer-missing where nobody but those who write it heads the subject
 */
export async function submitPlan(db: Executor, caller: Caller, planId: string, id: string, { head, update, version }: Submission): Promise<void> {
  const { tenantId, personId, identity } = caller;
  await authorise(db, caller, 'plan.submit', { plan: planId });
  // Two devices hand in one after the other.
  await db.selectFrom('lesson_plan').select('id').where((where) => where.and(isOf(planId)(caller))).forUpdate().execute();
  const known = await db.selectFrom('plan_review').select(['plan_id', 'author_id']).where((where) => where.and(isOf(id)(caller))).executeTakeFirst();
  if (known !== undefined) {
    if (known.plan_id !== planId || known.author_id !== personId) throw new ProblemError('not-found');
    return;
  }
  const waiting = await db.selectFrom('plan_review').select('id').where((where) => where.and({ tenant_id: tenantId, plan_id: planId, state: 'pending' })).executeTakeFirst();
  if (waiting !== undefined) throw new ProblemError('conflict');
  const { whole } = tryUpdate([], update, (document) => () => requireOwnComments(new Map(), commentsOf(document), caller));
  const subject = head.subject.trim();
  const row = { tenant_id: tenantId, id, plan_id: planId, author_id: personId, organisation_id: identity.organisationId, subject, content: Buffer.from(whole()).toString('base64') };
  await db
    .insertInto('plan_review')
    .values({ ...row, head: JSON.stringify(head), version: JSON.stringify(version), state: 'pending', submitted_at: new Date().toISOString(), notes: '[]', comment: '' })
    .execute();
  // Of the transaction nothing stays where nobody can decide.
  if (!(await tell(db, caller, planId, id))) throw new ProblemError('reviewer-missing');
}

/** @throws ProblemError not-found; conflict where it was decided */
export async function withdrawPlan(db: Executor, caller: Caller, planId: string, id: string): Promise<void> {
  await authorise(db, caller, 'plan.submit', { plan: planId });
  const row = await db.selectFrom('plan_review').select(['plan_id', 'state']).where((where) => where.and(isOf(id)(caller))).forUpdate().executeTakeFirst();
  if (row?.plan_id !== planId) throw new ProblemError('not-found');
  if (row.state === 'withdrawn') return;
  if (row.state !== 'pending') throw new ProblemError('conflict');
  // What was taken back is nobody's to read.
  await db.updateTable('plan_review').set({ state: 'withdrawn', content: '' }).where((where) => where.and(isOf(id)(caller))).execute();
  await tell(db, caller, planId, id);
}

/** What waits for the caller, the longest first. */
export async function listSubmitted(db: Executor, caller: Caller, logger: Logger): Promise<Submitted[]> {
  return readable(await select(db, caller, sql`r.state = 'pending'`), toSubmitted, logger);
}

/** @throws ProblemError not-found */
export async function readSubmitted(db: Executor, caller: Caller, id: string): Promise<RouteOutput<typeof routes.readSubmittedPlan>> {
  await authorise(db, caller, 'plan.review', { planReview: id });
  const [row] = await select(db, caller, sql`r.id = ${id}`);
  const stored = await db.selectFrom('plan_review').select('content').where((where) => where.and(isOf(id)(caller))).executeTakeFirst();
  if (row === undefined || stored === undefined) throw new ProblemError('not-found');
  return { ...toSubmitted(row), updates: [stored.content] };
}

/** The first decision stands. @throws ProblemError not-found; conflict where somebody decided before */
export async function decidePlan(db: Executor, caller: Caller, id: string, { approved, comment, notes }: Decision): Promise<void> {
  await authorise(db, caller, 'plan.review', { planReview: id });
  const row = await db.selectFrom('plan_review').selectAll().where((where) => where.and(isOf(id)(caller))).forUpdate().executeTakeFirstOrThrow();
  const state = approved ? 'approved' : 'returned';
  const isSame = row.state === state && row.comment === comment.trim() && isDeepStrictEqual(parseStored(Notes, row.notes, 'plan_review.notes'), notes);
  if (isSame && row.decided_by === caller.personId) return;
  // Another head was first, or the same one on another device with other words; or the author has taken it back meanwhile.
  if (row.state !== 'pending') throw new ProblemError('conflict');
  const decided_at = new Date().toISOString();
  await db.updateTable('plan_review').set({ state, decided_by: caller.personId, decided_at, comment: comment.trim(), notes: JSON.stringify(notes) }).where((where) => where.and(isOf(id)(caller))).execute();
  await tell(db, caller, row.plan_id, id);
  const { title } = parseStored(PlanHead, row.head, 'plan_review.head');
  await notifyAuthor(db, caller, { personId: row.author_id, planId: row.plan_id, kind: approved ? 'plan-approved' : 'plan-returned', at: decided_at, title, reason: comment.trim() || null });
}

/** All but the documents: a hundred of them weigh as much as ninety megabytes. */
async function select(db: Executor, { tenantId, identity }: Caller, condition: RawBuilder<unknown>): Promise<ReviewRow[]> {
  const { rows } = await sql<ReviewRow>`
    select r.tenant_id, r.id, r.plan_id, r.author_id, r.organisation_id, r.subject, r.head, r.version, r.state, r.submitted_at, r.decided_by, r.decided_at, r.comment, r.notes, author.name as author_name, decider.name as decider_name, true as has_reviewer from plan_review r
    join identity i on i.id = ${identity.id} and ${mayDecide()}
    join person author on author.tenant_id = r.tenant_id and author.id = r.author_id
    left join person decider on decider.tenant_id = r.tenant_id and decider.id = r.decided_by
    where r.tenant_id = ${tenantId} and ${condition} order by r.submitted_at, r.id limit ${mostListed}`.execute(db);
  return rows;
}

function toSubmitted(row: ReviewRow): Submitted {
  return { ...toReview(row), planId: row.plan_id, ...parseStored(PlanHead, row.head, 'plan_review.head'), author: { id: row.author_id, name: row.author_name } };
}

/** What of a review stands in the rows of it. */
export function toReview(row: Pick<ReviewRow, 'id' | 'state' | 'version' | 'submitted_at' | 'decided_at' | 'decided_by' | 'decider_name' | 'comment' | 'notes' | 'has_reviewer'>): Review {
  return {
    id: row.id,
    state: row.state,
    version: parseStored(PlanVersionName, row.version, 'plan_review.version'),
    submittedAt: row.submitted_at,
    decidedAt: row.decided_at,
    decidedBy: row.decided_by === null ? null : { id: row.decided_by, name: row.decider_name ?? '' },
    comment: row.comment,
    notes: parseStored(Notes, row.notes, 'plan_review.notes'),
    hasReviewer: row.has_reviewer,
  };
}

/** Tells those who write the plan and those who may decide. @returns whether there is anybody of the latter */
async function tell(db: Executor, { tenantId }: Caller, planId: string, id: string): Promise<boolean> {
  const { rows } = await sql<{ person_id: string; decides: boolean }>`
    select author_id as person_id, false as decides from lesson_plan where tenant_id = ${tenantId} and id = ${planId}
    union select person_id, false from lesson_plan_person where tenant_id = ${tenantId} and plan_id = ${planId}
    union select i.person_id, true from plan_review r join identity i on ${mayDecide()} where r.tenant_id = ${tenantId} and r.id = ${id}`.execute(db);
  await appendEvents(db, [{ tenantId, type: 'plan.changed', subject: { planId }, audience: rows.map(({ person_id }) => person_id) }]);
  return rows.some(({ decides }) => decides);
}

interface Told {
  readonly personId: string;
  readonly planId: string;
  readonly kind: PlanNotice['kind'];
  readonly at: string;
  readonly title: string;
  readonly reason: string | null;
}

/** One notice a plan, sent by who decided; it takes the place of that of an earlier time. */
async function notifyAuthor(db: Executor, caller: Caller, { personId, planId, kind, at, title, reason }: Told): Promise<void> {
  const [noticeId, tenant_id] = [uuidv7(), caller.tenantId];
  const parameters: PlanNotice['parameters'] = { planId, title, reason };
  await db.deleteFrom('notice').where((where) => where.and({ tenant_id, person_id: personId, plan_id: planId })).execute();
  await db
    .insertInto('notice')
    .values({
      tenant_id, id: noticeId, person_id: personId, role: 'teacher', kind, task_id: null, leave_request_id: null, learner_id: null, plan_id: planId,
      sender_id: caller.personId, parameters: JSON.stringify(parameters), created_at: at, read_at: null,
    })
    .execute();
  await appendEvents(db, [{ tenantId: tenant_id, type: 'notice.created', subject: { noticeId }, audience: [personId] }]);
}
