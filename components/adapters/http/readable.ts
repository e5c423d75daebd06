/**
 * Resources as far as this version can read them: of a catalogue of which one record does not fit the contract, or of a newer
 * service that knows more marks, everything else is shown all the same, and fields that nobody here knows are kept.
 */
import * as v from 'valibot';
import { readRecommendations } from '../../../contract/src/routes/recommendations.ts';
import { listRelatedResources, readResource, searchResources } from '../../../contract/src/routes/resources.ts';
import { listFavourites } from '../../../contract/src/routes/shelf.ts';
import { RecommendedItem, RecommendedList, Recommendations } from '../../../contract/src/schemas/recommendation.ts';
import { ResourceSummary, ResourceType } from '../../../contract/src/schemas/resource-summary.ts';
import { facetNames, FacetValue, Resource, ResourcePage } from '../../../contract/src/schemas/resource.ts';
import { Favourite, FavouritePage } from '../../../contract/src/schemas/shelf.ts';
import { RelatedResource } from '../../../contract/src/schemas/taxonomy.ts';
import { warnOnce } from '../../base/warn.ts';

/** What parses of a list, and how many do not, of which the console says why. A list of which none does is no answer of ours. */
function counted<Item extends v.GenericSchema>(item: Item) {
  return v.pipe(
    v.array(v.unknown()),
    v.rawTransform(({ dataset: { value }, addIssue, NEVER }): { read: v.InferOutput<Item>[]; leftOut: number } => {
      const read = value.flatMap((one) => {
        const parsed = v.safeParse(item, one);
        if (!parsed.success) warnOnce('A resource does not fit the contract and is left out.', ...parsed.issues.map((issue) => v.getDotPath(issue)));
        return parsed.success ? [parsed.output] : [];
      });
      if (read.length > 0 || value.length === 0) return { read, leftOut: value.length - read.length };
      addIssue({ message: 'None can be read.' });
      return NEVER;
    }),
  );
}
function readable<Item extends v.GenericSchema>(item: Item) {
  return v.pipe(counted(item), v.transform(({ read }) => read));
}

/** Of a closed list the members that this version knows. */
function known<Item extends v.GenericSchema>(item: Item) {
  return v.pipe(v.array(v.unknown()), v.transform((list) => list.filter((one): one is v.InferOutput<Item> => v.is(item, one))));
}

/** A type that nobody knows is drawn as a web course, as the service does it; its own name stands among what the platform says besides. */
const type = v.union([ResourceType, v.pipe(v.string(), v.transform(() => 'A03' as const))]);
const lists = { marks: known(ResourceSummary.entries.marks.item), accessibility: known(ResourceSummary.entries.accessibility.item), type };
const Summary = v.object({ ...ResourceSummary.entries, ...lists });
/** Counts that can be read; a search without them is a search all the same. */
const facets = v.fallback(
  v.pipe(
    v.record(v.string(), v.unknown()),
    v.transform((all) => Object.fromEntries(facetNames.map((name) => [name, v.parse(v.fallback(known(FacetValue), []), all[name])]))),
  ),
  {},
);

const Members = v.record(v.string(), v.unknown());
const textOf = (value: unknown): string => (typeof value === 'string' ? value : Array.isArray(value) ? value.map(textOf).join(' · ') : JSON.stringify(value));
type Said = readonly [path: string, value: unknown];

/** What the contract does not know of an answer, wherever it stands: members, and codes of closed lists. */
function unknownOf(given: unknown, read: unknown, path = ''): Said[] {
  if (Array.isArray(given) && Array.isArray(read)) {
    const all: readonly unknown[] = given;
    return all.length === read.length ? all.flatMap((one, index) => unknownOf(one, read[index], path)) : all.filter((one) => !read.includes(one)).map((one) => [path, one]);
  }
  if (!v.is(Members, given) || !v.is(Members, read)) return [];
  return Object.entries(given).flatMap(([name, value]): Said[] => {
    const at = path === '' ? name : `${path}/${name}`;
    return Object.hasOwn(read, name) ? unknownOf(value, read[name], at) : [[at, value]];
  });
}
/** As text, what stands several times under one name behind each other; without what is empty. */
function texts(all: readonly Said[]): Record<string, string> {
  const said = new Map<string, string>();
  for (const [name, value] of all) {
    if (value !== null && value !== undefined && value !== '') said.set(name, said.has(name) ? `${said.get(name) ?? ''} · ${textOf(value)}` : textOf(value));
  }
  return Object.fromEntries(said);
}
/** A record whose `extra` is text, with a type that nobody knows among it. */
function withExtra(whole: unknown): unknown {
  if (!v.is(Members, whole)) return whole;
  const declared = v.is(ResourceType, whole['type']) ? {} : { declaredType: whole['type'] };
  const given = v.is(Members, whole['extra']) ? whole['extra'] : {};
  return { ...whole, extra: texts(Object.entries({ ...declared, ...given })) };
}
/** A resource with all that the contract does not know of it among its `extra`. */
const Whole = v.pipe(
  v.unknown(),
  v.transform((given) => ({ given, read: withExtra(given) })),
  v.object({ given: v.unknown(), read: v.object({ ...Resource.entries, ...lists }) }),
  v.transform(({ given, read }) => ({ ...read, extra: texts([...unknownOf(given, read), ...Object.entries(read.extra)]) })),
);

export const searchReadable = {
  ...searchResources,
  success: {
    ...searchResources.success,
    schema: v.pipe(
      v.object({ ...ResourcePage.entries, items: counted(Summary), facets }),
      v.transform(({ items: { read, leftOut }, ...page }) => ({ page: { ...page, items: read }, leftOut })),
    ),
  },
};
export const readReadable = {
  ...readResource,
  success: { ...readResource.success, schema: Whole },
};
export const relatedReadable = {
  ...listRelatedResources,
  success: { ...listRelatedResources.success, schema: v.object({ items: readable(v.object({ ...RelatedResource.entries, resource: Summary })) }) },
};
export const favouritesReadable = {
  ...listFavourites,
  success: { ...listFavourites.success, schema: v.object({ ...FavouritePage.entries, items: readable(v.object({ ...Favourite.entries, resource: Summary })) }) },
};
export const recommendationsReadable = {
  ...readRecommendations,
  success: {
    ...readRecommendations.success,
    schema: v.object({
      ...Recommendations.entries,
      lists: v.array(v.object({ ...RecommendedList.entries, items: v.fallback(readable(v.object({ ...RecommendedItem.entries, resource: Summary })), []) })),
    }),
  },
};
