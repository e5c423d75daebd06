/** Groups of a course, and how far their learners are, as one reader may see it. */
import { sql, type RawBuilder } from 'kysely';
import type { RouteOutput, routes } from '../../../../contract/src/index.ts';
import { authorise } from '../../authorisation/authorise.ts';
import { activityOf, doneUnits, type UnitState } from '../../cmi5/registration.ts';
import type { Course } from '../../cmi5/structure.ts';
import type { Executor } from '../../database/carrier.ts';
import { ProblemError } from '../../http/problem.ts';
import type { Caller } from '../../identity/caller.ts';
import { collate } from '../collate.ts';
import { isRevoked } from './certificates.ts';

export type GroupBody = RouteOutput<typeof routes.openCourseGroup>;
export type EnrolmentBody = RouteOutput<typeof routes.joinCourseGroup>;

interface GroupRow {
  id: string;
  class_id: string;
  class_name: string;
  resource_id: string;
  title: string;
  opened_by: string;
  opener_name: string;
  opened_at: string;
  closed_at: string | null;
}

async function selectGroups(db: Executor, tenantId: string, condition: RawBuilder<unknown>): Promise<GroupBody[]> {
  const { rows } = await sql<GroupRow>`
    select g.id, g.class_id, c.name as class_name, g.resource_id, r.title, g.opened_by, p.name as opener_name, g.opened_at, g.closed_at
    from course_group g
    join class c on c.tenant_id = g.tenant_id and c.id = g.class_id
    join resource r on r.tenant_id = g.tenant_id and r.id = g.resource_id
    join person p on p.tenant_id = g.tenant_id and p.id = g.opened_by
    where g.tenant_id = ${tenantId} and ${condition} order by g.opened_at desc, g.id`.execute(db);
  return rows.map((row) => ({
    id: row.id,
    class: { id: row.class_id, name: row.class_name },
    resource: { id: row.resource_id, title: row.title },
    openedBy: { id: row.opened_by, name: row.opener_name },
    openedAt: row.opened_at,
    closedAt: row.closed_at,
  }));
}

/** One group. @throws ProblemError not-found where the caller may not do the act to its class */
export async function requireGroup(db: Executor, caller: Caller, act: 'course-group.join' | 'course-group.lead', id: string): Promise<GroupBody> {
  const [group] = await selectGroups(db, caller.tenantId, sql`g.id = ${id}`);
  if (group === undefined) throw new ProblemError('not-found');
  await authorise(db, caller, act, { class: group.class.id });
  return group;
}

/** Groups of a class, for who teaches there. @throws ProblemError not-found */
export async function listGroups(db: Executor, caller: Caller, classId: string): Promise<RouteOutput<typeof routes.listCourseGroups>> {
  await authorise(db, caller, 'course-group.lead', { class: classId });
  return { items: await selectGroups(db, caller.tenantId, sql`g.class_id = ${classId}`) };
}

/** What the classes of a learner take together; of what is closed, or of a class that was left, what the learner is in or has a certificate of. @throws ProblemError not-found */
export async function listOwnGroups(db: Executor, caller: Caller, learnerId: string): Promise<RouteOutput<typeof routes.listOwnCourseGroups>> {
  await authorise(db, caller, 'course-group.read', { person: learnerId });
  const { tenantId } = caller;
  const learns = sql`exists (select from enrolment e where e.tenant_id = g.tenant_id and e.class_id = g.class_id and e.person_id = ${learnerId} and e.role = 'learner' and e.ended_at is null)`;
  const isIn = sql`exists (select from course_member m where m.tenant_id = g.tenant_id and m.group_id = g.id and m.person_id = ${learnerId} and m.joined_at is not null)`;
  const certified = sql`exists (select from course_certificate f where f.tenant_id = g.tenant_id and f.resource_id = g.resource_id and f.person_id = ${learnerId})`;
  const groups = await selectGroups(db, tenantId, sql`((${learns} and (g.closed_at is null or ${isIn})) or (${isIn} and ${certified}))`);
  const items: RouteOutput<typeof routes.listOwnCourseGroups>['items'] = [];
  for (const group of groups) items.push({ group, enrolment: await readEnrolment(db, tenantId, group, learnerId) });
  return { items };
}

