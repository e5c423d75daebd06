/** When somebody studied, for that person alone, and when a school did, without anybody's name. */
import * as v from 'valibot';
import { Id } from './common.ts';
import { Day } from './leave.ts';

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));
const Studied = v.object({ id: Id, title: v.string() });
const PlayedSeconds = v.pipe(Count, v.description('Of what was played; what stands still does not count.'));
const Until = v.pipe(Day, v.description('Exclusive.'));

/** When the learner studied, in tasks and beside them. Nobody is compared with it. */
export const OwnStudy = v.pipe(
  v.object({
    by: v.picklist(['day', 'week']),
    studySeconds: v.pipe(Count, v.description('Of all periods together.')),
    periods: v.pipe(
      v.array(
        v.object({
          from: Day,
          until: Until,
          studySeconds: PlayedSeconds,
          pages: v.pipe(Count, v.description('Pages that were in view, each once.')),
          sequence: v.pipe(v.array(Studied), v.description('What was studied, in the order in which it was begun.')),
        }),
      ),
      v.description('Days or weeks of China in their order, the last one goes on; also those in which nothing was studied.'),
    ),
  }),
  v.title('OwnStudy'),
);

/** When a school studied in the tasks of its classes: of each class five learners or nobody, in each figure. */
export const SchoolStudy = v.pipe(
  v.object({
    threshold: v.pipe(Count, v.description('So many learners of a class stand behind each figure, or none of it: so many took part, played, turned pages, or began the resource.')),
    since: v.pipe(Day, v.description('The Monday with which the school year begins.')),
    studySeconds: v.pipe(Count, v.description('Of all periods together.')),
    periods: v.pipe(
      v.array(
        v.object({
          from: Day,
          until: Until,
          studySeconds: v.pipe(Count, v.description('Of what was played; what stands still does not count, and what fewer of a class played waits.')),
          pages: v.pipe(Count, v.description('Pages that were in view; each learner’s page once. Those of fewer of a class wait.')),
          learners: v.pipe(Count, v.description('How many took part; whoever learns in two classes stands in both.')),
          sequence: v.pipe(
            v.array(v.object({ resource: Studied, learners: Count })),
            v.description('What was studied, in the order in which enough of a class had begun it, with how many; nothing that fewer of a class began.'),
          ),
        }),
      ),
      v.description('Weeks of China that are over, in their order, in which something is told. What fewer of a class did waits, and is told with the first week by which they are enough; what is played and what is read waits by itself.'),
    ),
  }),
  v.title('SchoolStudy'),
);
