/** How photos, files and voice of messages come: to where their writer may write now. */
import { sql } from 'kysely';
import type * as v from 'valibot';
import type { AttachmentUpload, RouteInput, routes } from '../../../../contract/src/index.ts';
import { takesPart } from '../../authorisation/conversations.ts';
import type { Executor } from '../../database/carrier.ts';
import { ProblemError } from '../../http/problem.ts';
import type { Caller } from '../../identity/caller.ts';
import { beginUpload, dropUpload, storeUploadPart, type UploadPlace } from '../../uploads/attachment-upload.ts';
import type { PartStore } from '../../uploads/part-store.ts';
import { storedName } from './attachments.ts';
import { hindranceColumns } from './conversation-rows.ts';
import { requireWay, type Hindrances } from './rights.ts';

type Body = v.InferOutput<typeof AttachmentUpload>;
type Place = RouteInput<typeof routes.beginAttachment>['params'];
type Draft = RouteInput<typeof routes.beginAttachment>['body'];

const uploadOf = ({ conversationId, attachmentId: id }: Place): UploadPlace => ({
  table: 'message_attachment',
  carrier: 'message_id',
  key: { conversation_id: conversationId, id },
  storedName: storedName({ conversationId, id }),
});

/** Goes on with what was begun, or begins. @throws ProblemError not-found; conflict; what stands in the way of writing; attachment-kind; attachment-too-large */
export async function beginAttachment(db: Executor, caller: Caller, place: Place, draft: Draft, store: PartStore): Promise<Body> {
  await requireWriting(db, caller, place.conversationId);
  return beginUpload(db, caller, uploadOf(place), draft, store);
}

/** @throws ProblemError not-found; what stands in the way of writing; conflict for a part that is not the next; attachment-kind */
export async function storeAttachmentPart(db: Executor, caller: Caller, place: Place & { offset: number }, bytes: Uint8Array, store: PartStore): Promise<Body> {
  await requireWriting(db, caller, place.conversationId);
  return storeUploadPart(db, caller, uploadOf(place), place.offset, bytes, store);
}

/** @throws ProblemError not-found for what is not the caller's, or sent already */
export async function dropAttachment(db: Executor, caller: Caller, place: Place, store: PartStore): Promise<void> {
  await readHindrances(db, caller, place.conversationId);
  await dropUpload(db, caller, uploadOf(place), store);
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
