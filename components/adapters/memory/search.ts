/** Search of the catalogue in memory: words in any order, filters, counts per facet, pages. */
import { baseLanguage } from '../../../search/language.ts';
import { dayOfMaking } from '../../../search/newest.ts';
import type { Facet, FacetValue, LengthBand, Resource, ResourcePage, ResourceQuery, ResourceSummary } from '../../base/ports/types.ts';
import { placesOf } from './taxonomy.ts';

type Searchable = ResourceSummary & Partial<Pick<Resource, 'lecturers' | 'keywords'>>;

/** The values of a resource in each facet, as the query writes them. */
const facetValues: Record<Facet, (resource: Searchable) => readonly (string | null)[]> = {
  type: ({ type }) => [type],
  stage: ({ stage }) => [stage],
  grade: ({ grade }) => [grade === null ? null : String(grade)],
  subject: ({ subject }) => [subject],
  language: ({ language }) => [baseLanguage(language)],
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

interface Read {
  /** What words are looked for in. */
  readonly text: string;
  /** Of each facet, in the order of their names. */
  readonly values: readonly (readonly string[])[];
}

/** What is searched in a resource; made once, since every key that is pressed asks for it. */
const known = new WeakMap<Searchable, Read>();

export function readForSearch(resource: Searchable): Read {
  const before = known.get(resource);
  if (before !== undefined) return before;
  const { title, description, subject, chapter, lecturers = [], keywords = [] } = resource;
  const read = {
    text: [title, description, subject, chapter, ...lecturers, ...keywords].join('\n').toLowerCase(),
    values: facetNames.map((name) => facetValues[name](resource).filter((value) => value !== null)),
  };
  known.set(resource, read);
  return read;
}

/** What has all words and stands where it is looked for, whatever the facets say. */
function candidates<Item extends Searchable>(resources: readonly Item[], { q = '', playable, node }: ResourceQuery): Item[] {
  const words = q.toLowerCase().split(/\s+/).filter((word) => word !== '');
  return resources.filter(
    (resource) =>
      words.every((word) => readForSearch(resource).text.includes(word)) &&
      (!playable || resource.playable) &&
      (node === undefined || placesOf(resource).some(({ id }) => id === node)),
  );
}

/** Counts of facets, each as if it were not filtered by: a person wants to see what else there is. */
class FacetCounts {
  readonly #counts = facetNames.map(() => new Map<string, FacetValue>());

  add(facet: number, resource: Searchable, { values }: Read): void {
    const counts = this.#counts[facet];
    for (const value of values[facet] ?? []) {
      const counted = counts?.get(value);
      if (counted === undefined) counts?.set(value, { value, count: 1, ...(facetNames[facet] === 'admittedBy' ? { label: resource.admittedBy.name } : {}) });
      else counted.count += 1;
    }
  }

  get facets(): ResourcePage['facets'] {
    return Object.fromEntries(facetNames.map((name, facet) => [name, [...(this.#counts[facet]?.values() ?? [])].sort((a, b) => b.count - a.count)]));
  }
}

/** The filters of a query, as facet values are written. */
function filtersOf(query: ResourceQuery): { facet: number; value: string }[] {
  return facetNames.flatMap((name, facet) => {
    const wanted = query[name];
    if (wanted === undefined || wanted === false) return [];
    return [{ facet, value: name === 'language' ? baseLanguage(String(wanted)) : String(wanted) }];
  });
}

const orders: Record<NonNullable<ResourceQuery['sort']>, (a: Searchable, b: Searchable) => number> = {
  fit: () => 0,
  // As the service has it: of those of one day, and of those that name none, by their ids.
  newest: (a, b) => dayOfMaking(b.created) - dayOfMaking(a.created) || (a.id < b.id ? -1 : 1),
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
  const filters = filtersOf(query);
  const counts = query.facets === false ? null : new FacetCounts();
  const found: Item[] = [];
  // One walk for all: without a line every key is one, over all that a machine holds.
  for (const resource of candidates(resources, query)) {
    const read = readForSearch(resource);
    const missed = filters.filter(({ facet, value }) => !read.values[facet]?.includes(value));
    const [first, ...others] = missed;
    if (first === undefined) found.push(resource);
    if (counts === null || others.length > 0) continue;
    if (first !== undefined) counts.add(first.facet, resource, read);
    else for (let facet = 0; facet < facetNames.length; facet += 1) counts.add(facet, resource, read);
  }
  const { items, ...page } = pageOf(found.sort(orders[query.sort ?? 'fit']), query);
  return { ...page, items: items.map(summary), facets: counts?.facets ?? {}, meant: null };
}
