import type { ClassReference, CourseGroup, CourseMembers, OwnCourseGroup, PersonReference } from '../base/ports/index.ts';
import type { DataState } from '../base/state.ts';

/** To a pupil the own courses, to a guardian those of each child. */
export interface OwnCoursesData {
  readonly kind: 'own';
  /** A guardian reads, and joins nothing. */
  readonly mayJoin: boolean;
  readonly learners: readonly { readonly learner: PersonReference; readonly items: readonly OwnCourseGroup[] }[];
}
/** To a teacher the courses of the own classes, and of one of them who is in it. */
export interface LedCoursesData {
  readonly kind: 'led';
  readonly classes: readonly { readonly class: ClassReference; readonly groups: readonly CourseGroup[] }[];
  /** What is to be opened to a class; null where nothing is, or where it is no course in a package. */
  readonly course: { readonly id: string; readonly title: string } | null;
  /** Something was to be opened that is no course in a package. */
  readonly isNoCourse: boolean;
  readonly members: CourseMembers | null;
}
/** What the element can show: one of the two, by the role of who acts. */
export type CoursesState = DataState<OwnCoursesData | LedCoursesData>;
