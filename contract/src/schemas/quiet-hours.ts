/** Being left in peace: quiet hours of a person, and one digest of what came meanwhile. */
import * as v from 'valibot';
import { Timestamp } from './common.ts';

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));
const Minute = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1439));

export const QuietChoice = v.pipe(
  v.object({
    quiet: v.pipe(
      v.nullable(
        v.pipe(
          v.object({ fromMinute: Minute, toMinute: Minute }),
          v.check(({ fromMinute, toMinute }) => fromMinute !== toMinute, 'a time that begins and ends'),
        ),
      ),
      v.description('Minutes after midnight in China, over midnight where it ends before it begins; null: never. Usual: 21:00 to 7:00.'),
    ),
    digestMinute: v.pipe(v.nullable(Minute), v.description('When one digest a day tells what came; null: it is told as it comes, and what came in quiet hours after them.')),
  }),
  v.title('QuietChoice'),
);

/** What came in a stretch of time and is not read yet, as one. What is urgent is not in it: it is told at once. */
export const Digest = v.pipe(
  v.object({
    from: Timestamp,
    until: Timestamp,
    notices: Count,
    announcements: Count,
    messages: Count,
    talks: v.pipe(Count, v.description('In so many talks.')),
  }),
  v.title('Digest'),
);
export const QuietHours = v.pipe(
  v.object({
    ...QuietChoice.entries,
    quietUntil: v.pipe(v.nullable(Timestamp), v.description('When the quiet of now ends; null: it is not quiet.')),
    told: v.pipe(v.nullable(Digest), v.description('Of the stretch that is over; null where there is nothing in it.')),
    waiting: v.pipe(v.nullable(Digest), v.description('Of the stretch of now: not counted in any badge before it is over. Null where there is none.')),
  }),
  v.title('QuietHours'),
);
