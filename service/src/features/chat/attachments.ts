/** Photos, files and voice of messages: they come in parts, are cleaned when they are whole, and are read by who may read the message. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type * as v from 'valibot';
import { attachmentTypeOf, attachmentTypes, largestAttachment, type AttachmentUpload, type RouteInput, type routes } from '../../../../contract/src/index.ts';
import { takesPart } from '../../authorisation/conversations.ts';
import type { Executor } from '../../database/carrier.ts';
import type { Attachment } from '../../database/chat-tables.ts';
import { ProblemError } from '../../http/problem.ts';
import type { Caller } from '../../identity/caller.ts';
import { cleanAttachment } from '../../uploads/clean-attachment.ts';
import { placeOfPart, type PartStore } from '../../uploads/part-store.ts';
import { visibleText } from './message-rows.ts';

type Body = v.InferOutput<typeof AttachmentUpload>;
type Place = RouteInput<typeof routes.beginAttachment>['params'];
type Draft = RouteInput<typeof routes.beginAttachment>['body'];

/** The area of the store in which they lie. */
export const messageFiles = 'message-files';

/** Of what one person has begun and not sent. */
const mostUnsentBytes = 120_000_000;
const unsentMs = 24 * 3_600_000;

interface Row {
  conversationId: string;
  id: string;
  authorId: string;
  messageId: string | null;
  kind: Attachment['kind'];
  name: string;
  description: string | null;
  durationMs: number | null;
  sizeBytes: number;
  received: number;
  whole: Attachment | null;
}

/** What the bytes lie under. Ids of attachments are made by clients, and are each unique only in their conversation. */
export const storedName = ({ conversationId, id }: Pick<Row, 'conversationId' | 'id'>): string => `${conversationId}.${id}`;

/** Goes on with what was begun, or begins. @throws ProblemError not-found; conflict; attachment-kind; attachment-too-large */
export async function beginAttachment(db: Executor, caller: Caller, place: Place, draft: Draft, store: PartStore): Promise<Body> {
  const { tenantId, personId } = caller;
  await requirePart(db, caller, place.conversationId);
  const { kind, name, sizeBytes, description = null, durationMs = null } = draft;
  const type = attachmentTypeOf(name);
  if (type === undefined || attachmentTypes[type].kind !== kind) throw new ProblemError('attachment-kind');
  if (sizeBytes > largestAttachment[kind]) throw new ProblemError('attachment-too-large');
  const before = await find(db, tenantId, place);
  if (before !== undefined) {
    const isSame = before.authorId === personId && before.name === name && before.sizeBytes === sizeBytes && before.kind === kind;
    if (!isSame) throw new ProblemError('conflict');
    return toBody(before);
  }
  await forgetOld(db, caller, store);
  const { rows } = await sql<{ total: number }>`
    select coalesce(sum(size_bytes), 0)::int as total from message_attachment where tenant_id = ${tenantId} and author_id = ${personId} and message_id is null`.execute(db);
  if ((rows[0]?.total ?? 0) + sizeBytes > mostUnsentBytes) throw new ProblemError('attachment-too-large');
  await db
    .insertInto('message_attachment')
    .values({
      tenant_id: tenantId, conversation_id: place.conversationId, id: place.attachmentId, author_id: personId, message_id: null,
      kind, name, description: description === '' ? null : description, duration_ms: durationMs, size_bytes: sizeBytes, received: 0, whole: null, begun_at: new Date().toISOString(),
    })
    .execute();
  return { id: place.attachmentId, sizeBytes, received: 0, attachment: null };
}

/** @throws ProblemError not-found; conflict for a part that is not the next; attachment-kind */
export async function storeAttachmentPart(db: Executor, caller: Caller, place: Place & { offset: number }, bytes: Uint8Array, store: PartStore): Promise<Body> {
  const { tenantId } = caller;
  const row = await findOwn(db, caller, place);
  if (placeOfPart(row, place.offset, bytes.length) === 'known') return toBody(row);
  const received = place.offset + bytes.length;
  await store.write(tenantId, storedName(row), place.offset, bytes);
  const done = received === row.sizeBytes ? await finish(tenantId, row, store) : null;
  await db
    .updateTable('message_attachment')
    .set({ received, ...(done !== null && { whole: JSON.stringify(done.whole), sha256: done.sha256 }) })
    .where((where) => where.and(keyOf(tenantId, place)))
    .execute();
  return toBody({ ...row, received, whole: done?.whole ?? null });
}

