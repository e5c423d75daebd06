/**
 * What a platform does with the data of people: rules with somebody to ask, what guardians agree to, and what people ask for about
 * their own data.
 *
 * What every adapter keeps (`adapters/test/privacy-suite.ts` holds it):
 * - Nothing is agreed to before a guardian does; only `agreed` allows anything. Other words are a new version, and asked anew.
 * - Guardians see and decide for the own children, pupils see how it stands for themselves, and nobody sees any other child.
 * - A request is submitted, then withdrawn by who made it or answered by a manager, whichever comes first; that stands.
 */
import type { Answer, CallOptions, Receipt, Subscribable } from './ports.ts';
import type { PersonReference } from './types.ts';

export interface PrivacyContact {
  name: string;
  phone: string | null;
  email: string | null;
  address: string | null;
}
/** Rules for the data of children. */
export interface PrivacyRules {
  version: number;
  publishedAt: string;
  /** For somebody who reads for the first time, a child included. */
  short: string;
  /** The whole of it; empty lines between paragraphs. */
  text: string;
  contact: PrivacyContact;
}
/** All that somebody must be told before they agree, in the order in which it is told. */
export interface ConsentTopics {
  purpose: string;
  method: string;
  scope: string;
  place: string;
  period: string;
  safeguards: string;
  /** What happens where somebody refuses. */
  refusal: string;
  complaints: string;
  /** How data are corrected or deleted. */
  correction: string;
}
/** Something that is asked of guardians, in one version of its words. */
export interface ConsentItem extends ConsentTopics {
  id: string;
  version: number;
  publishedAt: string;
  /** What the service holds back by itself while nobody has agreed; `other` is done elsewhere. */
  kind: 'learning-records' | 'class-sharing' | 'push' | 'other';
  necessary: boolean;
  title: string;
}
export interface ConsentState {
  itemId: string;
  /** `outdated`: what was decided was about other words. */
  state: 'unasked' | 'agreed' | 'refused' | 'outdated';
  /** Of the words that were decided about. */
  version: number | null;
  decidedAt: string | null;
  decidedBy: PersonReference | null;
}
export interface Privacy {
  /** `null`: the platform has published none. */
  rules: PrivacyRules | null;
  items: ConsentItem[];
  /** For a guardian the own children, for a pupil the own self; otherwise empty. */
  children: { child: PersonReference; consents: ConsentState[] }[];
  mayDecide: boolean;
}
export interface ConsentDecision {
  /** Of the words that the guardian has read. */
  version: number;
  agreed: boolean;
}

export type DataRight = 'see' | 'copy' | 'correct' | 'delete' | 'withdraw' | 'explain';
export interface DataRequestDraft {
  right: DataRight;
  /** The own self, or an own child. */
  subject: PersonReference;
  /** May be empty, except where something is to be corrected. */
  text: string;
}
export interface DataRequest extends DataRequestDraft {
  id: string;
  /** `queued`: it waits on this machine. */
  state: 'queued' | 'submitted' | 'done' | 'refused' | 'withdrawn';
  requestedBy: PersonReference | null;
  requestedAt: string;
  /** The reader has asked for it. */
  own: boolean;
  mayAnswer: boolean;
  /** Whoever asked was a guardian of the child, and is none any more. */
  lapsed?: boolean | undefined;
  answer: { by: PersonReference; at: string; text: string } | null;
}
export interface DataRequestPage {
  items: DataRequest[];
  nextCursor: string | null;
  total: number;
  /** How many wait for an answer. */
  open: number;
}

/** Kinds of events that have one purpose. */
export interface CollectedCategory {
  id: 'study' | 'answers' | 'courses' | 'detail';
  /** It cannot be turned off: what people come for does not work without it. */
  necessary: boolean;
  /** Key of the words that say what for. */
  purpose: string;
  /** Verbs of the learning records that belong to it. */
  events: string[];
}
/** How an optional category stands for one person. */
export interface CollectedChoice {
  category: CollectedCategory['id'];
  person: PersonReference;
  /** False: players send nothing of it, and what is sent all the same is not stored. */
  collected: boolean;
  /** Grown-ups decide for themselves, guardians for pupils. */
  mayDecide: boolean;
  decidedAt: string | null;
  decidedBy: PersonReference | null;
}
export interface Collected {
  categories: CollectedCategory[];
  /** Of the own self, and for a guardian of the own children. */
  choices: CollectedChoice[];
}

export interface PrivacyPort extends Subscribable {
  read(options?: CallOptions): Promise<Answer<Privacy>>;
  /** Agrees, refuses, or takes back; holds at once, so it needs the line. `consent-changed` where the words are newer. */
  decide(itemId: string, childId: string, decision: ConsentDecision): Promise<Receipt<ConsentState>>;
  /** What is collected of learning, and what for. Absent where a platform does not tell it. */
  collected?: ((options?: CallOptions) => Promise<Answer<Collected>>) | undefined;
  /** Turns an optional category off or on; holds at once, so it needs the line. */
  decideCollected?: ((category: string, personId: string, collected: boolean) => Promise<Receipt<CollectedChoice>>) | undefined;
  /** What one has asked for; for managers also what they answer. What waits stands first, then the rest, each newest first. */
  requests(query: { cursor?: string; limit?: number }, options?: CallOptions): Promise<Answer<DataRequestPage>>;
  /** `key` is a UUID made when the person acted: the same key has the effect of one request. */
  request(draft: DataRequestDraft, key: string): Promise<Receipt<DataRequest>>;
  withdraw(dataRequestId: string): Promise<Receipt<DataRequest>>;
  answer(dataRequestId: string, answer: { done: boolean; text: string }): Promise<Receipt<DataRequest>>;
}
