/** Comments beside ratings: shown without names, those of minors after somebody of the school has looked, with one reply each. */
import { sql, type RawBuilder } from 'kysely';
import type { RouteInput, RouteOutput, routes } from '../../../../contract/src/index.ts';
import { organisationsAbove, organisationsBelow, organisationsFrom } from '../../authorisation/organisations.ts';
import type { Executor } from '../../database/carrier.ts';
import { ProblemError } from '../../http/problem.ts';
import type { Caller } from '../../identity/caller.ts';
import { appendEvents } from '../../outbox/outbox.ts';
import { ownerOf } from '../resources/owner.ts';

type Comment = RouteOutput<typeof routes.readRating>['comments'][number];
type Waiting = RouteOutput<typeof routes.listWaitingComments>['items'];

const mostComments = 50;
const mostWaiting = 100;

/**
 * The condition under which the caller decides on the comment of the rating `r`: a teacher on those of the learners in own
 * classes, a manager on those of the own schools. Nobody decides on the own one, whatever else somebody is; but where no other
 * manager stands beside or above, as for the one who manages the whole platform, it would wait for good.
 */
function mayReview({ tenantId, personId, identity }: Caller): RawBuilder<boolean> {
  switch (identity.role) {
    case 'teacher':
      return sql<boolean>`(r.person_id <> ${personId} and r.role = 'student' and r.person_id in (
        select learner.person_id from enrolment own join enrolment learner on learner.tenant_id = own.tenant_id and learner.class_id = own.class_id
        where own.tenant_id = ${tenantId} and own.person_id = ${personId} and own.role = 'teacher' and own.ended_at is null
          and learner.role = 'learner' and learner.ended_at is null))`;
    case 'manager':
      return sql<boolean>`((r.person_id <> ${personId} or ${isAlone(tenantId, personId)}) and r.organisation_id in ${organisationsBelow(tenantId, identity.organisationId)})`;
    case 'guardian':
    case 'student':
      return sql<boolean>`false`;
  }
}

/** True where nobody else manages the organisation of the rating `r`, or one above it. */
const isAlone = (tenantId: string, personId: string): RawBuilder<boolean> => sql<boolean>`(r.role = 'manager' and not exists (
  select from identity i where i.tenant_id = ${tenantId} and i.role = 'manager' and i.person_id <> ${personId} and (i.valid_to is null or i.valid_to > now())
    and i.organisation_id in ${organisationsFrom(tenantId, sql`r.organisation_id`)}))`;

/** What the caller may read: what is shown, and the own one as it stands. */
export async function readComments(db: Executor, caller: Caller, resourceId: string): Promise<Comment[]> {
  const { tenantId, personId } = caller;
  const { rows } = await sql<Omit<Comment, 'reply'> & { reply: string | null; replyBy: string | null; repliedAt: string | null }>`
    select r.comment_id as id, r.stars, r.comment as text, coalesce(r.role, 'teacher') as role, r.rated_at as at, r.person_id = ${personId} as own,
      r.comment_state as state, r.reply, r.reply_by as "replyBy", r.replied_at as "repliedAt", ${mayReview(caller)} as "mayWithhold"
    from rating r
    where r.tenant_id = ${tenantId} and r.resource_id = ${resourceId} and r.comment_id is not null and (r.comment_state = 'shown' or r.person_id = ${personId})
    order by (r.person_id = ${personId}) desc, r.rated_at desc, r.comment_id limit ${mostComments}`.execute(db);
  return rows.map(({ reply, replyBy, repliedAt, ...row }) => ({
    ...row,
    reply: reply === null || repliedAt === null ? null : { text: reply, by: replyBy ?? '', at: repliedAt },
  }));
}

