/** What people do with groups of a course: open, close, join, leave, take out, certify, revoke. */
import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { certificateNumberBytes, makeCertificateNumber, type RouteInput, type routes } from '../../../../contract/src/index.ts';
import { authorise } from '../../authorisation/authorise.ts';
import type { Executor } from '../../database/carrier.ts';
import { ProblemError } from '../../http/problem.ts';
import type { Caller } from '../../identity/caller.ts';
import { learnerIn } from '../people.ts';
import { isFindable, requireFindable } from '../resources/require-resource.ts';
import { certificateBody, readCertificates, readCourse } from './certificates.ts';
import { readEnrolment, readGroup, requireGroup, type EnrolmentBody, type GroupBody } from './group-rows.ts';
import { readStandings } from './standing.ts';
import { tellClass, tellOfMember } from './tell.ts';

type CertificateBody = NonNullable<EnrolmentBody['certificate']>;

/** @throws ProblemError not-found for a class of others, and for what is no course in a package */
export async function openGroup(db: Executor, caller: Caller, { classId, resourceId }: RouteInput<typeof routes.openCourseGroup>['body']): Promise<GroupBody> {
  const { tenantId, personId } = caller;
  await authorise(db, caller, 'course-group.lead', { class: classId });
  await requireFindable(db, caller, resourceId);
  const course = await db.selectFrom('course').select('resource_id').where((where) => where.and({ tenant_id: tenantId, resource_id: resourceId })).executeTakeFirst();
  if (course === undefined) throw new ProblemError('not-found');
  // Two teachers of a class may press at the same time, and a third closes it: there is one group, and whoever opens is told an open one.
  const { id } = await db
    .insertInto('course_group')
    .values({ tenant_id: tenantId, id: uuidv7(), class_id: classId, resource_id: resourceId, opened_by: personId, opened_at: new Date().toISOString(), closed_at: null })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'class_id', 'resource_id']).where('closed_at', 'is', null).doUpdateSet({ closed_at: null }))
    .returning('id')
    .executeTakeFirstOrThrow();
  const group = await requireGroup(db, caller, 'course-group.lead', id);
  await tellClass(db, tenantId, group);
  return group;
}

/** @throws ProblemError not-found */
export async function closeGroup(db: Executor, caller: Caller, id: string): Promise<GroupBody> {
  await requireGroup(db, caller, 'course-group.lead', id);
  await db.updateTable('course_group').set({ closed_at: new Date().toISOString() }).where((where) => where.and({ tenant_id: caller.tenantId, id })).where('closed_at', 'is', null).execute();
  const group = await requireGroup(db, caller, 'course-group.lead', id);
  await tellClass(db, caller.tenantId, group);
  return group;
}

/** @throws ProblemError not-found; course-group-closed for joining what is closed, or stands in the catalogue no more, and for who was taken out */
export async function joinGroup(db: Executor, caller: Caller, id: string, joined: boolean): Promise<EnrolmentBody> {
  const { tenantId, personId } = caller;
  const group = await requireGroup(db, caller, 'course-group.join', id);
  const own = { tenant_id: tenantId, group_id: id, person_id: personId };
  if (joined) {
    const before = await readEnrolment(db, tenantId, group, personId);
    if (before.state === 'joined') return before;
    if (before.state === 'taken-out' || !(await isOpen(db, tenantId, id))) throw new ProblemError('course-group-closed');
    await db.insertInto('course_member').values({ ...own, joined_at: new Date().toISOString(), taken_out_at: null }).onConflict((conflict) => conflict.doNothing()).execute();
  } else {
    await db.deleteFrom('course_member').where((where) => where.and(own)).where('joined_at', 'is not', null).execute();
  }
  await tellOfMember(db, tenantId, group, personId);
  return readEnrolment(db, tenantId, group, personId);
}

/** Takes out a learner who has joined, or lets one who was taken out join again. @throws ProblemError not-found, also for who has not joined: nothing is shown of them */
export async function admitMember(db: Executor, caller: Caller, id: string, learnerId: string, admitted: boolean): Promise<void> {
  const { tenantId } = caller;
  const group = await requireGroup(db, caller, 'course-group.lead', id);
  if ((await learnerIn(db, tenantId, group.class.id, learnerId)) === undefined) throw new ProblemError('not-found');
  const theirs = { tenant_id: tenantId, group_id: id, person_id: learnerId };
  if (admitted) {
    await db.deleteFrom('course_member').where((where) => where.and(theirs)).where('taken_out_at', 'is not', null).execute();
    return tellOfMember(db, tenantId, group, learnerId);
  }
  const out = { joined_at: null, taken_out_at: sql<string>`coalesce(taken_out_at, now())` };
  const { numUpdatedRows } = await db.updateTable('course_member').set(out).where((where) => where.and(theirs)).executeTakeFirst();
  if (numUpdatedRows === 0n) throw new ProblemError('not-found');
  return tellOfMember(db, tenantId, group, learnerId);
}

