/** A task that a course is opened for must be one of the learner's own, about this course. */
import { sql } from 'kysely';
import type { Executor } from '../../database/carrier.ts';
import { ProblemError } from '../../http/problem.ts';
import type { Caller } from '../../identity/caller.ts';
import { isFor } from '../tasks/for-whom.ts';

/** @throws ProblemError not-found */
export async function requireOwnTask(db: Executor, { tenantId, personId }: Caller, taskId: string, resourceId: string): Promise<void> {
  const row = await db
    .selectFrom('task')
    .innerJoin('enrolment', (join) =>
      join.onRef('enrolment.tenant_id', '=', 'task.tenant_id').onRef('enrolment.class_id', '=', 'task.class_id'),
    )
    .select('task.id')
    .where('task.tenant_id', '=', tenantId)
    .where('task.id', '=', taskId)
    .where('task.resource_id', '=', resourceId)
    .where('enrolment.person_id', '=', personId)
    .where('enrolment.role', '=', 'learner')
    .where(isFor('task', sql`${personId}`))
    .executeTakeFirst();
  if (row === undefined) throw new ProblemError('not-found');
}
