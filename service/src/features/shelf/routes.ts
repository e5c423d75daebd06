/** The shelf: what a person keeps. Every query names the person; nobody else's shelf can be reached. */
import { routes } from '../../../../contract/src/index.ts';
import { implement, type Implementation } from '../../http/implement.ts';
import type { Caller } from '../../identity/caller.ts';
import { appendEvents } from '../../outbox/outbox.ts';
import type { Executor } from '../../database/carrier.ts';
import type { Services } from '../../services.ts';
import { keepFavourite, listFavourites, readFolders } from './favourites.ts';
import { listSavedSearches, markSearchSeen, putSavedSearch } from './saved-searches.ts';

const ownerOf = ({ tenantId, personId }: Caller) => ({ tenant_id: tenantId, person_id: personId });

/** Other devices of the person read again. */
async function tell(db: Executor, { tenantId, personId }: Caller): Promise<undefined> {
  await appendEvents(db, [{ tenantId, type: 'shelf.changed', subject: {}, audience: [personId] }]);
  return undefined;
}

/** Routes of the tag `shelf`. */
export function shelfRoutes({ catalogues }: Services): Implementation[] {
  return [
    implement(routes.readShelf, async ({ db, caller, logger }) => ({
      ...(await readFolders(db, caller)),
      searches: await listSavedSearches(db, caller, await catalogues.of(caller.tenantId), logger),
    })),
    implement(routes.listFavourites, async ({ db, caller, query, logger }) => listFavourites(db, caller, query, logger)),
    implement(routes.keepFavourite, async ({ db, caller, params, body, logger }) => {
      const kept = await keepFavourite(db, caller, params.resourceId, body, logger);
      await tell(db, caller);
      return kept;
    }),
    implement(routes.dropFavourite, async ({ db, caller, params }) => {
      await db.deleteFrom('favourite').where((where) => where.and({ ...ownerOf(caller), resource_id: params.resourceId })).execute();
      return tell(db, caller);
    }),
    implement(routes.putFolder, async ({ db, caller, params, body }) => {
      await db
        .insertInto('folder')
        .values({ ...ownerOf(caller), id: params.folderId, name: body.name })
        .onConflict((conflict) => conflict.columns(['tenant_id', 'person_id', 'id']).doUpdateSet({ name: body.name }))
        .execute();
      return tell(db, caller);
    }),
    implement(routes.dropFolder, async ({ db, caller, params }) => {
      await db.deleteFrom('folder').where((where) => where.and({ ...ownerOf(caller), id: params.folderId })).execute();
      return tell(db, caller);
    }),
    implement(routes.putSavedSearch, async ({ db, caller, params, body }) => {
      await putSavedSearch(db, caller, params.searchId, body);
      return tell(db, caller);
    }),
    implement(routes.markSearchSeen, async ({ db, caller, params }) => {
      await markSearchSeen(db, caller, params.searchId);
      return tell(db, caller);
    }),
    implement(routes.dropSavedSearch, async ({ db, caller, params }) => {
      await db.deleteFrom('saved_search').where((where) => where.and({ ...ownerOf(caller), id: params.searchId })).execute();
      return tell(db, caller);
    }),
  ];
}
