/**
 * Home-school chat: private talks of a teacher and the guardians of one child, and moderated talks of a class.
 *
 * What every adapter keeps (`adapters/test/chat-suite.ts` holds it):
 * - `sequence` numbers the messages of a conversation from 1 without gaps, is never reused and never changes; it alone is the
 *   order. `revision` counts everything that happens to a conversation: a new message and each later change of one.
 * - A message has the id that its writer's machine gave it (UUIDv7). Sending the same id again has the effect of one.
 * - A hint (`conversation.changed`) may be lost, doubled or late. Whoever asks `changes` after the last revision known comes
 *   to the same state as somebody who heard every hint.
 * - `can` comes from the service: an element never works out a right by itself. A conversation that a person may no longer see
 *   is `not-found`, from the next call on.
 * - A guardian gets nothing about another family: no child, no receipt, no private talk. Reading is told to nobody.
 * - A message taken back or hidden leaves its place: same id, same sequence, no text.
 * - Times are the service's. `messages` is stable while new ones arrive.
 */
import type { Answer, CallOptions, Receipt, Subscribable } from './ports.ts';
import type { ClassReference, PersonReference } from './types.ts';

export type ConversationKind = 'private' | 'class';

/** Who takes part, as the reader may know them. */
export interface Participant extends PersonReference {
  role: 'teacher' | 'guardian';
  /** For whom a guardian speaks. Filled for teachers, and for the reader's own; empty where it is another family's matter. */
  children: PersonReference[];
}

/** Why the reader cannot write just now. */
export interface SendObstacle {
  /**
   * `closed`: the topic is closed; `ended`: teacher and child no longer belong together; `muted`: by a moderator, until then;
   * `blocked`: one side wants no more messages; `slow`: the next message may come then.
   */
  reason: 'closed' | 'ended' | 'muted' | 'blocked' | 'slow';
  /** When it passes; `null`: not by itself. */
  until: string | null;
  /** What the moderator who muted says of it. */
  words?: string | undefined;
}

export interface ConversationRights {
  /** May write in general; `obstacle` says what stands in the way now. */
  send: boolean;
  /** May hide, show, pin, mute, and change how the talk is run. */
  moderate: boolean;
  report: boolean;
  block: boolean;
  /** May say when one answers. */
  setHours: boolean;
}
/** When a teacher answers. */
export interface AnswerHours {
  /** Days of the week, 0 is Sunday. */
  days: readonly number[];
  /** Minutes after midnight in China. */
  fromMinute: number;
  toMinute: number;
}

export interface Conversation {
  id: string;
  kind: ConversationKind;
  /** The topic of a class talk; `null` for a private one. */
  title: string | null;
  /** About whom, in a private talk. */
  child: PersonReference | null;
  class: ClassReference | null;
  /** Everybody in a private talk; the teachers in a class talk. */
  participants: Participant[];
  /** How many persons may read it, the reader included. */
  memberCount: number;
  lastMessage: Message | null;
  lastSequence: number;
  revision: number;
  /** Up to here the reader has read, on whatever machine. */
  readSequence: number;
  /** Shown messages of others after `readSequence`. */
  unread: number;
  state: 'open' | 'closed' | 'ended';
  /** Messages of guardians are looked at before others see them. */
  reviewed: boolean;
  /** So many seconds between two messages of one guardian; 0: none. */
  slowSeconds: number;
  /** True when the reader has blocked the other side. */
  blocked: boolean;
  can: ConversationRights;
  obstacle: SendObstacle | null;
  /** From when on an answer can be expected: outside `hours`; for a teacher, after the quiet hours that all guardians have now. `null`: now. */
  answersFrom: string | null;
  /** When the teacher of a private talk answers. */
  hours: AnswerHours | null;
  createdAt: string;
  /** Messages of this machine that the service does not have yet. */
  pendingCount: number;
}
export interface ConversationPage {
  items: Conversation[];
  nextCursor: string | null;
  total: number;
}

