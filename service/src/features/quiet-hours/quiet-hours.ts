/** When people are left in peace: as they have said, else the night. */
import { quietUntil, usualQuiet, type RouteInput, type RouteOutput, type routes } from '../../../../contract/src/index.ts';
import type { Executor } from '../../database/carrier.ts';
import type { Caller } from '../../identity/caller.ts';
import { appendEvents } from '../../outbox/outbox.ts';
import { tellPrivateTalks } from '../chat/tell-talks.ts';
import { readDigests } from './digest.ts';

type QuietHours = RouteOutput<typeof routes.readQuietHours>;
export type QuietChoice = RouteInput<typeof routes.setQuietHours>['body'];

/** What each of these people has chosen; the usual for those who have said nothing. */
export async function quietChoicesOf(db: Executor, tenantId: string, personIds: readonly string[]): Promise<ReadonlyMap<string, QuietChoice>> {
  const choices = new Map<string, QuietChoice>(personIds.map((id) => [id, usualQuiet]));
  if (personIds.length === 0) return choices;
  const rows = await db.selectFrom('quiet_hours').selectAll().where('tenant_id', '=', tenantId).where('person_id', 'in', [...choices.keys()]).execute();
  for (const { person_id, from_minute, to_minute, digest_minute } of rows) {
    const quiet = from_minute === null || to_minute === null ? null : { fromMinute: from_minute, toMinute: to_minute };
    choices.set(person_id, { quiet, digestMinute: digest_minute });
  }
  return choices;
}

export async function readQuietHours(db: Executor, caller: Caller): Promise<QuietHours> {
  const { tenantId, personId } = caller;
  const now = new Date().toISOString();
  const choice = (await quietChoicesOf(db, tenantId, [personId])).get(personId) ?? usualQuiet;
  return { ...choice, quietUntil: quietUntil(now, choice.quiet), ...(await readDigests(db, caller, now, choice)) };
}

/** The own other machines hear of it, and the other side of private talks, which is told when one can be reached. */
export async function setQuietHours(db: Executor, caller: Caller, { quiet, digestMinute }: QuietChoice): Promise<QuietHours> {
  const { tenantId, personId } = caller;
  const values = { from_minute: quiet?.fromMinute ?? null, to_minute: quiet?.toMinute ?? null, digest_minute: digestMinute };
  await db
    .insertInto('quiet_hours')
    .values({ tenant_id: tenantId, person_id: personId, ...values })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'person_id']).doUpdateSet(values))
    .execute();
  await appendEvents(db, [{ tenantId, type: 'notice.read', subject: { personId }, audience: [personId] }]);
  await tellPrivateTalks(db, caller);
  return readQuietHours(db, caller);
}
