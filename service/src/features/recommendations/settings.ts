/** What a person has set about recommending: the mode, the own words, and what is not to be recommended again. */
import type { RouteInput, RouteOutput, routes } from '../../../../contract/src/index.ts';
import type { Executor } from '../../database/carrier.ts';
import { ProblemError } from '../../http/problem.ts';
import { isMinor, type Caller } from '../../identity/caller.ts';
import { appendEvents } from '../../outbox/outbox.ts';
import { requireResource } from '../resources/require-resource.ts';

export type Settings = RouteInput<typeof routes.setRecommendations>['body'];
export type Recommendations = RouteOutput<typeof routes.readRecommendations>;
type Mode = Settings['mode'];

/** Most that are remembered; nobody reads a longer list, and the oldest may come again. */
const mostDismissed = 200;

/** Pupils begin with what their teachers gave, and have no interests written down (decision 0104). */
export const modesOf = (caller: Caller): Mode[] => (isMinor(caller) ? ['off', 'teachers', 'all'] : ['off', 'all']);
const firstMode = (caller: Caller): Mode => (isMinor(caller) ? 'teachers' : 'all');

export async function readSettings(db: Executor, caller: Caller): Promise<Settings> {
  const { tenantId, personId } = caller;
  const row = await db
    .selectFrom('recommendation_setting')
    .select(['mode', 'interests'])
    .where((where) => where.and({ tenant_id: tenantId, person_id: personId }))
    .executeTakeFirst();
  const mode = row?.mode ?? firstMode(caller);
  return { mode: modesOf(caller).includes(mode) ? mode : firstMode(caller), interests: isMinor(caller) ? [] : (row?.interests ?? []) };
}

/** @throws ProblemError invalid-request for what the caller may not have */
export async function changeSettings(db: Executor, caller: Caller, { mode, interests }: Settings): Promise<void> {
  if (!modesOf(caller).includes(mode)) throw new ProblemError('invalid-request', { errors: [{ pointer: 'mode', rule: 'mode-not-offered' }] });
  if (isMinor(caller) && interests.length > 0) throw new ProblemError('invalid-request', { errors: [{ pointer: 'interests', rule: 'no-interests-of-minors' }] });
  const values = { mode, interests: [...new Set(interests)] };
  await db
    .insertInto('recommendation_setting')
    .values({ tenant_id: caller.tenantId, person_id: caller.personId, ...values })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'person_id']).doUpdateSet(values))
    .execute();
  await tell(db, caller);
}

/** @throws ProblemError not-found */
export async function dismiss(db: Executor, caller: Caller, resourceId: string): Promise<void> {
  await requireResource(db, caller, resourceId);
  const own = { tenant_id: caller.tenantId, person_id: caller.personId };
  await db
    .insertInto('recommendation_dismissal')
    .values({ ...own, resource_id: resourceId, dismissed_at: new Date().toISOString() })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const oldest = await db
    .selectFrom('recommendation_dismissal')
    .select('resource_id')
    .where((where) => where.and(own))
    .orderBy('dismissed_at', 'desc')
    .orderBy('resource_id')
    .offset(mostDismissed)
    .execute();
  for (const { resource_id } of oldest) await restore(db, caller, resource_id);
  await tell(db, caller);
}

export async function restore(db: Executor, caller: Caller, resourceId: string): Promise<void> {
  await db
    .deleteFrom('recommendation_dismissal')
    .where((where) => where.and({ tenant_id: caller.tenantId, person_id: caller.personId, resource_id: resourceId }))
    .execute();
  await tell(db, caller);
}

export async function readDismissed(db: Executor, { tenantId, personId }: Caller): Promise<Recommendations['dismissed']> {
  return db
    .selectFrom('recommendation_dismissal as d')
    .innerJoin('resource', (join) => join.onRef('resource.tenant_id', '=', 'd.tenant_id').onRef('resource.id', '=', 'd.resource_id'))
    .select(['resource.id as resourceId', 'resource.title'])
    .where('d.tenant_id', '=', tenantId)
    .where('d.person_id', '=', personId)
    .orderBy('d.dismissed_at', 'desc')
    .orderBy('resource.id')
    .execute();
}

/** The own other devices follow at once. */
async function tell(db: Executor, { tenantId, personId }: Caller): Promise<void> {
  await appendEvents(db, [{ tenantId, type: 'recommendation.changed', subject: {}, audience: [personId] }]);
}
