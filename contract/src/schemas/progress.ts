/** Progress in a resource, derived from statements; and the statements themselves (xAPI). */
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

/** Verbs that the first version understands (xAPI video profile and ADL). */
export const verbs = {
  initialized: 'http://adlnet.gov/expapi/verbs/initialized',
  played: 'https://w3id.org/xapi/video/verbs/played',
  paused: 'https://w3id.org/xapi/video/verbs/paused',
  seeked: 'https://w3id.org/xapi/video/verbs/seeked',
  completed: 'http://adlnet.gov/expapi/verbs/completed',
  terminated: 'http://adlnet.gov/expapi/verbs/terminated',
  /** A page was in view. */
  experienced: 'http://adlnet.gov/expapi/verbs/experienced',
} as const;

/** Result extensions of the xAPI video profile that carry time and played segments. */
export const videoExtensions = {
  time: 'https://w3id.org/xapi/video/extensions/time',
  progress: 'https://w3id.org/xapi/video/extensions/progress',
  playedSegments: 'https://w3id.org/xapi/video/extensions/played-segments',
  length: 'https://w3id.org/xapi/video/extensions/length',
  sessionId: 'https://w3id.org/xapi/video/extensions/session-id',
} as const;

/** Result extensions of reading: the page in view, how many there are, and those read since the session began, as `1-4,11-12`. */
export const readingExtensions = {
  page: 'urn:ls:extension:page',
  pages: 'urn:ls:extension:pages',
  read: 'urn:ls:extension:pages-read',
} as const;

/** Category of a statement that follows the xAPI video profile. */
export const videoProfile = 'https://w3id.org/xapi/video';

/** Activity identifiers are made of these prefixes and the id. */
export const activityPrefix = { resource: 'urn:ls:resource:', task: 'urn:ls:task:', cuePoint: 'urn:ls:cue-point:' } as const;
/** `homePage` of an actor's account; its `name` is the person's id. */
export const accountHomePage = 'urn:ls:person';

const Uuid = v.pipe(v.string(), v.uuid(), v.examples(['0197a3f0-6f0e-7c11-8a55-3b1d2f6a9c01']));
const Iri = v.pipe(v.string(), v.regex(/^[A-Za-z][A-Za-z0-9+.-]*:\S+$/), v.maxLength(500));
const Extensions = v.record(Iri, v.union([v.string(), v.pipe(v.number(), v.finite()), v.boolean(), v.null()]));
const Activity = v.object({ objectType: v.optional(v.literal('Activity')), id: Iri });

/** An xAPI statement of a person about a resource, in the part of xAPI 2.0 that this version takes. */
export const Statement = v.pipe(
  v.strictObject({
    id: v.pipe(Uuid, v.description('Made by the client; sending it twice has the effect of once.')),
    actor: v.object({
      objectType: v.optional(v.literal('Agent')),
      account: v.object({ homePage: v.literal(accountHomePage), name: Id }),
    }),
    verb: v.object({ id: v.picklist(Object.values(verbs)), display: v.optional(v.record(v.string(), v.string())) }),
    object: Activity,
    result: v.optional(
      v.object({
        completion: v.optional(v.boolean()),
        duration: v.optional(v.string()),
        extensions: v.optional(Extensions),
      }),
    ),
    context: v.optional(
      v.object({
        registration: v.optional(Uuid),
        language: v.optional(v.string()),
        platform: v.optional(v.string()),
        contextActivities: v.optional(v.object({ parent: v.optional(v.array(Activity)), category: v.optional(v.array(Activity)) })),
        extensions: v.optional(Extensions),
      }),
    ),
    timestamp: Timestamp,
  }),
  v.title('Statement'),
  v.description('xAPI statement; the actor must be the caller.'),
);
export type Statement = v.InferOutput<typeof Statement>;
export const StatementBatch = v.pipe(v.array(Statement), v.minLength(1), v.maxLength(200), v.title('StatementBatch'));
export const StatementIds = v.pipe(v.array(Uuid), v.title('StatementIds'));
