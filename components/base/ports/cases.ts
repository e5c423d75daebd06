/**
 * The moderation desk of a school: messages that somebody reported, and what is done about them.
 *
 * What every adapter keeps (`adapters/test/case-suite.ts` holds it):
 * - Managers see the cases of their schools, teachers those about guardians in the talks of their own classes, nobody else any.
 *   Who reported is told to nobody.
 * - Open cases stand first, then closed ones, each newest first. A closed case stays as it was closed.
 * - Each act is kept with its reason and who did it; the writer is told the reason. A mute ends by itself.
 * - Nothing of it is kept on the machine, and nothing is done later: it needs the line.
 */
import type { Attachment, ConversationKind, ReportReason } from './chat.ts';
import type { Answer, CallOptions, Receipt, Subscribable } from './ports.ts';
import type { ReportCase, ReportDecision, ReportKind, ReportPage } from './shelf.ts';
import type { Notice } from './notices.ts';
import type { ClassReference, PersonReference } from './types.ts';

export type CaseOutcome = 'settled' | 'unfounded' | 'passed-on';

/** A conversation by its name alone. */
export interface ConversationName {
  id: string;
  kind: ConversationKind;
  title: string | null;
  child: PersonReference | null;
  class: ClassReference | null;
}
/** What was attached to a message, for those who decide about it. */
export type KeptAttachment = Attachment & {
  /** Of the bytes, in hexadecimal. */
  sha256: string | null;
  /** Whether the bytes are still there. */
  kept: boolean;
};
export interface ModerationCase {
  id: string;
  /** Under which the person who reported can ask about it. */
  caseNumber: string;
  reportedAt: string;
  reason: ReportReason;
  /** In the words of whoever reported. */
  text: string;
  conversation: ConversationName;
  message: {
    id: string;
    sentAt: string;
    author: PersonReference & { role: 'teacher' | 'guardian' };
    /** As it was when it was reported. */
    text: string;
    /** As it is now. */
    state: 'shown' | 'waiting' | 'hidden' | 'retracted';
    /** As they were when it was reported. */
    attachments?: KeptAttachment[] | undefined;
  };
  /** Until then the writer cannot write in this talk. */
  mutedUntil: string | null;
  /** What was done in this case, oldest first; `look`: somebody saw or heard what is attached, by its name as the reason. */
  acts: { at: string; by: PersonReference; act: 'hide' | 'show' | 'mute' | 'unmute' | 'look'; reason: string }[];
  closed: { at: string; by: PersonReference; outcome: CaseOutcome; note: string } | null;
  can: {
    hide: boolean;
    mute: boolean;
    /** Read the whole talk, with a ground that is kept. */
    export: boolean;
    /** Look into the talk, as one who takes part. */
    open: boolean;
  };
}
export interface ModerationCasePage {
  items: ModerationCase[];
  nextCursor: string | null;
  total: number;
  /** How many are not closed. */
  open: number;
  /** Talks that the reader moderates in which messages wait to be looked at. */
  waiting: { conversation: ConversationName; count: number }[];
}
/** Reasons of `hide` and `mute` are told to the writer. */
export type CaseAct =
  | { act: 'hide' | 'show'; reason: string }
  | { act: 'mute'; until: string; reason: string }
  | { act: 'unmute'; reason: string }
  | { act: 'close'; outcome: CaseOutcome; note: string };

/** Everything that was written and done in a conversation. */
export interface ConversationRecord {
  conversation: ConversationName;
  exportedAt: string;
  exportedBy: PersonReference;
  ground: string;
  messages: { id: string; sequence: number; author: PersonReference; sentAt: string; text: string; state: ModerationCase['message']['state']; attachments?: KeptAttachment[] | undefined }[];
  acts: { at: string; actor: PersonReference; act: string; messageId: string | null; person: PersonReference | null; before: string | null; reason: string | null }[];
  reports: { caseNumber: string; at: string; messageId: string; reason: string; text: string; messageText: string; attachments?: KeptAttachment[] | undefined }[];
  /** True when there are messages beyond the last one. */
  more: boolean;
}

