/** Messages out of entries of an archive: corrections where they belong, and nothing that a writer only pretends. */
import type { Participant } from '../../base/ports/chat.ts';
import { editableMs, type PlainMessage } from '../chat/message.ts';
import type { Entry } from './archive.ts';

/** Unknown people have no name: who may be named is what the platform says. */
export type NameOf = (address: string) => Participant;

interface Folded extends PlainMessage {
  address: string;
}

/**
 * - A second entry of one writer with one id is the same message, sent again after a line broke.
 * - An id belongs to whoever used it first: somebody else's message under it gets the name that the archive gave.
 * - What says nothing (a marker of what somebody has read, a hint to the server) is no message.
 * - A correction counts when its writer is that of the message, and in the time that a message may be changed.
 */
export function fold(entries: readonly Entry[], nameOf: NameOf): PlainMessage[] {
  const messages: Folded[] = [];
  const byOrigin = new Map<string, Folded>();
  const byArchive = new Map<string, Folded>();
  for (const { position, archiveId, author, sentAt, originId, text, replaces, answers, isTombstone } of entries) {
    if (text === '' && !isTombstone) continue;
    const corrected = replaces === null ? undefined : byOrigin.get(replaces);
    if (replaces !== null) {
      const inTime = corrected !== undefined && Date.parse(sentAt) - Date.parse(corrected.sentAt) <= editableMs;
      if (inTime && author !== '' && corrected.address === author && corrected.state === undefined) Object.assign(corrected, { text, editedAt: sentAt, revision: position });
      continue;
    }
    const known = byOrigin.get(originId);
    if (known !== undefined && author !== '' && known.address === author) continue;
    const replyTo = answers === null ? undefined : byArchive.get(answers)?.id;
    const message: Folded = {
      id: known === undefined ? originId : archiveId, sequence: position, revision: position, sentAt, address: author, author: nameOf(author),
      text: author === '' ? '' : text, ...(replyTo !== undefined && { replyTo }), ...(isTombstone ? { state: 'retracted' as const } : author === '' && { state: 'hidden' as const }),
    };
    messages.push(message);
    byArchive.set(archiveId, message);
    if (known === undefined) byOrigin.set(originId, message);
  }
  return messages;
}
