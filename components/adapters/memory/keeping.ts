/** What people keep in memory: favourites, folders, saved searches. */
import type { Change } from '../../base/ports/ports.ts';
import type {
  Favourite,
  FavouriteDraft,
  FavouriteQuery,
  NoteChange,
  SavedSearchDraft,
  Shelf,
  ShelfChange,
} from '../../base/ports/shelf.ts';
import type { Resource } from '../../base/ports/types.ts';
import { Refusal, type Caller } from './county.ts';
import type { Fixtures } from './fixtures.types.ts';
import { summaryOf } from '../card.ts';
import { searchResources } from './search.ts';

/** As in the service. */
const mostSearches = 50;

interface OwnShelf {
  favourites: Map<string, FavouriteDraft & { addedAt: string; keptVersion: number }>;
  folders: Map<string, string>;
  searches: Map<string, SavedSearchDraft & { seenAt: string }>;
}

export class Keeping {
  readonly #fixtures: Fixtures;
  readonly #now: () => string;
  readonly #onChange: (change: Change, personIds: readonly string[]) => void;
  readonly #shelves = new Map<string, OwnShelf>();

  constructor(fixtures: Fixtures, now: () => string, onChange: (change: Change, personIds: readonly string[]) => void) {
    this.#fixtures = fixtures;
    this.#now = now;
    this.#onChange = onChange;
  }

  shelf({ person }: Caller): Shelf {
    const { favourites, folders, searches } = this.#shelfOf(person.id);
    const all = [...favourites.values()];
    const tags = new Map<string, number>();
    for (const tag of all.flatMap((favourite) => favourite.tags)) tags.set(tag, (tags.get(tag) ?? 0) + 1);
    return {
      total: all.length,
      folders: [...folders].map(([id, name]) => ({ id, name, count: all.filter(({ folderId }) => folderId === id).length })),
      tags: [...tags].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count),
      searches: [...searches].map(([id, search]) => ({ id, ...search, newCount: search.subscribed ? this.#countNew(search) : null })),
    };
  }

  favourites({ person }: Caller, { folderId, tag, resourceId }: FavouriteQuery): Favourite[] {
    return [...this.#shelfOf(person.id).favourites]
      .map(([id, { addedAt, keptVersion, ...draft }]) => ({ resource: summaryOf(this.#resource(id)), ...draft, addedAt, keptVersion }))
      .filter((favourite) => folderId === undefined || favourite.folderId === folderId)
      .filter(({ tags }) => tag === undefined || tags.includes(tag))
      .filter(({ resource }) => resourceId === undefined || resource.id === resourceId)
      .sort((a, b) => (a.addedAt < b.addedAt ? 1 : -1));
  }

  change({ person }: Caller, change: Exclude<ShelfChange, NoteChange>): void {
    const shelf = this.#shelfOf(person.id);
    switch (change.act) {
      case 'keep': {
        const { id, version } = this.#resource(change.resourceId);
        if (change.draft.folderId !== null && !shelf.folders.has(change.draft.folderId)) throw new Refusal('not-found');
        const { addedAt = this.#now(), keptVersion = version } = shelf.favourites.get(id) ?? {};
        shelf.favourites.set(id, { ...change.draft, addedAt, keptVersion });
        break;
      }
      case 'drop':
        shelf.favourites.delete(change.resourceId);
        break;
      case 'put-folder':
        shelf.folders.set(change.folderId, change.name);
        break;
      case 'drop-folder':
        shelf.folders.delete(change.folderId);
        for (const favourite of shelf.favourites.values()) if (favourite.folderId === change.folderId) favourite.folderId = null;
        break;
      case 'put-search':
        if (!shelf.searches.has(change.searchId) && shelf.searches.size >= mostSearches) throw new Refusal('invalid-request');
        shelf.searches.set(change.searchId, { ...change.draft, seenAt: shelf.searches.get(change.searchId)?.seenAt ?? this.#now() });
        break;
      case 'see-search': {
        const search = shelf.searches.get(change.searchId);
        if (search) search.seenAt = this.#now();
        break;
      }
      case 'drop-search':
        shelf.searches.delete(change.searchId);
    }
    this.#onChange({ type: 'shelf.changed' }, [person.id]);
  }

  #countNew({ query, seenAt }: SavedSearchDraft & { seenAt: string }): number {
    const newer = this.#fixtures.resources.filter(({ modifiedAt }) => modifiedAt > seenAt);
    return searchResources(newer, query, summaryOf).total;
  }

  #resource(resourceId: string): Resource {
    const resource = this.#fixtures.resources.find(({ id }) => id === resourceId);
    if (!resource) throw new Refusal('not-found');
    return resource;
  }

  #shelfOf(personId: string): OwnShelf {
    const shelf = this.#shelves.get(personId) ?? { favourites: new Map(), folders: new Map(), searches: new Map() };
    this.#shelves.set(personId, shelf);
    return shelf;
  }
}
