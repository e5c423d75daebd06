/**
 * The document of a plan, as its rows come to. A plan that one reader cannot put together is lost for all, so each update is
 * tried on the whole document before it is kept.
 */
import * as Y from 'yjs';
import type { Executor } from '../../database/carrier.ts';
import { ProblemError } from '../../http/problem.ts';
import type { Caller } from '../../identity/caller.ts';

/** Bytes of an update as they are stored and sent. */
const encode = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const decode = (content: string): Uint8Array => new Uint8Array(Buffer.from(content, 'base64'));

/** All rows as one update, which says the same in fewer bytes. */
export async function readDocument(db: Executor, { tenantId }: Caller, planId: string): Promise<string> {
  return encode(Y.mergeUpdates((await readRows(db, tenantId, planId)).map(({ content }) => decode(content))));
}

/**
 * Adds an update to a plan. One that says nothing new was sent twice.
 * @returns false where nothing changed
 * @throws ProblemError invalid-request for what is no update, or follows upon one that is not there
 */
export async function addUpdate(db: Executor, { tenantId, personId }: Caller, planId: string, id: string, content: string): Promise<boolean> {
  const ofPlan = { tenant_id: tenantId, plan_id: planId };
  // Whoever else writes this plan waits: two updates that fit one by one need not fit together.
  await db.selectFrom('lesson_plan').select('id').where((where) => where.and({ tenant_id: tenantId, id: planId })).forUpdate().execute();
  const rows = await readRows(db, tenantId, planId);
  if (rows.some((row) => row.id === id)) return false;
  const added = tryUpdate(rows.map((row) => row.content), content);
  if (added === undefined && rows.length > 0) return false;
  await db.insertInto('lesson_plan_update').values({ ...ofPlan, id, person_id: personId, content: added ?? content, stored_at: new Date().toISOString() }).execute();
  return true;
}

function readRows(db: Executor, tenantId: string, planId: string): Promise<{ id: string; content: string }[]> {
  return db
    .selectFrom('lesson_plan_update')
    .select(['id', 'content'])
    .where((where) => where.and({ tenant_id: tenantId, plan_id: planId }))
    .orderBy('sequence')
    .execute();
}

/**
 * What an update adds to those that are stored, as the document itself says it: an update may tell again, and otherwise, what is
 * known already, and only what was tried here may reach a reader.
 */
function tryUpdate(stored: readonly string[], content: string): string | undefined {
  const document = new Y.Doc();
  for (const one of stored) Y.applyUpdate(document, decode(one));
  const said: Uint8Array[] = [];
  document.on('update', (update: Uint8Array) => said.push(update));
  try {
    Y.applyUpdate(document, decode(content));
  } catch {
    throw brokenUpdate();
  }
  // What follows upon something that is not there would wait for it in every reader, for good.
  const { pendingStructs, pendingDs } = document.store;
  if (pendingStructs !== null || pendingDs !== null) throw brokenUpdate();
  return said.length === 0 ? undefined : encode(Y.mergeUpdates(said));
}

const brokenUpdate = (): ProblemError => new ProblemError('invalid-request', { errors: [{ pointer: '/update', rule: 'yjs-update' }] });
