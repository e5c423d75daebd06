/** Devices that a person wants to be told on. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { RouteInput, routes } from '../../../../contract/src/index.ts';
import { requireConsent } from '../../authorisation/consent.ts';
import type { Executor } from '../../database/carrier.ts';
import { ProblemError } from '../../http/problem.ts';
import type { Caller } from '../../identity/caller.ts';
import type { PushConfig } from '../../push/keys.ts';
import { isAllowed } from '../../push/send.ts';

type Draft = RouteInput<typeof routes.addPushDevice>['body'];

/** The one that was added first makes room. */
const mostDevices = 10;

/**
 * @param config null where the platform tells no devices
 * @throws ProblemError not-found where nothing is offered; invalid-request for an address that is not this device's, or leads where no push service is
 */
export async function addPushDevice(db: Executor, caller: Caller, id: string, { endpoint, p256dh, auth, language }: Draft, config: PushConfig | null): Promise<void> {
  const { tenantId, personId } = caller;
  if (config === null) throw new ProblemError('not-found');
  await requireConsent(db, caller, 'push');
  if (id !== createHash('sha256').update(endpoint).digest('base64url')) throw new ProblemError('not-found');
  if (!isAllowed(endpoint, config)) throw new ProblemError('invalid-request', { errors: [{ pointer: '/endpoint', rule: 'url' }] });
  const now = new Date().toISOString();
  // A device is told for whoever is at it now: only it knows its address.
  await sql`delete from push_device where id = ${id} and (tenant_id, person_id) <> (${tenantId}, ${personId})`.execute(db);
  const values = { endpoint, p256dh, auth, language };
  await db
    .insertInto('push_device')
    .values({ tenant_id: tenantId, id, person_id: personId, ...values, added_at: now, told_at: now, urgent_at: now, pushed_at: null, due_at: null })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'id']).doUpdateSet({ ...values, attempts: 0 }))
    .execute();
  // What happened before is not gone through for it.
  await sql`insert into push_position (tenant_id, seq) select tenant_id, last from tenant_sequence where tenant_id = ${tenantId} on conflict do nothing`.execute(db);
  await sql`delete from push_device where tenant_id = ${tenantId} and person_id = ${personId} and id not in
    (select id from push_device where tenant_id = ${tenantId} and person_id = ${personId} order by added_at desc, id limit ${mostDevices})`.execute(db);
}

/** @throws ProblemError not-found for one that is nobody's, or somebody else's */
export async function removePushDevice(db: Executor, { tenantId, personId }: Caller, id: string): Promise<void> {
  const { numDeletedRows } = await db.deleteFrom('push_device').where((where) => where.and({ tenant_id: tenantId, id, person_id: personId })).executeTakeFirstOrThrow();
  if (numDeletedRows === 0n) throw new ProblemError('not-found');
}
