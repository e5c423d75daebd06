/** Attendance of one child, for its guardians: today, and the days that were not as usual. */
import { sql } from 'kysely';
import { attendanceStatus, dayInChina, dayMs, worstOf, type AttendanceStatus as Status, type RouteOutput, type routes } from '../../../../contract/src/index.ts';
import { authorise } from '../../authorisation/authorise.ts';
import type { Executor } from '../../database/carrier.ts';
import { ProblemError } from '../../http/problem.ts';
import type { Caller } from '../../identity/caller.ts';
import { isOnLeave } from './roll.ts';

const shownDays = 60;

/** @throws ProblemError not-found for the child of somebody else */
export async function readChildAttendance(db: Executor, caller: Caller, learnerId: string): Promise<RouteOutput<typeof routes.readChildAttendance>> {
  const { tenantId } = caller;
  await authorise(db, caller, 'attendance.read', { person: learnerId });
  const now = Date.now();
  const day = dayInChina(now);
  const { rows: heads } = await sql<{ name: string; isTaken: boolean; isOnLeave: boolean }>`
    select p.name, ${isOnLeave(tenantId, sql`p.id`, sql`${day}`)} as "isOnLeave",
      exists (select from enrolment e join attendance_roll r on r.tenant_id = e.tenant_id and r.class_id = e.class_id and r.day = ${day} and r.taken_at is not null
        where e.tenant_id = ${tenantId} and e.person_id = p.id and e.role = 'learner' and e.ended_at is null) as "isTaken"
    from person p where p.tenant_id = ${tenantId} and p.id = ${learnerId}`.execute(db);
  if (heads[0] === undefined) throw new ProblemError('not-found');
  const { name, ...today } = heads[0];
  const { rows } = await sql<{ day: string; classId: string; className: string; status: Status; note: string | null; isOnLeave: boolean }>`
    select m.day, c.id as "classId", c.name as "className", m.status, m.note, ${isOnLeave(tenantId, sql`m.child_id`, sql`m.day`)} as "isOnLeave"
    from (select distinct on (class_id, day) * from attendance_mark where tenant_id = ${tenantId} and child_id = ${learnerId} and day >= ${dayInChina(now - shownDays * dayMs)}
      order by class_id, day, revision desc) m
    join class c on c.tenant_id = ${tenantId} and c.id = m.class_id
    order by m.day desc, c.id`.execute(db);
  const said = worstOf(rows.filter((row) => row.day === day).map(({ status }) => status));
  return {
    learner: { id: learnerId, name },
    day,
    today: attendanceStatus(said, today),
    days: rows.flatMap(({ day: on, classId, className, status, note, isOnLeave: isAway }) =>
      status === 'present' ? [] : [{ day: on, class: { id: classId, name: className }, status: attendanceStatus(status, { isOnLeave: isAway, isTaken: true }) ?? status, note }],
    ),
  };
}
