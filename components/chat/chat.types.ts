import type { AttachmentDraft, ChatFeature, Contact, Conversation, Message, MessageHit, PendingMessage } from '../base/ports/index.ts';
import type { Problem } from '../base/problem.ts';
import type { FileState } from '../base/attachments/file-reads.ts';
import type { DataState } from '../base/state.ts';

/** A message of this machine that the service does not have yet. */
export type UnsentMessage = Omit<PendingMessage, 'state' | 'writeId'> & {
  /** `sending`: on its way; `queued`: waits for the line; `refused`: a person must look at it. */
  readonly state: 'sending' | 'queued' | 'refused';
  readonly writeId: number | null;
  /** How much of what is attached has gone, from 0 to 1. */
  readonly progress?: number;
};

/** What stands in a talk: a message that the service has, or one that it does not have yet. */
export type Entry = Message | UnsentMessage;

/** What the host's translator has made of a message for the reader. */
export type MessageTranslation = {
  /** The words that were translated; the message may have been changed since. */
  readonly of: string;
  /** The language, as a BCP 47 tag. */
  readonly into: string;
} & ({ readonly type: 'loading' } | { readonly type: 'ready'; readonly text: string; readonly by: string | null } | { readonly type: 'error'; readonly problem: Problem });

/** The open talk, as far as it is held. */
export interface Talk {
  readonly conversation: Conversation;
  /** Oldest first; what is unsent stands at the end. */
  readonly entries: readonly Entry[];
  /** How many of the entries are unsent. */
  readonly unsent: number;
  readonly hasBefore: boolean;
  readonly hasAfter: boolean;
  readonly revision: number;
  /** Sequence of the first message that was unread when the talk was opened. */
  readonly unreadFrom: number | null;
  /** Sequence of the message that was looked for; the talk opens there rather than at what is unread. */
  readonly sought: number | null;
  readonly asOf: string;
  readonly stale: boolean;
  /** What was begun here and not sent, and what was chosen to go with it. */
  readonly draft: string;
  readonly draftFiles: readonly AttachmentDraft[];
}

export type TalkState =
  | { readonly type: 'loading'; readonly conversationId: string }
  | { readonly type: 'error'; readonly conversationId: string; readonly problem: Problem }
  | ({ readonly type: 'ready'; readonly conversationId: string; readonly problem?: Problem } & Talk);

/** The talks of the reader, and the one that is open. */
export interface ChatData {
  /** What the engine behind it does not have, and is not offered; absent: nothing is lacking. */
  readonly lacks?: readonly ChatFeature[];
  /** The talk with the newest message first. */
  readonly conversations: readonly Conversation[];
  readonly more: boolean;
  /** Unread messages in all talks. */
  readonly unread: number;
  readonly talk: TalkState | null;
  /** Who reads: nobody is told about themselves. */
  readonly readerId: string | null;
  /** With whom the reader may begin a talk; `null` until it is asked for. */
  readonly contacts: readonly Contact[] | null;
  /** What the last search found. */
  readonly found: { readonly words: string; readonly items: readonly MessageHit[]; readonly more: boolean } | null;
  /** Translations that the reader asked for, by message; `null` where the host has no translator. */
  readonly translations: ReadonlyMap<string, MessageTranslation> | null;
  /** Bytes of what is attached, by attachment. */
  readonly files: ReadonlyMap<string, FileState>;
  /** The last report, with the number under which one can ask about it; without one it waits for the line. */
  readonly reported: { readonly messageId: string; readonly caseNumber: string | null } | null;
}
export type ChatState = DataState<ChatData>;
