/** Routes of the shelf port: what a person keeps. Ids of folders and searches are made by the client, so that sending twice is once. */
import * as v from 'valibot';
import { defineRoute } from '../route.ts';
import { Cursor, Id, PageSize } from '../schemas/common.ts';
import { Favourite, FavouriteDraft, FavouritePage, FolderDraft, SavedSearchDraft, Shelf } from '../schemas/shelf.ts';

const resource = v.object({ resourceId: Id });
const folder = v.object({ folderId: Id });
const search = v.object({ searchId: Id });

export const readShelf = defineRoute({
  id: 'readShelf',
  method: 'get',
  path: '/shelf',
  tag: 'shelf',
  act: 'shelf.read',
  summary: 'Folders, tags and saved searches of the caller',
  success: { status: 200, description: 'The shelf.', schema: Shelf },
});

export const listFavourites = defineRoute({
  id: 'listFavourites',
  method: 'get',
  path: '/shelf/favourites',
  tag: 'shelf',
  act: 'shelf.read',
  summary: 'Favourites of the caller, newest first',
  query: v.object({
    folderId: v.optional(Id),
    tag: v.optional(v.pipe(v.string(), v.maxLength(30))),
    resourceId: v.optional(v.pipe(Id, v.description('Only this one: is it a favourite?'))),
    cursor: v.optional(Cursor),
    limit: v.optional(PageSize),
  }),
  success: { status: 200, description: 'A page of favourites.', schema: FavouritePage },
});

export const keepFavourite = defineRoute({
  id: 'keepFavourite',
  method: 'put',
  path: '/shelf/favourites/{resourceId}',
  tag: 'shelf',
  act: 'shelf.write',
  summary: 'Keep a resource, or change how it is kept',
  params: resource,
  body: FavouriteDraft,
  success: { status: 200, description: 'The favourite.', schema: Favourite },
  problems: ['not-found'],
});

export const dropFavourite = defineRoute({
  id: 'dropFavourite',
  method: 'delete',
  path: '/shelf/favourites/{resourceId}',
  tag: 'shelf',
  act: 'shelf.write',
  summary: 'Keep a resource no longer',
  params: resource,
  success: { status: 204, description: 'It is no favourite any more.' },
  problems: ['not-found'],
});

export const putFolder = defineRoute({
  id: 'putFolder',
  method: 'put',
  path: '/shelf/folders/{folderId}',
  tag: 'shelf',
  act: 'shelf.write',
  summary: 'Make a folder, or rename it',
  params: folder,
  body: FolderDraft,
  success: { status: 204, description: 'The folder is there.' },
  problems: ['not-found'],
});

export const dropFolder = defineRoute({
  id: 'dropFolder',
  method: 'delete',
  path: '/shelf/folders/{folderId}',
  tag: 'shelf',
  act: 'shelf.write',
  summary: 'Remove a folder; what was in it is kept without one',
  params: folder,
  success: { status: 204, description: 'The folder is gone.' },
  problems: ['not-found'],
});

export const putSavedSearch = defineRoute({
  id: 'putSavedSearch',
  method: 'put',
  path: '/shelf/searches/{searchId}',
  tag: 'shelf',
  act: 'shelf.write',
  summary: 'Save a search, rename it, or subscribe to it',
  description: 'At most fifty; one more is answered `invalid-request`.',
  params: search,
  body: SavedSearchDraft,
  success: { status: 204, description: 'The search is saved.' },
  problems: ['not-found'],
});

export const markSearchSeen = defineRoute({
  id: 'markSearchSeen',
  method: 'put',
  path: '/shelf/searches/{searchId}/seen',
  tag: 'shelf',
  act: 'shelf.write',
  summary: 'Note that the person has looked at what is new',
  params: search,
  success: { status: 204, description: 'What is new is counted from now on.' },
  problems: ['not-found'],
});

export const dropSavedSearch = defineRoute({
  id: 'dropSavedSearch',
  method: 'delete',
  path: '/shelf/searches/{searchId}',
  tag: 'shelf',
  act: 'shelf.write',
  summary: 'Save a search no longer',
  params: search,
  success: { status: 204, description: 'It is gone.' },
  problems: ['not-found'],
});