/** Takes out what it tells besides itself, and says what it is. @throws ProblemError attachment-kind */
async function finish(tenantId: string, row: Row, store: PartStore): Promise<{ whole: Attachment; sha256: string }> {
  const { id, kind, name, description, durationMs } = row;
  const mediaType = attachmentTypeOf(name);
  const clean = mediaType === undefined ? null : cleanAttachment(mediaType, await store.readWhole(tenantId, storedName(row)));
  if (mediaType === undefined || clean === null) throw new WrongAttachment();
  const { bytes, width, height } = clean;
  await store.replace(tenantId, storedName(row), bytes);
  const whole: Attachment = {
    id, kind, name, mediaType, sizeBytes: bytes.length,
    ...(width !== undefined && height !== undefined && { width, height }),
    ...(description !== null && { description }),
    ...(durationMs !== null && { durationMs }),
  };
  return { whole, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** The file is none that can be sent: what came of it goes, outside of the transaction that found it out. */
export class WrongAttachment extends ProblemError {
  constructor() {
    super('attachment-kind');
  }
}

/** @throws ProblemError not-found for what is not the caller's, or sent already */
export async function dropAttachment(db: Executor, caller: Caller, place: Place, store: PartStore): Promise<void> {
  const row = await findOwn(db, caller, place);
  await db.deleteFrom('message_attachment').where((where) => where.and(keyOf(caller.tenantId, place))).execute();
  await store.drop(caller.tenantId, storedName(row));
}

/** Takes what a message carried out of the database; the bytes go by `store.drop` once that is committed. */
export async function detachAll(db: Executor, { tenantId }: Caller, conversationId: string, messageId: string): Promise<string[]> {
  const gone = await db.deleteFrom('message_attachment').where((where) => where.and({ tenant_id: tenantId, conversation_id: conversationId, message_id: messageId })).returning('id').execute();
  return gone.map(({ id }) => storedName({ conversationId, id }));
}

/** What a message carried when it was taken back is for nobody any more but those who decide the cases about it. */
export async function keepAll(db: Executor, { tenantId }: Caller, conversationId: string, messageId: string): Promise<void> {
  await db
    .updateTable('message_attachment')
    .set({ retracted_at: new Date().toISOString() })
    .where((where) => where.and({ tenant_id: tenantId, conversation_id: conversationId, message_id: messageId }))
    .where('retracted_at', 'is', null)
    .execute();
}

/** The bytes, for who may read the message now, and of what is not sent yet for nobody: its writer has it. */
export async function readAttachment(db: Executor, caller: Caller, { conversationId, attachmentId }: Place, store: PartStore): Promise<Response> {
  const { tenantId } = caller;
  const { rows } = await sql<{ whole: Attachment }>`
    select a.whole from conversation c
    join message_attachment a on a.tenant_id = c.tenant_id and a.conversation_id = c.id and a.id = ${attachmentId}
    join message m on m.tenant_id = c.tenant_id and m.conversation_id = c.id and m.id = a.message_id
    where c.tenant_id = ${tenantId} and c.id = ${conversationId} and ${takesPart(caller)} and ${visibleText(caller)}`.execute(db);
  const file = rows[0]?.whole;
  if (file === undefined) throw new ProblemError('not-found');
  return bytesOf(store, tenantId, conversationId, file);
}

/** To be saved or drawn: whatever the bytes are, a browser runs nothing of them. */
export function bytesOf(store: PartStore, tenantId: string, conversationId: string, { id, name, sizeBytes }: Attachment): Response {
  return new Response(store.read(tenantId, storedName({ conversationId, id })), {
    headers: {
      'Content-Type': 'application/octet-stream',
      'Content-Length': String(sizeBytes),
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)}`,
      'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
      'Cache-Control': 'private, no-store',
    },
  });
}

/** @throws ProblemError not-found */
async function requirePart(db: Executor, caller: Caller, conversationId: string): Promise<void> {
  const { rows } = await sql`select from conversation c where c.tenant_id = ${caller.tenantId} and c.id = ${conversationId} and ${takesPart(caller)}`.execute(db);
  if (rows.length === 0) throw new ProblemError('not-found');
}

/** What the caller has begun and not sent, held for this transaction. @throws ProblemError not-found */
async function findOwn(db: Executor, caller: Caller, place: Place): Promise<Row> {
  await requirePart(db, caller, place.conversationId);
  const row = await find(db, caller.tenantId, place);
  if (row?.authorId !== caller.personId || row.messageId !== null) throw new ProblemError('not-found');
  return row;
}

async function find(db: Executor, tenantId: string, { conversationId, attachmentId }: Place): Promise<Row | undefined> {
  const { rows } = await sql<Row>`
    select conversation_id as "conversationId", id, author_id as "authorId", message_id as "messageId", kind, name, description, duration_ms as "durationMs",
      size_bytes as "sizeBytes", received, whole
    from message_attachment where tenant_id = ${tenantId} and conversation_id = ${conversationId} and id = ${attachmentId} for update`.execute(db);
  return rows[0];
}

/** Throws away what the caller began long ago and never sent. */
async function forgetOld(db: Executor, { tenantId, personId }: Caller, store: PartStore): Promise<void> {
  const { rows } = await sql<{ conversationId: string; id: string }>`
    delete from message_attachment where tenant_id = ${tenantId} and author_id = ${personId} and message_id is null
      and begun_at < ${new Date(Date.now() - unsentMs).toISOString()} returning conversation_id as "conversationId", id`.execute(db);
  for (const row of rows) await store.drop(tenantId, storedName(row));
}

const keyOf = (tenantId: string, { conversationId, attachmentId }: Place) => ({ tenant_id: tenantId, conversation_id: conversationId, id: attachmentId });

function toBody({ id, sizeBytes, received, whole }: Pick<Row, 'id' | 'sizeBytes' | 'received' | 'whole'>): Body {
  return { id, sizeBytes, received, attachment: whole };
}
