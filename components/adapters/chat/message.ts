/** Messages as their reader gets them: what is own, and what may be done with each. */
import type { Attachment, ConversationRights, Message, MessageRights, Participant } from '../../base/ports/chat.ts';

/** Who reads, and what that person may do in the conversation. */
export interface Reader {
  id: string;
  can: ConversationRights;
}
/** A message as everybody has it; what is left out is as usual. */
export interface PlainMessage {
  id: string;
  sequence: number;
  revision: number;
  sentAt: string;
  text: string;
  author: Participant;
  attachments?: readonly Attachment[] | undefined;
  replyTo?: string | undefined;
  state?: 'waiting' | 'hidden' | 'retracted' | undefined;
  reason?: string | undefined;
  editedAt?: string | undefined;
  pinned?: boolean | undefined;
}
/** Two minutes, as the contract says. */
export const editableMs = 120_000;

/** @param asOf the service's time: this machine's clock may be wrong by years */
export function messageFor({ id: readerId, can }: Reader, conversationId: string, plain: PlainMessage, asOf: string): Message {
  const { attachments = [], replyTo = null, state = 'shown', reason = null, editedAt = null, pinned = false } = plain;
  const own = plain.author.id === readerId;
  const editableUntil = new Date(Date.parse(plain.sentAt) + editableMs).toISOString();
  const isThere = state === 'shown' || state === 'waiting';
  const changeable = own && isThere && asOf < editableUntil;
  const rights: MessageRights = {
    edit: changeable && can.send,
    retract: changeable,
    // What a colleague is to look at, or has hidden, is not judged by its writer.
    moderate: can.moderate && state !== 'retracted' && (!own || state === 'shown'),
    report: can.report && !own && state === 'shown',
  };
  return { ...plain, conversationId, own, attachments, replyTo, state, reason, editedAt, pinned, editableUntil, can: rights };
}
