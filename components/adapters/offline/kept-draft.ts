/** Messages with files, as they wait on this machine: bytes, because WebKit keeps files of its own kind only where it keeps everything. */
import type { AttachmentDraft, MessageDraft } from '../../base/ports/chat.ts';

type KeptAttachment = Omit<AttachmentDraft, 'file'> & { readonly bytes: ArrayBuffer; readonly type: string };
export type KeptDraft = Omit<MessageDraft, 'attachments'> & { attachments?: readonly KeptAttachment[] };

export async function keptDraft({ attachments, ...draft }: MessageDraft): Promise<KeptDraft> {
  if (attachments === undefined) return draft;
  const kept = attachments.map(async ({ file, ...rest }) => ({ ...rest, bytes: await file.arrayBuffer(), type: file.type }));
  return { ...draft, attachments: await Promise.all(kept) };
}

export function draftOf({ attachments, ...draft }: KeptDraft): MessageDraft {
  if (attachments === undefined) return draft;
  return { ...draft, attachments: attachments.map(({ bytes, type, ...rest }) => ({ ...rest, file: new Blob([bytes], { type }) })) };
}
