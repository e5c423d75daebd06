/** Requests about data as one reader may see them: whose they are is part of the query. */
import { sql, type RawBuilder } from 'kysely';
import * as v from 'valibot';
import { Id, type RouteInput, type RouteOutput, type routes } from '../../../../contract/src/index.ts';
import { organisationsEverBelow } from '../../authorisation/organisations.ts';
import type { Executor } from '../../database/carrier.ts';
import type { PrivacyTables } from '../../database/privacy-tables.ts';
import { ProblemError } from '../../http/problem.ts';
import type { Caller } from '../../identity/caller.ts';
import { decodeCursor, defaultPageSize, page } from '../cursor.ts';

export type DataRequestBody = RouteOutput<typeof routes.requestData>;
type Row = PrivacyTables['data_request'] & { subject_name: string; requester_name: string; answerer_name: string | null; may_answer: boolean; is_lapsed: boolean };
const RequestCursor = v.strictTuple([v.picklist(['0', '1']), Id]);

/** Requests that the caller answers. */
const answered = ({ tenantId, identity }: Caller): RawBuilder<unknown> =>
  identity.role === 'manager' ? sql`r.organisation_id in ${organisationsEverBelow(tenantId, identity.organisationId)}` : sql`false`;

/** What concerns the caller: the own requests about the own data, those of a guardian about a child while it is theirs, and what a manager answers. */
function concerns(caller: Caller): RawBuilder<unknown> {
  const { tenantId, personId, identity } = caller;
  const ofChild =
    identity.role === 'guardian'
      ? sql`r.subject_id in (select child_id from guardianship where tenant_id = ${tenantId} and guardian_id = ${personId} and ended_at is null)`
      : sql`false`;
  return sql`((r.requested_by = ${personId} and (r.subject_id = ${personId} or ${ofChild})) or ${answered(caller)})`;
}

async function select(db: Executor, caller: Caller, condition: RawBuilder<unknown>, limit: number): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select r.*, subject.name as subject_name, requester.name as requester_name, answerer.name as answerer_name, ${answered(caller)} as may_answer,
      (r.requested_by <> r.subject_id and not exists (select from guardianship g
        where g.tenant_id = r.tenant_id and g.guardian_id = r.requested_by and g.child_id = r.subject_id and g.ended_at is null)) as is_lapsed
    from data_request r
    join person subject on subject.tenant_id = r.tenant_id and subject.id = r.subject_id
    join person requester on requester.tenant_id = r.tenant_id and requester.id = r.requested_by
    left join person answerer on answerer.tenant_id = r.tenant_id and answerer.id = r.answered_by
    where r.tenant_id = ${caller.tenantId} and ${concerns(caller)} and ${condition}
    order by (r.state <> 'submitted'), r.id desc limit ${limit}`.execute(db);
  return rows;
}

/** A page of what concerns the caller. */
export async function listDataRequests(
  db: Executor,
  caller: Caller,
  { cursor, limit = defaultPageSize }: RouteInput<typeof routes.listDataRequests>['query'],
): Promise<RouteOutput<typeof routes.listDataRequests>> {
  const after = decodeCursor(cursor, RequestCursor);
  const isSettled = sql`(r.state <> 'submitted')`;
  const beyond = after === undefined ? sql`true` : sql`(${isSettled} > ${after[0] === '1'} or (${isSettled} = ${after[0] === '1'} and r.id < ${after[1]}))`;
  const { rows, nextCursor } = page(await select(db, caller, beyond, limit + 1), limit, ({ state, id }) => [state === 'submitted' ? '0' : '1', id]);
  const counts = await sql<{ total: number; open: number }>`
    select count(*) as total, count(*) filter (where r.state = 'submitted') as open from data_request r where r.tenant_id = ${caller.tenantId} and ${concerns(caller)}`.execute(db);
  const { total = 0, open = 0 } = counts.rows[0] ?? {};
  return { items: rows.map((row) => toBody(caller, row)), nextCursor, total, open };
}

/** One request. @throws ProblemError not-found when there is none that concerns the caller */
export async function readDataRequest(db: Executor, caller: Caller, id: string): Promise<DataRequestBody> {
  const [row] = await select(db, caller, sql`r.id = ${id}`, 1);
  if (row === undefined) throw new ProblemError('not-found');
  return toBody(caller, row);
}

function toBody({ personId }: Caller, row: Row): DataRequestBody {
  const { id, data_right, text, state, requested_at, answered_by, answered_at, answer } = row;
  return {
    id, right: data_right, text, state,
    subject: { id: row.subject_id, name: row.subject_name },
    requestedBy: { id: row.requested_by, name: row.requester_name },
    requestedAt: requested_at,
    own: row.requested_by === personId,
    mayAnswer: row.may_answer && state === 'submitted',
    ...(row.is_lapsed && { lapsed: true }),
    answer: answered_by === null || answered_at === null ? null : { by: { id: answered_by, name: row.answerer_name ?? '' }, at: answered_at, text: answer ?? '' },
  };
}
