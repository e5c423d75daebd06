/** Learning records (xAPI statements). Apart from progress: whoever only reads how far somebody is needs none of them. */
import * as v from 'valibot';
import { Id, Timestamp } from './common.ts';

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

/** Extensions of the xAPI video profile. */
export const videoExtensions = {
  time: 'https://w3id.org/xapi/video/extensions/time',
  timeFrom: 'https://w3id.org/xapi/video/extensions/time-from',
  timeTo: 'https://w3id.org/xapi/video/extensions/time-to',
  progress: 'https://w3id.org/xapi/video/extensions/progress',
  playedSegments: 'https://w3id.org/xapi/video/extensions/played-segments',
  length: 'https://w3id.org/xapi/video/extensions/length',
  sessionId: 'https://w3id.org/xapi/video/extensions/session-id',
  completionThreshold: 'https://w3id.org/xapi/video/extensions/completion-threshold',
} as const;
/** What the profile calls everything that is watched or listened to. */
export const videoActivityType = 'https://w3id.org/xapi/video/activity-type/video';

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
const Activity = v.object({ objectType: v.optional(v.literal('Activity')), id: Iri, definition: v.optional(v.object({ type: v.optional(Iri) })) });

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
