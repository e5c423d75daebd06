/** The desk of who decides on reports of resources: what is open, what was decided, and what the reporter is told of it. */
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import * as v from 'valibot';
import { Id, type RouteInput, type RouteOutput, type routes } from '../../../../contract/src/index.ts';
import { authorise } from '../../authorisation/authorise.ts';
import { topOrganisation } from '../../authorisation/top-organisation.ts';
import type { Executor } from '../../database/carrier.ts';
import type { RoleName } from '../../database/schema.ts';
import { ProblemError } from '../../http/problem.ts';
import type { Caller } from '../../identity/caller.ts';
import { appendEvents } from '../../outbox/outbox.ts';
import { changeCatalogue } from '../resources/catalogue.ts';
import { decodeCursor, defaultPageSize, page } from '../cursor.ts';
import { managesPlatform, tellDeciders } from './deciders.ts';
import { readReport, selectReports, toCase, type Case } from './reports.ts';

type Decision = RouteInput<typeof routes.decideReport>['body'];
type Page = RouteOutput<typeof routes.listReports>;
type Notice = Extract<RouteOutput<typeof routes.listNotices>['items'][number], { kind: 'report-decided' }>;

const DeskCursor = v.strictTuple([v.picklist(['0', '1']), Id]);

/** A page of what the caller decides on: open ones first, who has waited longest at the head; then what was decided, newest first. */
export async function listToDecide(db: Executor, caller: Caller, cursor: string | undefined, limit = defaultPageSize): Promise<Page> {
  if (!(await managesPlatform(db, caller))) return { items: [], nextCursor: null, total: 0, open: 0 };
  const { tenantId } = caller;
  const after = decodeCursor(cursor, DeskCursor);
  const isDecided = sql<boolean>`(state <> 'received')`;
  const id = after?.[1] ?? '';
  const found = await selectReports(db, tenantId)
    .where(notOwn(caller))
    .$if(after?.[0] === '0', (query) => query.where(sql<boolean>`(${isDecided} or report.id > ${id})`))
    .$if(after?.[0] === '1', (query) => query.where(sql<boolean>`(${isDecided} and report.id < ${id})`))
    .orderBy(isDecided)
    .orderBy(sql`case when state = 'received' then report.id end`)
    .orderBy('report.id', 'desc')
    .limit(limit + 1)
    .execute();
  const { rows, nextCursor } = page(found, limit, ({ state, id }) => [state === 'received' ? '0' : '1', id]);
  const counts = await db
    .selectFrom('report')
    .select(({ fn }) => [fn.countAll<number>().as('total'), fn.countAll<number>().filterWhere('state', '=', 'received').as('open')])
    .where('tenant_id', '=', tenantId)
    .where(notOwn(caller))
    .executeTakeFirstOrThrow();
  return { items: rows.map(toCase), nextCursor, ...counts };
}

/** Nobody decides on what they reported, nor on what is said of their own resource. */
const notOwn = ({ tenantId, personId }: Caller) => sql<boolean>`(report.person_id <> ${personId} and not exists (select from own_resource o
  where o.tenant_id = ${tenantId} and o.resource_id = report.resource_id and o.author_id = ${personId}))`;

/** Notes what was decided and tells the reporter; a suspended resource is no longer found. @throws ProblemError not-found, conflict; invalid-request for a declined report that would suspend */
export async function decideReport(db: Executor, caller: Caller, reportId: string, { state, answer, suspend, version }: Decision): Promise<Case> {
  const { tenantId } = caller;
  if (suspend && state === 'declined') throw new ProblemError('invalid-request');
  await authorise(db, caller, 'report.decide', { organisation: await topOrganisation(db, tenantId) });
  const report = await db
    .selectFrom('report')
    .select(['id', 'case_number', 'resource_id', 'person_id', 'role', 'state', 'answer', 'suspend', 'version'])
    .where((where) => where.and({ tenant_id: tenantId, id: reportId }))
    .where(notOwn(caller))
    .forUpdate()
    .executeTakeFirst();
  if (report === undefined) throw new ProblemError('not-found');
  if (report.state !== 'received') {
    if (report.state !== state || report.answer !== answer || report.suspend !== suspend) throw new ProblemError('conflict');
    return readReport(db, tenantId, reportId);
  }
  if (version !== undefined && version !== report.version) throw new ProblemError('conflict');
  const now = new Date().toISOString();
  await db.updateTable('report').set({ state, answer, suspend, decided_at: now }).where((where) => where.and({ tenant_id: tenantId, id: reportId })).execute();
  if (suspend) {
    const stamp = await changeCatalogue(db, tenantId);
    await db.updateTable('resource').set({ ended_at: now, stamp }).where((where) => where.and({ tenant_id: tenantId, id: report.resource_id })).where('ended_at', 'is', null).execute();
    await appendEvents(db, [{ tenantId, type: 'catalogue.changed', subject: { resourceId: report.resource_id }, audience: null }]);
  }
  const decided = await readReport(db, tenantId, reportId);
  await notifyReporter(db, caller, report, decided, now);
  await tellDeciders(db, tenantId, reportId);
  return decided;
}

/** In the identity in which the report was made; of one that has no such identity any more, in any. */
async function notifyReporter(db: Executor, { tenantId, personId }: Caller, report: { person_id: string; role: RoleName | null }, decided: Case, now: string): Promise<void> {
  const identities = await db.selectFrom('identity').select('role').where((where) => where.and({ tenant_id: tenantId, person_id: report.person_id })).execute();
  const role = identities.find((one) => one.role === report.role)?.role ?? identities[0]?.role;
  if (role === undefined) return;
  const noticeId = uuidv7();
  const { id, caseNumber, resourceId, resourceTitle, state, answer, suspended } = decided;
  const parameters: Notice['parameters'] = { reportId: id, caseNumber, resourceId: suspended ? null : resourceId, title: resourceTitle, upheld: state === 'upheld', answer: answer ?? '' };
  await db
    .insertInto('notice')
    .values({
      tenant_id: tenantId, id: noticeId, person_id: report.person_id, role, kind: 'report-decided', task_id: null, leave_request_id: null, learner_id: null, report_id: id,
      sender_id: personId, parameters: JSON.stringify(parameters), created_at: now, read_at: null,
    })
    .execute();
  await appendEvents(db, [{ tenantId, type: 'notice.created', subject: { noticeId }, audience: [report.person_id] }]);
}
