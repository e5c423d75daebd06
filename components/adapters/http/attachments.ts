/** What is attached to a message goes out before it, and stops when its writer takes the message back. */
import { beginAttachment, dropAttachment, readAttachment, uploadAttachmentPart } from '../../../contract/src/routes/chat.ts';
import type { AttachmentDraft, MessageDraft } from '../../base/ports/chat.ts';
import type { Client, RouteCallOptions } from './client.ts';
import { aboutFile, uploadInParts } from './upload.ts';

/** Messages whose files are on their way, in all ports of the page: whoever takes one back may use another port than its sender. */
const underway = new Map<string, AbortController>();

/** Stops sending the files of a message. */
export function stopSending(messageId: string): void {
  underway.get(messageId)?.abort(new DOMException('The message was taken back', 'AbortError'));
}

/** Sends the files of a message, those that have come before excepted. */
export async function sendFiles(client: Client, conversationId: string, { id, attachments = [] }: MessageDraft, options: RouteCallOptions, onProgress: (sent: number) => void): Promise<void> {
  const control = new AbortController();
  underway.set(id, control);
  const total = attachments.reduce((sum, { file }) => sum + file.size, 0);
  let before = 0;
  try {
    for (const draft of attachments) {
      const sent = before;
      await sendFile(client, conversationId, draft, { ...options, signal: control.signal }, (received) => onProgress((sent + received) / total));
      before += draft.file.size;
    }
  } catch (error) {
    if (control.signal.aborted) for (const { id: attachmentId } of attachments) void client.call(dropAttachment, { params: { conversationId, attachmentId } }, options).catch(() => undefined);
    throw error;
  } finally {
    underway.delete(id);
  }
}

async function sendFile(client: Client, conversationId: string, draft: AttachmentDraft, options: RouteCallOptions, onProgress: (received: number) => void): Promise<void> {
  const { id: attachmentId, file } = draft;
  const params = { conversationId, attachmentId };
  const begun = (await client.call(beginAttachment, { params, body: aboutFile(draft) }, options)).value;
  const send = async (offset: number, part: Blob) => (await client.call(uploadAttachmentPart, { params: { ...params, offset: String(offset) } }, { ...options, file: part })).value;
  await uploadInParts(file, begun, send, ({ received }) => onProgress(received));
}

/** The bytes of a received one. They say nothing of what they are: whoever shows them knows by the list of the contract. */
export function readFile(client: Client, conversationId: string, attachmentId: string, options: RouteCallOptions): Promise<Blob> {
  return client.download(readAttachment, { params: { conversationId, attachmentId } }, options);
}
