/**
 * Files that wait on this machine, with a message or with a draft: as bytes, because WebKit keeps files of its own kind only where it keeps
 * everything. They lie beside the writes, so that whoever counts what waits reads none of them.
 */
import type { AttachmentDraft, MessageDraft } from '../../base/ports/chat.ts';
import type { AnnouncementDraft } from '../../base/ports/announcements.ts';
import type { Database, KeptBytes } from './database.ts';

/** One without its bytes; those that an earlier version of this page has kept still have them. */
export type KeptAttachment = Omit<AttachmentDraft, 'file'> & { readonly type: string; readonly bytes?: ArrayBuffer };
export type KeptDraft = Omit<MessageDraft, 'attachments'> & { attachments?: readonly KeptAttachment[] };

/** An announcement that waits. */
export type KeptAnnouncement = Omit<AnnouncementDraft, 'attachments'> & { attachments?: readonly KeptAttachment[] };

export const withoutBytes = ({ file, ...rest }: AttachmentDraft): KeptAttachment => ({ ...rest, type: file.type });
type WithKept<Draft> = Omit<Draft, 'attachments'> & { attachments?: readonly KeptAttachment[] };
export const keptDraft = <Draft extends { readonly attachments?: readonly AttachmentDraft[] | undefined }>({ attachments, ...draft }: Draft): WithKept<Draft> =>
  attachments === undefined ? draft : { ...draft, attachments: attachments.map(withoutBytes) };

export type ReadFile = Omit<KeptBytes, 'owner'>;

/** Reads them into memory: a transaction of the database waits for nothing else. */
export function bytesOf(attachments: readonly AttachmentDraft[] = []): Promise<ReadFile[]> {
  return Promise.all(attachments.map(async ({ id, file }) => ({ id, bytes: await file.arrayBuffer() })));
}

/** Files that this page has read, so that a talk that is drawn anew reads none of them again. */
export type Known = Map<string, Blob>;

/** Files again as files; one whose bytes are gone is empty, which the service refuses by name. */
export function filesOf(database: Pick<Database, 'get'>, kept: readonly KeptAttachment[], known: Known = new Map()): Promise<AttachmentDraft[]> {
  return Promise.all(
    kept.map(async ({ bytes, type, ...rest }) => {
      const file = known.get(rest.id) ?? new Blob([bytes ?? (await database.get('files', rest.id))?.bytes ?? ''], { type });
      known.set(rest.id, file);
      return { ...rest, file };
    }),
  );
}

export async function draftOf<Draft extends { readonly attachments?: readonly KeptAttachment[] | undefined }>(
  database: Pick<Database, 'get'>,
  { attachments, ...draft }: Draft,
  known?: Known,
): Promise<Omit<Draft, 'attachments'> & { attachments?: readonly AttachmentDraft[] }> {
  return attachments === undefined ? draft : { ...draft, attachments: await filesOf(database, attachments, known) };
}
