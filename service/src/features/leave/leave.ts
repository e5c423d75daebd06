/** What becomes of leave: submitted, then withdrawn by the family or decided by a teacher, whichever comes first. */
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { RouteInput, routes } from '../../../../contract/src/index.ts';
import { authorise } from '../../authorisation/authorise.ts';
import type { Executor } from '../../database/carrier.ts';
import { ProblemError } from '../../http/problem.ts';
import type { Caller } from '../../identity/caller.ts';
import { appendEvents } from '../../outbox/outbox.ts';
import { readLeave, type LeaveBody } from './leave-rows.ts';
import { notifyFamily } from './notify.ts';

/** @throws ProblemError not-found for the child of somebody else, or one who learns in no class */
export async function requestLeave(db: Executor, caller: Caller, draft: RouteInput<typeof routes.requestLeave>['body']): Promise<LeaveBody> {
  const { tenantId, personId } = caller;
  const { childId, kind, firstDay, lastDay, part, reason } = draft;
  await authorise(db, caller, 'leave.request', { person: childId });
  const learning = await db
    .selectFrom('enrolment')
    .select(({ fn }) => fn.min('class_id').as('class_id'))
    .where((where) => where.and({ tenant_id: tenantId, person_id: childId, role: 'learner' }))
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  if (typeof learning?.class_id !== 'string') throw new ProblemError('not-found');
  const id = uuidv7();
  await db
    .insertInto('leave_request')
    .values({
      tenant_id: tenantId, id, child_id: childId, class_id: learning.class_id, kind, first_day: firstDay, last_day: lastDay, part, reason, state: 'submitted',
      submitted_by: personId, submitted_at: new Date().toISOString(), decided_by: null, decided_at: null, comment: null,
    })
    .execute();
  await tell(db, tenantId, id);
  return readLeave(db, caller, id);
}

/** @throws ProblemError not-found; leave-decided */
export async function withdrawLeave(db: Executor, caller: Caller, id: string): Promise<LeaveBody> {
  const { state } = await lock(db, caller, 'leave.withdraw', id);
  if (state === 'withdrawn') return readLeave(db, caller, id);
  if (state !== 'submitted') throw new ProblemError('leave-decided');
  await db.updateTable('leave_request').set({ state: 'withdrawn' }).where((where) => where.and({ tenant_id: caller.tenantId, id })).execute();
  await tell(db, caller.tenantId, id);
  return readLeave(db, caller, id);
}

/** @throws ProblemError not-found; leave-decided where it was withdrawn, or decided otherwise */
export async function decideLeave(db: Executor, caller: Caller, id: string, { approved, comment }: RouteInput<typeof routes.decideLeave>['body']): Promise<LeaveBody> {
  const decided = approved ? 'approved' : 'refused';
  const { state } = await lock(db, caller, 'leave.decide', id);
  // Sent again after a lost line, or decided alike by a colleague.
  if (state === decided) return readLeave(db, caller, id);
  if (state !== 'submitted') throw new ProblemError('leave-decided');
  const decision = { state: decided, decided_by: caller.personId, decided_at: new Date().toISOString(), comment } as const;
  await db.updateTable('leave_request').set(decision).where((where) => where.and({ tenant_id: caller.tenantId, id })).execute();
  await tell(db, caller.tenantId, id);
  const leave = await readLeave(db, caller, id);
  await notifyFamily(db, caller.tenantId, leave);
  return leave;
}

/** Whoever acts on the same request at the same time waits here: what comes first stands. */
async function lock(db: Executor, caller: Caller, act: 'leave.withdraw' | 'leave.decide', id: string): Promise<{ state: LeaveBody['state'] }> {
  const row = await db
    .selectFrom('leave_request')
    .select(['child_id', 'state'])
    .where((where) => where.and({ tenant_id: caller.tenantId, id }))
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new ProblemError('not-found');
  await authorise(db, caller, act, { person: row.child_id });
  return row;
}

/** Tells the guardians of the child and the teachers of its classes; nobody else hears of it. */
async function tell(db: Executor, tenantId: string, leaveRequestId: string): Promise<void> {
  const audience = sql<string[]>`array(
    select g.guardian_id from leave_request l join guardianship g on g.tenant_id = l.tenant_id and g.child_id = l.child_id and g.ended_at is null
    where l.tenant_id = ${tenantId} and l.id = ${leaveRequestId}
    union
    select teacher.person_id from leave_request l
    join enrolment learner on learner.tenant_id = l.tenant_id and learner.person_id = l.child_id and learner.role = 'learner' and learner.ended_at is null
    join enrolment teacher on teacher.tenant_id = l.tenant_id and teacher.class_id = learner.class_id and teacher.role = 'teacher' and teacher.ended_at is null
    where l.tenant_id = ${tenantId} and l.id = ${leaveRequestId})`;
  await appendEvents(db, [{ tenantId, type: 'leave.changed', subject: { leaveRequestId }, audience }]);
}
