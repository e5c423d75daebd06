/** Who learns in a class: apart from the other routes of tasks, as only those ask who choose learners one by one. */
import * as v from 'valibot';
import { defineRoute } from '../route.ts';
import { Id } from '../schemas/common.ts';
import { ClassLearners } from '../schemas/task.ts';

export const listClassLearners = defineRoute({
  id: 'listClassLearners',
  method: 'get',
  path: '/classes/{classId}/learners',
  tag: 'tasks',
  act: 'task.progress.read',
  summary: 'Who learns in a class, for who teaches there',
  description: 'Names alone, by name: to give a task or a resource to some of them.',
  params: v.object({ classId: Id }),
  success: { status: 200, description: 'The learners of today.', schema: ClassLearners },
  problems: ['not-found'],
});
