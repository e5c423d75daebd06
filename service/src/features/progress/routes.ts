/** Progress: learning records in, progress out. */
import { header, routes } from '../../../../contract/src/index.ts';
import { authorise } from '../../authorisation/authorise.ts';
import { implement, type Implementation } from '../../http/implement.ts';
import { ProblemError } from '../../http/problem.ts';
import type { Services } from '../../services.ts';
import { toProgress } from './progress.ts';
import { deliveryOf } from './delivery.ts';

/** Routes of the tag `progress`. */
export function progressRoutes({ records }: Services): Implementation[] {
  return [
    implement(
      routes.writeStatements,
      async ({ db, caller, body, request }) => {
        const delivery = await deliveryOf(db, caller, body);
        const functionId = request.headers.get(header.functionId)?.slice(0, 16) ?? null;
        return records.add(caller.tenantId, { ...delivery, functionId, sentAt: request.headers.get(header.sentAt) });
      },
      { transaction: 'own' },
    ),
    implement(routes.readProgress, async ({ db, caller, query }) => {
      const { tenantId } = caller;
      const { resourceId, taskId = null, learnerId: personId = caller.personId } = query;
      await authorise(db, caller, 'progress.read', { person: personId });
      const row = await db
        .selectFrom('resource')
        .leftJoin('progress', (join) =>
          join
            .onRef('progress.tenant_id', '=', 'resource.tenant_id')
            .onRef('progress.resource_id', '=', 'resource.id')
            .on('progress.person_id', '=', personId)
            .on('progress.task_id', taskId === null ? 'is' : '=', taskId),
        )
        .leftJoin('task', (join) => join.onRef('task.tenant_id', '=', 'resource.tenant_id').on('task.id', '=', taskId ?? ''))
        .select(['state', 'position_seconds', 'duration_seconds', 'watched', 'ratio', 'reading', 'updated_at', 'progress.version', 'task.in_order'])
        .where('resource.tenant_id', '=', tenantId)
        .where('resource.id', '=', resourceId)
        .executeTakeFirst();
      if (row === undefined) throw new ProblemError('not-found');
      const { state, position_seconds, duration_seconds, watched, ratio, reading, updated_at, version } = row;
      const isStarted = state !== null && position_seconds !== null && watched !== null && ratio !== null;
      return toProgress(
        { personId, resourceId, taskId, inOrder: row.in_order ?? false },
        isStarted && updated_at !== null && version !== null
          ? { state, position_seconds, duration_seconds, watched, ratio, reading, updated_at, version }
          : undefined,
      );
    }),
  ];
}
