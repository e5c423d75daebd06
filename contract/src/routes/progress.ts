/** Routes of the progress port: learning records in, progress out. */
import * as v from 'valibot';
import { defineRoute } from '../route.ts';
import { Id } from '../schemas/common.ts';
import { Progress, StatementBatch, StatementIds } from '../schemas/progress.ts';

export const writeStatements = defineRoute({
  id: 'writeStatements',
  method: 'post',
  path: '/xapi/statements',
  tag: 'progress',
  act: 'statement.write',
  summary: 'Store learning records (xAPI statements)',
  description:
    'All or none. A statement sent again with the same body is accepted and changes nothing; with another body the answer is 409. The statement id takes the place of an idempotency key.',
  body: StatementBatch,
  success: { status: 200, description: 'The ids, in the order sent.', schema: StatementIds },
  problems: ['conflict', 'not-found'],
});

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
