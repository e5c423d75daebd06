/** What a class has to do: a route of the task port that only whoever gives homework asks. */
import * as v from 'valibot';
import { defineRoute } from '../route.ts';
import { ClassLoad } from '../schemas/class-load.ts';
import { Id } from '../schemas/common.ts';
import { Day } from '../schemas/leave.ts';

export const readClassLoad = defineRoute({
  id: 'readClassLoad',
  method: 'get',
  path: '/classes/{classId}/load',
  tag: 'tasks',
  act: 'task.create',
  summary: 'What a class has to do for one day',
  description: 'For the teachers of the class, before they give it more. A day is one in Asia/Shanghai; tasks without a due time are of none.',
  params: v.object({ classId: Id }),
  query: v.object({ day: Day }),
  success: { status: 200, description: 'Minutes of that day, and how many are allowed.', schema: ClassLoad },
  problems: ['not-found'],
});
