/** One launch of a unit. */
import { createHash, randomBytes } from 'node:crypto';
import * as v from 'valibot';
import type { Executor } from '../database/carrier.ts';

const Told = v.object({ launchData: v.optional(v.boolean()), preferences: v.optional(v.boolean()) });

export type LaunchMode = 'Normal' | 'Browse' | 'Review';
export interface LaunchedSession {
  tenantId: string;
  id: string;
  registrationId: string;
  unit: number;
  mode: LaunchMode;
  state: 'launched' | 'initialized' | 'terminated' | 'abandoned';
  /** What the course has asked for: it must know both before it begins. */
  told: v.InferOutput<typeof Told>;
  /** The verbs of cmi5 that it has said. */
  verbs: string[];
  initializedAt: string | null;
  launchedAt: string;
}

export const newSecret = () => randomBytes(32).toString('base64url');
export const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex');

/** Reads a session and holds it until the transaction ends. */
export async function lockSession(db: Executor, tenantId: string, id: string): Promise<LaunchedSession | null> {
  const row = await db
    .selectFrom('course_session')
    .selectAll()
    .where((where) => where.and({ tenant_id: tenantId, id }))
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    tenantId,
    id,
    registrationId: row.registration_id,
    unit: row.unit,
    mode: row.mode,
    state: row.state,
    told: v.parse(Told, row.was_told),
    verbs: v.parse(v.array(v.string()), row.verbs),
    initializedAt: row.initialized_at,
    launchedAt: row.launched_at,
  };
}

export async function saveSession(db: Executor, { tenantId, id, state, told, verbs, initializedAt }: LaunchedSession): Promise<void> {
  await db
    .updateTable('course_session')
    .set({ state, was_told: JSON.stringify(told), verbs: JSON.stringify(verbs), initialized_at: initializedAt })
    .where((where) => where.and({ tenant_id: tenantId, id }))
    .execute();
}
