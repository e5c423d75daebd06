/** What a person keeps: favourites in folders, saved searches, and searches that tell what is new. Seen by that person alone. */
import * as v from 'valibot';
import { Id, Timestamp, pageOf } from './common.ts';
import { ResourceSummary } from './resource-summary.ts';

const WholeNumber = v.pipe(v.number(), v.integer(), v.minValue(0));
const Name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60));

export const FavouriteDraft = v.pipe(
  v.object({
    folderId: v.nullable(Id),
    tags: v.pipe(v.array(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(30))), v.maxLength(20)),
    note: v.pipe(v.string(), v.maxLength(2000)),
  }),
  v.title('FavouriteDraft'),
);
export const Favourite = v.pipe(
  v.object({
    resource: ResourceSummary,
    ...FavouriteDraft.entries,
    addedAt: Timestamp,
    keptVersion: v.pipe(WholeNumber, v.description('Version of the resource when it was kept; a higher one means that it was changed since.')),
  }),
  v.title('Favourite'),
);
export const FavouritePage = pageOf('FavouritePage', Favourite);

export const FolderDraft = v.pipe(v.object({ name: Name }), v.title('FolderDraft'));
export const Folder = v.pipe(v.object({ id: Id, name: v.string(), count: WholeNumber }), v.title('Folder'));

/** A question to the catalogue, as `searchResources` takes it, without a place in the answer. */
export const SavedQuery = v.pipe(
  v.record(
    v.picklist([
      'q', 'type', 'stage', 'grade', 'subject', 'language', 'provider', 'admittedBy', 'licence', 'length', 'offline', 'accessibility',
      'node', 'playable', 'sort',
    ]),
    v.pipe(v.string(), v.maxLength(200)),
  ),
  v.title('SavedQuery'),
  v.description('Parameters of searchResources by name.'),
  v.metadata({ examples: [{ q: '分数', grade: '3' }] }),
);
export const SavedSearchDraft = v.pipe(
  v.object({
    name: Name,
    query: SavedQuery,
    subscribed: v.pipe(v.boolean(), v.description('Count what is new since it was last looked at.')),
  }),
  v.title('SavedSearchDraft'),
);
export const SavedSearch = v.pipe(
  v.object({
    id: Id,
    ...SavedSearchDraft.entries,
    seenAt: Timestamp,
    newCount: v.pipe(v.nullable(WholeNumber), v.description('Resources added or changed since `seenAt`; null without a subscription.')),
  }),
  v.title('SavedSearch'),
);

/** All that stands on the shelf but the favourites themselves. */
export const Shelf = v.pipe(
  v.object({
    total: v.pipe(WholeNumber, v.description('Favourites in all.')),
    folders: v.array(Folder),
    tags: v.array(v.object({ value: v.string(), count: WholeNumber })),
    searches: v.array(SavedSearch),
  }),
  v.title('Shelf'),
);
