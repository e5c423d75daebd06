/** When a class studied; apart from the other routes of tasks, as only its teachers ask for it. */
import * as v from 'valibot';
import { defineRoute } from '../route.ts';
import { ClassStudy } from '../schemas/class-study.ts';
import { Id } from '../schemas/common.ts';

export const readClassStudy = defineRoute({
  id: 'readClassStudy',
  method: 'get',
  path: '/classes/{classId}/study',
  tag: 'tasks',
  act: 'task.progress.read',
  summary: 'When a class studied in its tasks, for its teacher',
  description: 'From learning records of tasks of the class, by the clock of the service: the latest 14 days, or 8 weeks from Monday to Monday. Nothing that learners did for themselves, and nobody’s name.',
  params: v.object({ classId: Id }),
  query: v.object({ by: v.optional(v.picklist(['day', 'week']), 'week') }),
  success: { status: 200, description: 'How long, how many and what first, period by period.', schema: ClassStudy },
  problems: ['not-found'],
});
