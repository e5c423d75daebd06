import type { DataState, PersonReference, Recommendations, ResourceSummary } from '../base/index.ts';

export interface RecommendationsData extends Recommendations {
  /** Title of the resource that the host offers to recommend; `null` where there is none. */
  readonly offered: string | null;
  /** What stands near it, to be offered as a choice. */
  readonly near?: readonly ResourceSummary[];
  /** Who learns in a class that was asked about, by its id; `null`: nobody here knows, so that only all of it can be chosen. */
  readonly learners?: Readonly<Record<string, readonly PersonReference[] | null>>;
  /** Id of the last request that was done. */
  readonly done: string;
}
/** What the element can show. */
export type RecommendationsState = DataState<RecommendationsData>;
