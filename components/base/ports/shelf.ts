/** What people say of resources and what they keep of them. */
import type { Answer, CallOptions, Receipt, Subscribable } from './ports.ts';
import type { SharingPort } from './sharing.ts';
import type { ResourceQuery, ResourceSummary, Role } from './types.ts';

export const ratingReasons = [
  'clear', 'fits-textbook', 'engaging', 'ready-to-use', 'good-picture-and-sound',
  'too-fast', 'too-long', 'outdated', 'hard-to-see-or-hear', 'does-not-fit',
] as const;
export type RatingReason = (typeof ratingReasons)[number];
export interface RatingDraft {
  /** 1 to 5. */
  stars: number;
  /** One at least, each once. */
  reasons: RatingReason[];
  /** In own words; those of a minor are shown when somebody of the school has looked. Absent: what was said stays; empty: it is taken back. */
  comment?: string | undefined;
}
export interface RatingComment {
  /** Another one with each wording. */
  id: string;
  stars: number;
  text: string;
  role: Role;
  at: string;
  own: boolean;
  /** What waits or is withheld, its writer alone is given. */
  state: 'shown' | 'waiting' | 'withheld';
  reply: { text: string; by: string; at: string } | null;
  mayWithhold: boolean;
}
/** How comments are taken: shown at once but for those of minors and of held words; each looked at first; not at all. */
export type CommentPolicy = 'open' | 'reviewed' | 'off';
export interface RatingSummary {
  average: number | null;
  count: number;
  /** How many gave 1, 2, 3, 4 and 5 stars; `null`, with no reasons, while fewer than five have rated. */
  stars: number[] | null;
  reasons: { reason: RatingReason; count: number }[];
  own: RatingDraft | null;
  /** Without names; the own one first. */
  comments: RatingComment[];
  /** Absent: `open`. */
  policy?: CommentPolicy | undefined;
  /** For the author: the least that the platform wants. Absent: any. */
  leastPolicy?: CommentPolicy | undefined;
  /** The caller answers for the resource. */
  mayReply: boolean;
  /** Only who has used the resource may rate it. */
  mayRate: boolean;
}

export interface UseFigures {
  views: number;
  learners: number;
  completions: number;
  /** `null` with the average where fewer than the threshold have rated. */
  ratings: number | null;
  average: number | null;
}
/** How a resource is used, without anybody in it. */
export interface ResourceStatistics {
  resourceId: string;
  title: string;
  /** So many different people stand behind each figure. */
  threshold: number;
  /** The Monday, yyyy-mm-dd, before which all was counted; `null` while too few people have used it. */
  until: string | null;
  total: UseFigures | null;
  /** Whole weeks, from Monday to Monday (exclusive), oldest first. */
  periods: (UseFigures & { from: string; until: string })[];
}

export const reportKinds = ['error', 'does-not-open', 'unsuitable', 'infringement', 'other'] as const;
export type ReportKind = (typeof reportKinds)[number];
export interface CaseDraft {
  kind: ReportKind;
  description: string;
  /** An https address, or `null`. */
  evidence: string | null;
}
export interface ReportCase extends CaseDraft {
  id: string;
  /** To be quoted on the telephone. */
  caseNumber: string;
  resourceId: string;
  resourceTitle: string;
  state: 'received' | 'upheld' | 'declined';
  answer: string | null;
  createdAt: string;
  decidedAt: string | null;
  /** The resource is out of the search. */
  suspended?: boolean | undefined;
  /** One more each time something is added. */
  version?: number | undefined;
}
export interface ReportDecision {
  state: 'upheld' | 'declined';
  /** What was decided and why, for whoever reported it. */
  answer: string;
  /** Takes the resource out of the search. */
  suspend: boolean;
  /** That of the report that was read: what was added since is not decided on unread, but is a `conflict`. */
  version?: number | undefined;
}
export interface ReportPage {
  items: ReportCase[];
  nextCursor: string | null;
  total: number;
  /** How many are not decided, for whoever decides. */
  open?: number | undefined;
}

