/** Resources: search the catalogue, read one. */
import { routes } from '../../../../contract/src/index.ts';
import { implement, type Implementation } from '../../http/implement.ts';
import { ProblemError } from '../../http/problem.ts';
import { toResource } from './resource.ts';
import { searchResources } from './search.ts';

/** Routes of the tag `resources`. */
export function resourceRoutes(): Implementation[] {
  return [
    implement(routes.searchResources, async ({ db, caller, query, logger }) => searchResources(db, caller.tenantId, query, logger)),
    implement(routes.readResource, async ({ db, caller, params }) => {
      // A resource that was withdrawn can still be read: tasks refer to it. It is only not found any more.
      const row = await db
        .selectFrom('resource')
        .select(['id', 'version', 'document', 'modified_at'])
        .where('tenant_id', '=', caller.tenantId)
        .where('id', '=', params.resourceId)
        .executeTakeFirst();
      if (row === undefined) throw new ProblemError('not-found');
      return toResource(row);
    }),
  ];
}
