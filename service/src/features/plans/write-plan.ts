/** Writing lesson plans: begun, added to, shared. Nothing that was written is ever taken away. */
import { sql } from 'kysely';
import type { RouteInput, routes } from '../../../../contract/src/index.ts';
import { authorise } from '../../authorisation/authorise.ts';
import type { Executor } from '../../database/carrier.ts';
import { ProblemError } from '../../http/problem.ts';
import type { Caller } from '../../identity/caller.ts';
import { appendEvents } from '../../outbox/outbox.ts';
import { listColleagues } from './colleagues.ts';
import { copyPictures } from './pictures.ts';
import { addUpdate } from './plan-document.ts';
import { readPlanSummary } from './plan-rows.ts';

type Draft = RouteInput<typeof routes.createPlan>['body'];
type Edit = RouteInput<typeof routes.editPlan>['body'];

/**
 * Begins a plan. Where it is there already and the caller's own, it was sent twice: nothing changes.
 * @throws ProblemError not-found for a plan of somebody else under that id, or a source that the caller cannot read; invalid-request; body-too-large
 */
export async function createPlan(db: Executor, caller: Caller, planId: string, { head, update, copyOf }: Draft): Promise<void> {
  const { tenantId, personId } = caller;
  await authorise(db, caller, 'plan.create', { person: personId });
  const now = new Date().toISOString();
  const derivedFrom = copyOf === null ? [] : await sourcesOf(db, caller, copyOf);
  const made = await db
    .insertInto('lesson_plan')
    .values({ tenant_id: tenantId, id: planId, author_id: personId, ...columnsOf(head), derived_from: JSON.stringify(derivedFrom), created_at: now, changed_at: now, changed_by: personId })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (made === undefined) {
    const own = await db.selectFrom('lesson_plan').select('author_id').where((where) => where.and({ tenant_id: tenantId, id: planId })).executeTakeFirst();
    if (own?.author_id !== personId) throw new ProblemError('not-found');
    return;
  }
  // The first update bears the id of the plan: sent twice it is one.
  await addUpdate(db, caller, planId, planId, update);
  if (copyOf !== null) await copyPictures(db, caller, planId, copyOf);
  await tell(db, caller, planId);
}

/** @throws ProblemError not-found; invalid-request for what is no update, or follows upon one that is not there; body-too-large */
export async function editPlan(db: Executor, caller: Caller, planId: string, updateId: string, { head, update }: Edit): Promise<void> {
  await authorise(db, caller, 'plan.write', { plan: planId });
  const change = await addUpdate(db, caller, planId, updateId, update);
  if (change === 'nothing') return;
  await db
    .updateTable('lesson_plan')
    .set({ ...columnsOf(head), changed_at: new Date().toISOString(), changed_by: caller.personId })
    .where((where) => where.and({ tenant_id: caller.tenantId, id: planId }))
    .execute();
  if (change === 'plan') await noteWriter(db, caller, planId);
  await tell(db, caller, planId);
}

/** @throws ProblemError not-found for a plan of somebody else, or a person who is no colleague */
export async function sharePlan(db: Executor, caller: Caller, planId: string, personIds: readonly string[]): Promise<void> {
  const { tenantId } = caller;
  await authorise(db, caller, 'plan.share', { plan: planId });
  const { sharedWith } = await readPlanSummary(db, caller, planId);
  const before = sharedWith.map(({ id }) => id);
  const colleagues = await listColleagues(db, caller);
  // Whoever has left the school meanwhile may stay: the author decides, not the roster.
  if (personIds.some((id) => !before.includes(id) && !colleagues.some((one) => one.id === id))) throw new ProblemError('not-found');
  await db.deleteFrom('lesson_plan_person').where((where) => where.and({ tenant_id: tenantId, plan_id: planId })).execute();
  const rows = [...new Set(personIds)].map((person_id) => ({ tenant_id: tenantId, plan_id: planId, person_id }));
  if (rows.length > 0) await db.insertInto('lesson_plan_person').values(rows).execute();
  await tell(db, caller, planId, before);
}

/** Where a copy comes from: the plan it is made of, and where that came from. @throws ProblemError not-found */
async function sourcesOf(db: Executor, caller: Caller, planId: string): Promise<object[]> {
  const { title, author, derivedFrom } = await readPlanSummary(db, caller, planId);
  return [{ planId, title, author }, ...derivedFrom];
}

const columnsOf = ({ title, subject, lessonMinutes, steps, standardIds }: Draft['head']) => ({ title, subject, lesson_minutes: lessonMinutes, steps, standard_ids: JSON.stringify(standardIds) });

/** Updates are folded, and then no longer say whose they were: whoever wrote along is kept apart. Comments are no part of what is decided on. */
async function noteWriter(db: Executor, { tenantId, personId }: Caller, planId: string): Promise<void> {
  await sql`insert into lesson_plan_writer (tenant_id, plan_id, person_id)
    select tenant_id, id, ${personId} from lesson_plan where tenant_id = ${tenantId} and id = ${planId} and author_id <> ${personId} on conflict do nothing`.execute(db);
}

/** Tells everybody who writes the plan, and those who did until now. */
async function tell(db: Executor, { tenantId }: Caller, planId: string, before: readonly string[] = []): Promise<void> {
  const { rows } = await sql<{ person_id: string }>`
    select author_id as person_id from lesson_plan where tenant_id = ${tenantId} and id = ${planId}
    union select person_id from lesson_plan_person where tenant_id = ${tenantId} and plan_id = ${planId}`.execute(db);
  await appendEvents(db, [{ tenantId, type: 'plan.changed', subject: { planId }, audience: [...rows.map(({ person_id }) => person_id), ...before] }]);
}
