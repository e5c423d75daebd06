/** Reports of what is wrong with a resource: each gets a case number, and somebody decides. */
import { v7 as uuidv7 } from 'uuid';
import type { RouteInput, RouteOutput, routes } from '../../../../contract/src/index.ts';
import { authorise, may } from '../../authorisation/authorise.ts';
import { topOrganisation } from '../../authorisation/top-organisation.ts';
import type { Executor } from '../../database/carrier.ts';
import { ProblemError } from '../../http/problem.ts';
import type { Caller } from '../../identity/caller.ts';
import { appendEvents } from '../../outbox/outbox.ts';
import { newCaseNumber } from '../cases/case-number.ts';
import { changeCatalogue } from '../resources/catalogue.ts';
import { IdCursor, decodeCursor, defaultPageSize, page } from '../cursor.ts';
import { requireResource } from '../resources/require-resource.ts';

type Case = RouteOutput<typeof routes.reportResource>;
type Draft = RouteInput<typeof routes.reportResource>['body'];
type Decision = RouteInput<typeof routes.decideReport>['body'];
type Page = RouteOutput<typeof routes.listReports>;

/** Stores a report. @throws ProblemError not-found */
export async function createReport(db: Executor, caller: Caller, resourceId: string, draft: Draft): Promise<Case> {
  const { tenantId, personId } = caller;
  await requireResource(db, caller, resourceId);
  const now = new Date().toISOString();
  for (;;) {
    const id = uuidv7();
    const created = await db
      .insertInto('report')
      .values({
        tenant_id: tenantId,
        id,
        case_number: newCaseNumber(now),
        resource_id: resourceId,
        person_id: personId,
        ...draft,
        state: 'received',
        answer: null,
        created_at: now,
        decided_at: null,
      })
      // A number that is taken is drawn again.
      .onConflict((conflict) => conflict.columns(['tenant_id', 'case_number']).doNothing())
      .returning('id')
      .executeTakeFirst();
    if (created !== undefined) return readReport(db, tenantId, id);
  }
}

function selectReports(db: Executor, tenantId: string) {
  return db
    .selectFrom('report')
    .innerJoin('resource', (join) => join.onRef('resource.tenant_id', '=', 'report.tenant_id').onRef('resource.id', '=', 'report.resource_id'))
    .select(['report.id', 'case_number', 'resource_id', 'resource.title', 'kind', 'description', 'evidence', 'state', 'answer', 'created_at', 'decided_at'])
    .where('report.tenant_id', '=', tenantId);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectReports>['execute']>>[number];

function toCase({ case_number, resource_id, title, created_at, decided_at, kind, ...row }: Row): Case {
  // Only `createReport` writes kinds, and it takes them parsed.
  return { ...row, kind: kind as Case['kind'], caseNumber: case_number, resourceId: resource_id, resourceTitle: title, createdAt: created_at, decidedAt: decided_at };
}

async function readReport(db: Executor, tenantId: string, id: string): Promise<Case> {
  return toCase(await selectReports(db, tenantId).where('report.id', '=', id).executeTakeFirstOrThrow());
}

/** Own reports, and for who manages the platform those of everybody; newest first. */
export async function listReports(db: Executor, caller: Caller, cursor: string | undefined, limit = defaultPageSize): Promise<Page> {
  const { tenantId, personId } = caller;
  const after = decodeCursor(cursor, IdCursor)?.[0];
  const all = await managesPlatform(db, caller);
  const rows = await selectReports(db, tenantId)
    .$if(!all, (query) => query.where('person_id', '=', personId))
    .$if(after !== undefined, (query) => query.where('report.id', '<', after ?? ''))
    .orderBy('report.id', 'desc')
    .limit(limit + 1)
    .execute();
  const { total } = await db
    .selectFrom('report')
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .where('tenant_id', '=', tenantId)
    .$if(!all, (query) => query.where('person_id', '=', personId))
    .executeTakeFirstOrThrow();
  const { rows: items, nextCursor } = page(rows, limit, ({ id }) => [id]);
  return { items: items.map(toCase), nextCursor, total };
}

/** Notes what was decided; a suspended resource is no longer found. @throws ProblemError not-found */
export async function decideReport(db: Executor, caller: Caller, reportId: string, { state, answer, suspend }: Decision): Promise<Case> {
  const { tenantId } = caller;
  await authorise(db, caller, 'report.decide', { organisation: await topOrganisation(db, tenantId) });
  const now = new Date().toISOString();
  const decided = await db
    .updateTable('report')
    .set({ state, answer, decided_at: now })
    .where((where) => where.and({ tenant_id: tenantId, id: reportId }))
    .returning('resource_id')
    .executeTakeFirst();
  if (decided === undefined) throw new ProblemError('not-found');
  if (suspend) {
    const stamp = await changeCatalogue(db, tenantId);
    await db.updateTable('resource').set({ ended_at: now, stamp }).where((where) => where.and({ tenant_id: tenantId, id: decided.resource_id })).execute();
    await appendEvents(db, [{ tenantId, type: 'catalogue.changed', subject: { resourceId: decided.resource_id }, audience: null }]);
  }
  return readReport(db, tenantId, reportId);
}

async function managesPlatform(db: Executor, caller: Caller): Promise<boolean> {
  return caller.identity.role === 'manager' && may(db, caller, 'report.decide', { organisation: await topOrganisation(db, caller.tenantId) });
}
