import type { PersonReference, PlanSummary, StandardDocument, StandardTree, SubmittedPlan } from '../base/ports/index.ts';
import type { FileState } from '../base/attachments/file-reads.ts';
import type { DataState } from '../base/state.ts';
import type { ScheduleContent } from './schedule/schedule.ts';
import type { PlanContent } from './model/content.ts';
import type { Stayed } from './model/history.ts';

/** How far what was typed is kept: with the service, in this page alone, on this machine, or nowhere but here because of a problem. */
export type Saving = 'saved' | 'unsaved' | 'queued' | 'failed';

/** Curriculum standards of the platform, and the one that is looked at; `null` where there is none. */
export interface StandardsShown {
  readonly documents: readonly StandardDocument[];
  readonly tree: StandardTree | null;
}
/** The same with all plans of the teacher, for what they touch. */
export interface CoverageShown extends StandardsShown {
  readonly plans: readonly PlanSummary[];
}

/** All plans of the teacher. */
export interface PlanList {
  readonly kind: 'list';
  readonly plans: readonly PlanSummary[];
  readonly total: number;
  readonly more: boolean;
  /** Absent until it was asked which curriculum standards the plans touch. */
  readonly coverage?: CoverageShown;
  /** What waits for the person as the head of a subject; absent: nothing. */
  readonly submitted?: readonly SubmittedPlan[];
}
/** A plan that was handed in, as it was then, for who decides on it. */
export interface ReviewedPlan {
  readonly kind: 'review';
  readonly submitted: SubmittedPlan;
  readonly content: PlanContent;
  /** Pictures of it that were asked for, by their ids; absent: none. */
  readonly pictures?: ReadonlyMap<string, FileState>;
}
/** One plan that is being written. */
export interface OpenPlan {
  readonly kind: 'plan';
  readonly summary: PlanSummary;
  /** Who looks at it; the id is empty where nobody says. */
  readonly me: PersonReference;
  readonly content: PlanContent;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly saving: Saving;
  /** What the last undo or redo left standing, because somebody else has written in it; absent: nothing. */
  readonly stayed?: Stayed;
  /** So many updates could not be read and are left out. */
  readonly broken: number;
  /** With whom it can be shared; absent until that was asked. */
  readonly colleagues?: readonly PersonReference[];
  /** Absent until they were asked for. */
  readonly standards?: StandardsShown;
  /** Pictures of it that were asked for or put in, by their ids; absent: none. */
  readonly pictures?: ReadonlyMap<string, FileState>;
  /** It is being handed in or taken back. */
  readonly handing?: boolean;
}
/** How far an earlier term has been taken over: plans that are copied. */
export interface TermCopying {
  readonly done: number;
  readonly total: number;
}
/** What a teacher teaches in a term, and when. */
export interface TermSchedule {
  readonly kind: 'schedule';
  readonly termId: string;
  readonly content: ScheduleContent;
  /** All plans of the teacher, to be put into it; `null`: they are still to come. */
  readonly plans: readonly PlanSummary[] | null;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly saving: Saving;
  /** Absent while nothing is copied. */
  readonly copying?: TermCopying;
  /** So many lessons were taken over last; absent until that was asked. */
  readonly copied?: number;
}
export type LessonPlannerState = DataState<PlanList | OpenPlan | TermSchedule | ReviewedPlan>;

/** What is shown: of an open plan its writing, or the lesson that is taught from it; of one that was handed in how it was then (`review`, where `plan` is the id of the review); without a plan all plans, or those of a week or of the term. */
export type PlannerView = 'plan' | 'run' | 'week' | 'term' | 'review';

/** What is printed of a plan: all of it, or what somebody needs who takes the class instead (代课). */
export type PlanSheet = 'plan' | 'substitute';
