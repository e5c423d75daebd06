/**
 * Lesson plans (备课). What a plan says is one Yjs document: each edit is an update that merges with all others in any order, so
 * that nobody overwrites anybody and what was written without a line is never in the way. A service stores updates and hands them
 * out; it may put several together.
 */
import * as v from 'valibot';
import { longestPlanUpdate } from '../longest-plan-update.ts';
import { AttachmentDraft } from './attachment.ts';
import { Id, PersonReference, Timestamp, pageOf } from './common.ts';

const bytes = v.pipe(v.string(), v.minLength(4), v.regex(/^[A-Za-z0-9+/]+={0,2}$/));

export const PlanUpdate = v.pipe(
  bytes,
  v.maxLength(longestPlanUpdate),
  v.title('PlanUpdate'),
  v.description('An update of the Yjs document of the plan (version 1), Base64. Applying it twice, or in another order, gives the same plan.'),
);

/** What was written in many updates may come back as one: longer than any that can be sent. */
export const StoredPlanUpdate = v.pipe(bytes, v.title('StoredPlanUpdate'), v.description('One update or several as one, Base64.'));

/** So many standards a plan may be aligned to. */
export const mostStandardsOfPlan = 200;

const count = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(most));

export const PlanHead = v.pipe(
  v.object({
    title: v.pipe(v.string(), v.maxLength(200)),
    subject: v.pipe(v.string(), v.maxLength(60), v.description('Empty where it is not said.')),
    lessonMinutes: v.pipe(count(10_000), v.description('Of the steps in class.')),
    steps: count(1000),
    standardIds: v.optional(
      v.pipe(v.array(Id), v.maxLength(mostStandardsOfPlan), v.description('CASE identifiers of the curriculum standards its objectives are aligned to; absent: none.')),
      [],
    ),
  }),
  v.title('PlanHead'),
  v.description('What a list of plans shows. Whoever writes says it again with each update; the last word stands.'),
);

export const PlanSource = v.pipe(
  v.object({ planId: Id, title: v.string(), author: PersonReference }),
  v.title('PlanSource'),
  v.description('A plan from which another was made, as it was called then.'),
);

export const PlanDraft = v.pipe(
  v.object({
    head: PlanHead,
    update: PlanUpdate,
    copyOf: v.pipe(v.nullable(Id), v.description('The plan that this one was made from: the caller must be able to read it, and it is named from then on.')),
  }),
  v.title('PlanDraft'),
);
export const PlanEdit = v.pipe(v.object({ head: PlanHead, update: PlanUpdate }), v.title('PlanEdit'));
export const PlanPictureDraft = v.pipe(
  v.object({ name: AttachmentDraft.entries.name, sizeBytes: AttachmentDraft.entries.sizeBytes }),
  v.title('PlanPictureDraft'),
  v.description('A picture that stands in a text of a plan. What is to be seen in it stands in the plan, where those who write together change it.'),
);
export const PlanPeople = v.pipe(v.object({ personIds: v.pipe(v.array(Id), v.maxLength(100)) }), v.title('PlanPeople'));

/** So long is what a head of the subject says of a plan, or of one of its steps. */
const longestReviewText = 2000;

export const PlanVersionName = v.pipe(
  v.object({ id: Id, name: v.pipe(v.string(), v.maxLength(80)) }),
  v.title('PlanVersionName'),
  v.description('The version that was put aside in the plan when it was handed in.'),
);

export const PlanReviewNote = v.pipe(
  v.object({ stepId: v.pipe(Id, v.description('A step of what was handed in.')), text: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(longestReviewText)) }),
  v.title('PlanReviewNote'),
);

export const PlanReviewState = v.pipe(v.picklist(['pending', 'returned', 'approved']), v.title('PlanReviewState'));

export const PlanReview = v.pipe(
  v.object({
    id: Id,
    state: PlanReviewState,
    version: PlanVersionName,
    submittedAt: Timestamp,
    decidedAt: v.nullable(Timestamp),
    decidedBy: v.nullable(PersonReference),
    comment: v.string(),
    notes: v.array(PlanReviewNote),
    hasReviewer: v.optional(v.pipe(v.boolean(), v.description('Whether there is anybody who may decide on it; false while it waits for nobody: the only head has gone, or has written along. Absent: true.'))),
  }),
  v.title('PlanReview'),
  v.description('What a head of the subject (学科负责人) said of a plan that was handed in (送审), or that nobody has said anything yet.'),
);

export const PlanSubmission = v.pipe(
  v.object({
    head: PlanHead,
    update: v.pipe(PlanUpdate, v.description('A whole document of its own: the plan as it is handed in, without comments and without lessons that were taught.')),
    version: PlanVersionName,
  }),
  v.title('PlanSubmission'),
);

export const PlanDecision = v.pipe(
  v.object({ approved: v.boolean(), comment: v.pipe(v.string(), v.maxLength(longestReviewText)), notes: v.pipe(v.array(PlanReviewNote), v.maxLength(200)) }),
  v.check(({ approved, comment, notes }) => approved || comment.trim() !== '' || notes.length > 0, 'whoever returns a plan says why'),
  v.title('PlanDecision'),
);

export const PlanSummary = v.pipe(
  v.object({
    id: Id,
    ...PlanHead.entries,
    author: PersonReference,
    own: v.boolean(),
    sharedWith: v.pipe(v.array(PersonReference), v.description('Who writes it together with the author.')),
    derivedFrom: v.pipe(v.array(PlanSource), v.description('Where it comes from, the nearest first. No copy can drop it.')),
    createdAt: Timestamp,
    changedAt: Timestamp,
    changedBy: PersonReference,
    review: v.optional(v.pipe(v.nullable(PlanReview), v.description('The last time it was handed in; null or absent: never, or withdrawn.'))),
  }),
  v.title('PlanSummary'),
);
export const PlanPage = pageOf('PlanPage', PlanSummary);
export const Plan = v.pipe(
  v.object({ ...PlanSummary.entries, updates: v.pipe(v.array(StoredPlanUpdate), v.description('All together are the plan.')) }),
  v.title('Plan'),
);
export const SubmittedPlan = v.pipe(
  v.object({ ...PlanReview.entries, planId: Id, ...PlanHead.entries, author: PersonReference }),
  v.title('SubmittedPlan'),
  v.description('A plan that was handed in, as its reader finds it in a list.'),
);
export const SubmittedPlanList = v.pipe(v.object({ items: v.array(SubmittedPlan) }), v.title('SubmittedPlanList'));
export const SubmittedPlanContent = v.pipe(v.object({ ...SubmittedPlan.entries, updates: v.array(StoredPlanUpdate) }), v.title('SubmittedPlanContent'));
export const Schedule = v.pipe(
  v.object({ updates: v.pipe(v.array(StoredPlanUpdate), v.description('All together are the schedule; none where nothing was scheduled yet.')) }),
  v.title('Schedule'),
  v.description('What a teacher teaches in a term and when: one Yjs document a term, the teacher’s own.'),
);
export const ScheduleEdit = v.pipe(v.object({ update: PlanUpdate }), v.title('ScheduleEdit'));
export const ColleagueList = v.pipe(v.object({ items: v.array(PersonReference) }), v.title('ColleagueList'));
