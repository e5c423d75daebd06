/**
 * Announcements: one message of a school to families, with at most one thing asked in return.
 *
 * What every adapter keeps (`adapters/test/announcement-suite.ts` holds it):
 * - What is asked is answered once for each child; answering again with the same changes nothing.
 * - A guardian is told nothing of other families, and of another guardian of the same child only that it was answered.
 * - What is still to be answered stands first, then what is urgent or not read, each newest first.
 * - Who gave an answer may change it; the sender changes and frees any appointment and any place of a list, and what somebody said who
 *   guards the child no longer is changed by whoever does.
 * - The last place and an appointment are given once; who comes too late keeps what was chosen before.
 * - Files go with it to exactly those who may read it, and are gone for all when it is recalled.
 * - Who has read and answered is told to the sender alone, by class and name, never by time.
 */
import type { Answer, CallOptions, Receipt, Subscribable } from './ports.ts';
import type { Attachment, AttachmentDraft, ReportReceipt } from './chat.ts';
import type { CaseDraft } from './shelf.ts';
import type { ClassReference, OrganisationReference, PersonReference } from './types.ts';

/** One thing that a family can choose. */
export interface AskOption {
  /** Unique within the announcement. */
  id: string;
  label: string;
  /** So many families; `null`: any number. */
  capacity: number | null;
  /** When it begins, for an appointment. */
  startsAt: string | null;
}
/** A time that one family can have for itself; they stand in the order of time. */
export interface AppointmentSlot {
  /** Unique within the announcement. */
  id: string;
  startsAt: string;
}
/** What a family is asked for, once for each child: the one small form behind receipts, consents, votes, sign-up lists and appointments. */
export type Ask =
  | { kind: 'none' }
  | { kind: 'receipt' }
  /** Answered with a typed full name. */
  | { kind: 'signature' }
  /** Answered with the choice `agree` or `refuse`; `refusal` says what happens then. */
  | { kind: 'consent'; refusal: string }
  /** At most `most` of the options. */
  | {
      kind: 'choice';
      options: AskOption[];
      most: number;
      /** Whether families are told how often each was chosen: never (the default), once they have answered, or when the time to answer is over. */
      results?: 'sender' | 'answered' | 'closed';
      /** Nobody is told who chose what; counts are told when it is over, where at least 5 have answered. Needs `dueAt`. */
      anonymous?: boolean;
    }
  /** Each slot is one child's; answered with its id, or with `decline` by who does not come; given back with none. Changed until `dueAt` and until it begins. */
  | { kind: 'appointment'; place: string; minutes: number; slots: AppointmentSlot[] }
  /** A list (接龙): answered with the choice `join` or `decline`. Who stands on it only the sender is told. */
  | { kind: 'sign-up'; capacity: number | null };

export type Audience =
  | { kind: 'organisation'; organisationId: string }
  | { kind: 'classes'; classIds: string[] }
  | { kind: 'children'; childIds: string[] };

export interface AnnouncementDraft {
  audience: Audience;
  /** Shown in lists and notifications: never about one child. */
  title: string;
  text: string;
  /** What only the family of one child reads. */
  personal: { childId: string; text: string }[];
  /** Why it cannot wait; it then goes out at night too. `null`: it can wait. */
  urgentReason: string | null;
  ask: Ask;
  dueAt: string | null;
  /** Not before this; `null`: as soon as may be. */
  scheduledFor: string | null;
  /** Pictures and files, at most 6, in the order in which they are shown. */
  attachments?: readonly AttachmentDraft[] | undefined;
}

