/** What one learner did in a task; apart from the other routes of tasks, as few people ask for it. */
import * as v from 'valibot';
import { defineRoute } from '../route.ts';
import { Id } from '../schemas/common.ts';
import { LearnerTimeline } from '../schemas/learner-timeline.ts';

export const readLearnerTimeline = defineRoute({
  id: 'readLearnerTimeline',
  method: 'get',
  path: '/tasks/{taskId}/progress/{learnerId}',
  tag: 'tasks',
  act: 'task.progress.read',
  summary: 'What one learner of the class did in a task, for its teacher',
  description: 'From learning records, which are kept to see who needs help. Of that task alone, and of nothing that the learner did for themselves.',
  params: v.object({ taskId: Id, learnerId: Id }),
  success: { status: 200, description: 'Acts in their order, and what to look at.', schema: LearnerTimeline },
  problems: ['not-found'],
});
