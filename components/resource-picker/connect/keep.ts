/** Keeps: favourites and questions on the person's own shelf. */
import { PortError, newId } from '../../base/index.ts';
import { LsResourceFavouriteRequestEvent, LsResourceFolderRequestEvent, LsResourceKeepSearchRequestEvent } from '../resource-picker.events.ts';
import type { FolderChoice, PickerFolders, PickerShelf } from '../resource-picker.types.ts';
import { changed, quietly, type PickerLink } from './place.ts';

/** Pages of favourites that are read, so that a star stands where it should; nobody has more than a few hundred. */
const mostPages = 10;
const pageSize = 100;

/** @returns reads the shelf; called once the first results are there, which must not wait for it */
export function connectKeeping(link: PickerLink): () => void {
  const { shelf } = link.ports;
  if (shelf === undefined) return () => undefined;

  const read = async (signal: AbortSignal): Promise<PickerShelf | null> => {
    const whole = await quietly(shelf.read({ signal }));
    if (whole === null) return null;
    const favourites: string[] = [];
    const places: Record<string, PickerFolders['places'][string]> = {};
    let cursor: string | undefined;
    for (let page = 0; page < mostPages; page += 1) {
      const part = await quietly(shelf.favourites({ limit: pageSize, ...(cursor === undefined ? {} : { cursor }) }, { signal }));
      for (const { resource, folderId, tags } of part?.items ?? []) {
        favourites.push(resource.id);
        places[resource.id] = { folderId, tags };
      }
      if (!part?.nextCursor) break;
      cursor = part.nextCursor;
    }
    return { favourites, searches: whole.searches, filed: { folders: whole.folders, tags: whole.tags.map(({ value }) => value), places } };
  };
  const refresh = (): void => void link.read('shelf', read, (now) => (now === null ? link.host.state : changed(link, { shelf: now })));

  link.on<LsResourceFavouriteRequestEvent>(LsResourceFavouriteRequestEvent.type, async ({ detail: { resourceId, kept } }) => {
    const before = link.host.state.type === 'ready' ? link.host.state.shelf : null;
    if (before === null) return;
    star(link, resourceId, kept);
    try {
      await shelf.change(kept ? { act: 'keep', resourceId, draft: { folderId: null, tags: [], note: '' } } : { act: 'drop', resourceId });
    } catch (error) {
      star(link, resourceId, before.favourites.includes(resourceId));
      throw error;
    }
  });
  const file = async ({ resourceId, folderId, newName, tags }: FolderChoice): Promise<void> => {
    // What was noted beside it elsewhere stays: where that is not known for sure, nothing is written.
    const { value: before, stale } = await shelf.favourites({ resourceId, limit: 1 });
    if (stale) throw new PortError({ code: 'unavailable', title: '', offline: true });
    if (folderId !== null && newName !== null) await shelf.change({ act: 'put-folder', folderId, name: newName });
    await shelf.change({ act: 'keep', resourceId, draft: { folderId, tags: [...tags], note: before.items[0]?.note ?? '' } });
    refresh();
  };
  link.on<LsResourceFolderRequestEvent>(LsResourceFolderRequestEvent.type, (event) => event.respondWith(file(event.detail)));
  link.on<LsResourceKeepSearchRequestEvent>(LsResourceKeepSearchRequestEvent.type, async ({ detail: { name, query } }) => {
    const { cursor: _cursor, limit: _limit, facets: _facets, ...asked } = query;
    await shelf.change({ act: 'put-search', searchId: newId(), draft: { name, query: asked, subscribed: true } });
    refresh();
  });
  shelf.subscribe(({ type }) => type === 'shelf.changed' && refresh(), { signal: link.signal });
  return refresh;
}

/** Shows one resource as kept or not; other stars may have been pressed meanwhile. */
function star(link: PickerLink, resourceId: string, kept: boolean): void {
  const shelf = link.host.state.type === 'ready' ? link.host.state.shelf : null;
  if (shelf === null) return;
  const rest = shelf.favourites.filter((id) => id !== resourceId);
  link.show(changed(link, { shelf: { ...shelf, favourites: kept ? [...rest, resourceId] : rest } }));
}
