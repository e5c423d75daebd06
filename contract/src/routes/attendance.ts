/** Routes of attendance. Part of the leave port: leave that is approved stands in the roll. */
import * as v from 'valibot';
import { defineRoute } from '../route.ts';
import { AttendanceDraft, AttendanceRoll, ChildAttendance } from '../schemas/attendance.ts';
import { Id } from '../schemas/common.ts';
import { Day } from '../schemas/leave.ts';

const ofDay = v.object({ classId: Id, day: Day });

export const readRoll = defineRoute({
  id: 'readRoll',
  method: 'get',
  path: '/classes/{classId}/attendance/{day}',
  tag: 'attendance',
  act: 'attendance.take',
  summary: 'The roll of an own class on a day, with who is on leave and why',
  params: ofDay,
  success: { status: 200, description: 'Every learner of the class.', schema: AttendanceRoll },
  problems: ['not-found'],
  etag: true,
});

export const takeRoll = defineRoute({
  id: 'takeRoll',
  method: 'put',
  path: '/classes/{classId}/attendance/{day}',
  tag: 'attendance',
  act: 'attendance.take',
  summary: 'Say who is there, or correct it',
  description: 'Sent again it changes nothing: each mark carries the revision that the roll showed, and is left out when somebody has said something since. What stood there before is kept; a day to come cannot be said.',
  params: ofDay,
  body: AttendanceDraft,
  success: { status: 200, description: 'The roll; guardians are told of what concerns the own child.', schema: AttendanceRoll },
  problems: ['not-found'],
});

export const readChildAttendance = defineRoute({
  id: 'readChildAttendance',
  method: 'get',
  path: '/learners/{learnerId}/attendance',
  tag: 'attendance',
  act: 'attendance.read',
  summary: 'The attendance of an own child',
  params: v.object({ learnerId: Id }),
  success: { status: 200, description: 'Today, and the days that were not as usual.', schema: ChildAttendance },
  problems: ['not-found'],
  etag: true,
});
