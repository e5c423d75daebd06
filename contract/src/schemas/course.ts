/** Courses (cmi5): what they hold, and launching a part of them. */
import * as v from 'valibot';
import { Id } from './common.ts';

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
export const Waiver = v.pipe(
  v.object({ unit: UnitPlace, reason: v.pipe(v.string(), v.minLength(1), v.maxLength(200)) }),
  v.title('Waiver'),
);
export const LaunchId = Uuid;
