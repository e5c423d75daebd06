import type { DataState, Recommendations } from '../base/index.ts';

export interface RecommendationsData extends Recommendations {
  /** Title of the resource that the host offers to recommend; `null` where there is none. */
  readonly offered: string | null;
  /** Id of the last request that was done. */
  readonly done: string;
}
/** What the element can show. */
export type RecommendationsState = DataState<RecommendationsData>;
