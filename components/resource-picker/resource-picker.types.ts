/** What `ls-resource-picker` shows, and what it gives. */
import type {
  DataState,
  Facet,
  FacetValue,
  FavouriteDraft,
  Folder,
  KeepingOffer,
  KeptList,
  Problem,
  RatingSummary,
  RecommendationAudience,
  Recommendations,
  RelatedResource,
  Resource,
  ResourceStatistics,
  ResourceQuery,
  ResourceSummary,
  SavedSearch,
  Suggestion,
  TaxonomyNode,
} from '../base/index.ts';

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

/** A class, course or school for which a person chooses. */
export interface PickerTarget {
  /** Comes back as `detail.scope` of `ls-resource-select`. */
  readonly name: string;
  readonly label: string;
}

/** What became of a file for another system. */
export type ExportOutcome =
  | { readonly type: 'none' }
  | { readonly type: 'busy' }
  | { readonly type: 'done'; readonly count: number; readonly asked: number }
  | { readonly type: 'failed'; readonly problem: Problem };

/** Classes and organisations to which the person may give resources, and what became of the last giving. */
export interface PickerGiving {
  readonly audiences: readonly (RecommendationAudience & { readonly name: string })[];
  readonly outcome:
    | { readonly type: 'none' }
    | { readonly type: 'sending' }
    | { readonly type: 'given'; readonly scope: string; readonly resourceIds: readonly string[]; readonly isQueued: boolean }
    | { readonly type: 'failed'; readonly problem: Problem };
}

/** How a resource is used, as far as it was asked for. */
export type StatisticsOutcome =
  | { readonly type: 'none' }
  | { readonly type: 'loading' }
  | { readonly type: 'ready'; readonly value: ResourceStatistics }
  | { readonly type: 'failed'; readonly problem: Problem };

/** The panel with everything about one resource. What others say and what belongs to it comes after the resource itself. */
export type PickerDetail =
  | { readonly type: 'loading'; readonly id: string }
  | {
      readonly type: 'ready';
      readonly id: string;
      readonly resource: Resource;
      readonly rating: RatingSummary | null;
      readonly related: readonly RelatedResource[];
      /** How it can be kept on this machine; `null` while that is not known, and where nothing can. */
      readonly offer?: KeepingOffer | null;
      /** What the person has set about recommending; `null` where nothing is known of it. */
      readonly recommending?: Recommendations | null;
      /** For whoever answers for the resource. */
      readonly statistics?: StatisticsOutcome;
    }
  | { readonly type: 'error'; readonly id: string; readonly problem: Problem };

/** What the person keeps. */
export interface PickerShelf {
  /** Ids of favourites. */
  readonly favourites: readonly string[];
  readonly searches: readonly SavedSearch[];
  /** Where favourites lie; without it no folder is offered. */
  readonly filed?: PickerFolders | undefined;
}

/** The person's folders and tags, and what lies in them. */
export interface PickerFolders {
  readonly folders: readonly Pick<Folder, 'id' | 'name'>[];
  /** Those that are used, the most frequent first. */
  readonly tags: readonly string[];
  /** By the id of the favourite. */
  readonly places: Readonly<Record<string, Pick<FavouriteDraft, 'folderId' | 'tags'>>>;
}

/** Into which folder a person puts a favourite, and under which tags. */
export interface FolderChoice {
  readonly resourceId: string;
  /** `null`: into none. */
  readonly folderId: string | null;
  readonly tags: readonly string[];
  /** The folder is a new one, of this name. */
  readonly newName: string | null;
}

/** What is below a place of the taxonomy. */
export type TaxonomyBranch =
  | { readonly type: 'loading' }
  | { readonly type: 'ready'; readonly nodes: readonly TaxonomyNode[] }
  | { readonly type: 'failed'; readonly problem: Problem };

/** The teaching taxonomy as far as it has been read. */
export interface PickerTaxonomy {
  /** From the outermost place to the one where one is; empty at the root. */
  readonly path: readonly TaxonomyNode[];
  /** By the id of the place that they are below; those below the root by an empty one. What is not here has not been asked for. */
  readonly branches: Readonly<Record<string, TaxonomyBranch>>;
}

/** What `ready` holds. Nothing found is `ready` without items: the search stays in sight and can be changed. */
export interface PickerData {
  /** The question that the items answer. */
  readonly query: ResourceQuery;
  readonly items: readonly ResourceSummary[];
  readonly total: number;
  readonly nextCursor: string | null;
  readonly facets: Partial<Record<Facet, FacetValue[]>>;
  /** Words that were searched for instead, where those that were asked are found nowhere. */
  readonly meant: string | null;
  /** The line was down: only what is held on this machine was searched. */
  readonly heldOnly?: boolean;
  /** What begins with the words that stand in the field. */
  readonly suggestions: { readonly words: string; readonly items: readonly Suggestion[] } | null;
  /** The teaching taxonomy; `null` where there is none to go through. */
  readonly taxonomy: PickerTaxonomy | null;
  /** `null` where nothing can be kept. */
  readonly shelf: PickerShelf | null;
  /** What is kept on this machine; `null` where nothing can be. */
  readonly kept?: KeptList | null;
  /** What became of the last file for another system; absent where none can be made. */
  readonly exported?: ExportOutcome | null;
  /** For whom one may choose, with `gives`; absent until it is known. */
  readonly giving?: PickerGiving | null;
  /** A newer question is on its way; the items still answer `query`. */
  readonly busy: boolean;
  readonly detail: PickerDetail | null;
  /** Resources that were looked up by their ids: chosen ones that are not among the items, and those that are compared. */
  readonly known: Readonly<Record<string, Resource>>;
  /** Ids of which nothing is to be found, or nothing any more. */
  readonly missing?: readonly string[];
}

/** The state of the picker. `empty`: the whole catalogue is. */
export type PickerState = DataState<PickerData>;

/** One chosen resource, as hosts and forms get it. */
export interface PickedResource {
  readonly id: string;
  /** Version that was seen when it was chosen; `null` when only the id is known. */
  readonly version: number | null;
}
