/** What people say of a resource: ratings with reasons by those who used it, and reports of what is wrong with it. */
import * as v from 'valibot';
import { Id, Timestamp, pageOf } from './common.ts';

const WholeNumber = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Why somebody rates as they do. Words of one's own are not taken: nobody has to read what a child wrote about a teacher. */
export const RatingReason = v.pipe(
  v.picklist([
    'clear', 'fits-textbook', 'engaging', 'ready-to-use', 'good-picture-and-sound',
    'too-fast', 'too-long', 'outdated', 'hard-to-see-or-hear', 'does-not-fit',
  ]),
  v.title('RatingReason'),
);
const Stars = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5));

/** What a person who used a resource says of it. A second one takes the place of the first. */
export const RatingDraft = v.pipe(
  v.object({
    stars: Stars,
    reasons: v.pipe(
      v.array(RatingReason),
      v.minLength(1),
      v.maxLength(5),
      v.check((reasons) => new Set(reasons).size === reasons.length, 'each reason once'),
    ),
  }),
  v.title('RatingDraft'),
);
export const RatingSummary = v.pipe(
  v.object({
    average: v.pipe(v.nullable(v.number()), v.description('With one decimal; null before the first rating.')),
    count: WholeNumber,
    stars: v.pipe(v.array(WholeNumber), v.length(5), v.description('How many gave 1, 2, 3, 4 and 5 stars.')),
    reasons: v.pipe(v.array(v.object({ reason: RatingReason, count: WholeNumber })), v.description('Most frequent first.')),
    own: v.nullable(RatingDraft),
    mayRate: v.pipe(v.boolean(), v.description('True when the caller has used the resource: there is a learning record, or a task with it.')),
  }),
  v.title('RatingSummary'),
);

/** A report of what is wrong with a resource. */
export const CaseDraft = v.pipe(
  v.object({
    kind: v.picklist(['error', 'does-not-open', 'unsuitable', 'infringement', 'other']),
    description: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(2000)),
    evidence: v.nullable(v.pipe(v.string(), v.regex(/^https:\/\/\S+$/), v.maxLength(500), v.description('Address of a proof, for an infringement for instance.'))),
  }),
  v.title('CaseDraft'),
);
export const ReportCase = v.pipe(
  v.object({
    id: Id,
    caseNumber: v.pipe(v.string(), v.description('To be quoted on the telephone.'), v.examples(['20261121-483920'])),
    resourceId: Id,
    resourceTitle: v.string(),
    ...CaseDraft.entries,
    state: v.picklist(['received', 'upheld', 'declined']),
    answer: v.pipe(v.nullable(v.string()), v.description('What was decided and why, for the person who reported it.')),
    createdAt: Timestamp,
    decidedAt: v.nullable(Timestamp),
  }),
  v.title('ReportCase'),
);
export const ReportPage = pageOf('ReportPage', ReportCase);
export const ReportDecision = v.pipe(
  v.object({
    state: v.picklist(['upheld', 'declined']),
    answer: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(2000)),
    suspend: v.pipe(v.boolean(), v.description('Takes the resource out of the search; tasks that use it still find it.')),
  }),
  v.title('ReportDecision'),
);
