/** What one learner did in one task. */
import * as v from 'valibot';
import { Id, PersonReference, Timestamp } from './common.ts';

export const TimelineVerb = v.pipe(
  v.picklist(['initialized', 'played', 'paused', 'seeked', 'completed', 'terminated', 'experienced']),
  v.title('TimelineVerb'),
  v.description('Of the learning record: opened, played, paused, went to a place, completed, left, had a page in view.'),
);
/** What one learner did in one task, for who teaches the class; nobody else reads it. */
export const LearnerTimeline = v.pipe(
  v.object({
    learner: PersonReference,
    taskId: Id,
    events: v.pipe(
      v.array(
        v.object({
          at: Timestamp,
          verb: TimelineVerb,
          positionSeconds: v.pipe(v.nullable(v.pipe(v.number(), v.minValue(0))), v.description('Place in what is watched.')),
          page: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1))),
        }),
      ),
      v.description('In the order in which they happened, by the clock of the service; the latest 300.'),
    ),
    total: v.pipe(v.number(), v.integer(), v.minValue(0), v.description('How many there are.')),
    studySeconds: v.pipe(v.number(), v.minValue(0), v.description('Of what was played; what stands still does not count.')),
    signals: v.pipe(
      v.array(
        v.object({
          kind: v.picklist(['silent', 'stuck']),
          days: v.pipe(v.nullable(v.pipe(v.number(), v.integer())), v.description('Since something was heard; of `silent`.')),
          positionSeconds: v.pipe(v.nullable(v.number()), v.description('To where the learner went back at least three times without coming further; of `stuck`.')),
        }),
      ),
      v.description('What to look at while the task is not completed: three days without a record, where there is no way on paper and counted at the earliest from when the learner came into the class; or the same place again and again. No judgement of the learner.'),
    ),
  }),
  v.title('LearnerTimeline'),
);
