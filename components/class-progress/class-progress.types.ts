import type { ClassStudy, LearnerTimeline, TaskProgress } from '../base/ports/index.ts';
import type { DataState } from '../base/state.ts';

/** One learner whose acts are looked at; `timeline` is null while it is asked for. */
export interface OpenLearner {
  readonly learnerId: string;
  readonly timeline: LearnerTimeline | null;
}
/** When the class studied, as it was last asked for; `study` is null until it is there. */
export interface OpenStudy {
  readonly by: ClassStudy['by'];
  readonly study: ClassStudy | null;
}
/** A task and how far each learner of the class is, ordered by name and never by result. */
export interface ClassProgressData extends TaskProgress {
  readonly open?: OpenLearner | null;
  /** Null: folded. Absent: nobody can tell. */
  readonly study?: OpenStudy | null | undefined;
}
export type ClassProgressState = DataState<ClassProgressData>;
