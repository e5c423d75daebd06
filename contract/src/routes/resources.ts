/** Routes of the resource port: find and read. */
import * as v from 'valibot';
import { defineRoute } from '../route.ts';
import { Cursor, Id, LanguageTag, PageSize } from '../schemas/common.ts';
import { AccessibilityFeature, ResourceType, Stage } from '../schemas/resource-summary.ts';
import { LengthBand, Resource, ResourcePage } from '../schemas/resource.ts';
import { RelatedList, SuggestionList, TaxonomyLevel } from '../schemas/taxonomy.ts';

const Text = v.pipe(v.string(), v.maxLength(200));

export const searchResources = defineRoute({
  id: 'searchResources',
  method: 'get',
  path: '/resources',
  tag: 'resources',
  act: 'resource.read',
  summary: 'Search the catalogue',
  description:
    'Words may be Chinese, pinyin (`shuxue`) or initials (`sx`); small typing errors are forgiven, and `meant` says so. They are looked for in title, keywords, place in the curriculum, category, names of lecturers, provider and rights holder, description and directory, what says most first. Without words: what the service itself can play, then the rest, each by title. Nothing is recommended or pushed.',
  query: v.object({
    q: v.optional(v.pipe(Text, v.description('Words in any order.'))),
    type: v.optional(ResourceType),
    stage: v.optional(Stage),
    grade: v.optional(v.pipe(v.string(), v.regex(/^([1-9]|1[0-2])$/), v.description('School grade, 1 to 12.'), v.transform(Number))),
    subject: v.optional(Text),
    language: v.optional(LanguageTag),
    provider: v.optional(Text),
    admittedBy: v.optional(v.pipe(Id, v.description('Platform that admitted it: the own organisation, or the tenant of a platform above.'))),
    licence: v.optional(Text),
    length: v.optional(LengthBand),
    offline: v.optional(v.pipe(v.picklist(['true']), v.description('Only what can be kept for offline.'))),
    accessibility: v.optional(AccessibilityFeature),
    node: v.optional(v.pipe(Id, v.description('Place in the teaching taxonomy: what stands there or below.'))),
    playable: v.optional(v.pipe(v.picklist(['true']), v.description('Only what the service itself can play.'))),
    sort: v.optional(v.pipe(v.picklist(['fit', 'newest', 'title', 'rating', 'use']), v.description('Default `fit`.'))),
    facets: v.optional(v.pipe(v.picklist(['false']), v.description('Leaves the counts out, for the second page and later.'))),
    cursor: v.optional(Cursor),
    limit: v.optional(PageSize),
  }),
  success: { status: 200, description: 'A page of resources with counts per facet.', schema: ResourcePage },
});

export const suggestResources = defineRoute({
  id: 'suggestResources',
  method: 'get',
  path: '/resource-suggestions',
  tag: 'resources',
  act: 'resource.read',
  summary: 'What begins as the person types',
  description: 'By Chinese characters, pinyin or initials. Taken from the catalogue alone, never from what others searched for.',
  query: v.object({
    q: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
    limit: v.optional(v.pipe(v.string(), v.regex(/^([1-9]|1\d|20)$/), v.description('1 to 20. Default 8.'), v.transform(Number))),
  }),
  success: { status: 200, description: 'Suggestions, the nearest first.', schema: SuggestionList },
});

export const readTaxonomy = defineRoute({
  id: 'readTaxonomy',
  method: 'get',
  path: '/taxonomy',
  tag: 'resources',
  act: 'resource.read',
  summary: 'One level of the teaching taxonomy',
  query: v.object({ node: v.optional(v.pipe(Id, v.description('Whose children are asked for. Default: the root.'))) }),
  success: { status: 200, description: 'The path to the place, and what is below it.', schema: TaxonomyLevel },
  etag: true,
  problems: ['not-found'],
});

export const readResource = defineRoute({
  id: 'readResource',
  method: 'get',
  path: '/resources/{resourceId}',
  tag: 'resources',
  act: 'resource.read',
  summary: 'Everything about one resource',
  params: v.object({ resourceId: Id }),
  success: { status: 200, description: 'The resource.', schema: Resource },
  etag: true,
  problems: ['not-found'],
});

export const listRelatedResources = defineRoute({
  id: 'listRelatedResources',
  method: 'get',
  path: '/resources/{resourceId}/related',
  tag: 'resources',
  act: 'resource.read',
  summary: 'What belongs to a resource',
  params: v.object({ resourceId: Id }),
  success: { status: 200, description: 'The lesson before and after first, then the same lesson, chapter and topic; at most 24.', schema: RelatedList },
  problems: ['not-found'],
});
