/** What people ask for about their own data, or about those of an own child; the managers of the school answer. */
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { RouteInput, routes } from '../../../../contract/src/index.ts';
import { authorise } from '../../authorisation/authorise.ts';
import { organisationsFrom } from '../../authorisation/organisations.ts';
import type { Executor } from '../../database/carrier.ts';
import type { PrivacyTables } from '../../database/privacy-tables.ts';
import { ProblemError } from '../../http/problem.ts';
import type { Caller } from '../../identity/caller.ts';
import { appendEvents } from '../../outbox/outbox.ts';
import { readDataRequest, type DataRequestBody } from './data-request-rows.ts';

/** @throws ProblemError not-found for somebody who is neither the caller nor an own child */
export async function requestData(db: Executor, caller: Caller, { right, subjectId, text }: RouteInput<typeof routes.requestData>['body']): Promise<DataRequestBody> {
  const { tenantId, personId } = caller;
  await authorise(db, caller, 'data-request.make', { person: subjectId });
  const id = uuidv7();
  await db
    .insertInto('data_request')
    .values({
      tenant_id: tenantId, id, data_right: right, subject_id: subjectId, requested_by: personId, organisation_id: await organisationOf(db, caller, subjectId), text,
      state: 'submitted', requested_at: new Date().toISOString(), answered_by: null, answered_at: null, answer: null,
    })
    .execute();
  await tell(db, tenantId, id);
  return readDataRequest(db, caller, id);
}

/** @throws ProblemError not-found; data-request-settled */
export async function withdrawDataRequest(db: Executor, caller: Caller, id: string): Promise<DataRequestBody> {
  const { state, requested_by } = await hold(db, caller, id);
  await authorise(db, caller, 'data-request.withdraw', { person: requested_by });
  // About a child it is taken back by who still answers for the child.
  const request = await readDataRequest(db, caller, id);
  if (state === 'withdrawn') return request;
  if (state !== 'submitted') throw new ProblemError('data-request-settled');
  await db.updateTable('data_request').set({ state: 'withdrawn' }).where((where) => where.and({ tenant_id: caller.tenantId, id })).execute();
  await tell(db, caller.tenantId, id);
  return readDataRequest(db, caller, id);
}

/** @throws ProblemError not-found; data-request-settled where it was taken back, or answered otherwise */
export async function answerDataRequest(db: Executor, caller: Caller, id: string, { done, text }: RouteInput<typeof routes.answerDataRequest>['body']): Promise<DataRequestBody> {
  const { state, organisation_id, answered_by, answer } = await hold(db, caller, id);
  await authorise(db, caller, 'data-request.answer', { organisation: organisation_id });
  const outcome = done ? 'done' : 'refused';
  // Sent again after a lost line. Who comes second hears that others were first: nobody takes their words for sent.
  if (state === outcome && answered_by === caller.personId && answer === text) return readDataRequest(db, caller, id);
  if (state !== 'submitted') throw new ProblemError('data-request-settled');
  await db
    .updateTable('data_request')
    .set({ state: outcome, answered_by: caller.personId, answered_at: new Date().toISOString(), answer: text })
    .where((where) => where.and({ tenant_id: caller.tenantId, id }))
    .execute();
  await tell(db, caller.tenantId, id);
  return readDataRequest(db, caller, id);
}

/** Whoever acts on the same request at the same time waits here: what comes first stands. */
async function hold(db: Executor, { tenantId }: Caller, id: string): Promise<Pick<PrivacyTables['data_request'], 'state' | 'requested_by' | 'organisation_id' | 'answered_by' | 'answer'>> {
  const row = await db
    .selectFrom('data_request')
    .select(['state', 'requested_by', 'organisation_id', 'answered_by', 'answer'])
    .where((where) => where.and({ tenant_id: tenantId, id }))
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new ProblemError('not-found');
  return row;
}

/** The school of a learner, or where the caller belongs. */
async function organisationOf(db: Executor, { tenantId, identity }: Caller, subjectId: string): Promise<string> {
  const { rows } = await sql<{ organisationId: string }>`
    select k.organisation_id as "organisationId" from enrolment e join class k on k.tenant_id = e.tenant_id and k.id = e.class_id
    where e.tenant_id = ${tenantId} and e.person_id = ${subjectId} and e.role = 'learner' and e.ended_at is null order by k.id limit 1`.execute(db);
  return rows[0]?.organisationId ?? identity.organisationId;
}

/** Tells who has asked and those who answer; nobody else hears of it. */
async function tell(db: Executor, tenantId: string, dataRequestId: string): Promise<void> {
  const one = sql`r.tenant_id = ${tenantId} and r.id = ${dataRequestId}`;
  const audience = sql<string[]>`array(
    select r.requested_by from data_request r where ${one}
    union select i.person_id from identity i where i.tenant_id = ${tenantId} and i.role = 'manager' and (i.valid_to is null or i.valid_to > now())
      and i.organisation_id in ${organisationsFrom(tenantId, sql`(select r.organisation_id from data_request r where ${one})`)})`;
  await appendEvents(db, [{ tenantId, type: 'privacy.changed', subject: { dataRequestId }, audience }]);
}
