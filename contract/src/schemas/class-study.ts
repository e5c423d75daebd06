/** When a class studied in its tasks, without anybody's name. */
import * as v from 'valibot';
import { Id } from './common.ts';
import { Day } from './leave.ts';

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** When a class studied in its tasks: numbers, in order of time, and nobody's name. */
export const ClassStudy = v.pipe(
  v.object({
    by: v.picklist(['day', 'week']),
    learners: v.pipe(Count, v.description('How many are in the class.')),
    studySeconds: v.pipe(Count, v.description('Of all periods together.')),
    periods: v.pipe(
      v.array(
        v.object({
          from: Day,
          until: v.pipe(Day, v.description('Exclusive.')),
          studySeconds: v.pipe(Count, v.description('Of what was played; what stands still does not count.')),
          pages: v.pipe(Count, v.description('Pages that were in view; each learner’s page once.')),
          learners: v.pipe(Count, v.description('How many took part.')),
          sequence: v.pipe(v.array(v.object({ resource: v.object({ id: Id, title: v.string() }), learners: Count })), v.description('What was studied, in the order in which it was begun, with how many.')),
        }),
      ),
      v.description('Days or weeks of China in their order, the last one goes on; also those in which nobody studied.'),
    ),
  }),
  v.title('ClassStudy'),
);
