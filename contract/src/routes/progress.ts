/** Progress of a person in a resource. */
import * as v from 'valibot';
import { defineRoute } from '../route.ts';
import { Id } from '../schemas/common.ts';
import { Progress } from '../schemas/progress.ts';

export const readProgress = defineRoute({
  id: 'readProgress',
  method: 'get',
  path: '/progress',
  tag: 'progress',
  act: 'progress.read',
  summary: 'Progress of one person in one resource',
  description: 'Without `learnerId` the own progress; a guardian names the own child. Nobody else can be asked about here.',
  query: v.object({ resourceId: Id, taskId: v.optional(Id), learnerId: v.optional(Id) }),
  success: { status: 200, description: 'Progress; state `not-started` where there is none yet.', schema: Progress },
  problems: ['not-found'],
});
