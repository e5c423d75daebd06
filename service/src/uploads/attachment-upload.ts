/**
 * How photos, files and voice come, whatever they go with: in parts, from where they had come to, cleaned when they are whole. Who may send
 * them where is asked before; this is the same for all.
 */
import { createHash } from 'node:crypto';
import { sql, type RawBuilder } from 'kysely';
import type * as v from 'valibot';
import { attachmentTypeOf, attachmentTypes, dayInChina, largestAttachment, longestVoiceMs, type AttachmentDraft, type AttachmentUpload } from '../../../contract/src/index.ts';
import type { Executor } from '../database/carrier.ts';
import type { Attachment } from '../database/chat-tables.ts';
import { ProblemError } from '../http/problem.ts';
import type { Caller } from '../identity/caller.ts';
import { cleanAttachment } from './clean-attachment.ts';
import { markDropped, unmarkDropped } from './dropped-files.ts';
import { placeOfPart, type PartStore } from './part-store.ts';
import { voiceDuration } from './voice-duration.ts';

type Body = v.InferOutput<typeof AttachmentUpload>;
type Draft = v.InferOutput<typeof AttachmentDraft>;

/** Of what one person has begun and not sent. */
const mostUnsentBytes = 120_000_000;
const mostUnsent = 60;
/** Of what one person begins on a day, sent or not. */
const mostBytesADay = 300_000_000;
/** What a recorder adds to the time that was set for it. */
const voiceSlackMs = 2000;

/** Where one is written down, and where its bytes lie. */
export interface UploadPlace {
  readonly table: 'message_attachment' | 'announcement_attachment' | 'plan_picture';
  /** The column that says with what it went, once it is sent. */
  readonly carrier: 'message_id' | 'announcement_id' | 'placed_in';
  /** What it is known by within its tenant. */
  readonly key: Readonly<Record<string, string>> & { readonly id: string };
  readonly storedName: string;
}

interface Row {
  authorId: string;
  carrierId: string | null;
  kind: Attachment['kind'];
  name: string;
  description: string | null;
  sizeBytes: number;
  received: number;
  whole: Attachment | null;
}

/** The file is none that can be sent: what came of it goes, outside of the transaction that found it out. */
export class WrongAttachment extends ProblemError {}

/** The bytes as they come, until they are whole and clean. */
export const partsName = (storedName: string): string => `${storedName}.parts`;
/** All that may lie there of one. */
export const namesOf = (storedName: string): string[] => [storedName, partsName(storedName)];

/** Goes on with what was begun, or begins. @throws ProblemError conflict; attachment-kind; attachment-too-large */
export async function beginUpload(db: Executor, { tenantId, personId }: Caller, place: UploadPlace, draft: Draft, store: PartStore): Promise<Body> {
  const { kind, name, sizeBytes, description = null, durationMs = null } = draft;
  const type = attachmentTypeOf(name);
  if (type === undefined || attachmentTypes[type].kind !== kind) throw new ProblemError('attachment-kind');
  if (sizeBytes > largestAttachment[kind]) throw new ProblemError('attachment-too-large');
  const now = new Date();
  const before = await find(db, tenantId, place);
  if (before !== undefined) {
    const isSame = before.authorId === personId && before.name === name && before.sizeBytes === sizeBytes && before.kind === kind;
    if (!isSame) throw new ProblemError('conflict');
    // Somebody goes on with it, however long ago it was begun. One that has gone out keeps its time: a head reads what was there when a plan was handed in.
    await sql`update ${sql.table(place.table)} set touched_at = ${now.toISOString()} where ${keyed(tenantId, place)} and ${sql.ref(place.carrier)} is null`.execute(db);
    return toBody(place, before);
  }
  await requireRoom(db, tenantId, personId, sizeBytes, dayInChina(now.getTime()));
  await unmarkDropped(db, tenantId, store, namesOf(place.storedName));
  const row = {
    tenant_id: tenantId, ...place.key, author_id: personId, kind, name, description: description === '' ? null : description,
    duration_ms: durationMs, size_bytes: sizeBytes, received: 0, touched_at: now.toISOString(),
  };
  await sql`insert into ${sql.table(place.table)} (${sql.join(Object.keys(row).map((column) => sql.ref(column)))}) values (${sql.join(Object.values(row))})`.execute(db);
  return { id: place.key.id, sizeBytes, received: 0, attachment: null };
}

/** Nobody fills the disk, with what is never sent or with what is. @throws ProblemError attachment-too-large */
async function requireRoom(db: Executor, tenantId: string, personId: string, sizeBytes: number, day: string): Promise<void> {
  // Held from here on: two that a person begins at once are counted one after the other.
  const { rows: today } = await sql<{ bytes: string }>`insert into upload_volume as v (tenant_id, person_id, day, bytes) values (${tenantId}, ${personId}, ${day}, ${sizeBytes})
    on conflict (tenant_id, person_id, day) do update set bytes = v.bytes + excluded.bytes returning v.bytes`.execute(db);
  const { rows: unsent } = await sql<{ bytes: string; count: number }>`select coalesce(sum(size_bytes), 0) as bytes, count(*) as count from (
    select size_bytes from message_attachment where tenant_id = ${tenantId} and author_id = ${personId} and message_id is null
    union all select size_bytes from announcement_attachment where tenant_id = ${tenantId} and author_id = ${personId} and announcement_id is null
    union all select size_bytes from plan_picture where tenant_id = ${tenantId} and author_id = ${personId} and placed_in is null) unsent`.execute(db);
  const isTooMuch = Number(today[0]?.bytes) > mostBytesADay || Number(unsent[0]?.bytes) + sizeBytes > mostUnsentBytes || Number(unsent[0]?.count) >= mostUnsent;
  if (isTooMuch) throw new ProblemError('attachment-too-large');
}

