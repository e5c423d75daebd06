/**
 * Lesson plans (备课). What a plan says is one Yjs document: each edit is an update that merges with all others in any order, so
 * that nobody overwrites anybody and what was written without a line is never in the way. A service stores updates and hands them
 * out; it may put several together.
 */
import * as v from 'valibot';
import { longestPlanUpdate } from '../longest-plan-update.ts';
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
export const PlanPeople = v.pipe(v.object({ personIds: v.pipe(v.array(Id), v.maxLength(100)) }), v.title('PlanPeople'));

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
  }),
  v.title('PlanSummary'),
);
export const PlanPage = pageOf('PlanPage', PlanSummary);
export const Plan = v.pipe(
  v.object({ ...PlanSummary.entries, updates: v.pipe(v.array(StoredPlanUpdate), v.description('All together are the plan.')) }),
  v.title('Plan'),
);
export const Schedule = v.pipe(
  v.object({ updates: v.pipe(v.array(StoredPlanUpdate), v.description('All together are the schedule; none where nothing was scheduled yet.')) }),
  v.title('Schedule'),
  v.description('What a teacher teaches in a term and when: one Yjs document a term, the teacher’s own.'),
);
export const ScheduleEdit = v.pipe(v.object({ update: PlanUpdate }), v.title('ScheduleEdit'));
export const ColleagueList = v.pipe(v.object({ items: v.array(PersonReference) }), v.title('ColleagueList'));