export interface FamilyAnswer {
  answeredAt: string;
  /** Given by the reader. Of what another guardian has answered only this is told. */
  own: boolean;
  /** Entered by the sender, from paper or a call. */
  onBehalf: boolean;
  /** Given by somebody who guards the child no longer: whoever does may give another one, where answers are changed at all. */
  isLeft?: boolean | undefined;
  /** Of an own answer; of one that the sender has entered only the slot of an appointment. */
  choices: string[];
  signature: string | null;
  /** Given on this machine, and not with the service yet: a place is not sure before it is. */
  isWaiting?: boolean;
}
/** An own child whom an announcement is about. */
export interface AnnouncedChild {
  child: PersonReference;
  personal: string | null;
  answer: FamilyAnswer | null;
}
/** Who comes when. */
export interface Appointment {
  slotId: string;
  child: PersonReference;
  /** Who has taken it. */
  by: PersonReference;
  onBehalf: boolean;
}
/** How far an announcement is, for who sent it. */
export interface AnnouncementReach {
  families: number;
  /** Children with a guardian who can be reached here. */
  reachable: number;
  /** Children of whom a guardian has read it. */
  read: number;
  answered: number;
  /** Whom it is for, in names of classes, an organisation or children. */
  places: string[];
  /** Of an appointment: the slots that are taken. */
  appointments?: Appointment[] | undefined;
}
export interface Announcement {
  id: string;
  title: string;
  /** Empty to families once it is recalled. */
  text: string;
  /** Absent: none, or gone because it was recalled. */
  attachments?: readonly Attachment[] | undefined;
  sender: PersonReference;
  organisation: OrganisationReference;
  urgentReason: string | null;
  ask: Ask;
  dueAt: string | null;
  state: 'scheduled' | 'sent' | 'recalled';
  /** When it was delivered, or will be. */
  at: string;
  /** How often options were chosen: all to the sender, to families those with a capacity. */
  counts: { optionId: string; count: number }[];
  /** For a guardian. */
  received: { readAt: string | null; remindedAt: string | null; toAnswer: boolean; children: AnnouncedChild[] } | null;
  /** For who sent it. */
  sent: AnnouncementReach | null;
}
export interface AnnouncementPage {
  items: Announcement[];
  nextCursor: string | null;
  total: number;
  toAnswer: number;
  unread: number;
  /** To be answered or not read, or both. */
  waiting: number;
}
export interface AnnouncementAnswer {
  childIds: string[];
  /** Of a choice, a consent, an appointment or a list. None takes a choice or an appointment back. */
  choices: string[];
  /** The full name of who signs, typed. */
  signature: string | null;
}

export interface AudienceQuestion {
  audience: Audience;
  isUrgent: boolean;
  scheduledFor: string | null;
}
/** What a sender should know before sending. */
export interface AudienceReach {
  families: number;
  guardians: number;
  /** Children without a guardian who can be reached here, at most 50. */
  unreachable: PersonReference[];
  unreachableCount: number;
  /** The most that one of these families was sent in the past seven days, and what they can take in. */
  load: { announcements: number; tasks: number; cap: number };
  deliverAt: string;
}
/** Whom the sender may write to. */
export interface AudienceChoices {
  organisations: (OrganisationReference & { families: number })[];
  /** `school` tells apart what is called alike in several schools. */
  classes: (ClassReference & { school?: string | undefined; children: PersonReference[] })[];
}
/** A family as the sender sees it, to know who still needs a call. */
export interface AnnouncedFamily {
  child: PersonReference;
  class: ClassReference;
  guardians: (PersonReference & { readAt: string | null })[];
  remindedAt: string | null;
  answer: (FamilyAnswer & { by: PersonReference }) | null;
}
export interface AnnouncedFamilyPage {
  items: AnnouncedFamily[];
  nextCursor: string | null;
  total: number;
}

export interface AnnouncementPort extends Subscribable {
  /** A guardian gets what came, teachers and managers what they sent. */
  list(query: { cursor?: string; limit?: number }, options?: CallOptions): Promise<Answer<AnnouncementPage>>;
  get(announcementId: string, options?: CallOptions): Promise<Answer<Announcement>>;
  /** The bytes of what went with it, for as long as it may be read. */
  attachment(announcementId: string, attachmentId: string, options?: CallOptions): Promise<Answer<Blob>>;
  markRead(announcementId: string): Promise<Receipt<null>>;
  /** For own children; or by the sender, what a family said on paper. */
  answer(announcementId: string, answer: AnnouncementAnswer): Promise<Receipt<Announcement>>;

  audiences(options?: CallOptions): Promise<Answer<AudienceChoices>>;
  preview(question: AudienceQuestion, options?: CallOptions): Promise<Answer<AudienceReach>>;
  /** `key` is a UUID made when the person acted: the same key has the effect of one announcement. */
  send(draft: AnnouncementDraft, key: string): Promise<Receipt<Announcement>>;
  families(announcementId: string, query: { state?: 'unread' | 'unanswered' | 'joined'; cursor?: string; limit?: number }, options?: CallOptions): Promise<Answer<AnnouncedFamilyPage>>;
  /** Only those who have not answered, or not read where nothing is asked; nobody twice within a day. */
  remind(announcementId: string, key: string): Promise<Receipt<{ reminded: number }>>;
  recall(announcementId: string): Promise<Receipt<Announcement>>;
  /** For whom it came to; `key` is a UUID made when the person acted. While a case is open, reporting again gives the same. */
  report(announcementId: string, draft: CaseDraft, key: string): Promise<Receipt<ReportReceipt>>;
}
