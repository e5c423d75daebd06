/** A teacher recommends to a class, an authority to all its people: with a reason, and until it is taken back. */
import { sql, type RawBuilder } from 'kysely';
import type { RouteInput, routes } from '../../../../contract/src/index.ts';
import { authorise } from '../../authorisation/authorise.ts';
import { organisationsBelow } from '../../authorisation/organisations.ts';
import type { Executor } from '../../database/carrier.ts';
import { ProblemError } from '../../http/problem.ts';
import type { Caller } from '../../identity/caller.ts';
import { appendEvents } from '../../outbox/outbox.ts';
import { learnersOf } from '../people.ts';
import { namedLearners } from '../tasks/for-whom.ts';
import { requireFindable } from '../resources/require-resource.ts';
import type { Recommendations } from './settings.ts';

type Draft = RouteInput<typeof routes.giveRecommendation>['body'];

const mostGiven = 200;

/** @throws ProblemError not-found */
export async function giveRecommendation(db: Executor, caller: Caller, id: string, { resourceId, alternatives = [], audience, reason }: Draft): Promise<void> {
  const { tenantId, personId } = caller;
  await requireAudience(db, caller, audience);
  const learners = audience.learnerIds && (await namedLearners(db, caller, audience.id, audience.learnerIds));
  const before = await concernedBy(db, tenantId, id);
  const others = [...new Set(alternatives)].filter((other) => other !== resourceId);
  for (const offered of [resourceId, ...others]) await requireFindable(db, caller, offered);
  const values = {
    resource_id: resourceId,
    class_id: audience.kind === 'class' ? audience.id : null,
    organisation_id: audience.kind === 'organisation' ? audience.id : null,
    reason,
    given_at: new Date().toISOString(),
  };
  const { rows } = await sql`
    insert into recommendation (tenant_id, id, given_by, resource_id, class_id, organisation_id, reason, given_at, for_some)
    values (${tenantId}, ${id}, ${personId}, ${values.resource_id}, ${values.class_id}, ${values.organisation_id}, ${reason}, ${values.given_at}, ${learners !== undefined})
    on conflict (tenant_id, id) do update set resource_id = excluded.resource_id, class_id = excluded.class_id,
      organisation_id = excluded.organisation_id, reason = excluded.reason, given_at = excluded.given_at, for_some = excluded.for_some
    where recommendation.given_by = excluded.given_by returning 1`.execute(db);
  if (rows.length === 0) throw new ProblemError('not-found');
  const of = { tenant_id: tenantId, recommendation_id: id };
  await db.deleteFrom('recommendation_learner').where((where) => where.and(of)).execute();
  await db.deleteFrom('recommendation_alternative').where((where) => where.and(of)).execute();
  if (learners !== undefined) await db.insertInto('recommendation_learner').values(learners.map((learner) => ({ ...of, person_id: learner.id }))).execute();
  if (others.length > 0) await db.insertInto('recommendation_alternative').values(others.map((other, place) => ({ ...of, place, resource_id: other }))).execute();
  await tell(db, caller, [before, await concernedBy(db, tenantId, id)]);
}

/**
 * What of the recommendations `g` the caller may take back: the own; of others what was given to a class that the caller teaches,
 * or to an organisation or a class that the caller manages. Else what somebody gave who has left would stand for ever.
 */
function mayTakeBack({ tenantId, personId, identity }: Caller): RawBuilder<boolean> {
  const own = sql<boolean>`g.given_by = ${personId}`;
  if (identity.role === 'teacher') {
    return sql<boolean>`(${own} or g.class_id in (select class_id from enrolment where tenant_id = ${tenantId} and person_id = ${personId} and role = 'teacher' and ended_at is null))`;
  }
  if (identity.role !== 'manager') return own;
  return sql<boolean>`(${own} or coalesce(g.organisation_id, (select k.organisation_id from class k where k.tenant_id = g.tenant_id and k.id = g.class_id))
    in ${organisationsBelow(tenantId, identity.organisationId)})`;
}

/**
 * Which learners the recommendation `g` names, and why, is read by those who teach the class now: not by who manages it, and no
 * longer by who has left it.
 */
const mayReadNames = ({ tenantId, personId, identity }: Caller): RawBuilder<boolean> =>
  identity.role === 'teacher'
    ? sql<boolean>`(not g.for_some or g.class_id in (select class_id from enrolment where tenant_id = ${tenantId} and person_id = ${personId} and role = 'teacher' and ended_at is null))`
    : sql<boolean>`(not g.for_some)`;

/** @throws ProblemError not-found for what is not the caller's to take back */
export async function withdrawRecommendation(db: Executor, caller: Caller, id: string): Promise<void> {
  const before = await concernedBy(db, caller.tenantId, id);
  const { rows } = await sql`
    delete from recommendation g where g.tenant_id = ${caller.tenantId} and g.id = ${id} and ${mayTakeBack(caller)} returning 1`.execute(db);
  if (rows.length === 0) throw new ProblemError('not-found');
  await tell(db, caller, [before]);
}

