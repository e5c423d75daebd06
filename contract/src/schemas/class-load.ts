/** How much a class has to do. */
import * as v from 'valibot';
import { Day } from './leave.ts';

const Minutes = v.pipe(v.number(), v.integer(), v.minValue(0));

/** What a class has to do for one day, from all its teachers. */
export const ClassLoad = v.pipe(
  v.object({
    day: Day,
    minutes: v.pipe(Minutes, v.description('Expected minutes of all tasks due on that day; of tiers, the longest counts, and of what only some were given, the most that one learner has.')),
    byTier: v.pipe(v.object({ all: Minutes, A: Minutes, B: Minutes, C: Minutes }), v.description('Of which, for all and for each tier: what a further task comes to is counted from these.')),
    forSome: v.optional(v.pipe(Minutes, v.description('Of which, for learners who were named: the minutes of the one who has most of them.'))),
    tasks: v.pipe(v.number(), v.integer(), v.minValue(0)),
    unestimated: v.pipe(v.number(), v.integer(), v.minValue(0), v.description('Tasks of that day of which nobody has said how long they take.')),
    limit: v.pipe(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0))), v.description('Minutes a day that the platform allows the grade; null: none is set.')),
  }),
  v.title('ClassLoad'),
);
