/** Taking the roll, and correcting it: what stood there before is kept. */
import { sql } from 'kysely';
import { dayInChina, type AttendanceStatus as Status, type RouteInput, type routes } from '../../../../contract/src/index.ts';
import { authorise } from '../../authorisation/authorise.ts';
import type { Executor } from '../../database/carrier.ts';
import { ProblemError } from '../../http/problem.ts';
import type { Caller } from '../../identity/caller.ts';
import { appendEvents, type NewEvent } from '../../outbox/outbox.ts';
import { guardiansOf, teachersOf, type Guardian } from '../people.ts';
import { notifyFamilies } from './notify.ts';
import { readRoll, type RollBody, type RollKey } from './roll.ts';

export interface Mark {
  learnerId: string;
  status: Status;
  note: string | null;
  /** As the roll showed it, `null` where nothing had been said. */
  revision: number | null;
}
export interface MarksWithGuardians {
  readonly marks: readonly Mark[];
  /** Of all who are marked. */
  readonly guardians: readonly Guardian[];
}

/**
 * Says who is there. What was said of a roll that has moved on since is left out, so that it may be sent again, however late: a
 * word that was lost on its way neither takes back what a colleague has set right nor frightens a family twice.
 * @throws ProblemError not-found for another's class or learner; invalid-request for a day to come
 */
export async function takeRoll(db: Executor, caller: Caller, key: RollKey, { marks, taken }: RouteInput<typeof routes.takeRoll>['body']): Promise<RollBody> {
  const { tenantId, personId } = caller;
  const { classId, day } = key;
  await authorise(db, caller, 'attendance.take', { class: classId });
  if (day > dayInChina(Date.now())) throw new ProblemError('invalid-request', { errors: [{ pointer: '/day', rule: 'not a day to come' }] });
  const roll = { tenant_id: tenantId, class_id: classId, day };
  await db.insertInto('attendance_roll').values({ ...roll, taken_by: null, taken_at: null }).onConflict((conflict) => conflict.doNothing()).execute();
  // Two who take the same roll come one after the other.
  await db.selectFrom('attendance_roll').select('day').where((where) => where.and(roll)).forUpdate().execute();
  const before = await readRoll(db, caller, key);
  const known = new Map(before.entries.map((entry) => [entry.learner.id, entry]));
  if (marks.some(({ learnerId }) => !known.has(learnerId))) throw new ProblemError('not-found');
  // Whoever is away with leave when the roll is taken is written down, so that it stands whatever becomes of the leave.
  const given = new Set(marks.map(({ learnerId }) => learnerId));
  const onLeave = taken ? before.entries.filter(({ learner, status, marked }) => status === 'leave' && marked === null && !given.has(learner.id)) : [];
  const wanted: Mark[] = [...marks, ...onLeave.map(({ learner }) => ({ learnerId: learner.id, status: 'leave' as const, note: null, revision: null }))];
  const changed = wanted.filter(({ learnerId, revision }) => known.get(learnerId)?.revision === revision);
  const now = new Date().toISOString();
  await append(db, caller, roll, changed, now);
  const isFirst = taken && before.taken === null;
  if (isFirst) await db.updateTable('attendance_roll').set({ taken_by: personId, taken_at: now }).where((where) => where.and(roll)).execute();
  const guardians = await guardiansOf(db, tenantId, changed.map(({ learnerId }) => learnerId));
  const isNews = ({ learnerId, status }: Mark): boolean => status !== 'present' || (known.get(learnerId)?.marked ?? null) !== null;
  if (changed.length > 0 || isFirst) await tell(db, caller, classId, { marks: changed.filter(isNews), guardians });
  await notifyFamilies(db, caller, before, { marks: changed, guardians });
  return readRoll(db, caller, key);
}

async function append(db: Executor, { tenantId, personId }: Caller, { class_id, day }: { class_id: string; day: string }, marks: readonly Mark[], now: string): Promise<void> {
  for (const { learnerId, status, note } of marks) {
    await sql`insert into attendance_mark (tenant_id, class_id, day, child_id, revision, status, note, marked_by, marked_at)
      select ${tenantId}, ${class_id}, ${day}, ${learnerId}, coalesce(max(revision), 0) + 1, ${status}, ${note}, ${personId}, ${now}
      from attendance_mark where tenant_id = ${tenantId} and class_id = ${class_id} and day = ${day} and child_id = ${learnerId}`.execute(db);
  }
}

/** The teachers of the class hear that the roll has changed; guardians, of the own child. */
async function tell(db: Executor, { tenantId }: Caller, classId: string, { marks, guardians }: MarksWithGuardians): Promise<void> {
  const events: NewEvent[] = [{ tenantId, type: 'attendance.changed', subject: {}, audience: await teachersOf(db, tenantId, classId) }];
  for (const { learnerId } of marks) {
    const audience = guardians.filter(({ childId }) => childId === learnerId).map(({ guardianId }) => guardianId);
    events.push({ tenantId, type: 'attendance.changed', subject: { personId: learnerId }, audience });
  }
  await appendEvents(db, events);
}
