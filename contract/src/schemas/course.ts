/** Courses (cmi5): what they hold, and launching a part of them. */
import * as v from 'valibot';
import { Id, Timestamp } from './common.ts';

const Uuid = v.pipe(v.string(), v.uuid(), v.examples(['3b0f7c1e-5d0c-4a5b-9f0e-0f6f7d6f2a11']));
const UnitPlace = v.pipe(v.number(), v.integer(), v.minValue(0), v.description('Place of the unit in the course, counted from 0.'));

/** A unit of a course, with how far the caller is. */
export const CourseUnit = v.pipe(
  v.object({
    place: UnitPlace,
    title: v.pipe(v.record(v.string(), v.string()), v.description('By language.'), v.metadata({ examples: [{ 'zh-CN': '认识几分之一' }] })),
    launchMethod: v.picklist(['AnyWindow', 'OwnWindow']),
    state: v.picklist(['open', 'completed', 'passed', 'failed', 'waived']),
  }),
  v.title('CourseUnit'),
);
export const Course = v.pipe(
  v.object({ resourceId: Id, registration: v.nullable(Uuid), units: v.array(CourseUnit), satisfied: v.boolean() }),
  v.title('Course'),
  v.description('The units of a course in their order; `satisfied` when all that it asks for is done.'),
);

export const LaunchRequest = v.pipe(
  v.object({
    unit: UnitPlace,
    mode: v.optional(v.pipe(v.picklist(['Normal', 'Browse', 'Review']), v.description('Only `Normal` counts.'))),
    registration: v.optional(Uuid),
    taskId: v.optional(Id),
    launchId: v.optional(
      v.pipe(Uuid, v.description('Of a launch that was made without a line: the session has this id, and sent again it is the same launch, with a new key for its credentials.')),
    ),
    launchedAt: v.optional(v.pipe(Timestamp, v.description('When that was. Launches after it are not ended by it.'))),
    returnUrl: v.optional(v.pipe(v.string(), v.url(), v.startsWith('http'), v.description('Where the unit goes when it is left.'))),
  }),
  v.title('LaunchRequest'),
);
export const Launch = v.pipe(
  v.object({
    sessionId: Uuid,
    registration: Uuid,
    url: v.pipe(v.string(), v.url(), v.description('Address to open; good for one launch.'), v.examples(['https://space.example/files/courses/r1/index.html'])),
    launchMethod: v.picklist(['AnyWindow', 'OwnWindow']),
  }),
  v.title('Launch'),
);
/** What it takes to open a unit where the service cannot be asked. */
const KeptUnit = v.pipe(
  v.object({
    path: v.pipe(v.string(), v.description('Path and query on the second origin.'), v.examples(['/files/courses/r1/index.html'])),
    activityId: v.string(),
    publisherId: v.pipe(v.string(), v.description('Id that the package gives the unit.')),
    launchMethod: v.picklist(['AnyWindow', 'OwnWindow']),
    moveOn: v.string(),
    masteryScore: v.nullable(v.number()),
    launchParameters: v.nullable(v.string()),
  }),
  v.title('KeptUnit'),
);
export const CoursePackage = v.pipe(
  v.object({
    address: v.pipe(v.string(), v.url(), v.description('Folder of the package on the second origin.'), v.examples(['https://c1.content.example/files/courses/r1/'])),
    sizeBytes: v.pipe(v.number(), v.integer(), v.minValue(0)),
    actor: v.pipe(v.string(), v.description('By which its units know the caller (xAPI, JSON): an id, no name.')),
    units: v.array(KeptUnit),
  }),
  v.title('CoursePackage'),
  v.description('What is fetched to have a course without a line. Below the address, `.package.json` lists its files.'),
);
export const Waiver = v.pipe(
  v.object({ unit: UnitPlace, reason: v.pipe(v.string(), v.minLength(1), v.maxLength(200)) }),
  v.title('Waiver'),
);
export const LaunchId = Uuid;
