/** Search of the catalogue in memory: words in any order, filters, counts per facet, pages. */
import type { Facet, FacetValue, LengthBand, Resource, ResourcePage, ResourceQuery, ResourceSummary } from '../../base/ports/types.ts';
import { placesOf } from './taxonomy.ts';

type Searchable = ResourceSummary & Partial<Pick<Resource, 'lecturers' | 'keywords'>>;

/** The values of a resource in each facet, as the query writes them. */
const facetValues: Record<Facet, (resource: Searchable) => readonly (string | null)[]> = {
  type: ({ type }) => [type],
  stage: ({ stage }) => [stage],
  grade: ({ grade }) => [grade === null ? null : String(grade)],
  subject: ({ subject }) => [subject],
  language: ({ language }) => [language],
  provider: ({ provider }) => [provider],
  admittedBy: ({ admittedBy }) => [admittedBy.id],
  licence: ({ licence }) => [licence],
  length: ({ durationSeconds }) => [durationSeconds === null ? null : bandOf(durationSeconds)],
  offline: ({ marks }) => [marks.includes('offline') ? 'true' : null],
  accessibility: ({ accessibility }) => accessibility,
};
const facetNames = Object.keys(facetValues) as Facet[];

function bandOf(seconds: number): LengthBand {
  const minutes = seconds / 60;
  if (minutes < 5) return 'under-5';
  if (minutes < 15) return '5-15';
  return minutes < 45 ? '15-45' : 'over-45';
}

/** What is searched in a resource; made once, since every key that is pressed asks for it. */
const texts = new WeakMap<Searchable, string>();

function textOf(resource: Searchable): string {
  const known = texts.get(resource);
  if (known !== undefined) return known;
  const { title, description, subject, chapter, lecturers = [], keywords = [] } = resource;
  const text = [title, description, subject, chapter, ...lecturers, ...keywords].join('\n').toLowerCase();
  texts.set(resource, text);
  return text;
}

/** What has all words and stands where it is looked for, whatever the facets say. */
function candidates<Item extends Searchable>(resources: readonly Item[], { q = '', playable, node }: ResourceQuery): Item[] {
  const words = q.toLowerCase().split(/\s+/).filter((word) => word !== '');
  return resources.filter(
    (resource) =>
      words.every((word) => textOf(resource).includes(word)) &&
      (!playable || resource.playable) &&
      (node === undefined || placesOf(resource).some(({ id }) => id === node)),
  );
}

function fits(resource: Searchable, query: ResourceQuery, except?: Facet): boolean {
  return facetNames.every((name) => {
    const wanted = query[name];
    return name === except || wanted === undefined || wanted === false || facetValues[name](resource).includes(String(wanted));
  });
}

/** Counts of a facet as if it were not filtered by: a person wants to see what else there is. */
function countFacet(resources: readonly Searchable[], query: ResourceQuery, name: Facet): FacetValue[] {
  const counts = new Map<string, FacetValue>();
  for (const resource of resources.filter((one) => fits(one, query, name))) {
    for (const value of facetValues[name](resource)) {
      if (value === null) continue;
      const entry = counts.get(value) ?? { value, count: 0, ...(name === 'admittedBy' ? { label: resource.admittedBy.name } : {}) };
      entry.count += 1;
      counts.set(value, entry);
    }
  }
  return [...counts.values()].sort((a, b) => b.count - a.count);
}

const orders: Record<NonNullable<ResourceQuery['sort']>, (a: Searchable, b: Searchable) => number> = {
  fit: () => 0,
  newest: (a, b) => (a.modifiedAt < b.modifiedAt ? 1 : -1),
  title: (a, b) => (a.title < b.title ? -1 : 1),
  rating: (a, b) => (b.rating.average ?? 0) - (a.rating.average ?? 0),
  use: (a, b) => (b.uses ?? 0) - (a.uses ?? 0),
};

/** A page of `items`; the cursor is the place of the first one. */
export function pageOf<Item>(items: readonly Item[], { cursor, limit = 24 }: { cursor?: string; limit?: number }) {
  const from = Number(cursor ?? 0);
  const to = from + limit;
  return { items: items.slice(from, to), nextCursor: to < items.length ? String(to) : null, total: items.length };
}

/** A page of the resources that fit the query. Works on cards alone, too; then lecturers and keywords are not searched. */
export function searchResources<Item extends Searchable>(resources: readonly Item[], query: ResourceQuery, summary: (item: Item) => ResourceSummary): ResourcePage {
  const worded = candidates(resources, query);
  const found = worded.filter((resource) => fits(resource, query)).sort(orders[query.sort ?? 'fit']);
  const facets = query.facets === false ? {} : Object.fromEntries(facetNames.map((name) => [name, countFacet(worded, query, name)]));
  return { ...pageOf(found.map(summary), query), facets, meant: null };
}
