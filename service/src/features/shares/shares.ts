/** Sharing: with a class at once, beyond it only after a manager has looked. */
import type { Logger } from 'pino';
import type { RouteInput, routes } from '../../../../contract/src/index.ts';
import { authorise } from '../../authorisation/authorise.ts';
import { requireConsent } from '../../authorisation/consent.ts';
import type { Executor } from '../../database/carrier.ts';
import { ProblemError } from '../../http/problem.ts';
import { isMinor, type Caller } from '../../identity/caller.ts';
import { appendEvents } from '../../outbox/outbox.ts';
import { requireFindable } from '../resources/require-resource.ts';
import { readShare, type Share } from './share-rows.ts';

type ClassDraft = RouteInput<typeof routes.shareWithClass>['body'];
type SchoolDraft = RouteInput<typeof routes.offerToSchool>['body'];
/** So many of a minor lie before classes at a time: a class is no place to fill. */
const mostOfMinor = 20;

type Decision = RouteInput<typeof routes.decideShare>['body'];

/** The share that a link names. @throws ProblemError not-shared */
export async function openShare(db: Executor, caller: Caller, id: string, logger: Logger): Promise<Share> {
  const share = await readShare(db, caller, id, logger);
  // Whose link leads nowhere is told why and what next, and never whether there is such a share.
  if (share === undefined || (share.state === 'withdrawn' && !share.own)) throw new ProblemError('not-shared');
  return share;
}

/** @throws ProblemError not-found | conflict */
export async function shareWithClass(db: Executor, caller: Caller, id: string, { resourceId, classId, note }: ClassDraft, logger: Logger): Promise<Share> {
  await authorise(db, caller, 'share.create', { class: classId });
  await requireConsent(db, caller, 'class-sharing');
  return store(db, caller, { id, resourceId, note, audience: 'class', classId, organisationId: null, state: 'shared' }, logger);
}

/** @throws ProblemError not-found | conflict */
export async function offerToSchool(db: Executor, caller: Caller, id: string, { resourceId, audience, note }: SchoolDraft, logger: Logger): Promise<Share> {
  await authorise(db, caller, 'share.offer', { person: caller.personId });
  const { organisationId } = caller.identity;
  return store(db, caller, { id, resourceId, note, audience, classId: null, organisationId, state: 'pending-review' }, logger);
}

interface NewShare {
  id: string;
  resourceId: string;
  note: string;
  audience: 'class' | 'school' | 'colleagues';
  classId: string | null;
  organisationId: string | null;
  state: 'shared' | 'pending-review';
}

async function store(db: Executor, caller: Caller, share: NewShare, logger: Logger): Promise<Share> {
  const { tenantId, personId, identity } = caller;
  if (identity.role === 'guardian') throw new ProblemError('forbidden');
  await requireFindable(db, caller, share.resourceId);
  // Nobody looks at it before the class does, so what a minor passes on is the resource and no words.
  if (isMinor(caller) && share.note !== '') throw new ProblemError('invalid-request', { errors: [{ pointer: 'note', rule: 'share-note-of-minor' }] });
  const stored = await db
    .insertInto('resource_share')
    .values({
      tenant_id: tenantId, id: share.id, resource_id: share.resourceId, sharer_id: personId, sharer_role: identity.role, audience: share.audience,
      class_id: share.classId, organisation_id: share.organisationId, note: share.note, state: share.state, answer: null,
      created_at: new Date().toISOString(), decided_at: null, decided_by: null,
    })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (stored === undefined) await requireSame(db, caller, share);
  else await admit(db, caller);
  return openShare(db, caller, share.id, logger);
}

/** Lets the share that was just stored stand, and says so to the other devices. */
async function admit(db: Executor, caller: Caller): Promise<void> {
  const { tenantId, personId } = caller;
  if (isMinor(caller)) {
    const { live } = await db
      .selectFrom('resource_share')
      .select(({ fn }) => fn.countAll<number>().as('live'))
      .where((where) => where.and({ tenant_id: tenantId, sharer_id: personId, state: 'shared' }))
      .executeTakeFirstOrThrow();
    if (live > mostOfMinor) throw new ProblemError('invalid-request', { errors: [{ pointer: 'resourceId', rule: 'share-limit' }] });
  }
  await tell(db, tenantId, [personId]);
}

/** Sent twice is once; an id that stands for something else is not the caller's to use. */
async function requireSame(db: Executor, { tenantId, personId }: Caller, share: NewShare): Promise<void> {
  const known = await db
    .selectFrom('resource_share')
    .select('id')
    .where((where) => where.and({ tenant_id: tenantId, id: share.id, sharer_id: personId, resource_id: share.resourceId, audience: share.audience, note: share.note }))
    .where('class_id', 'is not distinct from', share.classId)
    .executeTakeFirst();
  if (known === undefined) throw new ProblemError('conflict');
}

