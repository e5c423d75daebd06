/** For whom of a class a task is: for all, or for those who were named. */
import { sql, type RawBuilder } from 'kysely';
import type { Executor } from '../../database/carrier.ts';
import { ProblemError } from '../../http/problem.ts';
import type { Caller } from '../../identity/caller.ts';
import { learnersOf } from '../people.ts';

/** In a query with `task`, by the name it has there: it is for this learner, too. */
export const isFor = (task: string, learner: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql<boolean>`(not ${sql.ref(`${task}.for_some`)} or exists (select from task_learner tl
    where tl.tenant_id = ${sql.ref(`${task}.tenant_id`)} and tl.task_id = ${sql.ref(`${task}.id`)} and tl.person_id = ${learner}))`;

/** The named learners of a class, each once. @throws ProblemError not-found for one who does not learn there */
export async function namedLearners(db: Executor, { tenantId }: Caller, classId: string, learnerIds: readonly string[]): Promise<{ id: string; name: string }[]> {
  const named = new Set(learnerIds);
  const found = (await learnersOf(db, tenantId, classId)).filter(({ id }) => named.has(id));
  if (found.length !== named.size) throw new ProblemError('not-found');
  return found;
}
