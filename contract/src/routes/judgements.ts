/** Routes of the resource port: ratings, and reports of what is wrong. */
import * as v from 'valibot';
import { defineRoute } from '../route.ts';
import { Cursor, Id, PageSize } from '../schemas/common.ts';
import {
  CaseDraft,
  CommentPolicyDraft,
  CommentReview,
  RatingDraft,
  RatingReplyDraft,
  RatingSummary,
  ReportCase,
  ReportDecision,
  ReportPage,
  ResourceStatistics,
  WaitingCommentList,
} from '../schemas/judgement.ts';

const resource = v.object({ resourceId: Id });

export const readRating = defineRoute({
  id: 'readRating',
  method: 'get',
  path: '/resources/{resourceId}/rating',
  tag: 'resources',
  act: 'resource.read',
  summary: 'What people who used it say of a resource',
  params: resource,
  success: { status: 200, description: 'Counts and comments without names, and the own rating.', schema: RatingSummary },
  problems: ['not-found'],
});

export const rateResource = defineRoute({
  id: 'rateResource',
  method: 'put',
  path: '/resources/{resourceId}/rating',
  tag: 'resources',
  act: 'rating.write',
  summary: 'Rate a resource that one has used',
  description: 'One rating a person: a second one takes the place of the first, but for a `comment` that it does not hold. Whoever has not used the resource is answered `not-used`; other words than those that were said before, where none are taken, `invalid-request`.',
  params: resource,
  body: RatingDraft,
  success: { status: 200, description: 'The rating of all, the new one included.', schema: RatingSummary },
  problems: ['not-found', 'not-used'],
});

export const removeRating = defineRoute({
  id: 'removeRating',
  method: 'delete',
  path: '/resources/{resourceId}/rating',
  tag: 'resources',
  act: 'rating.write',
  summary: 'Take the own rating back',
  params: resource,
  success: { status: 204, description: 'There is no rating of the caller any more.' },
  problems: ['not-found'],
});

const comment = v.object({ commentId: Id });

export const replyToComment = defineRoute({
  id: 'replyToComment',
  method: 'put',
  path: '/rating-comments/{commentId}/reply',
  tag: 'resources',
  act: 'resource.own',
  summary: 'Answer a comment, in the own name as the author of the resource, or in that of the platform that admitted it',
  description: 'Only a comment that is shown. A later reply takes the place of the earlier one; an empty one takes it back.',
  params: comment,
  body: RatingReplyDraft,
  success: { status: 204, description: 'The reply is shown below the comment.' },
  problems: ['not-found'],
});

export const setCommentPolicy = defineRoute({
  id: 'setCommentPolicy',
  method: 'put',
  path: '/resources/{resourceId}/comment-policy',
  tag: 'resources',
  act: 'resource.own',
  summary: 'Say whether comments on an own resource are taken, and whether somebody looks at each first',
  description: 'Stars go on. What was said before is shown again when comments are taken again. The author of a resource may be stricter than the platform that admitted it has said, and not less: else `forbidden`.',
  params: resource,
  body: CommentPolicyDraft,
  success: { status: 204, description: 'It holds from now on.' },
  problems: ['not-found'],
});

export const listWaitingComments = defineRoute({
  id: 'listWaitingComments',
  method: 'get',
  path: '/rating-comments',
  tag: 'resources',
  act: 'comment.review',
  summary: 'Comments that nobody has looked at yet',
  description: 'For teachers those of the learners in their own classes, for managers those of their schools, of grown-ups as well; oldest first, at most 100.',
  success: { status: 200, description: 'The comments.', schema: WaitingCommentList },
});

export const reviewComment = defineRoute({
  id: 'reviewComment',
  method: 'put',
  path: '/rating-comments/{commentId}/review',
  tag: 'resources',
  act: 'comment.review',
  summary: 'Show a comment, or withhold it',
  description: 'Nobody decides on the own one. What somebody has withheld is shown no more: that is answered `conflict`. The stars count in any case.',
  params: comment,
  body: CommentReview,
  success: { status: 204, description: 'It is shown, or the writer alone sees it.' },
  problems: ['not-found', 'conflict'],
});

export const readResourceStatistics = defineRoute({
  id: 'readResourceStatistics',
  method: 'get',
  path: '/resources/{resourceId}/statistics',
  tag: 'resources',
  act: 'resource.own',
  summary: 'How a resource is used, for who answers for it',
  params: resource,
  success: { status: 200, description: 'Counts in all and by week; small groups are held back.', schema: ResourceStatistics },
  problems: ['not-found'],
});

export const reportResource = defineRoute({
  id: 'reportResource',
  method: 'post',
  path: '/resources/{resourceId}/reports',
  tag: 'resources',
  act: 'report.create',
  summary: 'Report an error, unsuitable content or an infringement',
  description: 'Who reports a resource again before that is decided gets the open case back, with the new words after those of before, an earlier proof among them where there is another, and of the kind that was said last. All of it together is at most 20000 characters long; who decides is told each time.',
  params: resource,
  body: CaseDraft,
  idempotent: true,
  success: { status: 201, description: 'The case with its number.', schema: ReportCase },
  problems: ['not-found', 'idempotency-key-missing', 'idempotency-key-reused'],
});

export const listReports = defineRoute({
  id: 'listReports',
  method: 'get',
  path: '/reports',
  tag: 'resources',
  act: 'report.read',
  summary: 'Reports of the caller, newest first',
  description: 'A manager of the platform sees those of everybody, without names.',
  query: v.object({
    cursor: v.optional(Cursor),
    limit: v.optional(PageSize),
    toDecide: v.optional(v.pipe(v.picklist(['true']), v.description('Those on which the caller decides, which is none for all but managers of the platform; and not for what they reported or made themselves; undecided ones first, oldest first, then the decided ones, newest first.'))),
  }),
  success: { status: 200, description: 'A page of cases.', schema: ReportPage },
});

export const decideReport = defineRoute({
  id: 'decideReport',
  method: 'put',
  path: '/reports/{reportId}/decision',
  tag: 'resources',
  act: 'report.decide',
  summary: 'Decide a case',
  description: 'The first decision stands: others get `conflict`, and the same again changes nothing. With a `version`, `conflict` also says that something was added to the report since that was read. A declined report suspends nothing; nobody decides on what they reported or made themselves. Whoever reported is told of it and why, by a notice.',
  params: v.object({ reportId: Id }),
  body: ReportDecision,
  success: { status: 200, description: 'The case as it now stands.', schema: ReportCase },
  problems: ['not-found', 'conflict'],
});
