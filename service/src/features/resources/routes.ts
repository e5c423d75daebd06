/** Resources: search the catalogue, walk through it, read one. */
import { routes } from '../../../../contract/src/index.ts';
import { implement, type Implementation } from '../../http/implement.ts';
import { ProblemError } from '../../http/problem.ts';
import type { Services } from '../../services.ts';
import { missingFields } from './mandatory.ts';
import { ownerOf } from './owner.ts';
import { readSummaries, selectResources, toResource } from './resource.ts';
import { searchResources } from './search.ts';
import { isSuitable, learningGrade } from './suitable.ts';

const defaultSuggestions = 8;

/** Routes of the tag `resources` that find and read. */
export function resourceRoutes({ catalogues, content }: Services): Implementation[] {
  return [
    implement(routes.searchResources, async ({ db, caller, query, logger }) =>
      searchResources(db, caller, await catalogues.of(caller.tenantId), query, logger)),
    implement(routes.suggestResources, async ({ db, caller, query }) => {
      const index = await catalogues.of(caller.tenantId);
      return { items: index.suggest(query.q, query.limit ?? defaultSuggestions, await learningGrade(db, caller)) };
    }),
    implement(routes.readTaxonomy, async ({ db, caller, query }) => {
      const level = (await catalogues.of(caller.tenantId)).level(query.node, await learningGrade(db, caller));
      if (level === undefined) throw new ProblemError('not-found');
      return level;
    }),
    implement(routes.readResource, async ({ db, caller, params, request }) => {
      // What is too far for a pupil can be read, too: a teacher may have given it. It is only not found.
      // A resource that was withdrawn can still be read: tasks refer to it. It is only not found any more.
      const row = await selectResources(db, caller.tenantId).where('resource.id', '=', params.resourceId).executeTakeFirst();
      if (row === undefined) throw new ProblemError('not-found');
      const resource = toResource(row);
      // The work of vendors runs apart from the service.
      const renditions = resource.renditions.map((one) => (one.kind === 'course' ? { ...one, url: content.addressOf(request, one.url) ?? one.url } : one));
      const missing = (await ownerOf(db, caller, resource.id)) !== null ? { missing: missingFields(resource) } : {};
      return { ...resource, renditions, ...missing };
    }),
    implement(routes.listRelatedResources, async ({ db, caller, params, logger }) => {
      const known = await selectResources(db, caller.tenantId).where('resource.id', '=', params.resourceId).executeTakeFirst();
      if (known === undefined) throw new ProblemError('not-found');
      const related = (await catalogues.of(caller.tenantId)).related(params.resourceId);
      const relations = new Map(related.map(({ id, relation }) => [id, relation]));
      const cards = await readSummaries(db, caller.tenantId, related.map(({ id }) => id), logger);
      const grade = await learningGrade(db, caller);
      const suitable = cards.filter((card) => isSuitable(card, grade));
      return { items: suitable.flatMap((resource) => ({ relation: relations.get(resource.id) ?? 'same-topic', resource })) };
    }),
  ];
}
