/** Favourites of a person, in folders, with tags and notes. */
import { sql } from 'kysely';
import type { Logger } from 'pino';
import { v7 as uuidv7 } from 'uuid';
import type { RouteInput, RouteOutput, routes } from '../../../../contract/src/index.ts';
import type { Executor } from '../../database/carrier.ts';
import { ProblemError } from '../../http/problem.ts';
import type { Caller } from '../../identity/caller.ts';
import { IdCursor, decodeCursor, defaultPageSize, page } from '../cursor.ts';
import { requireResource } from '../resources/require-resource.ts';
import { readSummaries } from '../resources/resource.ts';

type Filter = RouteInput<typeof routes.listFavourites>['query'];
type Page = RouteOutput<typeof routes.listFavourites>;
type Favourite = Page['items'][number];
type Draft = RouteInput<typeof routes.keepFavourite>['body'];

function own(db: Executor, { tenantId, personId }: Caller, { folderId, tag, resourceId }: Filter) {
  return db
    .selectFrom('favourite')
    .where('tenant_id', '=', tenantId)
    .where('person_id', '=', personId)
    .$if(folderId !== undefined, (query) => query.where('folder_id', '=', folderId ?? ''))
    .$if(resourceId !== undefined, (query) => query.where('resource_id', '=', resourceId ?? ''))
    .$if(tag !== undefined, (query) => query.where(sql<boolean>`${tag} = any(tags)`));
}

/** A page of the caller's favourites, newest first. */
export async function listFavourites(db: Executor, caller: Caller, filter: Filter, logger: Logger): Promise<Page> {
  const { limit = defaultPageSize } = filter;
  const after = decodeCursor(filter.cursor, IdCursor)?.[0];
  const found = await own(db, caller, filter)
    .select(['id', 'resource_id', 'folder_id', 'tags', 'note', 'kept_version', 'added_at'])
    .$if(after !== undefined, (query) => query.where('id', '<', after ?? ''))
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
  const { rows, nextCursor } = page(found, limit, ({ id }) => [id]);
  const { total } = await own(db, caller, filter).select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const cards = new Map((await readSummaries(db, caller.tenantId, rows.map((row) => row.resource_id), logger)).map((card) => [card.id, card]));
  const items = rows.flatMap((row): Favourite[] => {
    const resource = cards.get(row.resource_id);
    if (resource === undefined) return [];
    return [{ resource, folderId: row.folder_id, tags: row.tags, note: row.note, addedAt: row.added_at, keptVersion: row.kept_version }];
  });
  return { items, nextCursor, total };
}

/** Keeps a resource, or changes how it is kept. @throws ProblemError not-found */
export async function keepFavourite(db: Executor, caller: Caller, resourceId: string, { folderId, tags, note }: Draft, logger: Logger): Promise<Favourite> {
  const { version } = await requireResource(db, caller, resourceId);
  const owner = { tenant_id: caller.tenantId, person_id: caller.personId };
  if (folderId !== null) {
    const folder = await db.selectFrom('folder').select('id').where((where) => where.and({ ...owner, id: folderId })).executeTakeFirst();
    if (folder === undefined) throw new ProblemError('not-found');
  }
  const values = { folder_id: folderId, tags: [...new Set(tags)], note };
  await db
    .insertInto('favourite')
    .values({ ...owner, resource_id: resourceId, id: uuidv7(), ...values, kept_version: version, added_at: new Date().toISOString() })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'person_id', 'resource_id']).doUpdateSet(values))
    .execute();
  const { items } = await listFavourites(db, caller, { resourceId }, logger);
  const [kept] = items;
  if (kept === undefined) throw new ProblemError('not-found');
  return kept;
}

/** Folders with their counts, and tags. */
export async function readFolders(db: Executor, { tenantId, personId }: Caller): Promise<Pick<RouteOutput<typeof routes.readShelf>, 'total' | 'folders' | 'tags'>> {
  const { rows: folders } = await sql<{ id: string; name: string; count: number }>`
    select f.id, f.name, count(v.resource_id) as count from folder f
    left join favourite v on v.tenant_id = f.tenant_id and v.person_id = f.person_id and v.folder_id = f.id
    where f.tenant_id = ${tenantId} and f.person_id = ${personId} group by f.id, f.name order by f.id`.execute(db);
  const { rows: tags } = await sql<{ value: string; count: number }>`
    select tag as value, count(*) as count from favourite, unnest(tags) as tag
    where tenant_id = ${tenantId} and person_id = ${personId} group by tag order by count desc, tag`.execute(db);
  const { total } = await db
    .selectFrom('favourite')
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .where((where) => where.and({ tenant_id: tenantId, person_id: personId }))
    .executeTakeFirstOrThrow();
  return { total, folders, tags };
}
