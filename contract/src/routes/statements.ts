/** Learning records come in. Fetched with the first of them. */
import { defineRoute } from '../route.ts';
import { StatementBatch, StatementIds } from '../schemas/statement.ts';

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