/** What a reader may do with one message. `edit` and `retract` end at `Message.editableUntil`. */
export interface MessageRights {
  edit: boolean;
  retract: boolean;
  moderate: boolean;
  report: boolean;
}
/** Something beside the words of a message, as the service has it. */
export interface Attachment {
  id: string;
  kind: 'picture' | 'voice' | 'file';
  name: string;
  /** What the bytes are, by the list of the contract. */
  mediaType: string;
  sizeBytes: number;
  /** Of a picture, in pixels, as it is shown: room is made before it has come. */
  width?: number | undefined;
  height?: number | undefined;
  /** Of a voice message. */
  durationMs?: number | undefined;
  /** What is to be seen or heard, for who cannot. */
  description?: string | undefined;
}
/** Something that is to be sent with a message, from this machine. */
export interface AttachmentDraft extends Omit<Attachment, 'mediaType' | 'sizeBytes'> {
  file: Blob;
}
export interface Message {
  id: string;
  conversationId: string;
  sequence: number;
  revision: number;
  author: Participant;
  /** True for the reader's own. */
  own: boolean;
  sentAt: string;
  /** Plain text; empty when it is not to be shown. */
  text: string;
  /** Empty when they are not to be shown. */
  attachments: readonly Attachment[];
  /** The message it answers, by id. */
  replyTo: string | null;
  /** `waiting`: for review. Of one that is not shown only its writer and moderators get what the service still gives. */
  state: 'shown' | 'waiting' | 'hidden' | 'retracted';
  /** Why a moderator hid it: told to its writer and to moderators. */
  reason: string | null;
  editedAt: string | null;
  pinned: boolean;
  editableUntil: string;
  can: MessageRights;
}
/** A message that waits on this machine, or that the service refused. */
export interface PendingMessage {
  id: string;
  conversationId: string;
  text: string;
  attachments: readonly AttachmentDraft[];
  replyTo: string | null;
  /** By the clock of this machine. */
  writtenAt: string;
  state: 'queued' | 'refused';
  /** What the service said; `SyncPort.retry` and `discard` take `writeId`. */
  problem: { code: string; title: string; detail: string; action: string } | null;
  writeId: number;
}
export interface MessagePage {
  /** Oldest first. */
  items: Message[];
  hasBefore: boolean;
  hasAfter: boolean;
  /** Revision of the conversation when this was true. */
  revision: number;
  /** Messages of this machine that are not sent yet, in the order written. They stand after the last message. */
  pending: PendingMessage[];
}
/** Which messages: the newest, those before or after a sequence, or those around one. */
export interface MessageQuery {
  before?: number;
  after?: number;
  around?: number;
  /** 1 to 100. Default 50. */
  limit?: number;
}
export interface MessageChanges {
  /** New and changed messages, in the order in which they changed. */
  items: Message[];
  /** Ask after this next time. */
  revision: number;
  /** True when there is more to ask for at once. */
  more: boolean;
}

export interface MessageDraft {
  /** Made by the writer's machine, UUIDv7 (`newOrderedId`). */
  id: string;
  /** 1 to 10,000 characters; none only beside attachments. */
  text: string;
  /** At most six, sent before the message in parts: what was sent of them need not be sent again. */
  attachments?: readonly AttachmentDraft[];
  replyTo?: string | null;
}
export type ConversationDraft =
  /** A private talk about a child: of a teacher with all guardians, or with the one named. One such talk exists at most. */
  | { kind: 'private'; childId: string; teacherId: string; guardianId: string | null }
  /** A topic of a class; teachers open them. */
  | { kind: 'class'; classId: string; title: string };

/** With whom the reader may open a private talk, and about which child. */
export interface Contact {
  child: PersonReference;
  /** `school` tells apart what is called alike in several schools. */
  class: ClassReference & { school?: string | undefined };
  teacher: PersonReference & { subjects: string[] };
  /** The guardians of the child; for a guardian only the own self. */
  guardians: PersonReference[];
  /** The talk of this teacher with all guardians of the child, where there is one. */
  conversationId: string | null;
}

export interface MessageHit {
  message: Message;
  conversation: { id: string; kind: ConversationKind; title: string | null; child: PersonReference | null; class: ClassReference | null };
}
export interface MessageHits {
  items: MessageHit[];
  nextCursor: string | null;
}

