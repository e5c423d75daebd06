/**
 * What is recommended to somebody, by whom and why. Four plain reasons and no model: a teacher gave it, it stands in the chapter of the
 * next task, an authority pushes it, the person has written the word down. What people click, watch or search for plays no part.
 */
import { sql, type RawBuilder } from 'kysely';
import type { Logger } from 'pino';
import type { CatalogueIndex } from '../../../../search/catalogue-index.ts';
import { organisationsAbove, organisationsFrom } from '../../authorisation/organisations.ts';
import type { Executor } from '../../database/carrier.ts';
import { isMinor, type Caller } from '../../identity/caller.ts';
import { isFindable } from '../resources/require-resource.ts';
import { readSummaries } from '../resources/resource.ts';
import { isSuitable, learningGrade } from '../resources/suitable.ts';
import { isFor } from '../tasks/for-whom.ts';
import { readAudiences, readGiven } from './give.ts';
import { readSuggestions } from './suggest.ts';
import { modesOf, readDismissed, readSettings, type Recommendations } from './settings.ts';

type List = Recommendations['lists'][number];
export interface Asked {
  db: Executor;
  caller: Caller;
  logger: Logger;
  index: CatalogueIndex;
}
interface Candidate {
  id: string;
  sender: string | null;
  reason: string | null;
  choice?: string | null;
}
interface Draft {
  kind: List['kind'];
  about: string | null;
  candidates: Candidate[];
}

/** Few: what fits beside each other on a screen. */
const mostItems = 6;
/** Of what people gave: all that anybody goes through; whoever shows it folds it. */
const mostGiven = 100;
/** So many are looked at, for some will have been dismissed or stand in an earlier list. */
const mostCandidates = 300;
/** More words than these would be a feed. */
const mostInterests = 5;

export async function readRecommendations(asked: Asked): Promise<Recommendations> {
  const { db, caller } = asked;
  const { mode, interests } = await readSettings(db, caller);
  const dismissed = await readDismissed(db, caller);
  const grade = await learningGrade(db, caller);
  const drafts = mode === 'off' ? [neutral(asked, grade)] : await draftsOf(asked, mode, interests);
  // What is the same for everybody is not recommended: nothing is left out of it.
  const seen = new Set(mode === 'off' ? [] : dismissed.map(({ resourceId }) => resourceId));
  const lists: List[] = [];
  for (const { kind, about, candidates } of drafts) {
    // Of what was given more than once, the first says who and why: what was said to this learner by name, then what was said last.
    const fresh = new Map<string, Candidate>();
    for (const one of candidates) if (!seen.has(one.id) && !fresh.has(one.id)) fresh.set(one.id, one);
    const most = kind === 'teacher' || kind === 'authority' ? mostGiven : mostItems;
    const summaries = await readSummaries(db, caller.tenantId, [...fresh.keys()], asked.logger);
    // What the own teacher gives, the teacher answers for.
    const suited = kind === 'teacher' ? summaries : summaries.filter((resource) => isSuitable(resource, grade));
    const items = suited.slice(0, most).flatMap((resource) => {
      const one = fresh.get(resource.id);
      return one === undefined ? [] : [{ resource, sender: one.sender, reason: one.reason, choice: one.choice ?? null }];
    });
    for (const { resource } of items) seen.add(resource.id);
    if (items.length > 0) lists.push({ kind, about, items });
  }
  return {
    mode,
    interests,
    modes: modesOf(caller),
    mayHaveInterests: !isMinor(caller),
    dismissed,
    lists,
    given: await readGiven(db, caller),
    audiences: await readAudiences(db, caller),
    suggestions: await readSuggestions(asked),
  };
}

async function draftsOf(asked: Asked, mode: 'teachers' | 'all', interests: readonly string[]): Promise<Draft[]> {
  const given: Draft = { kind: 'teacher', about: null, candidates: await givenTo(asked, fromTeachers(asked.caller)) };
  if (mode === 'teachers') return [given];
  return [
    given,
    await besideNextTask(asked),
    { kind: 'authority', about: null, candidates: await givenTo(asked, fromAuthorities(asked.caller)) },
    { kind: 'interests', about: null, candidates: byInterests(asked, interests) },
  ];
}

/** By title, the same for everybody whom it suits. */
function neutral({ index }: Asked, grade: number | undefined): Draft {
  const { items } = index.search({ sort: 'title', facets: 'false' }, mostItems, undefined, grade);
  return { kind: 'neutral', about: null, candidates: items.map(({ id }) => ({ id, sender: null, reason: null })) };
}

