/** Whether comments on a resource are taken, and which of them somebody looks at first. */
import { sql, type RawBuilder } from 'kysely';
import { holdsWord, wordKey, type RouteInput, type routes } from '../../../../contract/src/index.ts';
import { organisationsFrom } from '../../authorisation/organisations.ts';
import type { Executor } from '../../database/carrier.ts';
import { ProblemError } from '../../http/problem.ts';
import { isMinor, type Caller } from '../../identity/caller.ts';
import { appendEvents } from '../../outbox/outbox.ts';
import { requireOwner } from '../resources/owner.ts';

type Policy = RouteInput<typeof routes.setCommentPolicy>['body']['policy'];

export async function policyOf(db: Executor, tenantId: string, resourceId: string): Promise<Policy> {
  return (await policiesOf(db, tenantId, resourceId)).policy;
}

/** What holds, and the least that the platform wants, whatever the author would have. */
export async function policiesOf(db: Executor, tenantId: string, resourceId: string): Promise<{ policy: Policy; platform: Policy }> {
  const row = await db.selectFrom('comment_policy').select(['policy', 'platform_policy']).where((where) => where.and({ tenant_id: tenantId, resource_id: resourceId })).executeTakeFirst();
  return { policy: row?.policy ?? 'open', platform: row?.platform_policy ?? 'open' };
}

const strictness = (policy: RawBuilder<unknown>): RawBuilder<number> => sql<number>`array_position(array['open', 'reviewed', 'off'], ${policy})`;

/** For whoever answers for the resource: its author may be stricter than the platform, and not less. @throws ProblemError not-found | forbidden */
export async function setPolicy(db: Executor, caller: Caller, resourceId: string, policy: Policy): Promise<void> {
  const { isPlatform } = await requireOwner(db, caller, resourceId);
  const { tenantId, personId } = caller;
  // Asked in the statement that writes: of two at once the author does not undo what the platform has just said.
  const { rows } = await sql`
    insert into comment_policy as before (tenant_id, resource_id, policy, platform_policy, set_by, set_at)
    values (${tenantId}, ${resourceId}, ${policy}, ${isPlatform ? policy : 'open'}, ${personId}, ${new Date().toISOString()})
    on conflict (tenant_id, resource_id) do update set policy = excluded.policy, set_by = excluded.set_by, set_at = excluded.set_at,
      platform_policy = ${isPlatform ? sql`excluded` : sql`before`}.platform_policy
    where ${isPlatform} or ${strictness(sql`excluded.policy`)} >= ${strictness(sql`before.platform_policy`)}
    returning resource_id`.execute(db);
  if (rows.length === 0) throw new ProblemError('forbidden');
  await appendEvents(db, [{ tenantId, type: 'catalogue.changed', subject: { resourceId }, audience: null }]);
}

/** Whether somebody looks before others see it: at what minors say, where each is looked at, and at words of the school or of those above it. */
export async function isLookedAt(db: Executor, caller: Caller, policy: Policy, text: string): Promise<boolean> {
  if (text === '') return false;
  if (isMinor(caller) || policy === 'reviewed') return true;
  const { tenantId, identity } = caller;
  const { rows } = await sql<{ word: string }>`
    select distinct word from held_word where tenant_id = ${tenantId} and organisation_id in ${organisationsFrom(tenantId, identity.organisationId)}`.execute(db);
  return holdsWord(text, rows.map(({ word }) => wordKey(word)));
}
