import type { OwnStudy, SchoolStudy } from '../base/ports/index.ts';
import type { DataState } from '../base/state.ts';

/** When the learner who acts studied; `study` is null until it is there. */
export interface OwnStudyData {
  readonly kind: 'own';
  readonly by: OwnStudy['by'];
  readonly study: OwnStudy | null;
}
/** When the school of a manager studied, in numbers without names. */
export interface SchoolStudyData {
  readonly kind: 'school';
  readonly study: SchoolStudy;
}
/** What the element can show: one of the two, by the role of who acts. */
export type StudyState = DataState<OwnStudyData | SchoolStudyData>;
