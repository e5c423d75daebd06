/** How photos, files and voice of messages come: in parts, to where their writer may write now, cleaned when they are whole. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type * as v from 'valibot';
import { attachmentTypeOf, attachmentTypes, dayInChina, largestAttachment, longestVoiceMs, type AttachmentUpload, type RouteInput, type routes } from '../../../../contract/src/index.ts';
import { takesPart } from '../../authorisation/conversations.ts';
import type { Executor } from '../../database/carrier.ts';
import type { Attachment } from '../../database/chat-tables.ts';
import { ProblemError } from '../../http/problem.ts';
import type { Caller } from '../../identity/caller.ts';
import { cleanAttachment } from '../../uploads/clean-attachment.ts';
import { markDropped, unmarkDropped } from '../../uploads/dropped-files.ts';
import { placeOfPart, type PartStore } from '../../uploads/part-store.ts';
import { voiceDuration } from '../../uploads/voice-duration.ts';
import { namesOf, partsName, storedName } from './attachments.ts';
import { hindranceColumns } from './conversation-rows.ts';
import { requireWay, type Hindrances } from './rights.ts';

type Body = v.InferOutput<typeof AttachmentUpload>;
type Place = RouteInput<typeof routes.beginAttachment>['params'];
type Draft = RouteInput<typeof routes.beginAttachment>['body'];

/** Of what one person has begun and not sent. */
const mostUnsentBytes = 120_000_000;
const mostUnsent = 60;
/** Of what one person begins on a day, sent or not. */
const mostBytesADay = 300_000_000;
/** What a recorder adds to the time that was set for it. */
const voiceSlackMs = 2000;

interface Row {
  conversationId: string;
  id: string;
  authorId: string;
  messageId: string | null;
  kind: Attachment['kind'];
  name: string;
  description: string | null;
  sizeBytes: number;
  received: number;
  whole: Attachment | null;
}

/** Goes on with what was begun, or begins. @throws ProblemError not-found; conflict; what stands in the way of writing; attachment-kind; attachment-too-large */
export async function beginAttachment(db: Executor, caller: Caller, place: Place, draft: Draft, store: PartStore): Promise<Body> {
  const { tenantId, personId } = caller;
  await requireWriting(db, caller, place.conversationId);
  const { kind, name, sizeBytes, description = null, durationMs = null } = draft;
  const type = attachmentTypeOf(name);
  if (type === undefined || attachmentTypes[type].kind !== kind) throw new ProblemError('attachment-kind');
  if (sizeBytes > largestAttachment[kind]) throw new ProblemError('attachment-too-large');
  const now = new Date();
  const before = await find(db, tenantId, place);
  if (before !== undefined) {
    const isSame = before.authorId === personId && before.name === name && before.sizeBytes === sizeBytes && before.kind === kind;
    if (!isSame) throw new ProblemError('conflict');
    // Somebody goes on with it, however long ago it was begun.
    await db.updateTable('message_attachment').set({ touched_at: now.toISOString() }).where((where) => where.and(keyOf(tenantId, place))).execute();
    return toBody(before);
  }
  await requireRoom(db, caller, sizeBytes, dayInChina(now.getTime()));
  await unmarkDropped(db, tenantId, store, namesOf({ conversationId: place.conversationId, id: place.attachmentId }));
  await db
    .insertInto('message_attachment')
    .values({
      tenant_id: tenantId, conversation_id: place.conversationId, id: place.attachmentId, author_id: personId, message_id: null,
      kind, name, description: description === '' ? null : description, duration_ms: durationMs, size_bytes: sizeBytes, received: 0, whole: null, touched_at: now.toISOString(),
    })
    .execute();
  return { id: place.attachmentId, sizeBytes, received: 0, attachment: null };
}

/** Nobody fills the disk, with what is never sent or with what is. @throws ProblemError attachment-too-large */
async function requireRoom(db: Executor, { tenantId, personId }: Caller, sizeBytes: number, day: string): Promise<void> {
  // Held from here on: two that a person begins at once are counted one after the other.
  const { rows: today } = await sql<{ bytes: string }>`insert into upload_volume as v (tenant_id, person_id, day, bytes) values (${tenantId}, ${personId}, ${day}, ${sizeBytes})
    on conflict (tenant_id, person_id, day) do update set bytes = v.bytes + excluded.bytes returning v.bytes`.execute(db);
  const { rows: unsent } = await sql<{ bytes: string; count: number }>`select coalesce(sum(size_bytes), 0) as bytes, count(*) as count from message_attachment
    where tenant_id = ${tenantId} and author_id = ${personId} and message_id is null`.execute(db);
  const isTooMuch = Number(today[0]?.bytes) > mostBytesADay || Number(unsent[0]?.bytes) + sizeBytes > mostUnsentBytes || Number(unsent[0]?.count) >= mostUnsent;
  if (isTooMuch) throw new ProblemError('attachment-too-large');
}