/** @throws ProblemError not-found; conflict for a part that is not the next; attachment-kind */
export async function storeUploadPart(db: Executor, caller: Caller, place: UploadPlace, offset: number, bytes: Uint8Array, store: PartStore): Promise<Body> {
  const { tenantId } = caller;
  const row = await findOwn(db, caller, place);
  if (placeOfPart(row, offset, bytes.length) === 'known') return toBody(place, row);
  const received = offset + bytes.length;
  await store.write(tenantId, partsName(place.storedName), offset, bytes);
  const done = received === row.sizeBytes ? await finish(tenantId, place, row, store) : null;
  const whole = done === null ? sql`` : sql`, whole = ${JSON.stringify(done.whole)}, sha256 = ${done.sha256}`;
  await sql`update ${sql.table(place.table)} set received = ${received}, touched_at = ${new Date().toISOString()}${whole} where ${keyed(tenantId, place)}`.execute(db);
  // The parts are there until this is committed: should it fail, the last of them comes once more.
  if (done !== null) await markDropped(db, tenantId, store, [partsName(place.storedName)]);
  return toBody(place, { ...row, received, whole: done?.whole ?? null });
}

/** Takes out what it tells besides itself, and says what it is. @throws WrongAttachment */
async function finish(tenantId: string, { key: { id }, storedName }: UploadPlace, row: Row, store: PartStore): Promise<{ whole: Attachment; sha256: string }> {
  const { kind, name, description } = row;
  const mediaType = attachmentTypeOf(name);
  const clean = mediaType === undefined ? null : cleanAttachment(mediaType, await store.readWhole(tenantId, partsName(storedName)));
  if (mediaType === undefined || clean === null) throw new WrongAttachment('attachment-kind');
  const { bytes, width, height } = clean;
  const durationMs = kind === 'voice' ? voiceDuration(mediaType, bytes) : undefined;
  if (durationMs === null) throw new WrongAttachment('attachment-kind');
  if (durationMs !== undefined && durationMs > longestVoiceMs + voiceSlackMs) throw new WrongAttachment('attachment-too-large');
  await store.replace(tenantId, storedName, bytes);
  const whole: Attachment = {
    id, kind, name, mediaType, sizeBytes: bytes.length,
    ...(width !== undefined && height !== undefined && { width, height }),
    ...(description !== null && { description }),
    // As it is, whatever its writer says.
    ...(durationMs !== undefined && { durationMs: Math.min(longestVoiceMs, Math.max(1, Math.round(durationMs))) }),
  };
  return { whole, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** @throws ProblemError not-found for what is not the caller's, or sent already */
export async function dropUpload(db: Executor, caller: Caller, place: UploadPlace, store: PartStore): Promise<void> {
  await findOwn(db, caller, place);
  await sql`delete from ${sql.table(place.table)} where ${keyed(caller.tenantId, place)}`.execute(db);
  await markDropped(db, caller.tenantId, store, namesOf(place.storedName));
}

/** What the caller has begun and not sent, held for this transaction. @throws ProblemError not-found */
async function findOwn(db: Executor, { tenantId, personId }: Caller, place: UploadPlace): Promise<Row> {
  const row = await find(db, tenantId, place);
  if (row?.authorId !== personId || row.carrierId !== null) throw new ProblemError('not-found');
  return row;
}

async function find(db: Executor, tenantId: string, place: UploadPlace): Promise<Row | undefined> {
  const { rows } = await sql<Row>`
    select author_id as "authorId", ${sql.ref(place.carrier)} as "carrierId", kind, name, description, size_bytes as "sizeBytes", received, whole
    from ${sql.table(place.table)} where ${keyed(tenantId, place)} for update`.execute(db);
  return rows[0];
}

const keyed = (tenantId: string, { key }: UploadPlace): RawBuilder<unknown> =>
  sql.join(Object.entries({ tenant_id: tenantId, ...key }).map(([column, value]) => sql`${sql.ref(column)} = ${value}`), sql` and `);

function toBody({ key: { id } }: UploadPlace, { sizeBytes, received, whole }: Row): Body {
  return { id, sizeBytes, received, attachment: whole };
}

/** To be saved or drawn: whatever the bytes are, a browser runs nothing of them. */
export async function bytesOf(store: PartStore, tenantId: string, storedName: string, { name, sizeBytes }: Pick<Attachment, 'name' | 'sizeBytes'>): Promise<Response> {
  return new Response(await store.read(tenantId, storedName), {
    headers: {
      'Content-Type': 'application/octet-stream',
      'Content-Length': String(sizeBytes),
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)}`,
      'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
      'Cache-Control': 'private, no-store',
    },
  });
}
