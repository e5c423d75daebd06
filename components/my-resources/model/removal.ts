/** How to remove something from the shelf, and how to bring it back as it was. */
import type { Favourite, Folder, SavedSearch, ShelfChange } from '../../base/index.ts';

export interface Removal {
  readonly name: string;
  readonly remove: readonly ShelfChange[];
  readonly restore: readonly ShelfChange[];
}

const keep = ({ resource, folderId, tags, note }: Favourite): ShelfChange => ({ act: 'keep', resourceId: resource.id, draft: { folderId, tags, note } });

export function folderRemoval({ id, name }: Folder, favourites: readonly Favourite[]): Removal {
  const inside = favourites.filter(({ folderId }) => folderId === id);
  return { name, remove: [{ act: 'drop-folder', folderId: id }], restore: [{ act: 'put-folder', folderId: id, name }, ...inside.map(keep)] };
}

export function favouriteRemoval(favourite: Favourite): Removal {
  const { id: resourceId, title } = favourite.resource;
  return { name: title, remove: [{ act: 'drop', resourceId }], restore: [keep(favourite)] };
}

export function searchRemoval({ id: searchId, name, query, subscribed }: SavedSearch): Removal {
  return { name, remove: [{ act: 'drop-search', searchId }], restore: [{ act: 'put-search', searchId, draft: { name, query, subscribed } }] };
}
