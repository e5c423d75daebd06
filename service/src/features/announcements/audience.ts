/** Whom an announcement is for. The roster decides, when it is written and again when it is delivered. */
import { sql, type RawBuilder } from 'kysely';
import type * as v from 'valibot';
import { deliveryTime, weeklyCap, type Audience as AudienceSchema, type RouteInput, type RouteOutput, type routes } from '../../../../contract/src/index.ts';
import { authorise } from '../../authorisation/authorise.ts';
import { organisationsBelow } from '../../authorisation/organisations.ts';
import type { Executor } from '../../database/carrier.ts';
import type { RoleName } from '../../database/schema.ts';
import { ProblemError } from '../../http/problem.ts';
import type { Caller } from '../../identity/caller.ts';

export type Audience = v.InferOutput<typeof AudienceSchema>;
/** Who writes: as much of a caller as is known when something is delivered later. */
export interface Sender {
  tenantId: string;
  personId: string;
  role: RoleName;
  organisationId: string;
}
export const senderOf = ({ tenantId, personId, identity }: Caller): Sender => ({ tenantId, personId, role: identity.role, organisationId: identity.organisationId });

const weekMs = 7 * 24 * 60 * 60 * 1000;
/** Children without a guardian that are named; more of them are a matter of the roster. */
const namedChildren = 50;

/**
 * The classes that the sender may write to today: those taught, or those of the organisation managed. Nobody writes to a class
 * that was left before the letter went out.
 */
function ownClasses({ tenantId, personId, role, organisationId }: Sender): RawBuilder<unknown> {
  if (role === 'teacher') {
    return sql`(select class_id from enrolment where tenant_id = ${tenantId} and person_id = ${personId} and role = 'teacher' and ended_at is null)`;
  }
  return sql`(select c.id from class c where c.tenant_id = ${tenantId} and c.ended_at is null and c.organisation_id in ${organisationsBelow(tenantId, organisationId)}
    and exists (select from identity i where i.tenant_id = c.tenant_id and i.person_id = ${personId} and i.role = 'manager'
      and i.organisation_id = ${organisationId} and (i.valid_to is null or i.valid_to > now())))`;
}

/** The query for the children of an audience, each with one of the classes: `child_id`, `class_id`. */
export function childrenOf(sender: Sender, audience: Audience): RawBuilder<unknown> {
  const { tenantId } = sender;
  const wanted = {
    organisation: () => (audience.kind === 'organisation' ? sql`e.class_id in (select id from class where tenant_id = ${tenantId} and organisation_id in ${organisationsBelow(tenantId, audience.organisationId)})` : sql`false`),
    classes: () => (audience.kind === 'classes' ? sql`e.class_id = any(${audience.classIds}::text[])` : sql`false`),
    children: () => (audience.kind === 'children' ? sql`e.person_id = any(${audience.childIds}::text[])` : sql`false`),
  }[audience.kind]();
  return sql`select e.person_id as child_id, min(e.class_id) as class_id from enrolment e
    where e.tenant_id = ${tenantId} and e.role = 'learner' and e.ended_at is null and ${wanted} and e.class_id in ${ownClasses(sender)}
    group by e.person_id`;
}

/** The query for the children whom families of the audience may know: of the classes taught, or of the classes of the children: `child_id`. */
export function childrenAround(sender: Sender, audience: Audience): RawBuilder<unknown> {
  const { tenantId, role } = sender;
  const learns = sql`e.tenant_id = ${tenantId} and e.role = 'learner' and e.ended_at is null`;
  const classes =
    role === 'teacher'
      ? ownClasses(sender)
      : sql`(select k.class_id from enrolment k where k.tenant_id = ${tenantId} and k.role = 'learner' and k.ended_at is null and k.person_id in (select child_id from (${childrenOf(sender, audience)}) asked))`;
  return sql`select e.person_id as child_id from enrolment e where ${learns} and e.class_id in ${classes}`;
}

/** Checks that the caller may write to all of the audience. @throws ProblemError not-found */
export async function authoriseAudience(db: Executor, caller: Caller, audience: Audience): Promise<void> {
  const sender = senderOf(caller);
  if (audience.kind === 'organisation') return authorise(db, caller, 'announcement.send', { organisation: audience.organisationId });
  const asked = new Set(audience.kind === 'classes' ? audience.classIds : audience.childIds);
  const found =
    audience.kind === 'classes'
      ? await sql<{ count: number }>`select count(*) from class where tenant_id = ${caller.tenantId} and id = any(${[...asked]}::text[]) and id in ${ownClasses(sender)}`.execute(db)
      : await sql<{ count: number }>`select count(*) from (${childrenOf(sender, audience)}) children`.execute(db);
  if (found.rows[0]?.count !== asked.size) throw new ProblemError('not-found');
}

