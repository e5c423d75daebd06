/** Ratings: one a person, by those who used the resource. Shown as counts, without names. */
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { threshold, type RouteInput, type RouteOutput, type routes } from '../../../../contract/src/index.ts';
import type { Executor } from '../../database/carrier.ts';
import { ProblemError } from '../../http/problem.ts';
import { isMinor, type Caller } from '../../identity/caller.ts';
import { isLookedAt, policiesOf, policyOf } from './comment-policy.ts';
import { readComments, tellReviewers } from './comments.ts';
import { ownerOf } from '../resources/owner.ts';
import { averageOf } from '../resources/resource.ts';
import { requireResource } from '../resources/require-resource.ts';
import { hasUsed } from '../resources/use.ts';

type Summary = RouteOutput<typeof routes.readRating>;
type Draft = RouteInput<typeof routes.rateResource>['body'];

/** What people say of a resource, and the caller's own word. @throws ProblemError not-found */
export async function readRating(db: Executor, caller: Caller, resourceId: string): Promise<Summary> {
  const { tenantId, personId } = caller;
  await requireResource(db, caller, resourceId);
  const of = { tenant_id: tenantId, resource_id: resourceId };
  const rows = await db
    .selectFrom('rating')
    .select(({ fn }) => ['stars', fn.countAll<number>().as('count')])
    .where((where) => where.and(of))
    .groupBy('stars')
    .execute();
  const { rows: reasons } = await sql<Summary['reasons'][number]>`
    select reason, count(*) as count from rating, unnest(reasons) as reason
    where tenant_id = ${tenantId} and resource_id = ${resourceId} group by reason order by count desc, reason`.execute(db);
  const { policy, platform } = await policiesOf(db, tenantId, resourceId);
  const owner = await ownerOf(db, caller, resourceId);
  const own = await db.selectFrom('rating').select(['stars', 'reasons', 'comment']).where((where) => where.and({ ...of, person_id: personId })).executeTakeFirst();
  const stars = [1, 2, 3, 4, 5].map((wanted) => rows.find((row) => row.stars === wanted)?.count ?? 0);
  const count = stars.reduce((sum, one) => sum + one, 0);
  // Who gave what would be known of a few; how many there are, and their average, is what a rating is for.
  const isTold = count >= threshold;
  return {
    average: averageOf(count, stars.reduce((sum, one, index) => sum + one * (index + 1), 0)),
    count,
    stars: isTold ? stars : null,
    reasons: isTold ? reasons : [],
    // Only `rate` writes reasons, and it takes them parsed.
    own: own === undefined ? null : { stars: own.stars, reasons: own.reasons as Draft['reasons'], ...(own.comment !== '' && { comment: own.comment }) },
    comments: policy === 'off' ? [] : await readComments(db, caller, resourceId),
    policy,
    ...(owner?.isPlatform === false && platform !== 'open' && { leastPolicy: platform }),
    mayReply: owner !== null,
    mayRate: await hasUsed(db, tenantId, personId, resourceId),
  };
}

/** Stores the caller's rating in the place of an earlier one; null takes it back. @throws ProblemError not-found | not-used */
export async function rate(db: Executor, caller: Caller, resourceId: string, draft: Draft | null): Promise<void> {
  const { tenantId, personId } = caller;
  await requireResource(db, caller, resourceId);
  const own = { tenant_id: tenantId, resource_id: resourceId, person_id: personId };
  if (draft === null) {
    await db.deleteFrom('rating').where((where) => where.and(own)).execute();
  } else {
    if (!(await hasUsed(db, tenantId, personId, resourceId))) throw new ProblemError('not-used');
    const { stars, reasons } = draft;
    const policy = await policyOf(db, tenantId, resourceId);
    const values = { stars, reasons, rated_at: new Date().toISOString() };
    const before = await db.selectFrom('rating').select('comment').where((where) => where.and(own)).forUpdate().executeTakeFirst();
    const { comment = before?.comment ?? '' } = draft;
    // While none are taken, what was said before is kept and not shown, whoever says it again.
    if (policy === 'off' && comment !== '' && comment !== before?.comment) throw new ProblemError('invalid-request', { errors: [{ pointer: 'comment', rule: 'comments-off' }] });
    const fresh = wordsOf(caller, comment, await isLookedAt(db, caller, policy, comment));
    // The same words stay as they were judged; others are judged anew, and nobody has answered them yet.
    const words = draft.comment === undefined || before?.comment === comment ? {} : fresh;
    await db
      .insertInto('rating')
      .values({ ...own, ...values, ...fresh })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'resource_id', 'person_id']).doUpdateSet({ ...values, ...words }))
      .execute();
    if ('comment_state' in words && words.comment_state === 'waiting') await tellReviewers(db, caller);
  }
  // Counted anew, not added to: two ratings at once then wait for each other here, and the later one counts both.
  await sql`
    insert into resource_figures (tenant_id, resource_id, changed_at) values (${tenantId}, ${resourceId}, now())
    on conflict (tenant_id, resource_id) do update set changed_at = excluded.changed_at`.execute(db);
  await sql`
    update resource_figures set (ratings, stars) = (
      select count(*), coalesce(sum(stars), 0) from rating where tenant_id = ${tenantId} and resource_id = ${resourceId}
    ) where tenant_id = ${tenantId} and resource_id = ${resourceId}`.execute(db);
}

/** The columns of a comment. Nobody has looked at these words yet. */
function wordsOf(caller: Caller, comment: string, isLookedAtFirst: boolean) {
  const minor = isMinor(caller);
  return {
    comment,
    comment_id: comment === '' ? null : uuidv7(),
    comment_state: isLookedAtFirst ? ('waiting' as const) : ('shown' as const),
    role: minor ? ('student' as const) : caller.identity.role,
    organisation_id: caller.identity.organisationId,
    reviewed_by: null,
    reply: null,
    reply_by: null,
    replied_at: null,
  };
}
