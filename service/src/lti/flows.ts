/**
 * Steps of LTI that go through a browser and another system: each is a row with an end, and what comes back must bring the
 * secret that went out. A secret is good once; only its hash is kept.
 */
import { sql, type Selectable } from 'kysely';
import { v4 as uuidv4 } from 'uuid';
import { hashOf, newSecret } from '../cmi5/session.ts';
import type { Executor } from '../database/carrier.ts';
import type { Schema } from '../database/schema.ts';

export type Flow = Selectable<Schema['lti_flow']>;

export interface NewFlow {
  tenantId: string;
  registrationId: string;
  kind: Flow['kind'];
  personId: string | null;
  details: object;
  minutes: number;
}

/** A flow of a registration that was ended is over, wherever it stands. */
const isInForce = sql<boolean>`exists (select from lti_registration r where r.tenant_id = lti_flow.tenant_id and r.id = lti_flow.registration_id and r.ended_at is null)`;

/** Begins a flow; the secret is for the next step. */
export async function beginFlow(db: Executor, { tenantId, registrationId, kind, personId, details, minutes }: NewFlow): Promise<{ id: string; secret: string }> {
  const id = uuidv4();
  const secret = newSecret();
  const now = Date.now();
  await db
    .insertInto('lti_flow')
    .values({
      tenant_id: tenantId,
      id,
      registration_id: registrationId,
      kind,
      person_id: personId,
      secret_hash: hashOf(secret),
      details: JSON.stringify(details),
      created_at: new Date(now).toISOString(),
      expires_at: new Date(now + minutes * 60_000).toISOString(),
    })
    .execute();
  // Nothing of old steps is needed by anybody: a page that was left open long ago begins anew.
  await db
    .deleteFrom('lti_flow')
    .where('tenant_id', '=', tenantId)
    .where('expires_at', '<', new Date(now - 7 * 86_400_000).toISOString())
    .execute();
  return { id, secret };
}

/** Takes the next step: the secret is used up, another takes its place. Null when it is wrong, used or too late. */
export async function takeStep(db: Executor, tenantId: string, id: string, secret: string): Promise<{ flow: Flow; secret: string } | null> {
  const next = newSecret();
  const flow = await db
    .updateTable('lti_flow')
    .set({ secret_hash: hashOf(next) })
    .where((where) => where.and({ tenant_id: tenantId, id, secret_hash: hashOf(secret) }))
    .where('expires_at', '>', new Date().toISOString())
    .where(isInForce)
    .returningAll()
    .executeTakeFirst();
  return flow === undefined ? null : { flow, secret: next };
}

/** Reads a flow without taking a step. */
export async function readFlow(db: Executor, tenantId: string, id: string, kind: Flow['kind']): Promise<Flow | null> {
  const row = await db
    .selectFrom('lti_flow')
    .selectAll()
    .where((where) => where.and({ tenant_id: tenantId, id, kind }))
    .where('expires_at', '>', new Date().toISOString())
    .where(isInForce)
    .executeTakeFirst();
  return row ?? null;
}

/** The flow whose secret this is, still good for more: a page asks with it until its time is over. */
export async function flowOfSecret(db: Executor, tenantId: string, id: string, secret: string, kind: Flow['kind']): Promise<Flow | null> {
  const flow = await readFlow(db, tenantId, id, kind);
  return flow?.secret_hash === hashOf(secret) ? flow : null;
}

/** Writes what a flow has come to; `isOver` when no further step may follow. */
export async function saveFlow(db: Executor, { tenant_id, id }: Flow, details: object, isOver = false): Promise<void> {
  await db
    .updateTable('lti_flow')
    .set({ details: JSON.stringify(details), ...(isOver && { secret_hash: null }) })
    .where((where) => where.and({ tenant_id, id }))
    .execute();
}