/** Who has joined and who was taken out, of those who still learn in the class. @throws ProblemError not-found */
export async function readMembers(db: Executor, caller: Caller, id: string): Promise<RouteOutput<typeof routes.readCourseMembers>> {
  const group = await requireGroup(db, caller, 'course-group.lead', id);
  const { tenantId } = caller;
  const { rows } = await sql<{ id: string; name: string }>`
    select p.id, p.name from course_member m join person p on p.tenant_id = m.tenant_id and p.id = m.person_id
    where m.tenant_id = ${tenantId} and m.group_id = ${id}
      and exists (select from enrolment e where e.tenant_id = m.tenant_id and e.class_id = ${group.class.id} and e.person_id = m.person_id and e.role = 'learner' and e.ended_at is null)
    order by p.id`.execute(db);
  const items: RouteOutput<typeof routes.readCourseMembers>['items'] = [];
  for (const learner of rows.sort((a, b) => collate(a.name, b.name))) {
    const enrolment = await readEnrolment(db, tenantId, group, learner.id);
    // How far somebody is who is out of it is told no more; that a certificate stands is.
    items.push({ learner, enrolment: enrolment.state === 'joined' ? enrolment : { ...enrolment, done: 0, satisfied: false } });
  }
  return { group, items };
}

interface EnrolmentRow {
  joined_at: string | null;
  taken_out_at: string | null;
  structure: unknown;
}

/** How one learner stands in a group: of several registrations the one that is furthest, since a course may be given as a task, too. */
export async function readEnrolment(db: Executor, tenantId: string, { id, resource }: GroupBody, personId: string): Promise<EnrolmentBody> {
  const { rows } = await sql<EnrolmentRow>`
    select m.joined_at, m.taken_out_at, c.structure from course c
    left join course_member m on m.tenant_id = c.tenant_id and m.group_id = ${id} and m.person_id = ${personId}
    where c.tenant_id = ${tenantId} and c.resource_id = ${resource.id}`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new ProblemError('not-found');
  // Written by ourselves, from what was parsed.
  const course = row.structure as Course;
  const registrations = await registrationsOf(db, { tenantId, personId, resourceId: resource.id });
  const figures = registrations.map(({ units, satisfied }) => ({ ...doneUnits(course, units), satisfied: satisfied.includes(activityOf.course(resource.id)) }));
  const [furthest] = figures.sort((a, b) => Number(b.satisfied) - Number(a.satisfied) || b.done - a.done);
  const certificate = await readCertificate(db, { tenantId, personId, resourceId: resource.id });
  return {
    state: row.joined_at !== null ? 'joined' : row.taken_out_at !== null ? 'taken-out' : 'none',
    joinedAt: row.joined_at,
    ...(furthest ?? { ...doneUnits(course, {}), satisfied: false }),
    certificate,
  };
}

interface Whose {
  tenantId: string;
  personId: string;
  resourceId: string;
}
interface RegistrationRow {
  id: string;
  units: Partial<Record<string, UnitState>>;
  satisfied: string[];
}

/** All registrations of a learner for a course, the oldest first. */
export async function registrationsOf(db: Executor, { tenantId, personId, resourceId }: Whose): Promise<RegistrationRow[]> {
  const { rows } = await sql<RegistrationRow>`
    select id, units, satisfied from course_registration
    where tenant_id = ${tenantId} and person_id = ${personId} and resource_id = ${resourceId} order by created_at, id`.execute(db);
  return rows;
}

/** The certificate of a learner for a course. */
export async function readCertificate(db: Executor, { tenantId, personId, resourceId }: Whose): Promise<EnrolmentBody['certificate']> {
  const { rows } = await sql<{ number: string; title: string; issued_at: string; revoked: boolean }>`
    select f.number, f.title, f.issued_at, ${isRevoked} as revoked from course_certificate f
    where f.tenant_id = ${tenantId} and f.person_id = ${personId} and f.resource_id = ${resourceId}`.execute(db);
  const [row] = rows;
  return row === undefined ? null : { number: row.number, title: row.title, issuedAt: row.issued_at, state: row.revoked ? 'revoked' : 'valid' };
}
