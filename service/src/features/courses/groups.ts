/** What people do with groups of a course: open, close, join, leave, take out, certify, revoke. */
import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { certificateNumberBytes, makeCertificateNumber, type RouteInput, type routes } from '../../../../contract/src/index.ts';
import { authorise } from '../../authorisation/authorise.ts';
import { activityOf } from '../../cmi5/registration.ts';
import type { Executor } from '../../database/carrier.ts';
import { ProblemError } from '../../http/problem.ts';
import type { Caller } from '../../identity/caller.ts';
import { learnerIn } from '../people.ts';
import { requireFindable } from '../resources/require-resource.ts';
import { readCertificate, readEnrolment, registrationsOf, requireGroup, type EnrolmentBody, type GroupBody } from './group-rows.ts';

type CertificateBody = NonNullable<EnrolmentBody['certificate']>;

/** @throws ProblemError not-found for a class of others, and for what is no course in a package */
export async function openGroup(db: Executor, caller: Caller, { classId, resourceId }: RouteInput<typeof routes.openCourseGroup>['body']): Promise<GroupBody> {
  const { tenantId, personId } = caller;
  await authorise(db, caller, 'course-group.lead', { class: classId });
  await requireFindable(db, caller, resourceId);
  const course = await db.selectFrom('course').select('resource_id').where((where) => where.and({ tenant_id: tenantId, resource_id: resourceId })).executeTakeFirst();
  if (course === undefined) throw new ProblemError('not-found');
  // Two teachers of a class may press at the same time: there is one group, and both are told it.
  await db
    .insertInto('course_group')
    .values({ tenant_id: tenantId, id: uuidv7(), class_id: classId, resource_id: resourceId, opened_by: personId, opened_at: new Date().toISOString(), closed_at: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const open = await db.selectFrom('course_group').select('id').where((where) => where.and({ tenant_id: tenantId, class_id: classId, resource_id: resourceId })).where('closed_at', 'is', null).executeTakeFirstOrThrow();
  return requireGroup(db, caller, 'course-group.lead', open.id);
}

/** @throws ProblemError not-found */
export async function closeGroup(db: Executor, caller: Caller, id: string): Promise<GroupBody> {
  await requireGroup(db, caller, 'course-group.lead', id);
  await db.updateTable('course_group').set({ closed_at: new Date().toISOString() }).where((where) => where.and({ tenant_id: caller.tenantId, id })).where('closed_at', 'is', null).execute();
  return requireGroup(db, caller, 'course-group.lead', id);
}

/** @throws ProblemError not-found; course-group-closed for joining what is closed, and for who was taken out */
export async function joinGroup(db: Executor, caller: Caller, id: string, joined: boolean): Promise<EnrolmentBody> {
  const { tenantId, personId } = caller;
  const group = await requireGroup(db, caller, 'course-group.join', id);
  const own = { tenant_id: tenantId, group_id: id, person_id: personId };
  if (joined) {
    const before = await readEnrolment(db, tenantId, group, personId);
    if (before.state === 'joined') return before;
    if (group.closedAt !== null || before.state === 'taken-out') throw new ProblemError('course-group-closed');
    await db.insertInto('course_member').values({ ...own, joined_at: new Date().toISOString(), taken_out_at: null }).onConflict((conflict) => conflict.doNothing()).execute();
  } else {
    await db.deleteFrom('course_member').where((where) => where.and(own)).where('joined_at', 'is not', null).execute();
  }
  return readEnrolment(db, tenantId, group, personId);
}

/** Takes a learner of the class out, or lets one who was taken out join again. @throws ProblemError not-found */
export async function admitMember(db: Executor, caller: Caller, id: string, learnerId: string, admitted: boolean): Promise<void> {
  const { tenantId } = caller;
  const group = await requireGroup(db, caller, 'course-group.lead', id);
  if ((await learnerIn(db, tenantId, group.class.id, learnerId)) === undefined) throw new ProblemError('not-found');
  const theirs = { tenant_id: tenantId, group_id: id, person_id: learnerId };
  if (admitted) {
    await db.deleteFrom('course_member').where((where) => where.and(theirs)).where('taken_out_at', 'is not', null).execute();
    return;
  }
  const out = { joined_at: null, taken_out_at: new Date().toISOString() };
  await db.insertInto('course_member').values({ ...theirs, ...out }).onConflict((conflict) => conflict.columns(['tenant_id', 'group_id', 'person_id']).doUpdateSet(out)).execute();
}

/** @throws ProblemError not-found for who has not joined; course-not-satisfied */
export async function takeCertificate(db: Executor, caller: Caller, id: string): Promise<CertificateBody> {
  const { tenantId, personId } = caller;
  const group = await requireGroup(db, caller, 'course-group.join', id);
  const whose = { tenantId, personId, resourceId: group.resource.id };
  const { state, certificate } = await readEnrolment(db, tenantId, group, personId);
  if (state !== 'joined') throw new ProblemError('not-found');
  if (certificate !== null) return certificate;
  const done = (await registrationsOf(db, whose)).find(({ satisfied }) => satisfied.includes(activityOf.course(group.resource.id)));
  if (done === undefined) throw new ProblemError('course-not-satisfied');
  await db
    .insertInto('course_certificate')
    .values({
      tenant_id: tenantId, number: makeCertificateNumber(randomBytes(certificateNumberBytes)), person_id: personId, resource_id: group.resource.id, registration_id: done.id, title: group.resource.title,
      issued_at: new Date().toISOString(), revoked_at: null, revoked_by: null,
    })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'person_id', 'resource_id']).doNothing())
    .execute();
  return requireCertificate(db, whose);
}

/** @throws ProblemError not-found for who was never in the group, and where there is no certificate */
export async function revokeCertificate(db: Executor, caller: Caller, id: string, learnerId: string, revoked: boolean): Promise<CertificateBody> {
  const { tenantId, personId } = caller;
  const group = await requireGroup(db, caller, 'course-group.lead', id);
  const member = await db.selectFrom('course_member').select('person_id').where((where) => where.and({ tenant_id: tenantId, group_id: id, person_id: learnerId })).executeTakeFirst();
  if (member === undefined) throw new ProblemError('not-found');
  const at = revoked ? sql<string>`coalesce(revoked_at, now())` : null;
  await db
    .updateTable('course_certificate')
    .set({ revoked_at: at, revoked_by: revoked ? personId : null })
    .where((where) => where.and({ tenant_id: tenantId, person_id: learnerId, resource_id: group.resource.id }))
    .execute();
  return requireCertificate(db, { tenantId, personId: learnerId, resourceId: group.resource.id });
}

async function requireCertificate(db: Executor, whose: Parameters<typeof readCertificate>[1]): Promise<CertificateBody> {
  const certificate = await readCertificate(db, whose);
  if (certificate === null) throw new ProblemError('not-found');
  return certificate;
}
