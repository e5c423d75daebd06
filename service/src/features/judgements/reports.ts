/** Reports of what is wrong with a resource: each gets a case number, and somebody decides. */
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { RouteInput, RouteOutput, routes } from '../../../../contract/src/index.ts';
import type { Executor } from '../../database/carrier.ts';
import { ProblemError } from '../../http/problem.ts';
import type { Caller } from '../../identity/caller.ts';
import { newCaseNumber } from '../cases/case-number.ts';
import { IdCursor, decodeCursor, defaultPageSize, page } from '../cursor.ts';
import { requireResource } from '../resources/require-resource.ts';
import { managesPlatform, tellDeciders } from './deciders.ts';

export type Case = RouteOutput<typeof routes.reportResource>;
type Draft = RouteInput<typeof routes.reportResource>['body'];
type Page = RouteOutput<typeof routes.listReports>;

/** Stores a report; one who reports a resource again while that is not decided gets the open one back, with what is new added to it. @throws ProblemError not-found */
export async function createReport(db: Executor, caller: Caller, resourceId: string, draft: Draft): Promise<Case> {
  const { tenantId, personId, identity } = caller;
  await requireResource(db, caller, resourceId);
  const now = new Date().toISOString();
  for (;;) {
    const open = await db.selectFrom('report').select(['id', 'kind', 'description', 'evidence']).where((where) => where.and({ tenant_id: tenantId, person_id: personId, resource_id: resourceId, state: 'received' })).executeTakeFirst();
    if (open !== undefined) {
      if (await addTo(db, tenantId, open, draft)) {
        // Words that nobody has read are not to be decided on unseen.
        await tellDeciders(db, tenantId, open.id);
        return readReport(db, tenantId, open.id);
      }
      // Decided meanwhile, and then it is another one; or something else was added first.
      continue;
    }
    const id = uuidv7();
    const created = await db
      .insertInto('report')
      .values({
        tenant_id: tenantId,
        id,
        case_number: newCaseNumber(now),
        resource_id: resourceId,
        person_id: personId,
        role: identity.role,
        ...draft,
        state: 'received',
        answer: null,
        created_at: now,
        decided_at: null,
      })
      // A number that is taken is drawn again; of two that come at once the second finds the first.
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (created === undefined) continue;
    await tellDeciders(db, tenantId, id);
    return readReport(db, tenantId, id);
  }
}

/** Nobody who decides reads more of one report; who has more to say waits for the answer. */
const mostWords = 20_000;

/**
 * Nothing that somebody has written is lost: what is new stands after what was said before, and so does the earlier proof where another
 * takes its place. Answers whether the report was still open.
 * @throws ProblemError invalid-request for more than anybody would read
 */
async function addTo(db: Executor, tenantId: string, before: { id: string; kind: string; description: string; evidence: string | null }, { kind, description, evidence }: Draft): Promise<boolean> {
  const said = `\n\n${before.description}\n\n`;
  const isReplaced = evidence !== null && before.evidence !== null && evidence !== before.evidence;
  const added = [description, ...(isReplaced ? [before.evidence ?? ''] : [])].filter((words) => !said.includes(`\n\n${words}\n\n`)).map((words) => `\n\n${words}`).join('');
  if (before.description.length + added.length > mostWords) throw new ProblemError('invalid-request', { errors: [{ pointer: '/description', rule: 'report-too-long' }] });
  const isNew = added !== '' || kind !== before.kind || (evidence !== null && evidence !== before.evidence);
  const { numUpdatedRows } = await db
    .updateTable('report')
    .set({ kind, ...(added !== '' && { description: sql<string>`description || ${added}` }), ...(evidence !== null && { evidence }), ...(isNew && { version: sql<number>`version + 1` }) })
    .where((where) => where.and({ tenant_id: tenantId, id: before.id, state: 'received', description: before.description }))
    .where('evidence', 'is not distinct from', before.evidence)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Reports as the contract shows them: without who sent them. */
export function selectReports(db: Executor, tenantId: string) {
  return db
    .selectFrom('report')
    .innerJoin('resource', (join) => join.onRef('resource.tenant_id', '=', 'report.tenant_id').onRef('resource.id', '=', 'report.resource_id'))
    .select(['report.id', 'case_number', 'resource_id', 'resource.title', 'kind', 'description', 'evidence', 'state', 'answer', 'report.version', 'created_at', 'decided_at', 'ended_at'])
    .where('report.tenant_id', '=', tenantId);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectReports>['execute']>>[number];

export function toCase({ case_number, resource_id, title, created_at, decided_at, ended_at, kind, ...row }: Row): Case {
  // Only `createReport` writes kinds, and it takes them parsed.
  return { ...row, kind: kind as Case['kind'], caseNumber: case_number, resourceId: resource_id, resourceTitle: title, createdAt: created_at, decidedAt: decided_at, suspended: ended_at !== null };
}

export async function readReport(db: Executor, tenantId: string, id: string): Promise<Case> {
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
