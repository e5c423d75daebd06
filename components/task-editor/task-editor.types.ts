import type { ClassLoad, ClassSummary, PersonReference, ResourceSummary } from '../base/ports/index.ts';
import type { DataState } from '../base/state.ts';

/** Classes that a task can be given to, and the resource it is about. */
export interface TaskEditorData {
  readonly classes: readonly ClassSummary[];
  /** The chosen resource, `null` until one is chosen: nothing is chosen beforehand. */
  readonly resource: ResourceSummary | null;
  /** What classes have to do on the day that was asked about, by their ids; a class that is missing is not known of. */
  readonly loads?: Readonly<Record<string, ClassLoad>>;
  /** Who learns in classes that were asked about, by their ids; `null`: nobody here knows, so that only all of it can be chosen. */
  readonly learners?: Readonly<Record<string, readonly PersonReference[] | null>>;
  /** That is being asked: giving waits for it. */
  readonly isCounting?: boolean;
  /** What became of the last task: on its way, with the service, or waiting on this machine. */
  readonly outcome: 'none' | 'sending' | 'sent' | 'queued';
}
export type TaskEditorState = DataState<TaskEditorData>;