/** Comments that wait for the caller. */
export async function listWaiting(db: Executor, caller: Caller): Promise<Waiting> {
  const { rows } = await sql<Omit<Waiting[number], 'author'> & { personId: string; name: string }>`
    select r.comment_id as id, r.resource_id as "resourceId", resource.title as "resourceTitle", r.stars, r.comment as text, r.rated_at as at, person.id as "personId", person.name
    from rating r
    join resource on resource.tenant_id = r.tenant_id and resource.id = r.resource_id
    join person on person.tenant_id = r.tenant_id and person.id = r.person_id
    where r.tenant_id = ${caller.tenantId} and r.comment_state = 'waiting' and r.comment_id is not null and ${mayReview(caller)}
    order by r.rated_at, r.comment_id limit ${mostWaiting}`.execute(db);
  return rows.map(({ personId, name, ...row }) => ({ ...row, author: { id: personId, name } }));
}

/**
 * What one of them has withheld nobody shows again, from a list that is old or otherwise: other words are another comment.
 * @throws ProblemError not-found, also for another wording than the one that was read | conflict
 */
export async function reviewComment(db: Executor, caller: Caller, commentId: string, { shown }: RouteInput<typeof routes.reviewComment>['body']): Promise<void> {
  const { tenantId } = caller;
  const { rows } = await sql<{ state: Comment['state']; personId: string; resourceId: string }>`
    select r.comment_state as state, r.person_id as "personId", r.resource_id as "resourceId" from rating r
    where r.tenant_id = ${tenantId} and r.comment_id = ${commentId} and ${mayReview(caller)} for update of r`.execute(db);
  const [found] = rows;
  if (found === undefined) throw new ProblemError('not-found');
  const state = shown ? 'shown' : 'withheld';
  if (found.state === state) return;
  if (found.state === 'withheld') throw new ProblemError('conflict');
  await db.updateTable('rating').set({ comment_state: state, reviewed_by: caller.personId }).where((where) => where.and({ tenant_id: tenantId, comment_id: commentId })).execute();
  await tellReviewers(db, { tenantId, personId: found.personId });
  await appendEvents(db, [{ tenantId, type: 'catalogue.changed', subject: { resourceId: found.resourceId }, audience: null }]);
}

/** Says something below a comment that is shown, in the name of whoever answers for the resource. @throws ProblemError not-found */
export async function replyTo(db: Executor, caller: Caller, commentId: string, text: string): Promise<void> {
  const of = { tenant_id: caller.tenantId, comment_id: commentId };
  const found = await db.selectFrom('rating').select('resource_id').where((where) => where.and({ ...of, comment_state: 'shown' })).forUpdate().executeTakeFirst();
  const owner = found === undefined ? null : await ownerOf(db, caller, found.resource_id);
  if (owner === null) throw new ProblemError('not-found');
  const reply = text === '' ? { reply: null, reply_by: null, replied_at: null } : { reply: text, reply_by: owner.name, replied_at: new Date().toISOString() };
  await db.updateTable('rating').set(reply).where((where) => where.and(of)).execute();
}

/** Says to those who may decide that something waits, or does no longer: the teachers of a pupil's classes, and the managers above these; of grown-ups, those of their organisation. */
export async function tellReviewers(db: Executor, { tenantId, personId }: Pick<Caller, 'tenantId' | 'personId'>): Promise<void> {
  const classes = sql`select class_id from enrolment where tenant_id = ${tenantId} and person_id = ${personId} and role = 'learner' and ended_at is null`;
  const audience = sql<string[]>`array(
    select person_id from enrolment where tenant_id = ${tenantId} and role = 'teacher' and ended_at is null and class_id in (${classes})
    union
    select i.person_id from (${classes}) as own join identity i on i.tenant_id = ${tenantId} and i.role = 'manager' and (i.valid_to is null or i.valid_to > now())
      and i.organisation_id in ${organisationsAbove(tenantId, sql`own.class_id`)}
    union
    select i.person_id from rating r join identity i on i.tenant_id = r.tenant_id and i.role = 'manager' and (i.valid_to is null or i.valid_to > now())
      and i.organisation_id in ${organisationsFrom(tenantId, sql`r.organisation_id`)}
      where r.tenant_id = ${tenantId} and r.person_id = ${personId} and r.comment_id is not null)`;
  await appendEvents(db, [{ tenantId, type: 'case.changed', subject: {}, audience }]);
}
