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
  bodyExample: [
    {
      id: '0197a3f0-6f0e-7c11-8a55-3b1d2f6a9c01',
      actor: { account: { homePage: 'urn:ls:person', name: 'p-1024' } },
      verb: { id: 'https://w3id.org/xapi/video/verbs/paused' },
      object: { id: 'urn:ls:resource:r-2001' },
      result: {
        extensions: {
          'https://w3id.org/xapi/video/extensions/time': 31.5,
          'https://w3id.org/xapi/video/extensions/played-segments': '0[.]31.5',
        },
      },
      context: {
        contextActivities: { parent: [{ id: 'urn:ls:task:t-77' }] },
        extensions: { 'https://w3id.org/xapi/video/extensions/length': 48 },
      },
      timestamp: '2026-09-02T11:03:20.000Z',
    },
  ],
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
