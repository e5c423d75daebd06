/** Progress in a resource, derived from statements. */
import * as v from 'valibot';
import { Id, Timestamp } from './common.ts';

/** A watched stretch in seconds, `[from, to]` with from < to. */
export const Interval = v.pipe(
  v.tuple([v.pipe(v.number(), v.minValue(0)), v.pipe(v.number(), v.minValue(0))]),
  v.check(([from, to]) => from < to, 'from < to'),
  v.title('Interval'),
  v.description('A watched stretch in seconds, [from, to].'),
  v.metadata({ examples: [[0, 31.5]] }),
);

/** More pages than the longest book has. */
const mostPages = 100_000;
const PageNumber = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(mostPages));

/** How far somebody has read. A page is one of the file; where a text has none, one that the reader counts alike on every device. */
export const Reading = v.pipe(
  v.object({
    page: v.pipe(PageNumber, v.description('Where to go on.')),
    pages: v.pipe(PageNumber, v.description('Pages of the whole.')),
    read: v.pipe(v.array(v.tuple([PageNumber, PageNumber])), v.description('Pages that were in view, [first, last], merged and ordered.')),
  }),
  v.title('Reading'),
  v.metadata({ examples: [{ page: 12, pages: 40, read: [[1, 4], [11, 12]] }] }),
);

/** How far one person is in one resource. Watched stretches are kept, not a percentage. */
export const Progress = v.pipe(
  v.object({
    personId: Id,
    resourceId: Id,
    taskId: v.nullable(Id),
    state: v.picklist(['not-started', 'started', 'completed']),
    positionSeconds: v.pipe(v.number(), v.minValue(0), v.description('Where to go on.')),
    durationSeconds: v.nullable(v.pipe(v.number(), v.minValue(0))),
    watched: v.pipe(v.array(Interval), v.description('Merged and ordered.')),
    ratio: v.pipe(v.number(), v.minValue(0), v.maxValue(1), v.description('Watched share of the whole, or the share of pages that were in view.')),
    reading: v.optional(v.pipe(v.nullable(Reading), v.description('Of what is read: pages. Null where nobody has read in it.'))),
    inOrder: v.optional(
      v.pipe(v.boolean(), v.description('The task wants a first view without skipping, and it is not completed yet.')),
    ),
    updatedAt: v.nullable(Timestamp),
    version: v.pipe(v.number(), v.integer()),
  }),
  v.title('Progress'),
);
