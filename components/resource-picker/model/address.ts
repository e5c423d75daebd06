/** A state of the search as the query part of an address: to share, to keep as a bookmark, to go back to. Nothing personal is in it. */
import type { ResourceQuery } from '../../base/index.ts';
import type { PickerLayout } from '../resource-picker.types.ts';
import { mostCompared } from './selection.ts';
import { filters, filterValue, withFilter, withSort, withWords } from './query.ts';

export const layouts: readonly PickerLayout[] = ['grid', 'list', 'table'];

export interface PickerPlace {
  readonly query: ResourceQuery;
  readonly layout: PickerLayout;
  /** The resource that is looked at closely. */
  readonly opened: string | null;
  /** What lies side by side. */
  readonly compared: readonly string[];
}

/** What the contract takes as an id. */
const idForm = /^[\w.:-]{1,64}$/;

/** `q=分数&subject=数学&sort=newest&view=table&open=r-1&compare=r-1&compare=r-2`; what is as at the beginning is left out. */
export function writeAddress({ query, layout, opened, compared }: PickerPlace): string {
  const address = new URLSearchParams();
  if (query.q) address.set('q', query.q);
  for (const filter of filters) if (query[filter] !== undefined) address.set(filter, filterValue(query, filter));
  if (query.sort && query.sort !== 'fit') address.set('sort', query.sort);
  if (layout !== 'grid') address.set('view', layout);
  if (opened !== null) address.set('open', opened);
  for (const id of compared) address.append('compare', id);
  return address.toString();
}

/** Reads such an address, with or without its question mark. What nobody could have set is passed over. */
export function readAddress(text: string): PickerPlace {
  const address = new URLSearchParams(text);
  const value = (name: string): string => address.get(name) ?? '';
  let query = withWords({}, value('q'));
  for (const filter of filters) query = withFilter(query, filter, value(filter));
  return {
    query: withSort(query, value('sort')),
    layout: layouts.find((layout) => layout === value('view')) ?? 'grid',
    opened: value('open').slice(0, 200) || null,
    compared: [...new Set(address.getAll('compare'))].filter((id) => idForm.test(id)).slice(0, mostCompared),
  };
}