/** @throws ProblemError not-found for who has not joined; course-not-satisfied */
export async function takeCertificate(db: Executor, caller: Caller, id: string): Promise<CertificateBody> {
  const { tenantId, personId } = caller;
  const group = await requireOwnGroup(db, caller, id);
  const course = await readCourse(db, tenantId, group.resource.id);
  const standings = await readStandings(db, tenantId, group.resource.id, course, [personId]);
  const [newest] = await readCertificates(db, tenantId, group, [personId]);
  const done = standings.find(({ satisfied, registrationId }) => satisfied && registrationId !== newest?.registration_id);
  // What a teacher revoked is not taken anew; what was lost with a voided result is, once there is another.
  if (newest !== undefined && (newest.revoked_at !== null || done === undefined || certificateBody(newest, standings).state === 'valid')) return certificateBody(newest, standings);
  const isIn = await db.selectFrom('course_member').select('person_id').where((where) => where.and({ tenant_id: tenantId, group_id: id, person_id: personId })).where('joined_at', 'is not', null).forShare().executeTakeFirst();
  if (isIn === undefined) throw new ProblemError('not-found');
  if (done === undefined) throw new ProblemError('course-not-satisfied');
  await db
    .insertInto('course_certificate')
    .values({
      tenant_id: tenantId, number: makeCertificateNumber(randomBytes(certificateNumberBytes)), person_id: personId, class_id: group.class.id, resource_id: group.resource.id, registration_id: done.registrationId,
      title: group.resource.title, issued_at: new Date().toISOString(), revoked_at: null, revoked_by: null,
    })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'person_id', 'class_id', 'resource_id', 'registration_id']).doNothing())
    .execute();
  await tellOfMember(db, tenantId, group, personId);
  return requireCertificate(db, tenantId, group, personId);
}

/** Of whoever took it with this class, also when they have left or were taken out since. @throws ProblemError not-found */
export async function revokeCertificate(db: Executor, caller: Caller, id: string, learnerId: string, revoked: boolean): Promise<CertificateBody> {
  const { tenantId, personId } = caller;
  const group = await requireGroup(db, caller, 'course-group.lead', id);
  const { number } = await requireCertificate(db, tenantId, group, learnerId);
  await db
    .updateTable('course_certificate')
    // Revoked twice it was the first who revoked it.
    .set(revoked ? { revoked_at: sql<string>`coalesce(revoked_at, now())`, revoked_by: sql<string>`coalesce(revoked_by, ${personId})` } : { revoked_at: null, revoked_by: null })
    .where((where) => where.and({ tenant_id: tenantId, number }))
    .execute();
  await tellOfMember(db, tenantId, group, learnerId);
  return requireCertificate(db, tenantId, group, learnerId);
}

/** The group of who learns in its class, has joined it, or has its certificate: what was earned is to be had when the class has ended, too. @throws ProblemError not-found */
async function requireOwnGroup(db: Executor, caller: Caller, id: string): Promise<GroupBody> {
  const { tenantId, personId } = caller;
  const group = await readGroup(db, tenantId, id);
  const member = await db.selectFrom('course_member').select('person_id').where((where) => where.and({ tenant_id: tenantId, group_id: id, person_id: personId })).where('joined_at', 'is not', null).executeTakeFirst();
  if (member === undefined && (await readCertificates(db, tenantId, group, [personId])).length === 0) await authorise(db, caller, 'course-group.join', { class: group.class.id });
  return group;
}

/** Whether one may join, until the transaction ends: it is not closed, and its course stands in the catalogue. */
async function isOpen(db: Executor, tenantId: string, id: string): Promise<boolean> {
  const { rows } = await sql`
    select g.id from course_group g join resource on resource.tenant_id = g.tenant_id and resource.id = g.resource_id
    where g.tenant_id = ${tenantId} and g.id = ${id} and g.closed_at is null and ${isFindable} for share of g`.execute(db);
  return rows.length > 0;
}

async function requireCertificate(db: Executor, tenantId: string, group: GroupBody, personId: string): Promise<CertificateBody> {
  const { certificate } = await readEnrolment(db, tenantId, group, personId);
  if (certificate === null) throw new ProblemError('not-found');
  return certificate;
}
