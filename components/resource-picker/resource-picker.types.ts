/** What `ls-resource-picker` shows, and what it gives. */
import type { DataState, Facet, FacetValue, Problem, Resource, ResourceQuery, ResourceSummary } from '../base/index.ts';

/** `browse`: look and open. `pick`: choose, as a form control. */
export type PickerMode = 'browse' | 'pick';

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
  /** Chosen resources that are not among the items, by id: their titles are needed too. */
  readonly known: Readonly<Record<string, ResourceSummary>>;
}

/** The state of the picker. `empty`: the whole catalogue is. */
export type PickerState = DataState<PickerData>;

/** One chosen resource, as hosts and forms get it. */
export interface PickedResource {
  readonly id: string;
  /** Version that was seen when it was chosen; `null` when only the id is known. */
  readonly version: number | null;
}
