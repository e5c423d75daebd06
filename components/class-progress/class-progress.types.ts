import type { TaskProgress } from '../base/ports/index.ts';
import type { DataState } from '../base/state.ts';

/** A task and how far each learner of the class is, ordered by name and never by result. */
export type ClassProgressState = DataState<TaskProgress>;