export interface FavouriteDraft {
  folderId: string | null;
  tags: string[];
  note: string;
}
export interface Favourite extends FavouriteDraft {
  resource: ResourceSummary;
  addedAt: string;
  /** A resource whose version is higher now was changed since. */
  keptVersion: number;
}
export interface FavouritePage {
  items: Favourite[];
  nextCursor: string | null;
  total: number;
}
export interface FavouriteQuery {
  folderId?: string;
  tag?: string;
  /** Only this one: is it a favourite? */
  resourceId?: string;
  cursor?: string;
  limit?: number;
}
export interface Folder {
  id: string;
  name: string;
  count: number;
}
/** A question without a place in the answer. */
export type SavedQuery = Omit<ResourceQuery, 'cursor' | 'limit' | 'facets'>;
export interface SavedSearchDraft {
  name: string;
  query: SavedQuery;
  /** Count what is new since it was last looked at. */
  subscribed: boolean;
}
export interface SavedSearch extends SavedSearchDraft {
  id: string;
  seenAt: string;
  newCount: number | null;
}
export interface Shelf {
  total: number;
  folders: Folder[];
  tags: { value: string; count: number }[];
  searches: SavedSearch[];
}

/** Where in a resource a note stands. */
export type NotePlace = { kind: 'time'; seconds: number; /** Where the passage ends, if it is one. */ until?: number | undefined } | { kind: 'page'; page: string; /** How far down the page, 0 to 1. */ at?: number | undefined };
export interface NoteDraft {
  resourceId: string;
  place: NotePlace;
  /** Empty: a bookmark. */
  text: string;
}
export interface Note extends NoteDraft {
  id: string;
  own: boolean;
  /** The class with which it is shared. */
  classId: string | null;
  /** `null` where a classmate wrote it: they read each other's words, not names. */
  author: { id: string; name: string } | null;
  /** It is shared, and may be taken out of the class. */
  mayWithdraw: boolean;
  changedAt: string;
}
/** A change of the notes in a resource. */
export type NoteChange =
  | { act: 'put-note'; noteId: string; draft: NoteDraft }
  | { act: 'drop-note'; noteId: string }
  | { act: 'share-note'; noteId: string; classId: string }
  /** Out of the class: the own one, or as its teacher whosever. */
  | { act: 'withdraw-note'; noteId: string };

/** A change of the own shelf. Ids are made where the person acts, so that sending twice is once. */
export type ShelfChange =
  | NoteChange
  | { act: 'keep'; resourceId: string; draft: FavouriteDraft }
  | { act: 'drop'; resourceId: string }
  | { act: 'put-folder'; folderId: string; name: string }
  | { act: 'drop-folder'; folderId: string }
  | { act: 'put-search'; searchId: string; draft: SavedSearchDraft }
  | { act: 'see-search'; searchId: string }
  | { act: 'drop-search'; searchId: string };

/**
 * The own favourites, folders, saved searches and notes, notes shared with a class, and resources that people share. What is
 * changed on a dead line is shown at once and sent later; sharing a resource needs the line.
 */
export interface ShelfPort extends Subscribable, SharingPort {
  read(options?: CallOptions): Promise<Answer<Shelf>>;
  favourites(query: FavouriteQuery, options?: CallOptions): Promise<Answer<FavouritePage>>;
  /** Notes in a resource, the one changed last at the end. */
  notes(resourceId: string, options?: CallOptions): Promise<Answer<Note[]>>;
  change(change: ShelfChange): Promise<Receipt<null>>;
}

/** Ratings and reports of resources. */
export interface JudgementPort {
  rating(resourceId: string, options?: CallOptions): Promise<Answer<RatingSummary>>;
  /** `null` takes the own rating back. */
  rate(resourceId: string, draft: RatingDraft | null): Promise<Receipt<RatingSummary>>;
  /** Says something below a comment, for who answers for the resource; empty takes it back. Needs the line. */
  reply(commentId: string, text: string): Promise<Receipt<null>>;
  /** For who answers for the resource. Needs the line; absent where a platform has no such choice. */
  setCommentPolicy?: ((resourceId: string, policy: CommentPolicy) => Promise<Receipt<null>>) | undefined;
  /** Shows a comment of somebody of the own school, or withholds it. Needs the line. */
  reviewComment(commentId: string, shown: boolean): Promise<Receipt<null>>;
  /** For who answers for the resource. */
  statistics(resourceId: string, options?: CallOptions): Promise<Answer<ResourceStatistics>>;
  /** `key` is a UUID made when the person acted: the same key has the effect of one report. */
  report(resourceId: string, draft: CaseDraft, key: string): Promise<Receipt<ReportCase>>;
  reports(query: { cursor?: string; limit?: number }, options?: CallOptions): Promise<Answer<ReportPage>>;
}
