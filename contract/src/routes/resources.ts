/** Routes of the resource port. */
import * as v from 'valibot';
import { defineRoute } from '../route.ts';
import { Cursor, Id, LanguageTag, PageSize } from '../schemas/common.ts';
import { Resource, ResourcePage, ResourceType, Stage } from '../schemas/resource.ts';

const Text = v.pipe(v.string(), v.maxLength(200));

export const searchResources = defineRoute({
  id: 'searchResources',
  method: 'get',
  path: '/resources',
  tag: 'resources',
  act: 'resource.read',
  summary: 'Search the catalogue',
  description: 'Without words: what the service itself can play, then the rest, each by title. Nothing is recommended or pushed.',
  query: v.object({
    q: v.optional(v.pipe(Text, v.description('Words in any order.'))),
    type: v.optional(ResourceType),
    stage: v.optional(Stage),
    grade: v.optional(v.pipe(v.string(), v.regex(/^([1-9]|1[0-2])$/), v.description('School grade, 1 to 12.'), v.transform(Number))),
    subject: v.optional(Text),
    language: v.optional(LanguageTag),
    provider: v.optional(Text),
    playable: v.optional(v.pipe(v.picklist(['true']), v.description('Only what the service itself can play.'))),
    sort: v.optional(v.picklist(['fit', 'newest', 'title'])),
    cursor: v.optional(Cursor),
    limit: v.optional(PageSize),
  }),
  success: { status: 200, description: 'A page of resources with counts per facet.', schema: ResourcePage },
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