/** What was given to a pupil's own classes, and, where learners are named, to this one; it concerns nobody else. */
const toOwnClasses = ({ tenantId, personId, identity }: Caller): RawBuilder<boolean> =>
  identity.role === 'student'
    ? sql<boolean>`g.class_id in (select class_id from enrolment where tenant_id = ${tenantId} and person_id = ${personId} and role = 'learner' and ended_at is null)
        and (not g.for_some or exists (select from recommendation_learner l where l.tenant_id = g.tenant_id and l.recommendation_id = g.id and l.person_id = ${personId}))`
    : sql<boolean>`false`;

/** By those who teach the class now: who has left it answers for nothing there any more. */
const fromTeachers = (caller: Caller): RawBuilder<boolean> => sql<boolean>`${toOwnClasses(caller)} and exists (
  select from enrolment e where e.tenant_id = g.tenant_id and e.class_id = g.class_id and e.person_id = g.given_by and e.role = 'teacher' and e.ended_at is null)`;

/** To the organisation of the identity and all above it, and by their managers to the own classes: that is not a teacher's word. */
const fromAuthorities = (caller: Caller): RawBuilder<boolean> => {
  const { tenantId, identity } = caller;
  return sql<boolean>`(g.organisation_id in ${organisationsFrom(tenantId, identity.organisationId)} or (${toOwnClasses(caller)} and exists (
    select from identity i where i.tenant_id = g.tenant_id and i.person_id = g.given_by and i.role = 'manager' and (i.valid_to is null or i.valid_to > now())
      and i.organisation_id in ${organisationsAbove(tenantId, sql`g.class_id`)})))`;
};

async function givenTo({ db, caller }: Asked, condition: RawBuilder<boolean>): Promise<Candidate[]> {
  const { rows } = await sql<Candidate>`
    select offered.id, coalesce(o.name, person.name) as sender, g.reason, case when offered.others then g.id end as choice from recommendation g
    cross join lateral (
      select g.resource_id as id, -1 as place, exists (select from recommendation_alternative a where a.tenant_id = g.tenant_id and a.recommendation_id = g.id) as others
      union all select a.resource_id, a.place, true from recommendation_alternative a where a.tenant_id = g.tenant_id and a.recommendation_id = g.id) offered
    join resource on resource.tenant_id = g.tenant_id and resource.id = offered.id and ${isFindable}
    join person on person.tenant_id = g.tenant_id and person.id = g.given_by
    left join organisation o on o.tenant_id = g.tenant_id and o.id = g.organisation_id
    where g.tenant_id = ${caller.tenantId} and ${condition} order by g.for_some desc, g.given_at desc, g.id, offered.place limit ${mostCandidates}`.execute(db);
  return rows;
}

/** The lesson of the next task that is not done, and what stands in its chapter; for a teacher, of the next task given. */
async function besideNextTask({ db, caller, index }: Asked): Promise<Draft> {
  const { tenantId, personId, identity } = caller;
  const concerns =
    identity.role === 'student'
      ? sql`t.class_id in (select class_id from enrolment where tenant_id = ${tenantId} and person_id = ${personId} and role = 'learner' and ended_at is null)
          and not exists (select from progress p where p.tenant_id = t.tenant_id and p.person_id = ${personId} and p.resource_id = t.resource_id and p.task_id = t.id and p.state = 'completed') and ${isFor('t', sql`${personId}`)}`
      : identity.role === 'teacher'
        ? sql`t.assigned_by = ${personId}`
        : sql`false`;
  const { rows } = await sql<{ title: string; resourceId: string }>`
    select t.title, t.resource_id as "resourceId" from task t where t.tenant_id = ${tenantId} and (t.due_at is null or t.due_at > now()) and ${concerns}
    order by t.due_at nulls last, t.created_at desc, t.id limit 1`.execute(db);
  const [next] = rows;
  if (next === undefined) return { kind: 'task', about: null, candidates: [] };
  const near = index.related(next.resourceId).filter(({ relation }) => relation !== 'same-topic');
  return { kind: 'task', about: next.title, candidates: near.map(({ id }) => ({ id, sender: null, reason: null })) };
}

function byInterests({ index }: Asked, interests: readonly string[]): Candidate[] {
  return interests.slice(0, mostInterests).flatMap((word) => index.search({ q: word, facets: 'false' }, mostItems).items.map(({ id }) => ({ id, sender: null, reason: word })));
}
