/** The roll of a class on a day: what was said, and what follows from leave. */
import { sql, type RawBuilder } from 'kysely';
import { attendanceStatus, explainsRoll, type AttendanceStatus as Status, type RouteInput, type RouteOutput, type routes } from '../../../../contract/src/index.ts';
import { authorise } from '../../authorisation/authorise.ts';
import type { Executor } from '../../database/carrier.ts';
import { ProblemError } from '../../http/problem.ts';
import type { Caller } from '../../identity/caller.ts';
import { collate } from '../collate.ts';

export type RollBody = RouteOutput<typeof routes.readRoll>;
export type RollKey = RouteInput<typeof routes.readRoll>['params'];

/** Leave of a child on a day: what explains a roll first, and the longest part of that. */
const leaveOn = (tenantId: string, childId: RawBuilder<unknown>, day: RawBuilder<unknown>, state: 'approved' | 'submitted' = 'approved'): RawBuilder<unknown> => sql`
  (select kind, first_day as "firstDay", last_day as "lastDay", part, reason from leave_request where tenant_id = ${tenantId} and child_id = ${childId} and state = ${state}
    and first_day <= ${day} and last_day >= ${day} order by (part = 'afternoon'), (part <> 'day'), id limit 1)`;

/** Whether leave explains a roll, as `explainsRoll` says it: the first of that order is the one to ask. */
export const isOnLeave = (tenantId: string, childId: RawBuilder<unknown>, day: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  coalesce((select part <> 'afternoon' from ${leaveOn(tenantId, childId, day)} explaining), false)`;

interface Row {
  id: string;
  name: string;
  status: Status | null;
  note: string | null;
  revision: number | null;
  markedAt: string | null;
  markedBy: string | null;
  markerName: string | null;
  leave: RollBody['entries'][number]['leave'];
  undecided: RollBody['entries'][number]['undecided'];
}

/** @throws ProblemError not-found for a class that the caller does not teach */
export async function readRoll(db: Executor, caller: Caller, { classId, day }: RollKey): Promise<RollBody> {
  const { tenantId } = caller;
  await authorise(db, caller, 'attendance.take', { class: classId });
  const { rows: heads } = await sql<{ name: string; takenAt: string | null; takenBy: string | null; takerName: string | null }>`
    select c.name, r.taken_at as "takenAt", r.taken_by as "takenBy", taker.name as "takerName" from class c
    left join attendance_roll r on r.tenant_id = c.tenant_id and r.class_id = c.id and r.day = ${day}
    left join person taker on taker.tenant_id = r.tenant_id and taker.id = r.taken_by
    where c.tenant_id = ${tenantId} and c.id = ${classId}`.execute(db);
  if (heads[0] === undefined) throw new ProblemError('not-found');
  const { name, takenAt, takenBy, takerName } = heads[0];
  const { rows } = await sql<Row>`
    select p.id, p.name, m.status, m.note, m.revision, m.marked_at as "markedAt", m.marked_by as "markedBy", marker.name as "markerName",
      to_jsonb(l) as leave, to_jsonb(asked) as undecided
    from (select distinct person_id from enrolment where tenant_id = ${tenantId} and class_id = ${classId} and role = 'learner' and ended_at is null) learner
    join person p on p.tenant_id = ${tenantId} and p.id = learner.person_id
    left join lateral (select * from attendance_mark where tenant_id = ${tenantId} and class_id = ${classId} and day = ${day} and child_id = p.id
      order by revision desc limit 1) m on true
    left join person marker on marker.tenant_id = m.tenant_id and marker.id = m.marked_by
    left join lateral ${leaveOn(tenantId, sql`p.id`, sql`${day}`)} l on true
    left join lateral ${leaveOn(tenantId, sql`p.id`, sql`${day}`, 'submitted')} asked on true`.execute(db);
  const isTaken = takenBy !== null;
  return {
    class: { id: classId, name },
    day,
    taken: takenBy === null || takenAt === null ? null : { by: { id: takenBy, name: takerName ?? '' }, at: takenAt },
    entries: rows.map((row) => toEntry(row, isTaken)).sort((a, b) => collate(a.learner.name, b.learner.name)),
  };
}

function toEntry(row: Row, isTaken: boolean): RollBody['entries'][number] {
  const { id, name, status, note, revision, markedAt, markedBy, markerName, leave, undecided } = row;
  return {
    learner: { id, name },
    status: attendanceStatus(status, { isOnLeave: explainsRoll(leave), isTaken }),
    note,
    leave,
    undecided,
    revision,
    marked: markedBy === null || markedAt === null ? null : { by: { id: markedBy, name: markerName ?? '' }, at: markedAt, corrected: (revision ?? 1) > 1 },
  };
}
