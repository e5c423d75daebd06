/** What `ls-my-resources` shows. */
import type { ClassReference, DataState, Favourite, Note, OwnResourceSummary, Problem, RatingSummary, ResourceSummary, Role, Share, Shelf } from '../base/index.ts';

/** Where one looks: what one keeps, what one has made, what came, what went out, what waits for one to look. */
export type MyPlace = 'kept' | 'made' | 'received' | 'own' | 'review';
/** Those that hold shares. */
export type SharePlace = Exclude<MyPlace, 'kept' | 'made'>;

/** What is read of a resource when somebody looks closer. */
export interface MyDetails {
  readonly rating: RatingSummary | null;
  readonly notes: readonly Note[];
}

/** As much of a resource as sharing it needs. */
export type NamedResource = Pick<ResourceSummary, 'id' | 'title'>;

/** What a link led to. */
export type OpenedShare = { readonly type: 'ready'; readonly share: Share } | { readonly type: 'refused'; readonly problem: Problem };

export type ShareOutcome =
  | { readonly type: 'none' }
  | { readonly type: 'sending' }
  | { readonly type: 'sent'; readonly share: Share }
  | { readonly type: 'failed'; readonly problem: Problem };

export interface MyResourcesData {
  readonly role: Role;
  /** With which classes one may share. */
  readonly classes: readonly ClassReference[];
  readonly shelf: Shelf;
  readonly favourites: readonly Favourite[];
  /** `null` where it cannot be known, as without a line. */
  readonly shares: Readonly<Record<SharePlace, readonly Share[] | null>>;
  /** What one has made; `null` where nothing can be, or it cannot be known. */
  readonly made: readonly OwnResourceSummary[] | null;
  readonly details: Readonly<Record<string, MyDetails>>;
  /** Where the element was opened by a link. */
  readonly opened: OpenedShare | null;
  /** Which resource was brought here to be shared. */
  readonly toShare: NamedResource | null;
  readonly sharing: ShareOutcome;
}
export type MyResourcesState = DataState<MyResourcesData>;
