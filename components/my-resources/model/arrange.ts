/** What of the kept resources is shown, and in which order. */
import type { Favourite } from '../../base/index.ts';

export const sorts = ['newest', 'title', 'rating'] as const;
export type MySort = (typeof sorts)[number];

export interface Arrangement {
  /** Empty: all; `none`: what lies in no folder. */
  readonly folder: string;
  readonly tag: string;
  readonly words: string;
  readonly sort: MySort;
}

/** @param compare of two titles, in the person's language */
export function arranged(favourites: readonly Favourite[], { folder, tag, words, sort }: Arrangement, compare: (a: string, b: string) => number): Favourite[] {
  const sought = words.trim().toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const fits = ({ folderId, tags, note, resource }: Favourite): boolean => {
    if (folder !== '' && folder !== (folderId ?? 'none')) return false;
    if (tag !== '' && !tags.includes(tag)) return false;
    const text = [resource.title, resource.subject, resource.chapter, resource.provider, note, ...tags].join('\n').toLocaleLowerCase();
    return sought.every((word) => text.includes(word));
  };
  const orders: Record<MySort, (a: Favourite, b: Favourite) => number> = {
    newest: (a, b) => (a.addedAt < b.addedAt ? 1 : a.addedAt > b.addedAt ? -1 : 0),
    title: (a, b) => compare(a.resource.title, b.resource.title),
    rating: (a, b) => (b.resource.rating.average ?? 0) - (a.resource.rating.average ?? 0),
  };
  return favourites.filter(fits).sort(orders[sort]);
}
