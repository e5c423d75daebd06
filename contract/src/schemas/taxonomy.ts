/** Ways into the catalogue beside the search: suggestions, the teaching taxonomy, what belongs together. */
import * as v from 'valibot';
import { Id } from './common.ts';
import { ResourceSummary } from './resource-summary.ts';

const WholeNumber = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Something of the catalogue that begins as the person types: in Chinese characters, in pinyin or by its initials. */
export const Suggestion = v.pipe(
  v.object({
    text: v.pipe(v.string(), v.examples(['分数的初步认识'])),
    kind: v.picklist(['subject', 'chapter', 'title', 'keyword', 'lecturer', 'provider']),
    count: v.pipe(WholeNumber, v.description('How many resources it leads to.')),
  }),
  v.title('Suggestion'),
);
export const SuggestionList = v.pipe(v.object({ items: v.array(Suggestion) }), v.title('SuggestionList'));

/** A place in the teaching taxonomy (学段-学科-版本-册-章节-知识点). */
export const TaxonomyNode = v.pipe(
  v.object({
    id: v.pipe(Id, v.description('The same for the same path in every tenant, so that addresses can be shared.')),
    kind: v.picklist(['stage', 'subject', 'edition', 'volume', 'chapter', 'knowledge-point']),
    label: v.pipe(v.string(), v.description('As the catalogue writes it; for a stage, the code of `Stage`.')),
    count: v.pipe(WholeNumber, v.description('Resources at this place or below it.')),
    hasChildren: v.boolean(),
  }),
  v.title('TaxonomyNode'),
);
export const TaxonomyLevel = v.pipe(
  v.object({
    path: v.pipe(v.array(TaxonomyNode), v.description('From the outermost place to the one asked for; empty at the root.')),
    children: v.pipe(v.array(TaxonomyNode), v.description('In the order of teaching.')),
  }),
  v.title('TaxonomyLevel'),
);

/** A resource that belongs to another one, and how. */
export const RelatedResource = v.pipe(
  v.object({
    relation: v.pipe(
      v.picklist(['before', 'after', 'same-lesson', 'same-chapter', 'same-topic']),
      v.description('The lesson before or after it in the same book, another resource for the same lesson, the same chapter, or a shared keyword.'),
    ),
    resource: ResourceSummary,
  }),
  v.title('RelatedResource'),
);
export const RelatedList = v.pipe(v.object({ items: v.array(RelatedResource) }), v.title('RelatedList'));
