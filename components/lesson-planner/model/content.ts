/** What a lesson plan says, as plain data. */
import type { Lesson, LessonEntry } from './lesson.ts';
import type { RichText } from './rich-text.ts';
import type { Thread, ThreadChange } from './threads.ts';
import type { PlanVersion } from './versions.ts';

/** Kinds of lessons (课型) that begin with steps of their own. */
export const lessonKinds = ['new', 'review', 'experiment', 'commentary'] as const;
export type LessonKind = (typeof lessonKinds)[number];

export const stages = ['pre', 'in', 'post'] as const;
export const deliveries = ['face-to-face', 'online-sync', 'online-async', 'home-offline'] as const;
export const groupings = ['whole', 'group', 'pair', 'individual'] as const;
export const learningTypes = ['acquisition', 'inquiry', 'discussion', 'practice', 'collaboration', 'production'] as const;
export const tiers = ['all', 'A', 'B', 'C'] as const;

export type Stage = (typeof stages)[number];
export type Delivery = (typeof deliveries)[number];
export type Grouping = (typeof groupings)[number];
export type LearningType = (typeof learningTypes)[number];
export type Tier = (typeof tiers)[number];

/** Texts of a step that have lists and marked words. */
export const activities = ['teacherActivity', 'learnerActivity'] as const;
export type Activity = (typeof activities)[number];
/** Texts of a step that one writes in several lines. */
export const stepTexts = ['evidence', 'paper', 'rationale'] as const;
export type StepText = (typeof stepTexts)[number];
/** Texts of the plan as a whole, in several lines, where the table of a lesson plan has them: before its objectives, after them, and behind its steps. */
export const planTextPlaces = {
  before: ['textbookAnalysis', 'learnerAnalysis'],
  after: ['keyPoints', 'difficultPoints', 'methods', 'preparation'],
  end: ['boardPlan'],
} as const;
export type PlanTextPlace = keyof typeof planTextPlaces;
export const planTexts = [...planTextPlaces.before, ...planTextPlaces.after, ...planTextPlaces.end] as const;
export type PlanText = (typeof planTexts)[number];
/** The same for each of some names. */
export const each = <Name extends string, Value>(names: readonly Name[], of: (name: Name) => Value): Record<Name, Value> => Object.fromEntries(names.map((name) => [name, of(name)])) as Record<Name, Value>;

export interface PlanResource {
  readonly id: string;
  readonly title: string;
}
/** One step of the lesson (环节). */
export interface PlanStep extends Readonly<Record<StepText, string> & Record<Activity, RichText>> {
  readonly id: string;
  readonly order: string;
  readonly stage: Stage;
  readonly title: string;
  readonly minutes: number;
  /** Of the minutes, those in which learners look at a screen. */
  readonly screenMinutes: number;
  readonly delivery: Delivery;
  readonly grouping: Grouping;
  readonly learningType: LearningType;
  readonly tier: Tier;
  readonly objectiveIds: readonly string[];
  readonly resources: readonly PlanResource[];
}
/** An item of a curriculum standard, by its CASE identifier, in the words it had when it was chosen. */
export interface PlanStandard {
  readonly id: string;
  readonly documentId: string;
  readonly code: string;
  readonly statement: string;
}

/** What learners can do afterwards, and the curriculum standards it serves. */
export interface PlanObjective {
  readonly id: string;
  readonly order: string;
  readonly text: string;
  readonly standards: readonly PlanStandard[];
}
export interface PlanContent extends Readonly<Record<PlanText, string>> {
  readonly title: string;
  readonly subject: string;
  readonly periodMinutes: number;
  readonly objectives: readonly PlanObjective[];
  /** In their order: before class, in class, after class. */
  readonly steps: readonly PlanStep[];
  /** Taken out, and kept: a colleague may have been writing in one. */
  readonly removed: readonly PlanStep[];
  readonly removedObjectives: readonly PlanObjective[];
  /** The lessons that were taught from it, the first one first. */
  readonly lessons: readonly Lesson[];
  /** Comments of those who prepare it together. */
  readonly threads: readonly Thread[];
  /** What was put aside, the newest first. */
  readonly versions: readonly PlanVersion[];
}

/** What is chosen of a step: some by their names, some as numbers. */
export const namedChoices = ['learningType', 'delivery', 'grouping', 'tier'] as const;
export const numberChoices = ['minutes', 'screenMinutes'] as const;
export type NamedChoice = (typeof namedChoices)[number];
export type StepChoice = NamedChoice | (typeof numberChoices)[number];

/** One act of whoever writes the plan. */
export type PlanChange =
  | { readonly act: 'write'; readonly field: 'title' | 'subject' | PlanText; readonly text: string }
  | { readonly act: 'set-period'; readonly minutes: number }
  | { readonly act: 'add-objective'; readonly id: string }
  | { readonly act: 'write-objective'; readonly id: string; readonly text: string }
  | { readonly act: 'remove-objective' | 'restore-objective'; readonly id: string }
  | { readonly act: 'align'; readonly id: string; readonly standard: PlanStandard }
  | { readonly act: 'unalign'; readonly id: string; readonly standardId: string }
  | { readonly act: 'add-step'; readonly id: string; readonly stage: Stage }
  | { readonly act: 'write-step'; readonly id: string; readonly field: StepText | Activity | 'title'; readonly text: string }
  | { readonly act: 'write-activity'; readonly id: string; readonly field: Activity; readonly text: RichText }
  | { readonly act: 'choose'; readonly id: string; readonly field: StepChoice; readonly value: string | number }
  | { readonly act: 'serve'; readonly id: string; readonly objectiveId: string; readonly serves: boolean }
  | { readonly act: 'attach'; readonly id: string; readonly resource: PlanResource }
  | { readonly act: 'detach'; readonly id: string; readonly resourceId: string }
  /** Before another step of that stage; `null`: at its end. */
  | { readonly act: 'move-step'; readonly id: string; readonly stage: Stage; readonly before: string | null }
  | { readonly act: 'remove-step' | 'restore-step'; readonly id: string }
  /** The plan takes the minutes that steps really took: one act, and undone as one. */
  | { readonly act: 'take-minutes'; readonly minutes: readonly { readonly id: string; readonly minutes: number }[] }
  /** What happens in class is logged, and never undone. */
  | { readonly act: 'start-lesson'; readonly id: string; readonly by: string; readonly at: string }
  | { readonly act: 'log'; readonly id: string; readonly entry: LessonEntry }
  /** Of the plan as it is now, unless it is given as it was. */
  | { readonly act: 'keep-version'; readonly id: string; readonly name: string; readonly by: string; readonly at: string; readonly content?: PlanContent }
  | { readonly act: 'restore-version'; readonly id: string }
  /** Comments stand beside the plan: undo does not reach them. */
  | ThreadChange
  | { readonly act: 'undo' | 'redo' };

/** How long one period is, where nobody has said otherwise. */
export const usualPeriod = 40;
export const mostMinutes = 600;
/** Minutes as a plan keeps them, whatever was typed. */
export const wholeMinutes = (minutes: number): number => (Number.isFinite(minutes) ? Math.min(mostMinutes, Math.max(0, Math.round(minutes))) : 0);
export const longestTitle = 200;
