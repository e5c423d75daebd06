/** How far each learner of a class is in a task, for its teacher. Ordered by name: there is no ranking. */
import { collate } from '../collate.ts';
import type { RouteOutput, routes } from '../../../../contract/src/index.ts';
import { authorise } from '../../authorisation/authorise.ts';
import type { Executor } from '../../database/carrier.ts';
import type { Caller } from '../../identity/caller.ts';
import { toProgress } from '../progress/progress.ts';
import { learnersOf } from '../people.ts';
import { readOneTask } from './task-rows.ts';

/** @throws ProblemError not-found when the caller does not teach the class of the task */
export async function readClassProgress(db: Executor, caller: Caller, taskId: string): Promise<RouteOutput<typeof routes.readTaskProgress>> {
  const task = await readOneTask(db, caller, { taskId });
  await authorise(db, caller, 'task.progress.read', { class: task.class.id });
  const all = await learnersOf(db, caller.tenantId, task.class.id);
  const learners = task.learners ? all.filter(({ id }) => task.learners?.some((one) => one.id === id)) : all;
  const rows = await db
    .selectFrom('progress')
    .selectAll()
    .where((where) => where.and({ tenant_id: caller.tenantId, task_id: taskId, resource_id: task.resource.id }))
    .execute();
  const byLearner = new Map(rows.map((row) => [row.person_id, row]));
  return {
    task,
    learners: learners
      .sort((a, b) => collate(a.name, b.name))
      .map((learner) => {
        const row = byLearner.get(learner.id);
        const key = { personId: learner.id, resourceId: task.resource.id, taskId };
        return { learner, progress: row === undefined ? null : toProgress(key, row) };
      }),
  };
}