/** Classes with their children for a teacher; organisations for a manager, with the classes of a school. */
export async function listAudiences(db: Executor, caller: Caller): Promise<RouteOutput<typeof routes.listAudiences>> {
  const { tenantId, identity } = caller;
  const sender = senderOf(caller);
  const isTeacher = identity.role === 'teacher';
  const organisations = isTeacher
    ? []
    : (await sql<RouteOutput<typeof routes.listAudiences>['organisations'][number]>`
        select o.id, o.name, o.level, (select count(*) from (${childrenOf(sender, { kind: 'organisation', organisationId: identity.organisationId })}) children
          join class c on c.tenant_id = ${tenantId} and c.id = children.class_id
          where o.id = ${identity.organisationId} or c.organisation_id = o.id) as families
        from organisation o where o.tenant_id = ${tenantId} and o.id in ${organisationsBelow(tenantId, identity.organisationId)}
        order by o.id <> ${identity.organisationId}, o.name limit 200`.execute(db)).rows;
  const isSchool = organisations.length === 1;
  if (!isTeacher && !isSchool) return { organisations, classes: [] };
  const { rows } = await sql<{ id: string; name: string; school: string; child_id: string | null; child_name: string | null }>`
    select c.id, c.name, o.name as school, p.id as child_id, p.name as child_name from class c
    join organisation o on o.tenant_id = c.tenant_id and o.id = c.organisation_id
    left join enrolment e on ${isTeacher} and e.tenant_id = c.tenant_id and e.class_id = c.id and e.role = 'learner' and e.ended_at is null
    left join person p on p.tenant_id = e.tenant_id and p.id = e.person_id
    where c.tenant_id = ${tenantId} and c.ended_at is null and c.id in ${ownClasses(sender)} order by c.source_id, p.name, p.id`.execute(db);
  const classes = new Map(rows.map(({ id, name, school }) => [id, { id, name, school, children: [] as { id: string; name: string }[] }]));
  for (const { id, child_id, child_name } of rows) if (child_id !== null && child_name !== null) classes.get(id)?.children.push({ id: child_id, name: child_name });
  return { organisations, classes: [...classes.values()] };
}

/** What the sender should know before sending. */
export async function previewAudience(db: Executor, caller: Caller, { audience, isUrgent, scheduledFor }: RouteInput<typeof routes.previewAudience>['body']): Promise<RouteOutput<typeof routes.previewAudience>> {
  await authoriseAudience(db, caller, audience);
  const { tenantId } = caller;
  const weekAgo = new Date(Date.now() - weekMs).toISOString();
  const children = sql`with children as materialized (${childrenOf(senderOf(caller), audience)})`;
  const { rows } = await sql<{ families: number; guardians: number; announcements: number; tasks: number }>`${children}
    select (select count(*) from children) as families,
      (select count(distinct guardian_id) from guardianship g join children on children.child_id = g.child_id where g.tenant_id = ${tenantId} and g.ended_at is null) as guardians,
      (select coalesce(max(n), 0) from (select count(*) as n from children join announcement_child ac on ac.tenant_id = ${tenantId} and ac.child_id = children.child_id
        join announcement a on a.tenant_id = ac.tenant_id and a.id = ac.announcement_id and a.sent_at > ${weekAgo} and a.recalled_at is null group by ac.child_id) loads) as announcements,
      (select coalesce(max(whole.n + coalesce(named.n, 0)), 0) from (select distinct class_id from children) own
        cross join lateral (select count(*) as n from task t where t.tenant_id = ${tenantId} and t.class_id = own.class_id and t.created_at > ${weekAgo} and not t.for_some) whole
        cross join lateral (select max(n) as n from (select count(*) as n from task t
          join task_learner tl on tl.tenant_id = t.tenant_id and tl.task_id = t.id join children on children.child_id = tl.person_id
          where t.tenant_id = ${tenantId} and t.class_id = own.class_id and t.created_at > ${weekAgo} and t.for_some group by tl.person_id) each) named) as tasks`.execute(db);
  const unreachable = await sql<{ id: string; name: string; total: number }>`${children}
    select p.id, p.name, count(*) over () as total from children join person p on p.tenant_id = ${tenantId} and p.id = children.child_id
    where not exists (select from guardianship g where g.tenant_id = ${tenantId} and g.child_id = children.child_id and g.ended_at is null)
    order by p.name, p.id limit ${namedChildren}`.execute(db);
  const { families = 0, guardians = 0, announcements = 0, tasks = 0 } = rows[0] ?? {};
  return {
    families,
    guardians,
    unreachable: unreachable.rows.map(({ id, name }) => ({ id, name })),
    unreachableCount: unreachable.rows[0]?.total ?? 0,
    load: { announcements, tasks, cap: weeklyCap },
    deliverAt: deliveryTime(new Date().toISOString(), { scheduledFor, isUrgent }),
  };
}
