/** Search of the catalogue in memory: words in any order, filters, counts per facet, pages. */
import type { Facet, FacetValue, Resource, ResourcePage, ResourceQuery, ResourceSummary } from '../../base/ports/types.ts';

const facetNames: readonly Facet[] = ['type', 'stage', 'grade', 'subject', 'language', 'provider'];

/** What a card shows; the rest of a resource stays where it is. */
export function summaryOf(resource: Resource): ResourceSummary {
  const { lecturers, keywords, category, created, declaredClicks, declaredLearners, directory, renditions, tracks, extra, ...summary } = resource;
  return summary;
}

function hasWords(resource: Resource, q: string): boolean {
  const { title, description, subject, chapter, lecturers, keywords } = resource;
  const text = [title, description, subject, chapter, ...lecturers, ...keywords].join('\n').toLowerCase();
  return q.toLowerCase().split(/\s+/).every((word) => text.includes(word));
}

function fits(resource: Resource, query: ResourceQuery, except?: Facet): boolean {
  if (query.q && !hasWords(resource, query.q)) return false;
  if (query.playable && !resource.playable) return false;
  return facetNames.every((name) => name === except || query[name] === undefined || resource[name] === query[name]);
}

/** Counts of a facet as if it were not filtered by: a person wants to see what else there is. */
function countFacet(resources: readonly Resource[], query: ResourceQuery, name: Facet): FacetValue[] {
  const counts = new Map<string, number>();
  for (const resource of resources.filter((one) => fits(one, query, name))) {
    const value = resource[name];
    if (value !== null) counts.set(String(value), (counts.get(String(value)) ?? 0) + 1);
  }
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count);
}

/** A page of `items`; the cursor is the place of the first one. */
export function pageOf<Item>(items: readonly Item[], { cursor, limit = 24 }: { cursor?: string; limit?: number }) {
  const from = Number(cursor ?? 0);
  const to = from + limit;
  return { items: items.slice(from, to), nextCursor: to < items.length ? String(to) : null, total: items.length };
}

export function searchResources(resources: readonly Resource[], query: ResourceQuery): ResourcePage {
  const found = resources.filter((resource) => fits(resource, query));
  if (query.sort === 'newest') found.sort((a, b) => (a.modifiedAt < b.modifiedAt ? 1 : -1));
  if (query.sort === 'title') found.sort((a, b) => (a.title < b.title ? -1 : 1));
  const facets = Object.fromEntries(facetNames.map((name) => [name, countFacet(resources, query, name)]));
  return { ...pageOf(found.map(summaryOf), query), facets };
}
