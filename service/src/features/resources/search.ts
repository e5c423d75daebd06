/** A page of search results: ids from the index, cards from the database. */
import { createHash } from 'node:crypto';
import type { Logger } from 'pino';
import * as v from 'valibot';
import { Id, type RouteInput, type RouteOutput, type routes } from '../../../../contract/src/index.ts';
import type { Executor } from '../../database/carrier.ts';
import type { Caller } from '../../identity/caller.ts';
import { ProblemError } from '../../http/problem.ts';
import type { CatalogueIndex } from '../../../../search/catalogue-index.ts';
import { decodeCursor, defaultPageSize, encodeCursor } from '../cursor.ts';
import { learningGrade } from './suitable.ts';
import { readSummaries } from './resource.ts';

type Query = RouteInput<typeof routes.searchResources>['query'];
type Page = RouteOutput<typeof routes.searchResources>;

/** The question that the page belongs to, the last resource of the page before, and what that was sorted by. */
const PlaceCursor = v.strictTuple([v.string(), Id, v.pipe(v.string(), v.toNumber())]);

/**
 * A page of what the tenant's catalogue holds for the query.
 * @throws ProblemError invalid-request for a cursor of another search, or one whose place is gone
 */
export async function searchResources(db: Executor, caller: Caller, index: CatalogueIndex, query: Query, logger: Logger): Promise<Page> {
  const question = fingerprint(query);
  const place = decodeCursor(query.cursor, PlaceCursor);
  if (place !== undefined && place[0] !== question) throw refused('cursor-of-another-search');
  if (place !== undefined && !index.knows(place[1])) throw refused('cursor');
  const after = place && { id: place[1], key: place[2] };
  const { items, isLast, total, facets, meant } = index.search(query, query.limit ?? defaultPageSize, after, await learningGrade(db, caller));
  const last = items.at(-1);
  return {
    items: await readSummaries(db, caller.tenantId, items.map(({ id }) => id), logger),
    nextCursor: isLast || last === undefined ? null : encodeCursor([question, last.id, String(last.key)]),
    total,
    facets,
    meant,
  };
}

/** The same for the same question, whatever page of it is asked for. */
function fingerprint({ cursor: _cursor, limit: _limit, facets: _facets, ...question }: Query): string {
  const given = Object.entries(question).filter(([, value]) => value !== undefined).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(given)).digest('base64url').slice(0, 12);
}

function refused(rule: string): ProblemError {
  return new ProblemError('invalid-request', { errors: [{ pointer: 'cursor', rule }] });
}