/** @throws ProblemError not-found */
export async function withdrawShare(db: Executor, caller: Caller, id: string): Promise<void> {
  const share = await find(db, caller, id);
  const isOwn = share.sharer_id === caller.personId;
  await authorise(db, caller, 'share.withdraw', isOwn || share.class_id === null ? { person: share.sharer_id } : { class: share.class_id });
  // What waits beyond a class is its sharer's and its managers', whatever the sharer learns or teaches.
  if (!isOwn && share.class_id === null) throw new ProblemError('not-found');
  await db.updateTable('resource_share').set({ state: 'withdrawn' }).where((where) => where.and({ tenant_id: caller.tenantId, id })).execute();
  await tell(db, caller.tenantId, [caller.personId, share.sharer_id]);
}

/** Says thank you for what is shared with the caller, or takes it back; twice is once. @throws ProblemError not-shared */
export async function thankForShare(db: Executor, caller: Caller, id: string, given: boolean, logger: Logger): Promise<Share> {
  await authorise(db, caller, 'share.thank', { person: caller.personId });
  const share = await readShare(db, caller, id, logger);
  if (share?.thanks?.mayGive !== true) throw new ProblemError('not-shared');
  const own = { tenant_id: caller.tenantId, share_id: id, person_id: caller.personId };
  if (given === share.thanks.given) return share;
  // Held from here on: of two who thank at once the later counts both.
  const of = await db.selectFrom('resource_share').select(['sharer_id', 'sharer_role']).where((where) => where.and({ tenant_id: caller.tenantId, id })).forUpdate().executeTakeFirstOrThrow();
  if (given) await db.insertInto('share_thanks').values({ ...own, given_at: new Date().toISOString() }).onConflict((conflict) => conflict.doNothing()).execute();
  else await db.deleteFrom('share_thanks').where((where) => where.and(own)).execute();
  const { left } = await db
    .selectFrom('share_thanks')
    .select(({ fn }) => fn.countAll<number>().as('left'))
    .where((where) => where.and({ tenant_id: caller.tenantId, share_id: id }))
    .executeTakeFirstOrThrow();
  // A pupil who heard of each would count them: told is what they read, that somebody has, or has no longer.
  const isRead = of.sharer_role !== 'student' || left === (given ? 1 : 0);
  await tell(db, caller.tenantId, isRead ? [caller.personId, of.sharer_id] : [caller.personId]);
  return { ...share, thanks: { ...share.thanks, given } };
}

/** Lets an offer through or declines it; what was let through can be declined later. @throws ProblemError not-found | conflict */
export async function decideShare(db: Executor, caller: Caller, id: string, { approved, answer }: Decision, logger: Logger): Promise<Share> {
  const share = await find(db, caller, id);
  if (share.organisation_id === null) throw new ProblemError('not-found');
  await authorise(db, caller, 'share.decide', { organisation: share.organisation_id });
  // Four eyes: nobody lets through what they share themselves.
  if (share.sharer_id === caller.personId) throw new ProblemError('not-found');
  if (approved) await requireFindable(db, caller, share.resource_id);
  const decided = await db
    .updateTable('resource_share')
    .set({ state: approved ? 'shared' : 'declined', answer: answer === '' ? null : answer, decided_at: new Date().toISOString(), decided_by: caller.personId })
    .where((where) => where.and({ tenant_id: caller.tenantId, id }))
    .where('state', 'in', ['pending-review', 'shared'])
    .returning('id')
    .executeTakeFirst();
  if (decided === undefined) throw new ProblemError('conflict');
  await tell(db, caller.tenantId, [caller.personId, share.sharer_id]);
  return openShare(db, caller, id, logger);
}

async function find(db: Executor, { tenantId }: Caller, id: string) {
  const share = await db
    .selectFrom('resource_share')
    .select(['id', 'resource_id', 'sharer_id', 'class_id', 'organisation_id'])
    .where((where) => where.and({ tenant_id: tenantId, id }))
    .executeTakeFirst();
  if (share === undefined) throw new ProblemError('not-found');
  return share;
}

/** Those who acted, and nobody of the audience: a share is not pushed. */
async function tell(db: Executor, tenantId: string, audience: string[]): Promise<void> {
  await appendEvents(db, [{ tenantId, type: 'shelf.changed', subject: {}, audience }]);
}
