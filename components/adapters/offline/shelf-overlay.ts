/** What a person has kept and the service does not know yet, laid over the shelf that it told of. */
import type { Favourite, FavouritePage, FavouriteQuery, Folder, Note, RatingSummary, SavedSearch, Shelf, ShelfChange } from '../../base/ports/shelf.ts';
import type { ResourceSummary } from '../../base/ports/types.ts';
import type { Write } from './database.ts';

const changesOf = (writes: readonly Write[]): [ShelfChange, string][] =>
  writes.flatMap(({ command, at }) => (command.kind === 'shelf' ? [[command.change, at]] : []));

/** Ids of resources that wait to be kept. */
export function waitingFavourites(writes: readonly Write[]): string[] {
  return changesOf(writes).flatMap(([change]) => (change.act === 'keep' ? [change.resourceId] : []));
}

/** The shelf with folders and searches as the person left them. Counts of favourites follow when the service has heard. */
export function withQueuedShelf(shelf: Shelf, writes: readonly Write[]): Shelf {
  const folders = new Map<string, Folder>(shelf.folders.map((folder) => [folder.id, folder]));
  const searches = new Map<string, SavedSearch>(shelf.searches.map((search) => [search.id, search]));
  for (const [change, at] of changesOf(writes)) {
    if (change.act === 'put-folder') folders.set(change.folderId, { count: 0, ...folders.get(change.folderId), id: change.folderId, name: change.name });
    if (change.act === 'drop-folder') folders.delete(change.folderId);
    if (change.act === 'put-search') {
      const { seenAt = at, newCount = null } = searches.get(change.searchId) ?? {};
      searches.set(change.searchId, { id: change.searchId, ...change.draft, seenAt, newCount: change.draft.subscribed ? (newCount ?? 0) : null });
    }
    const seen = change.act === 'see-search' ? searches.get(change.searchId) : undefined;
    if (seen) searches.set(seen.id, { ...seen, seenAt: at, newCount: seen.newCount === null ? null : 0 });
    if (change.act === 'drop-search') searches.delete(change.searchId);
  }
  return { ...shelf, folders: [...folders.values()], searches: [...searches.values()] };
}

/** @param known the cards of resources that wait to be kept, as far as this machine has seen them */
export function withQueuedFavourites(page: FavouritePage, query: FavouriteQuery, writes: readonly Write[], known: ReadonlyMap<string, ResourceSummary>): FavouritePage {
  const favourites = new Map<string, Favourite>(page.items.map((favourite) => [favourite.resource.id, favourite]));
  let added = 0;
  for (const [change, at] of changesOf(writes)) {
    if (change.act === 'keep') {
      const before = favourites.get(change.resourceId);
      const resource = before?.resource ?? known.get(change.resourceId);
      if (!resource) continue;
      if (!before) added += 1;
      favourites.delete(change.resourceId);
      favourites.set(resource.id, { resource, ...change.draft, addedAt: before?.addedAt ?? at, keptVersion: before?.keptVersion ?? resource.version });
    }
    if (change.act === 'drop' && favourites.delete(change.resourceId)) added -= 1;
    if (change.act === 'drop-folder') {
      for (const [id, favourite] of favourites) if (favourite.folderId === change.folderId) favourites.set(id, { ...favourite, folderId: null });
    }
  }
  const isAsked = ({ resource, folderId, tags }: Favourite) =>
    (query.folderId === undefined || folderId === query.folderId) &&
    (query.tag === undefined || tags.includes(query.tag)) &&
    (query.resourceId === undefined || resource.id === query.resourceId);
  const items = [...favourites.values()].filter(isAsked).sort((a, b) => (a.addedAt < b.addedAt ? 1 : -1));
  return { ...page, items, total: Math.max(items.length, page.total + added) };
}

/** The notes of a resource as the person left them. */
export function withQueuedNotes(notes: readonly Note[], resourceId: string, writes: readonly Write[]): Note[] {
  const left = new Map<string, Note>(notes.map((note) => [note.id, note]));
  for (const [change, at] of changesOf(writes)) {
    if (change.act === 'put-note' && change.draft.resourceId === resourceId) {
      const { classId = null, author = null } = left.get(change.noteId) ?? {};
      left.set(change.noteId, { ...change.draft, id: change.noteId, own: true, classId, author, mayWithdraw: classId !== null, changedAt: at });
    }
    if (change.act === 'drop-note') left.delete(change.noteId);
    if (change.act !== 'share-note' && change.act !== 'withdraw-note') continue;
    const note = left.get(change.noteId);
    const classId = change.act === 'share-note' ? change.classId : null;
    if (note) left.set(note.id, { ...note, classId, mayWithdraw: classId !== null });
  }
  return [...left.values()];
}

/** The rating with the own one as the person left it; the average follows when the service has heard. */
export function withQueuedRating(rating: RatingSummary, resourceId: string, writes: readonly Write[]): RatingSummary {
  let { own } = rating;
  for (const { command } of writes) {
    // Words that are not said anew stay.
    if (command.kind === 'rating' && command.resourceId === resourceId) own = command.draft && { ...(own?.comment && { comment: own.comment }), ...command.draft };
  }
  return { ...rating, own };
}