/** @throws ProblemError not-found; what stands in the way of writing; conflict for a part that is not the next; attachment-kind */
export async function storeAttachmentPart(db: Executor, caller: Caller, place: Place & { offset: number }, bytes: Uint8Array, store: PartStore): Promise<Body> {
  const { tenantId } = caller;
  await requireWriting(db, caller, place.conversationId);
  const row = await findOwn(db, caller, place);
  if (placeOfPart(row, place.offset, bytes.length) === 'known') return toBody(row);
  const received = place.offset + bytes.length;
  await store.write(tenantId, partsName(row), place.offset, bytes);
  const done = received === row.sizeBytes ? await finish(tenantId, row, store) : null;
  await db
    .updateTable('message_attachment')
    .set({ received, touched_at: new Date().toISOString(), ...(done !== null && { whole: JSON.stringify(done.whole), sha256: done.sha256 }) })
    .where((where) => where.and(keyOf(tenantId, place)))
    .execute();
  // The parts are there until this is committed: should it fail, the last of them comes once more.
  if (done !== null) await markDropped(db, tenantId, store, [partsName(row)]);
  return toBody({ ...row, received, whole: done?.whole ?? null });
}

/** Takes out what it tells besides itself, and says what it is. @throws WrongAttachment */
async function finish(tenantId: string, row: Row, store: PartStore): Promise<{ whole: Attachment; sha256: string }> {
  const { id, kind, name, description } = row;
  const mediaType = attachmentTypeOf(name);
  const clean = mediaType === undefined ? null : cleanAttachment(mediaType, await store.readWhole(tenantId, partsName(row)));
  if (mediaType === undefined || clean === null) throw new WrongAttachment('attachment-kind');
  const { bytes, width, height } = clean;
  const durationMs = kind === 'voice' ? voiceDuration(mediaType, bytes) : undefined;
  if (durationMs === null) throw new WrongAttachment('attachment-kind');
  if (durationMs !== undefined && durationMs > longestVoiceMs + voiceSlackMs) throw new WrongAttachment('attachment-too-large');
  await store.replace(tenantId, storedName(row), bytes);
  const whole: Attachment = {
    id, kind, name, mediaType, sizeBytes: bytes.length,
    ...(width !== undefined && height !== undefined && { width, height }),
    ...(description !== null && { description }),
    // As it is, whatever its writer says.
    ...(durationMs !== undefined && { durationMs: Math.min(longestVoiceMs, Math.max(1, Math.round(durationMs))) }),
  };
  return { whole, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** The file is none that can be sent: what came of it goes, outside of the transaction that found it out. */
export class WrongAttachment extends ProblemError {}

/** @throws ProblemError not-found for what is not the caller's, or sent already */
export async function dropAttachment(db: Executor, caller: Caller, place: Place, store: PartStore): Promise<void> {
  const row = await findOwn(db, caller, place);
  await db.deleteFrom('message_attachment').where((where) => where.and(keyOf(caller.tenantId, place))).execute();
  await markDropped(db, caller.tenantId, store, namesOf(row));
}

/** What the caller has begun and not sent, held for this transaction. @throws ProblemError not-found */
async function findOwn(db: Executor, caller: Caller, place: Place): Promise<Row> {
  await readHindrances(db, caller, place.conversationId);
  const row = await find(db, caller.tenantId, place);
  if (row?.authorId !== caller.personId || row.messageId !== null) throw new ProblemError('not-found');
  return row;
}

/** Whoever may not write now uploads nothing either; a slow talk has no say in that. @throws ProblemError not-found; what stands in the way */
async function requireWriting(db: Executor, caller: Caller, conversationId: string): Promise<void> {
  requireWay(caller, await readHindrances(db, caller, conversationId), new Date().toISOString(), 'slow');
}

/** @throws ProblemError not-found where the caller takes no part */
async function readHindrances(db: Executor, caller: Caller, conversationId: string): Promise<Hindrances> {
  const { rows } = await sql<Hindrances>`
    select ${hindranceColumns(caller)} from conversation c where c.tenant_id = ${caller.tenantId} and c.id = ${conversationId} and ${takesPart(caller)}`.execute(db);
  if (rows[0] === undefined) throw new ProblemError('not-found');
  return rows[0];
}

async function find(db: Executor, tenantId: string, { conversationId, attachmentId }: Place): Promise<Row | undefined> {
  const { rows } = await sql<Row>`
    select conversation_id as "conversationId", id, author_id as "authorId", message_id as "messageId", kind, name, description, size_bytes as "sizeBytes", received, whole
    from message_attachment where tenant_id = ${tenantId} and conversation_id = ${conversationId} and id = ${attachmentId} for update`.execute(db);
  return rows[0];
}

const keyOf = (tenantId: string, { conversationId, attachmentId }: Place) => ({ tenant_id: tenantId, conversation_id: conversationId, id: attachmentId });

function toBody({ id, sizeBytes, received, whole }: Pick<Row, 'id' | 'sizeBytes' | 'received' | 'whole'>): Body {
  return { id, sizeBytes, received, attachment: whole };
}