/** A manager has classes by the organisation they belong to. */
async function requireAudience(db: Executor, caller: Caller, { kind, id, learnerIds }: Draft['audience']): Promise<void> {
  // Single learners are for who teaches them.
  if (learnerIds !== undefined) return authorise(db, caller, 'recommendation.give', { class: kind === 'class' ? id : '' });
  if (kind === 'organisation') return authorise(db, caller, 'recommendation.give', { organisation: id });
  if (caller.identity.role !== 'manager') return authorise(db, caller, 'recommendation.give', { class: id });
  const found = await db
    .selectFrom('class')
    .select('organisation_id')
    .where((where) => where.and({ tenant_id: caller.tenantId, id, ended_at: null }))
    .executeTakeFirst();
  return authorise(db, caller, 'recommendation.give', { organisation: found?.organisation_id ?? '' });
}

/** Who gave it and who has it; `everybody`: it is to an organisation. Who was not named does not hear that others were. */
async function concernedBy(db: Executor, tenantId: string, id: string): Promise<readonly string[] | 'everybody'> {
  const given = await db
    .selectFrom('recommendation')
    .select(['class_id', 'given_by', 'for_some'])
    .where((where) => where.and({ tenant_id: tenantId, id }))
    .executeTakeFirst();
  if (given === undefined) return [];
  if (given.class_id === null) return 'everybody';
  if (!given.for_some) return [given.given_by, ...(await learnersOf(db, tenantId, given.class_id)).map((learner) => learner.id)];
  const named = await db
    .selectFrom('recommendation_learner')
    .select('person_id')
    .where((where) => where.and({ tenant_id: tenantId, recommendation_id: id }))
    .execute();
  return [given.given_by, ...named.map(({ person_id }) => person_id)];
}

async function tell(db: Executor, { tenantId, personId }: Caller, concerned: readonly (readonly string[] | 'everybody')[]): Promise<void> {
  const audience = concerned.includes('everybody') ? null : [...new Set([personId, ...concerned.flat()])];
  await appendEvents(db, [{ tenantId, type: 'recommendation.changed', subject: {}, audience }]);
}

/** What the caller has recommended, newest first; then what others have that the caller may take back. */
export async function readGiven(db: Executor, caller: Caller): Promise<Recommendations['given']> {
  const { tenantId, personId, identity } = caller;
  if (identity.role !== 'teacher' && identity.role !== 'manager') return [];
  const { rows } = await sql<Omit<Recommendations['given'][number], 'audience' | 'by'> & { personId: string; personName: string; classId: string | null; audienceId: string; audienceName: string }>`
    select g.id, resource.id as "resourceId", resource.title, case when ${mayReadNames(caller)} then g.reason else '' end as reason, g.given_at as at, g.class_id as "classId", person.id as "personId", person.name as "personName",
      coalesce(k.id, o.id) as "audienceId", coalesce(k.name, o.name) as "audienceName",
      case when g.for_some then coalesce((select json_agg(json_build_object('id', who.id, 'name', who.name) order by who.name, who.id) from recommendation_learner l
        join person who on who.tenant_id = l.tenant_id and who.id = l.person_id where l.tenant_id = g.tenant_id and l.recommendation_id = g.id and ${mayReadNames(caller)}), '[]'::json) end as learners,
      coalesce((select json_agg(json_build_object('resourceId', other.id, 'title', other.title) order by a.place) from recommendation_alternative a
        join resource other on other.tenant_id = a.tenant_id and other.id = a.resource_id where a.tenant_id = g.tenant_id and a.recommendation_id = g.id), '[]'::json) as alternatives
    from recommendation g
    join resource on resource.tenant_id = g.tenant_id and resource.id = g.resource_id
    join person on person.tenant_id = g.tenant_id and person.id = g.given_by
    left join class k on k.tenant_id = g.tenant_id and k.id = g.class_id
    left join organisation o on o.tenant_id = g.tenant_id and o.id = g.organisation_id
    where g.tenant_id = ${tenantId} and ${mayTakeBack(caller)}
    order by (g.given_by = ${personId}) desc, g.given_at desc, g.id limit ${mostGiven}`.execute(db);
  return rows.map(({ personId: giverId, personName, classId, audienceId, audienceName, ...row }) => ({
    ...row,
    by: giverId === personId ? null : { id: giverId, name: personName },
    audience: { kind: classId === null ? 'organisation' : 'class', id: audienceId, name: audienceName },
  }));
}

/** To whom the caller may recommend: own classes, or the organisation that the caller manages. */
export async function readAudiences(db: Executor, { tenantId, personId, identity }: Caller): Promise<Recommendations['audiences']> {
  if (identity.role === 'teacher') {
    const { rows } = await sql<{ id: string; name: string }>`
      select distinct k.id, k.name from enrolment e join class k on k.tenant_id = e.tenant_id and k.id = e.class_id
      where e.tenant_id = ${tenantId} and e.person_id = ${personId} and e.role = 'teacher' and e.ended_at is null and k.ended_at is null order by k.name, k.id`.execute(db);
    return rows.map((row) => ({ kind: 'class', ...row }));
  }
  if (identity.role !== 'manager') return [];
  const rows = await db
    .selectFrom('organisation')
    .select(['id', 'name'])
    .where((where) => where.and({ tenant_id: tenantId, id: identity.organisationId, ended_at: null }))
    .execute();
  return rows.map((row) => ({ kind: 'organisation', ...row }));
}
