/** Saved searches, and for those who subscribed to one, how much is new in it. Nothing is sent: it is counted when asked. */
import * as v from 'valibot';
import type { Logger } from 'pino';
import { SavedQuery, routes, type RouteInput, type RouteOutput } from '../../../../contract/src/index.ts';
import type { Executor } from '../../database/carrier.ts';
import { parseStored, readable } from '../../database/stored.ts';
import { ProblemError } from '../../http/problem.ts';
import type { Caller } from '../../identity/caller.ts';
import { learningGrade } from '../resources/suitable.ts';
import type { CatalogueIndex } from '../../../../search/catalogue-index.ts';

type SavedSearch = RouteOutput<typeof routes.readShelf>['searches'][number];
type Draft = RouteInput<typeof routes.putSavedSearch>['body'];

/** Each that is subscribed to costs a look through the catalogue whenever the shelf is read. */
const mostSearches = 50;

/** The caller's searches in the order in which they were saved. */
export async function listSavedSearches(db: Executor, caller: Caller, index: CatalogueIndex, logger: Logger): Promise<SavedSearch[]> {
  const { tenantId, personId } = caller;
  const grade = await learningGrade(db, caller);
  const rows = await db
    .selectFrom('saved_search')
    .select(['id', 'name', 'query', 'subscribed', 'seen_at'])
    .where((where) => where.and({ tenant_id: tenantId, person_id: personId }))
    .orderBy('id')
    .limit(mostSearches)
    .execute();
  const read = ({ id, name, query: stored, subscribed, seen_at }: (typeof rows)[number]): SavedSearch => {
    const query = parseStored(SavedQuery, stored, 'saved_search.query');
    return { id, name, query, subscribed, seenAt: seen_at, newCount: subscribed ? countNew(index, query, seen_at, grade) : null };
  };
  return readable(rows, read, logger);
}

/** A search whose parameters this version does not understand any more has nothing new. */
function countNew(index: CatalogueIndex, query: Record<string, string>, since: string, grade: number | undefined): number {
  const parsed = v.safeParse(routes.searchResources.query, query);
  return parsed.success ? index.countSince(parsed.output, Date.parse(since), grade) : 0;
}

/** @throws ProblemError invalid-request for one more than can be kept */
export async function putSavedSearch(db: Executor, { tenantId, personId }: Caller, id: string, { name, query, subscribed }: Draft): Promise<void> {
  const values = { name, query: JSON.stringify(query), subscribed };
  await db
    .insertInto('saved_search')
    .values({ tenant_id: tenantId, person_id: personId, id, ...values, seen_at: new Date().toISOString() })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'person_id', 'id']).doUpdateSet(values))
    .execute();
  const { total } = await db
    .selectFrom('saved_search')
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .where((where) => where.and({ tenant_id: tenantId, person_id: personId }))
    .executeTakeFirstOrThrow();
  if (total > mostSearches) throw new ProblemError('invalid-request', { errors: [{ pointer: 'searchId', rule: 'saved-search-limit' }] });
}

export async function markSearchSeen(db: Executor, { tenantId, personId }: Caller, id: string): Promise<void> {
  await db
    .updateTable('saved_search')
    .set({ seen_at: new Date().toISOString() })
    .where((where) => where.and({ tenant_id: tenantId, person_id: personId, id }))
    .execute();
}
