/** Leave as one reader may see it: whose children these are is part of the query. */
import { sql, type RawBuilder } from 'kysely';
import * as v from 'valibot';
import { Id, type RouteInput, type RouteOutput, type routes } from '../../../../contract/src/index.ts';
import type { Executor } from '../../database/carrier.ts';
import type { LeaveTables } from '../../database/leave-tables.ts';
import { ProblemError } from '../../http/problem.ts';
import type { Caller } from '../../identity/caller.ts';
import { decodeCursor, defaultPageSize, page } from '../cursor.ts';

export type LeaveBody = RouteOutput<typeof routes.requestLeave>;
type Row = LeaveTables['leave_request'] & { child_name: string; class_name: string; submitter_name: string; decider_name: string | null };
const LeaveCursor = v.strictTuple([v.picklist(['0', '1']), Id]);

/** The children whose leave concerns the caller today: the own ones, or those who learn in the own classes. */
function ownChildren({ tenantId, personId, identity }: Caller): RawBuilder<unknown> {
  if (identity.role === 'guardian') return sql`(select child_id from guardianship where tenant_id = ${tenantId} and guardian_id = ${personId} and ended_at is null)`;
  return sql`(select learner.person_id from enrolment own
    join enrolment learner on learner.tenant_id = own.tenant_id and learner.class_id = own.class_id and learner.role = 'learner' and learner.ended_at is null
    where own.tenant_id = ${tenantId} and own.person_id = ${personId} and own.role = 'teacher' and own.ended_at is null)`;
}

async function select(db: Executor, caller: Caller, condition: RawBuilder<unknown>, limit: number): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select l.*, child.name as child_name, c.name as class_name, submitter.name as submitter_name, decider.name as decider_name
    from leave_request l
    join person child on child.tenant_id = l.tenant_id and child.id = l.child_id
    join person submitter on submitter.tenant_id = l.tenant_id and submitter.id = l.submitted_by
    join class c on c.tenant_id = l.tenant_id and c.id = l.class_id
    left join person decider on decider.tenant_id = l.tenant_id and decider.id = l.decided_by
    where l.tenant_id = ${caller.tenantId} and l.child_id in ${ownChildren(caller)} and ${condition}
    order by (l.state <> 'submitted'), l.id desc limit ${limit}`.execute(db);
  return rows;
}

/** A page of what concerns the caller. */
export async function listLeave(
  db: Executor,
  caller: Caller,
  { day, cursor, limit = defaultPageSize }: RouteInput<typeof routes.listLeaveRequests>['query'],
): Promise<RouteOutput<typeof routes.listLeaveRequests>> {
  const after = decodeCursor(cursor, LeaveCursor);
  const wanted = day === undefined ? sql`true` : sql`(l.state = 'approved' and l.first_day <= ${day} and l.last_day >= ${day})`;
  const beyond =
    after === undefined ? sql`true` : sql`((l.state <> 'submitted') > ${after[0] === '1'} or ((l.state <> 'submitted') = ${after[0] === '1'} and l.id < ${after[1]}))`;
  const found = await select(db, caller, sql`${wanted} and ${beyond}`, limit + 1);
  const { rows, nextCursor } = page(found, limit, ({ state, id }) => [state === 'submitted' ? '0' : '1', id]);
  const counts = await sql<{ total: number; undecided: number }>`
    select count(*) as total, count(*) filter (where state = 'submitted') as undecided from leave_request l
    where l.tenant_id = ${caller.tenantId} and l.child_id in ${ownChildren(caller)} and ${wanted}`.execute(db);
  const { total = 0, undecided = 0 } = counts.rows[0] ?? {};
  return { items: rows.map(toBody), nextCursor, total, undecided };
}

/** One request. @throws ProblemError not-found when there is none that concerns the caller */
export async function readLeave(db: Executor, caller: Caller, id: string): Promise<LeaveBody> {
  const [row] = await select(db, caller, sql`l.id = ${id}`, 1);
  if (row === undefined) throw new ProblemError('not-found');
  return toBody(row);
}

function toBody(row: Row): LeaveBody {
  const { id, kind, first_day, last_day, part, reason, state, decided_by, decider_name, decided_at, comment } = row;
  return {
    id,
    child: { id: row.child_id, name: row.child_name },
    class: { id: row.class_id, name: row.class_name },
    kind,
    firstDay: first_day,
    lastDay: last_day,
    part,
    reason,
    state,
    submittedBy: { id: row.submitted_by, name: row.submitter_name },
    submittedAt: row.submitted_at,
    decision: decided_by === null || decided_at === null ? null : { by: { id: decided_by, name: decider_name ?? '' }, at: decided_at, comment },
  };
}
