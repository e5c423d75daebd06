/** What a family is told at once: nobody has seen the child, and nobody knows why; or that it was a mistake. */
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { attendanceStatus, dayInChina, explainsRoll, type RouteOutput, type routes } from '../../../../contract/src/index.ts';
import type { Executor } from '../../database/carrier.ts';
import type { Caller } from '../../identity/caller.ts';
import { appendEvents } from '../../outbox/outbox.ts';
import type { MarksWithGuardians } from './take.ts';
import type { RollBody } from './roll.ts';

type AbsenceNotice = Extract<RouteOutput<typeof routes.listNotices>['items'][number], { kind: 'absence' | 'absence-corrected' }>;

/** Of today alone: what is set right about last week frightens nobody. */
export async function notifyFamilies(db: Executor, caller: Caller, before: RollBody, { marks, guardians }: MarksWithGuardians): Promise<void> {
  const { day, class: place } = before;
  if (day !== dayInChina(Date.now())) return;
  for (const { learnerId, status } of marks) {
    const entry = before.entries.find(({ learner }) => learner.id === learnerId);
    if (entry === undefined) continue;
    const isMissed = attendanceStatus(status, { isOnLeave: explainsRoll(entry.leave), isTaken: true }) === 'absent';
    // Said again, with another word on it: nothing new.
    if (isMissed === (entry.status === 'absent')) continue;
    if (!isMissed && (await isMissedElsewhere(db, caller, place.id, learnerId, day))) continue;
    const kind = isMissed ? 'absence' : 'absence-corrected';
    const parameters = { className: place.name, learnerId, learnerName: entry.learner.name, day };
    for (const { guardianId, childId } of guardians) if (childId === learnerId) await notify(db, caller, guardianId, { kind, parameters });
  }
}

/** Whether another class of that day still says that the child is not there: what one sets right is not all well then. */
async function isMissedElsewhere(db: Executor, { tenantId }: Caller, classId: string, learnerId: string, day: string): Promise<boolean> {
  const { rows } = await sql<{ status: string }>`select distinct on (class_id) status from attendance_mark
    where tenant_id = ${tenantId} and child_id = ${learnerId} and day = ${day} and class_id <> ${classId} order by class_id, revision desc`.execute(db);
  return rows.some(({ status }) => status === 'absent');
}

/** One notice a guardian, child and day: what it says now takes the place of what it said, unread. */
async function notify(db: Executor, { tenantId, personId }: Caller, guardianId: string, { kind, parameters }: Pick<AbsenceNotice, 'kind' | 'parameters'>): Promise<void> {
  const { learnerId, day } = parameters;
  const noticeId = uuidv7();
  await sql`insert into notice (tenant_id, id, person_id, role, kind, task_id, leave_request_id, learner_id, attendance_day, sender_id, parameters, created_at, read_at)
    values (${tenantId}, ${noticeId}, ${guardianId}, 'guardian', ${kind}, null, null, ${learnerId}, ${day}, ${personId}, ${JSON.stringify(parameters)}, ${new Date().toISOString()}, null)
    on conflict (tenant_id, person_id, role, learner_id, attendance_day) where attendance_day is not null
    do update set id = excluded.id, kind = excluded.kind, sender_id = excluded.sender_id, parameters = excluded.parameters, created_at = excluded.created_at, read_at = null`.execute(db);
  await appendEvents(db, [{ tenantId, type: 'notice.created', subject: { noticeId }, audience: [guardianId] }]);
}
