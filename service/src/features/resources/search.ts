/** Search in the catalogue: words, facets with counts, pages. */
import { sql, type RawBuilder } from 'kysely';
import type { Logger } from 'pino';
import type { RouteInput, RouteOutput, routes } from '../../../../contract/src/index.ts';
import type { Executor } from '../../database/carrier.ts';
import { readable } from '../../database/stored.ts';
import { IdCursor, decodeCursor, defaultPageSize, page } from '../cursor.ts';
import { toSummary, type ResourceRow } from './resource.ts';
import { queryWords, quoteWord } from './words.ts';

type Query = RouteInput<typeof routes.searchResources>['query'];
type Page = RouteOutput<typeof routes.searchResources>;

const facets = ['type', 'stage', 'grade', 'subject', 'language', 'provider'] as const;
type Facet = (typeof facets)[number];
/** More values than this are no help to a person who chooses. */
const longestFacet = 50;

/** A page of what the tenant's catalogue holds for the query. */
export async function searchResources(db: Executor, tenantId: string, query: Query, logger: Logger): Promise<Page> {
  const limit = query.limit ?? defaultPageSize;
  const { value, descending } = sortOf(query);
  const after = decodeCursor(query.cursor, IdCursor)?.[0];
  // The cursor is the last item's id; its place in the order is looked up, since titles may be longer than a cursor.
  const compare = descending ? sql`<` : sql`>`;
  const beyond =
    after === undefined
      ? sql`true`
      : sql`(${value}, id) ${compare} (select ${value}, id from resource where tenant_id = ${tenantId} and id = ${after})`;
  const direction = descending ? sql`desc` : sql`asc`;
  const { rows } = await sql<ResourceRow>`
    select id, version, document, modified_at from resource where ${conditions(tenantId, query)} and ${beyond}
    order by ${value} ${direction}, id ${direction} limit ${limit + 1}`.execute(db);
  const { rows: items, nextCursor } = page(rows, limit, (row) => [row.id]);
  const counted = await countFacets(db, tenantId, query);
  return { items: readable(items, toSummary, logger), nextCursor, ...counted };
}

/** All conditions of the query but that of the facet `except`, so that its other values keep their counts. */
function conditions(tenantId: string, query: Query, except?: Facet): RawBuilder<boolean> {
  const parts: RawBuilder<unknown>[] = [sql`tenant_id = ${tenantId}`, sql`ended_at is null`];
  for (const facet of facets) {
    const value = query[facet];
    if (value !== undefined && facet !== except) parts.push(sql`${sql.ref(facet)} = ${value}`);
  }
  if (query.playable !== undefined) parts.push(sql`playable`);
  if (query.q !== undefined && query.q.trim() !== '') {
    const words = queryWords(query.q);
    // Only signs were typed: no resource is found by them.
    if (words.length === 0) parts.push(sql`false`);
    else parts.push(sql`words @@ ${words.map((word, index) => quoteWord(word) + (index === words.length - 1 ? ':*' : '')).join(' & ')}::tsquery`);
  }
  return sql<boolean>`${sql.join(parts, sql` and `)}`;
}

/** What the page is sorted by; ties go by id. */
function sortOf({ sort, q }: Query): { value: RawBuilder<unknown>; descending: boolean } {
  if (sort === 'newest') return { value: sql`coalesce(created_on, '') collate "C"`, descending: true };
  if (sort === 'title') return { value: sql`title collate "C"`, descending: false };
  // Nothing was typed: first what can be opened here, also on a bad line.
  if (q === undefined) return { value: sql`(case when playable then '0' else '1' end || title) collate "C"`, descending: false };
  // What was typed stands in the title: nearest to what was meant. A short title is nearer than a long one.
  const value = sql`(case when position(lower(${q}) in lower(title)) > 0 then '0' else '1' end
    || lpad(length(title)::text, 4, '0') || title) collate "C"`;
  return { value, descending: false };
}

/** Counts per value and facet, and the total, in one question. */
async function countFacets(db: Executor, tenantId: string, query: Query): Promise<Pick<Page, 'total' | 'facets'>> {
  const counts = facets.map(
    (facet) => sql`(select ${facet}::text as facet, ${sql.ref(facet)}::text as value, count(*) as count from resource
      where ${conditions(tenantId, query, facet)} and ${sql.ref(facet)} is not null
      group by ${sql.ref(facet)} order by count(*) desc, ${sql.ref(facet)} limit ${longestFacet})`,
  );
  const total = sql`(select 'total', '', count(*) from resource where ${conditions(tenantId, query)})`;
  const { rows } = await sql<{ facet: Facet | 'total'; value: string; count: number }>`
    ${sql.join([...counts, total], sql` union all `)}`.execute(db);
  const result: Page['facets'] = { type: [], stage: [], grade: [], subject: [], language: [], provider: [] };
  for (const { facet, value, count } of rows) if (facet !== 'total') result[facet]?.push({ value, count });
  return { facets: result, total: rows.find(({ facet }) => facet === 'total')?.count ?? 0 };
}
