import type { ContentTool, DataState, Selection } from '../base/index.ts';

/** Tools to choose in; or, when one has come back from a tool, what was chosen there. */
export interface ContentToolsData {
  readonly tools: readonly ContentTool[];
  /** `null` when nothing was chosen yet. */
  readonly selection: Selection | null;
  /** A person's act is on its way. */
  readonly busy?: boolean;
}
export type ContentToolsState = DataState<ContentToolsData>;
