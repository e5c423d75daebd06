import type { LearnerTimeline, TaskProgress } from '../base/ports/index.ts';
import type { DataState } from '../base/state.ts';

/** One learner whose acts are looked at; `timeline` is null while it is asked for. */
export interface OpenLearner {
  readonly learnerId: string;
  readonly timeline: LearnerTimeline | null;
}
/** A task and how far each learner of the class is, ordered by name and never by result. */
export interface ClassProgressData extends TaskProgress {
  readonly open?: OpenLearner | null;
}
export type ClassProgressState = DataState<ClassProgressData>;
