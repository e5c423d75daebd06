/** Resources that people of one platform hand to each other: with a class at once, with a school only after somebody has looked. */
import * as v from 'valibot';
import { Id, PersonReference, Timestamp } from './common.ts';
import { ResourceSummary } from './resource-summary.ts';

const Words = v.pipe(v.string(), v.trim(), v.maxLength(500));

export const ClassShareDraft = v.pipe(v.object({ resourceId: Id, classId: Id, note: Words }), v.title('ClassShareDraft'));
export const SchoolShareDraft = v.pipe(
  v.object({ resourceId: Id, audience: v.picklist(['school', 'colleagues']), note: Words }),
  v.title('SchoolShareDraft'),
);

export const Share = v.pipe(
  v.object({
    id: v.pipe(Id, v.description('All that a link to it holds: no token and nobody\'s id.')),
    resource: ResourceSummary,
    audience: v.object({
      kind: v.picklist(['class', 'school', 'colleagues']),
      name: v.pipe(v.string(), v.description('Of the class, or of the organisation.')),
    }),
    note: v.string(),
    own: v.boolean(),
    by: v.pipe(v.nullable(PersonReference), v.description('Who shares it. Null where a classmate does.')),
    state: v.pipe(
      v.picklist(['shared', 'pending-review', 'declined', 'withdrawn']),
      v.description('What goes beyond a class is `pending-review` until a manager of the organisation has looked; nobody else sees it before.'),
    ),
    answer: v.pipe(v.nullable(v.string()), v.description('Why it was declined, for whoever shares it.')),
    mayWithdraw: v.boolean(),
    mayDecide: v.pipe(v.boolean(), v.description('It waits, or is shared, and the caller may decide. Nobody decides about what they share themselves.')),
    thanks: v.optional(
      v.pipe(
        v.object({
          given: v.pipe(v.boolean(), v.description('The caller has said thank you.')),
          mayGive: v.boolean(),
          received: v.pipe(v.boolean(), v.description('Somebody has, for whoever shares it. By whom is told to nobody.')),
          count: v.pipe(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0))), v.description('By how many, for a grown-up who shares it; null for everybody else: children are not counted.')),
        }),
        v.description('Absent where a platform has no thanks.'),
      ),
    ),
    createdAt: Timestamp,
    decidedAt: v.nullable(Timestamp),
  }),
  v.title('Share'),
);
export const ShareList = v.pipe(v.object({ items: v.array(Share) }), v.title('ShareList'));
export const ShareDecision = v.pipe(
  v.object({ approved: v.boolean(), answer: v.pipe(Words, v.description('Needed where it is declined.')) }),
  v.check(({ approved, answer }) => approved || answer !== '', 'a reason'),
  v.title('ShareDecision'),
);
export const ShareThanks = v.pipe(v.object({ given: v.pipe(v.boolean(), v.description('False takes it back.')) }), v.title('ShareThanks'));
