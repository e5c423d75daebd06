/** Photos, files and voice of messages: where their bytes lie, who reads them, and when they go. */
import { sql } from 'kysely';
import type { RouteInput, routes } from '../../../../contract/src/index.ts';
import { takesPart } from '../../authorisation/conversations.ts';
import type { Executor } from '../../database/carrier.ts';
import type { Attachment } from '../../database/chat-tables.ts';
import { ProblemError } from '../../http/problem.ts';
import type { Caller } from '../../identity/caller.ts';
import { bytesOf, namesOf } from '../../uploads/attachment-upload.ts';
import { markDropped } from '../../uploads/dropped-files.ts';
import type { PartStore } from '../../uploads/part-store.ts';
import { visibleText } from './message-rows.ts';

type Place = RouteInput<typeof routes.readAttachment>['params'];
interface Named {
  conversationId: string;
  id: string;
}

/** The area of the store in which they lie. */
export const messageFiles = 'message-files';

/** What the bytes lie under. Ids of attachments are made by clients, and are each unique only in their conversation. */
export const storedName = ({ conversationId, id }: Named): string => `${conversationId}.${id}`;

/** What a message carried goes with it; the bytes once that is committed. */
export async function detachAll(db: Executor, { tenantId }: Caller, conversationId: string, messageId: string, store: PartStore): Promise<void> {
  const gone = await db.deleteFrom('message_attachment').where((where) => where.and({ tenant_id: tenantId, conversation_id: conversationId, message_id: messageId })).returning('id').execute();
  await markDropped(db, tenantId, store, gone.flatMap(({ id }) => namesOf(storedName({ conversationId, id }))));
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
  return bytesOf(store, tenantId, storedName({ conversationId, id: file.id }), file);
}
