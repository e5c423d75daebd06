/** What people say of a resource: ratings with reasons by those who used it, and reports of what is wrong with it. */
import * as v from 'valibot';
import { CalendarDate, Id, PersonReference, Timestamp, pageOf } from './common.ts';

const WholeNumber = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Why somebody rates as they do. */
export const RatingReason = v.pipe(
  v.picklist([
    'clear', 'fits-textbook', 'engaging', 'ready-to-use', 'good-picture-and-sound',
    'too-fast', 'too-long', 'outdated', 'hard-to-see-or-hear', 'does-not-fit',
  ]),
  v.title('RatingReason'),
);
const Stars = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5));

/** What a person who used a resource says of it. A second one takes the place of the first; words stay as they are where it holds none. */
export const RatingDraft = v.pipe(
  v.object({
    stars: Stars,
    reasons: v.pipe(
      v.array(RatingReason),
      v.minLength(1),
      v.maxLength(5),
      v.check((reasons) => new Set(reasons).size === reasons.length, 'each reason once'),
    ),
    comment: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(500), v.description('In own words. Those of a minor are shown when somebody of the school has looked. Absent: what was said before stays, with its review and its reply; empty: it is taken back.'))),
  }),
  v.title('RatingDraft'),
);
const Reply = v.pipe(v.string(), v.trim(), v.maxLength(500));
export const RatingComment = v.pipe(
  v.object({
    id: v.pipe(Id, v.description('New with each wording: whoever has read one decides on that one.')),
    stars: Stars,
    text: v.string(),
    role: v.pipe(v.picklist(['student', 'teacher', 'guardian', 'manager']), v.description('As what the person wrote it. Names are told to nobody here.')),
    at: Timestamp,
    own: v.boolean(),
    state: v.pipe(v.picklist(['shown', 'waiting', 'withheld']), v.description('Others see what is shown; the writer sees the own comment in any state.')),
    reply: v.nullable(v.object({ text: v.string(), by: v.pipe(v.string(), v.description('Organisation that answers for the resource.')), at: Timestamp })),
    mayWithhold: v.boolean(),
  }),
  v.title('RatingComment'),
);
export const CommentPolicy = v.pipe(
  v.picklist(['open', 'reviewed', 'off']),
  v.description('`open`: shown at once, but for those of minors and those with a word that the school looks at first. `reviewed`: somebody looks at each first. `off`: none are taken, and none are shown.'),
  v.title('CommentPolicy'),
);
export const CommentPolicyDraft = v.pipe(v.object({ policy: CommentPolicy }), v.title('CommentPolicyDraft'));
export const RatingSummary = v.pipe(
  v.object({
    average: v.pipe(v.nullable(v.number()), v.description('With one decimal; null before the first rating.')),
    count: WholeNumber,
    stars: v.pipe(
      v.nullable(v.pipe(v.array(WholeNumber), v.length(5))),
      v.description('How many gave 1, 2, 3, 4 and 5 stars; null while fewer than five have rated, for each would be known by it.'),
    ),
    reasons: v.pipe(v.array(v.object({ reason: RatingReason, count: WholeNumber })), v.description('Most frequent first; none while fewer than five have rated.')),
    own: v.nullable(RatingDraft),
    comments: v.pipe(v.array(RatingComment), v.description('The own one first, then those that are shown, newest first; at most 50.')),
    policy: v.optional(v.pipe(CommentPolicy, v.description('Of the comments; whoever answers for the resource sets it. Absent: `open`.'))),
    leastPolicy: v.optional(v.pipe(CommentPolicy, v.description('For the author of the resource, where the platform that admitted it has said so: as strict as this at least. Absent: any.'))),
    mayReply: v.pipe(v.boolean(), v.description('True for whoever answers for the resource.')),
    mayRate: v.pipe(v.boolean(), v.description('True when the caller has used the resource: there is a learning record, or a task with it.')),
  }),
  v.title('RatingSummary'),
);

export const RatingReplyDraft = v.pipe(v.object({ text: v.pipe(Reply, v.description('Empty: the reply is taken back.')) }), v.title('RatingReplyDraft'));

/** A comment that nobody has looked at yet. */
export const WaitingComment = v.pipe(
  v.object({
    id: Id,
    resourceId: Id,
    resourceTitle: v.string(),
    stars: Stars,
    text: v.string(),
    at: Timestamp,
    author: v.pipe(PersonReference, v.description('For those of the school alone, who answer for the child.')),
  }),
  v.title('WaitingComment'),
);
export const WaitingCommentList = v.pipe(v.object({ items: v.array(WaitingComment) }), v.title('WaitingCommentList'));
export const CommentReview = v.pipe(v.object({ shown: v.boolean() }), v.title('CommentReview'));

/** How a resource is used, without anybody in it. */
const Figures = {
  views: v.pipe(WholeNumber, v.description('Times that it was opened to be played or read.')),
  learners: v.pipe(WholeNumber, v.description('Different people who opened it in that time.')),
  completions: v.pipe(WholeNumber, v.description('Different people who came to its end in that time.')),
  ratings: v.pipe(v.nullable(WholeNumber), v.description('Ratings as they stand, by the time they were given; null where there are fewer than `threshold`, none included.')),
  average: v.pipe(v.nullable(v.number()), v.description('Stars of those ratings, with one decimal; null where these are not told.')),
};
export const ResourceStatistics = v.pipe(
  v.object({
    resourceId: Id,
    title: v.string(),
    threshold: v.pipe(WholeNumber, v.description('So many different people stand behind each period, and behind the total.')),
    until: v.pipe(v.nullable(CalendarDate), v.description('The Monday, 00:00 in Asia/Shanghai, before which all was counted. What came later waits until enough people are in it. Null: not yet enough.')),
    total: v.pipe(v.nullable(v.object(Figures)), v.description('Null while fewer people than `threshold` have used it.')),
    periods: v.pipe(
      v.array(v.object({ from: CalendarDate, until: CalendarDate, ...Figures })),
      v.description('Whole weeks from Monday to Monday (exclusive), as many together as it takes for `threshold` people; the last 26, oldest first.'),
    ),
  }),
  v.title('ResourceStatistics'),
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
    description: v.pipe(v.string(), v.description('All that was said of it, a paragraph for each time it was reported.')),
    state: v.picklist(['received', 'upheld', 'declined']),
    answer: v.pipe(v.nullable(v.string()), v.description('What was decided and why, for the person who reported it.')),
    createdAt: Timestamp,
    decidedAt: v.nullable(Timestamp),
    suspended: v.optional(v.pipe(v.boolean(), v.description('The resource is out of the search.'))),
    version: v.optional(v.pipe(WholeNumber, v.description('One more each time something is added.'))),
  }),
  v.title('ReportCase'),
);
export const ReportPage = v.pipe(
  v.object({
    ...pageOf('ReportPage', ReportCase).entries,
    open: v.optional(v.pipe(WholeNumber, v.description('With `toDecide`: how many are not decided.'))),
  }),
  v.title('ReportPage'),
);
export const ReportDecision = v.pipe(
  v.object({
    state: v.picklist(['upheld', 'declined']),
    answer: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(2000)),
    suspend: v.pipe(v.boolean(), v.description('Takes the resource out of the search; tasks that use it still find it.')),
    version: v.optional(v.pipe(WholeNumber, v.description('That of the case that was read: what was added since is not decided on unread.'))),
  }),
  v.title('ReportDecision'),
);