/** What a moderator does to a class talk, with a reason that the person concerned is told. */
export type Moderation =
  /** `show` lets a waiting message through, or a hidden one come back. */
  | { act: 'hide' | 'show'; messageId: string; reason: string }
  | { act: 'pin' | 'unpin'; messageId: string }
  | { act: 'mute'; personId: string; until: string; reason: string }
  | { act: 'unmute'; personId: string };
/** How a class talk is run. */
export interface ConversationSettings {
  title?: string;
  state?: 'open' | 'closed';
  reviewed?: boolean;
  slowSeconds?: number;
}
export type ReportReason = 'bullying' | 'danger' | 'indecent' | 'advertising' | 'privacy' | 'other';
export interface ReportDraft {
  messageId: string;
  reason: ReportReason;
  /** In the reporter's words; may be empty. */
  text: string;
}
/** A report has a number under which one can ask about it. */
export interface ReportReceipt {
  caseNumber: string;
}

/** What an engine of another kind may not have. Elements do not offer it then; asked all the same, the port answers `not-supported`. */
export type ChatFeature =
  | 'attachments' | 'edit' | 'retract' | 'search'
  /** Opening talks, and knowing with whom. */
  | 'open'
  /** Closing a topic, and how it is run. */
  | 'close'
  | 'moderate' | 'block' | 'hours' | 'report';

export interface ChatPort extends Subscribable {
  /** What the engine behind this port does not have; empty: it has all. The same for as long as the port lives. */
  lacks(): Promise<readonly ChatFeature[]>;
  /** Conversations of the reader, the one with the newest message first. */
  list(query: { kind?: ConversationKind; childId?: string; classId?: string; cursor?: string; limit?: number }, options?: CallOptions): Promise<Answer<ConversationPage>>;
  get(conversationId: string, options?: CallOptions): Promise<Answer<Conversation>>;
  contacts(options?: CallOptions): Promise<Answer<Contact[]>>;
  /** Opens a conversation, or gives the private one that there is. `key` is a UUID made when the person acted. */
  open(draft: ConversationDraft, key: string): Promise<Receipt<Conversation>>;

  messages(conversationId: string, query: MessageQuery, options?: CallOptions): Promise<Answer<MessagePage>>;
  /** What happened after `revision`: closes every gap. */
  changes(conversationId: string, revision: number, options?: CallOptions): Promise<Answer<MessageChanges>>;
  send(conversationId: string, draft: MessageDraft): Promise<Receipt<Message>>;
  /** The bytes of an attachment, for as long as its message may be read. */
  attachment(conversationId: string, attachmentId: string, options?: CallOptions): Promise<Answer<Blob>>;
  /** Within two minutes of sending. */
  edit(conversationId: string, messageId: string, text: string): Promise<Receipt<Message>>;
  /** Within two minutes of sending; before that it stops what is on its way. Attachments go with it. */
  retract(conversationId: string, messageId: string): Promise<Receipt<Message>>;
  /** Everything up to `sequence` has been read. Going back changes nothing. */
  markRead(conversationId: string, sequence: number): Promise<Receipt<null>>;
  /** Words in everything that the reader may see, newest first. */
  search(query: { q: string; conversationId?: string; childId?: string; cursor?: string; limit?: number }, options?: CallOptions): Promise<Answer<MessageHits>>;

  /** What was begun in a conversation and not sent, kept on this machine for this person. */
  draft(conversationId: string): Promise<string>;
  keepDraft(conversationId: string, text: string): Promise<void>;
  /** The same of what was chosen to go with it: photos, files, a voice. */
  draftFiles(conversationId: string): Promise<readonly AttachmentDraft[]>;
  keepDraftFiles(conversationId: string, drafts: readonly AttachmentDraft[]): Promise<void>;

  moderate(conversationId: string, moderation: Moderation): Promise<Receipt<Conversation>>;
  configure(conversationId: string, settings: ConversationSettings): Promise<Receipt<Conversation>>;
  /** Lets the other side of a private talk write no more, or again. Notices go on. */
  block(conversationId: string, blocked: boolean): Promise<Receipt<Conversation>>;
  /** Of all own private talks. Messages come at any time; it says when they are answered. */
  setHours(hours: AnswerHours): Promise<Receipt<null>>;
  report(conversationId: string, draft: ReportDraft): Promise<Receipt<ReportReceipt>>;
}
