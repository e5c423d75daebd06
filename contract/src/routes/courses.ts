/** Routes of courses: what they hold, launching, leaving, and taking a unit off. */
import * as v from 'valibot';
import { defineRoute } from '../route.ts';
import { Id } from '../schemas/common.ts';
import { Course, CoursePackage, Launch, LaunchId, LaunchRequest, Waiver } from '../schemas/course.ts';

export const readCourse = defineRoute({
  id: 'readCourse',
  method: 'get',
  path: '/resources/{resourceId}/course',
  tag: 'courses',
  act: 'course.launch',
  summary: 'Units of a course, and how far the caller is',
  description: 'With `taskId` how far the caller is in that task, which begins anew; without it, in the course that was opened freely.',
  params: v.object({ resourceId: Id }),
  query: v.object({ taskId: v.optional(Id) }),
  success: { status: 200, description: 'The course.', schema: Course },
  problems: ['not-found'],
});

export const readCoursePackage = defineRoute({
  id: 'readCoursePackage',
  method: 'get',
  path: '/resources/{resourceId}/course-package',
  tag: 'courses',
  act: 'course.launch',
  summary: 'What is fetched to have a course without a line',
  description: 'A course without a package of its own, one that loads from elsewhere, one that may not be kept, and any without a second origin, have none.',
  params: v.object({ resourceId: Id }),
  success: { status: 200, description: 'The package.', schema: CoursePackage },
  problems: ['not-found'],
});

export const launchUnit = defineRoute({
  id: 'launchUnit',
  method: 'post',
  path: '/resources/{resourceId}/launches',
  tag: 'courses',
  act: 'course.launch',
  summary: 'Launch a unit of a course (cmi5)',
  description:
    'Each launch is a session of its own, with credentials that the unit fetches once. Launching a unit again ends the session before it, which is then recorded as abandoned. SCORM and H5P packages are carried by a page of the service, on the second origin; without one the answer is `content-origin-missing`. Units of xAPI packages (`tincan.xml`) are told their credentials in the address, which are good for this launch alone.',
  params: v.object({ resourceId: Id }),
  body: LaunchRequest,
  success: { status: 201, description: 'The address to open.', schema: Launch },
  problems: ['not-found', 'content-origin-missing'],
});

export const abandonLaunch = defineRoute({
  id: 'abandonLaunch',
  method: 'put',
  path: '/launches/{sessionId}/abandonment',
  tag: 'courses',
  act: 'course.launch',
  summary: 'End a launch that was left open',
  params: v.object({ sessionId: LaunchId }),
  success: { status: 204, description: 'Ended; also when it had ended before.' },
  problems: ['not-found'],
});

export const waiveUnit = defineRoute({
  id: 'waiveUnit',
  method: 'put',
  path: '/registrations/{registration}/waivers',
  tag: 'courses',
  act: 'course.waive',
  summary: 'Take a unit off a learner’s course, with the reason',
  params: v.object({ registration: LaunchId }),
  body: Waiver,
  success: { status: 204, description: 'The unit counts as satisfied; also when it was waived before.' },
  problems: ['not-found'],
});
