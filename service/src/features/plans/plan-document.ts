/**
 * The document of a plan, as its rows come to. A plan that one reader cannot put together is lost for all, so each update is
 * tried on the whole document before it is kept, and rows are folded into one before there are many.
 */
import * as Y from 'yjs';
import type { Executor } from '../../database/carrier.ts';
import { ProblemError } from '../../http/problem.ts';
import type { Caller } from '../../identity/caller.ts';
import { commentsOf, requireOwnComments, watchBeyondComments } from './comments.ts';

/** So many rows a plan has at most. */
const mostRows = 32;
/** So many bytes a plan may come to. */
export const mostBytes = 2_000_000;
/** Base64 needs four letters for three bytes. */
const bytesOfLetter = 3 / 4;

type Change = 'nothing' | 'comments' | 'plan';

/** Bytes of an update as they are stored and sent. */
export const encode = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const decode = (content: string): Uint8Array => new Uint8Array(Buffer.from(content, 'base64'));

/** All rows as one update, which says the same in fewer bytes. */
export async function readDocument(db: Executor, { tenantId }: Caller, planId: string): Promise<string> {
  return encode(Y.mergeUpdates((await readRows(db, tenantId, planId)).map(({ content }) => decode(content))));
}

/**
 * Adds an update to a plan. One that says nothing new was sent twice, also where its row has been folded since.
 * @returns what it changed: the plan, or nothing but what is said in comments
 * @throws ProblemError invalid-request for what is no update, or follows upon one that is not there; forbidden for a comment in another's name; body-too-large
 */
export async function addUpdate(db: Executor, caller: Caller, planId: string, id: string, content: string): Promise<Change> {
  const { tenantId, personId } = caller;
  const ofPlan = { tenant_id: tenantId, plan_id: planId };
  // Whoever else writes this plan waits: two updates that fit one by one need not fit together.
  await db.selectFrom('lesson_plan').select('id').where((where) => where.and({ tenant_id: tenantId, id: planId })).forUpdate().execute();
  const rows = await readRows(db, tenantId, planId);
  if (rows.some((row) => row.id === id)) return 'nothing';
  let isBeyondComments = (): boolean => false;
  const { added, whole } = tryUpdate(rows.map((row) => row.content), content, (document) => {
    const before = commentsOf(document);
    isBeyondComments = watchBeyondComments(document);
    return () => requireOwnComments(before, commentsOf(document), caller);
  });
  if (added === undefined && rows.length > 0) return 'nothing';
  const change = isBeyondComments() ? 'plan' : 'comments';
  const kept = added ?? content;
  const bytes = rows.reduce((sum, row) => sum + row.content.length, kept.length) * bytesOfLetter;
  const row = { ...ofPlan, person_id: personId, stored_at: new Date().toISOString() };
  if (rows.length < mostRows && bytes <= mostBytes) {
    await db.insertInto('lesson_plan_update').values({ ...row, id, content: kept }).execute();
    return change;
  }
  const folded = whole();
  if (folded.length > mostBytes) throw new ProblemError('body-too-large', { errors: [{ pointer: '/update', rule: 'plan-too-large' }] });
  await db.deleteFrom('lesson_plan_update').where((where) => where.and(ofPlan)).execute();
  // Under the id of the plan, which the first update bears: no other can have it.
  await db.insertInto('lesson_plan_update').values({ ...row, id: planId, content: encode(folded) }).execute();
  return change;
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
 * known already, and only what was tried here may reach a reader. `watch` sees the document before, and what it gives is called after.
 */
export function tryUpdate(stored: readonly string[], content: string, watch: (document: Y.Doc) => () => void = () => () => undefined): { added: string | undefined; whole: () => Uint8Array } {
  const document = new Y.Doc();
  for (const one of stored) Y.applyUpdate(document, decode(one));
  const check = watch(document);
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
  check();
  return { added: said.length === 0 ? undefined : encode(Y.mergeUpdates(said)), whole: () => Y.encodeStateAsUpdate(document) };
}

const brokenUpdate = (): ProblemError => new ProblemError('invalid-request', { errors: [{ pointer: '/update', rule: 'yjs-update' }] });
