import type { Task } from '../base/ports/index.ts';
import type { DataState } from '../base/state.ts';

/** Tasks in the order of their due time, those without one last. */
export interface TaskListData {
  readonly tasks: readonly Task[];
  /** How many there are in all. */
  readonly total: number;
  /** True while more can be fetched. */
  readonly more: boolean;
}
export type TaskListState = DataState<TaskListData>;

/** Whose eyes look at the list. */
export type TaskListPerspective = 'learner' | 'guardian' | 'teacher';
