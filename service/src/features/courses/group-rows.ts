/** Groups of a course, and how far their learners are, as one reader may see it. */
import { sql, type RawBuilder } from 'kysely';
import type { RouteOutput, routes } from '../../../../contract/src/index.ts';
import { authorise } from '../../authorisation/authorise.ts';
import { doneUnits } from '../../cmi5/registration.ts';
import type { Executor } from '../../database/carrier.ts';
import { ProblemError } from '../../http/problem.ts';
import type { Caller } from '../../identity/caller.ts';
import { collate } from '../collate.ts';
import { isFindable } from '../resources/require-resource.ts';
import { certificateBody, readCertificates, readCourse } from './certificates.ts';
import { readStandings } from './standing.ts';

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
  const group = await readGroup(db, caller.tenantId, id);
  await authorise(db, caller, act, { class: group.class.id });
  return group;
}

/** One group, whoever asks: the caller has another right to it. @throws ProblemError not-found */
export async function readGroup(db: Executor, tenantId: string, id: string): Promise<GroupBody> {
  const [group] = await selectGroups(db, tenantId, sql`g.id = ${id}`);
  if (group === undefined) throw new ProblemError('not-found');
  return group;
}

/** Groups of a class, for who teaches there. @throws ProblemError not-found */
export async function listGroups(db: Executor, caller: Caller, classId: string): Promise<RouteOutput<typeof routes.listCourseGroups>> {
  await authorise(db, caller, 'course-group.lead', { class: classId });
  return { items: await selectGroups(db, caller.tenantId, sql`g.class_id = ${classId}`) };
}

/** What the classes of a learner take together; of what is closed, or stands in the catalogue no more, what the learner is in; and wherever a certificate was taken, or is to be had still. @throws ProblemError not-found */
export async function listOwnGroups(db: Executor, caller: Caller, learnerId: string): Promise<RouteOutput<typeof routes.listOwnCourseGroups>> {
  await authorise(db, caller, 'course-group.read', { person: learnerId });
  const { tenantId } = caller;
  const learns = sql`exists (select from enrolment e where e.tenant_id = g.tenant_id and e.class_id = g.class_id and e.person_id = ${learnerId} and e.role = 'learner' and e.ended_at is null)`;
  const isIn = sql`exists (select from course_member m where m.tenant_id = g.tenant_id and m.group_id = g.id and m.person_id = ${learnerId} and m.joined_at is not null)`;
  const certified = sql`exists (select from course_certificate f where f.tenant_id = g.tenant_id and f.class_id = g.class_id and f.resource_id = g.resource_id and f.person_id = ${learnerId})`;
  const stands = sql`exists (select from resource where resource.tenant_id = g.tenant_id and resource.id = g.resource_id and ${isFindable})`;
  const earned = sql`exists (select from course_registration r where r.tenant_id = g.tenant_id and r.resource_id = g.resource_id and r.person_id = ${learnerId} and r.satisfied @> to_jsonb('urn:ls:course:' || g.resource_id))`;
  const groups = await selectGroups(db, tenantId, sql`((${learns} and (${isIn} or (g.closed_at is null and ${stands}))) or (${isIn} and ${earned}) or ${certified})`);
  const items: RouteOutput<typeof routes.listOwnCourseGroups>['items'] = [];
  for (const group of groups) items.push({ group, enrolment: await readEnrolment(db, tenantId, group, learnerId) });
  return { items };
}

/** Who has joined and who was taken out, of those who still learn in the class; and whoever has a certificate of it. @throws ProblemError not-found */
export async function readMembers(db: Executor, caller: Caller, id: string): Promise<RouteOutput<typeof routes.readCourseMembers>> {
  const group = await requireGroup(db, caller, 'course-group.lead', id);
  const { tenantId } = caller;
  const { rows } = await sql<{ id: string; name: string }>`
    select p.id, p.name from person p
    where p.tenant_id = ${tenantId} and (p.id in (
      select m.person_id from course_member m join enrolment e on e.tenant_id = m.tenant_id and e.person_id = m.person_id
      where m.tenant_id = ${tenantId} and m.group_id = ${id} and e.class_id = ${group.class.id} and e.role = 'learner' and e.ended_at is null)
    or p.id in (select f.person_id from course_certificate f where f.tenant_id = ${tenantId} and f.class_id = ${group.class.id} and f.resource_id = ${group.resource.id}))
    order by p.id`.execute(db);
  const enrolments = await readEnrolments(db, tenantId, group, rows.map((row) => row.id));
  const items = rows.sort((a, b) => collate(a.name, b.name)).map((learner) => {
    const enrolment = enrolments(learner.id);
    // How far somebody is who is out of it is told no more; that a certificate stands is.
    return { learner, enrolment: enrolment.state === 'joined' ? enrolment : { ...enrolment, done: 0, satisfied: false } };
  });
  return { group, items };
}

/** How one learner stands in a group. */
export async function readEnrolment(db: Executor, tenantId: string, group: GroupBody, personId: string): Promise<EnrolmentBody> {
  return (await readEnrolments(db, tenantId, group, [personId]))(personId);
}

/** How learners stand in a group: of several registrations the one that is furthest, since a course may be given as a task, too. @throws ProblemError not-found */
async function readEnrolments(db: Executor, tenantId: string, group: GroupBody, learners: readonly string[]): Promise<(personId: string) => EnrolmentBody> {
  const { id, resource } = group;
  const course = await readCourse(db, tenantId, resource.id);
  const { rows: members } = await sql<{ person_id: string; joined_at: string | null }>`
    select person_id, joined_at from course_member where tenant_id = ${tenantId} and group_id = ${id} and person_id = any(${learners}::text[])`.execute(db);
  const standings = await readStandings(db, tenantId, resource.id, course, learners);
  const certificates = await readCertificates(db, tenantId, group, learners);
  return (personId) => {
    const own = standings.filter((standing) => standing.personId === personId);
    const [furthest] = [...own].sort((a, b) => Number(b.satisfied) - Number(a.satisfied) || b.done - a.done);
    const member = members.find(({ person_id }) => person_id === personId);
    const certificate = certificates.find(({ person_id }) => person_id === personId);
    return {
      state: member === undefined ? 'none' : member.joined_at !== null ? 'joined' : 'taken-out',
      joinedAt: member?.joined_at ?? null,
      // Whoever has opened nothing has done nothing, be it that the course asks for nothing.
      units: furthest?.units ?? doneUnits(course, {}).units,
      done: furthest?.done ?? 0,
      satisfied: furthest?.satisfied ?? false,
      certificate: certificate === undefined ? null : certificateBody(certificate, own),
    };
  };
}
