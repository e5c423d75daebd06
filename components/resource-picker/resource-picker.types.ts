/** What `ls-resource-picker` shows, and what it gives. */
import type { DataState, Facet, FacetValue, Problem, Resource, ResourceQuery, ResourceSummary } from '../base/index.ts';

/** `browse`: look and open. `pick`: choose, as a form control. */
export type PickerMode = 'browse' | 'pick';

/** Cards, rows, or a compact table. */
export type PickerLayout = 'grid' | 'list' | 'table';

/** Something that a host offers to do with a resource; a press fires `ls-resource-action-request`. */
export interface PickerAction {
  readonly name: string;
  /** What stands on the button, in the person's language. */
  readonly label: string;
}

/** The panel with everything about one resource. */
export type PickerDetail =
  | { readonly type: 'loading'; readonly id: string }
  | { readonly type: 'ready'; readonly id: string; readonly resource: Resource }
  | { readonly type: 'error'; readonly id: string; readonly problem: Problem };

/** What `ready` holds. Nothing found is `ready` without items: the search stays in sight and can be changed. */
export interface PickerData {
  /** The question that the items answer. */
  readonly query: ResourceQuery;
  readonly items: readonly ResourceSummary[];
  readonly total: number;
  readonly nextCursor: string | null;
  readonly facets: Partial<Record<Facet, FacetValue[]>>;
  /** A newer question is on its way; the items still answer `query`. */
  readonly busy: boolean;
  readonly detail: PickerDetail | null;
  /** Resources that were looked up by their ids: chosen ones that are not among the items, and those that are compared. */
  readonly known: Readonly<Record<string, Resource>>;
}

/** The state of the picker. `empty`: the whole catalogue is. */
export type PickerState = DataState<PickerData>;

/** One chosen resource, as hosts and forms get it. */
export interface PickedResource {
  readonly id: string;
  /** Version that was seen when it was chosen; `null` when only the id is known. */
  readonly version: number | null;
}
