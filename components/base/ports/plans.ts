/**
 * Lesson plans. What a plan says is a Yjs document, which ports carry as updates without reading them: updates merge in any
 * order, so a write is never in the way of another, and one that comes twice is one.
 *
 * What every adapter keeps (`adapters/test/plan-suite.ts` holds it):
 * - A plan is read and written by its author and by those with whom the author shares it, and by nobody else.
 * - Nothing that was added is taken away again; a plan is all its updates together.
 * - A copy names where it comes from, and so does a copy of the copy.
 * - What is handed in is read and decided on by a head of its subject in that school, who does not write it and never has; the first decision stands.
 */
import type { AttachmentDraft } from './chat.ts';
import type { Answer, CallOptions, Receipt, Subscribable } from './ports.ts';
import type { PersonReference } from './types.ts';

/** What a list of plans shows; whoever writes says it again each time. */
export interface PlanHead {
  title: string;
  subject: string;
  lessonMinutes: number;
  steps: number;
  /** CASE identifiers of the curriculum standards its objectives are aligned to; absent: none. */
  standardIds?: readonly string[] | undefined;
}
export interface PlanSource {
  planId: string;
  title: string;
  author: PersonReference;
}
/** What a head of the subject says of one step. */
export interface PlanReviewNote {
  stepId: string;
  text: string;
}
/** A version that was put aside in a plan. */
export interface PlanVersionName {
  id: string;
  name: string;
}
/** A plan that was handed in (送审), and what became of it. */
export interface PlanReview {
  id: string;
  state: 'pending' | 'returned' | 'approved';
  version: PlanVersionName;
  submittedAt: string;
  decidedAt: string | null;
  decidedBy: PersonReference | null;
  comment: string;
  notes: PlanReviewNote[];
  /** `false`: it waits, and there is nobody left who could decide. */
  hasReviewer?: boolean | undefined;
}
export interface PlanSubmission {
  head: PlanHead;
  /** A whole document of its own, without comments and without lessons that were taught. */
  update: string;
  version: PlanVersionName;
}
export interface PlanDecision {
  approved: boolean;
  comment: string;
  notes: readonly PlanReviewNote[];
}
/** A plan that was handed in, as its reader finds it. */
export interface SubmittedPlan extends PlanReview, PlanHead {
  planId: string;
  author: PersonReference;
}
export interface SubmittedPlanContent extends SubmittedPlan {
  /** As it was when it was handed in. */
  updates: string[];
}
export interface PlanSummary extends PlanHead {
  id: string;
  author: PersonReference;
  own: boolean;
  /** Who writes it together with the author. */
  sharedWith: PersonReference[];
  /** Where it comes from, the nearest first. */
  derivedFrom: PlanSource[];
  createdAt: string;
  changedAt: string;
  changedBy: PersonReference;
  /** The last time it was handed in; absent or `null`: never, or taken back. */
  review?: PlanReview | null | undefined;
}
export interface Plan extends PlanSummary {
  /** Yjs updates, Base64; all together are the plan. */
  updates: string[];
}
export interface PlanPage {
  items: PlanSummary[];
  nextCursor: string | null;
  total: number;
}
export interface PlanEdit {
  head: PlanHead;
  update: string;
}
export interface PlanDraft extends PlanEdit {
  /** The plan from which this one is made, or `null`. */
  copyOf: string | null;
}

/** A curriculum standard that the platform has, by its CASE identifier. */
export interface StandardDocument {
  id: string;
  title: string;
  subject: string;
  creator: string;
  version: string;
  changedAt: string;
  itemCount: number;
}
export interface StandardItem {
  id: string;
  /** The item above it, which stands before it; `null` at the top. */
  parentId: string | null;
  code: string;
  statement: string;
  kind: string;
  levels: string[];
}
export interface StandardTree extends StandardDocument {
  items: StandardItem[];
}

export interface PlanPort extends Subscribable {
  /** The one changed last first. */
  list(query: { cursor?: string; limit?: number }, options?: CallOptions): Promise<Answer<PlanPage>>;
  get(planId: string, options?: CallOptions): Promise<Answer<Plan>>;
  /** Ids are UUIDs made by whoever writes: the same id has the effect of one. */
  create(planId: string, draft: PlanDraft): Promise<Receipt<null>>;
  edit(planId: string, updateId: string, edit: PlanEdit): Promise<Receipt<null>>;
  /** Uploads a picture that is to stand in a text of the plan; the same id has the effect of one. */
  addPicture(planId: string, picture: AttachmentDraft): Promise<Receipt<null>>;
  /**
   * Deletes a picture for good: by whoever put it in, or the author of the plan into which it was put, from all plans that have it; by the
   * author of a copy, from the copy. Others who write along get `forbidden`.
   */
  removePicture(planId: string, pictureId: string): Promise<Receipt<null>>;
  /** Its bytes, for whoever may read the plan; a plan that is made from another has its pictures. */
  picture(planId: string, pictureId: string, options?: CallOptions): Promise<Answer<Blob>>;
  /** These write it with the author from now on, and nobody else. */
  share(planId: string, personIds: readonly string[]): Promise<Receipt<null>>;
  /** Hands the plan in to the heads of its subject; the same id has the effect of one. */
  submit(planId: string, reviewId: string, submission: PlanSubmission): Promise<Receipt<null>>;
  /** Takes back what nobody has decided on. */
  withdraw(planId: string, reviewId: string): Promise<Receipt<null>>;
  /** What waits for the caller as the head of a subject, the longest first. */
  submitted(options?: CallOptions): Promise<Answer<SubmittedPlan[]>>;
  submittedPlan(reviewId: string, options?: CallOptions): Promise<Answer<SubmittedPlanContent>>;
  /** The bytes of a picture that was in the plan when it was handed in. */
  submittedPicture(reviewId: string, pictureId: string, options?: CallOptions): Promise<Answer<Blob>>;
  decide(reviewId: string, decision: PlanDecision): Promise<Receipt<null>>;
  /** With whom a plan can be shared. */
  colleagues(options?: CallOptions): Promise<Answer<PersonReference[]>>;
  /** What the caller teaches in a term and when, as updates of one Yjs document; none where nothing was kept. */
  schedule(termId: string, options?: CallOptions): Promise<Answer<string[]>>;
  editSchedule(termId: string, updateId: string, update: string): Promise<Receipt<null>>;
  /** Curriculum standards to which plans can be aligned, by subject and title. */
  standards(options?: CallOptions): Promise<Answer<StandardDocument[]>>;
  standard(documentId: string, options?: CallOptions): Promise<Answer<StandardTree>>;
}