/** A comment of a minor beside a rating, which nobody has looked at yet. */
export interface WaitingComment {
  id: string;
  resourceId: string;
  resourceTitle: string;
  stars: number;
  text: string;
  at: string;
  author: PersonReference;
}

/** An announcement or a notice that somebody reported, as it was then. */
export interface ReceivedCase {
  id: string;
  caseNumber: string;
  reportedAt: string;
  kind: ReportKind;
  /** In the words of whoever reported; who that is, is told to nobody. */
  description: string;
  evidence: string | null;
  received: {
    kind: 'announcement' | Notice['kind'];
    /** Its title, or what the notice is about. */
    title: string;
    text: string;
    sender: PersonReference;
    at: string;
    /** Taken back since. */
    recalled: boolean;
    /** What went with an announcement; `kept` is told while the case is open. */
    attachments?: KeptAttachment[] | undefined;
  };
  /** Who has opened which file in this case, oldest first. */
  looks?: { at: string; by: PersonReference; name: string; /** Absent: opened when only the name was kept. */ attachmentId?: string | undefined }[] | undefined;
  closed: ModerationCase['closed'];
}
export interface ReceivedCasePage {
  items: ReceivedCase[];
  nextCursor: string | null;
  total: number;
  open: number;
}
export interface ReceivedCaseClosing {
  outcome: CaseOutcome;
  note: string;
  /** Takes the announcement back. */
  recall: boolean;
}

export interface CasePort extends Subscribable {
  /** Comments that wait for the caller, oldest first. */
  comments(options?: CallOptions): Promise<Answer<WaitingComment[]>>;
  /** Shows a comment, or withholds it. */
  reviewComment(commentId: string, shown: boolean): Promise<Receipt<null>>;
  list(query: { state?: 'open' | 'closed'; cursor?: string; limit?: number }, options?: CallOptions): Promise<Answer<ModerationCasePage>>;
  /** `key` is a UUID made when the person acted: the same key has the effect of one. */
  act(caseId: string, act: CaseAct, key: string): Promise<Receipt<ModerationCase>>;
  /** Announcements and notices that were reported, for managers of the organisation, but what they sent themselves; teachers have none. */
  received(query: { cursor?: string; limit?: number }, options?: CallOptions): Promise<Answer<ReceivedCasePage>>;
  /** Resources that were reported, for managers of the platform, undecided ones first; others have none. */
  reportedResources(query: { cursor?: string; limit?: number }, options?: CallOptions): Promise<Answer<ReportPage>>;
  /** The first decision stands. Whoever reported is told of it by a notice. */
  decideReport(reportId: string, decision: ReportDecision): Promise<Receipt<ReportCase>>;
  /** The first closing stands. */
  closeReceived(caseId: string, closing: ReceivedCaseClosing): Promise<Receipt<ReceivedCase>>;
  /**
   * The bytes of what was attached, also where the message is hidden or was taken back. Each reading is an act of the case. Whoever has read
   * the whole talk in this case has the others of it as well.
   */
  attachment(caseId: string, attachmentId: string): Promise<Blob>;
  /** The bytes of what went with a reported announcement, while its case is open, also when it was taken back. Each reading stands in the case. */
  receivedAttachment(caseId: string, attachmentId: string): Promise<Blob>;
  /** Reads a whole talk for safeguarding. The ground is kept for good, who read it, and the case because of which. `after`: only what follows that sequence. */
  export(conversationId: string, ground: string, after?: number, caseId?: string): Promise<Receipt<ConversationRecord>>;
  /** Words that are looked at before they are shown, in a school or in all below a county. */
  heldWords(organisationId: string, options?: CallOptions): Promise<Answer<string[]>>;
  holdWords(organisationId: string, words: string[]): Promise<Receipt<string[]>>;
}
