/** What stays of a lesson when it is over: whether its objectives were reached, how it would go better, and what the next class begins with. No pupil is named in it. */
import * as v from 'valibot';
import { stages, type PlanContent, type PlanStep } from './content.ts';
import type { Lesson, LessonNow } from './lesson.ts';

/** How far one saw that an objective was reached. */
export const proofLevels = ['seen', 'partly', 'not'] as const;
export type ProofLevel = (typeof proofLevels)[number];
export const longestReflection = 4000;
export const longestProof = 500;

const Moment = v.pipe(v.string(), v.isoTimestamp());
/** In the log of a lesson: of each the last stands. */
export const afterEntries = [
  v.object({ kind: v.literal('reflection'), at: Moment, text: v.pipe(v.string(), v.maxLength(longestReflection)) }),
  v.object({ kind: v.literal('proof'), at: Moment, objectiveId: v.string(), level: v.optional(v.nullable(v.picklist(proofLevels))), text: v.optional(v.pipe(v.string(), v.maxLength(longestProof))) }),
] as const;

export interface Proof {
  readonly level: ProofLevel | null;
  readonly text: string;
}
export const noProof: Proof = { level: null, text: '' };

/** Minutes that the steps in class really took, as far as they were taught. */
export function takenMinutes(steps: readonly PlanStep[], { seconds }: LessonNow): { readonly id: string; readonly minutes: number }[] {
  return steps.flatMap(({ id, stage }) => {
    const minutes = Math.round((seconds.get(id) ?? 0) / 60);
    return stage === stages[1] && minutes > 0 ? [{ id, minutes }] : [];
  });
}

/** The own lesson before this one, when it is over: the same plan in another class. */
export function lessonBefore(lessons: readonly Lesson[], { id, by }: Lesson): Lesson | undefined {
  const own = lessons.filter((lesson) => lesson.by === by);
  return own.slice(0, Math.max(0, own.findIndex((lesson) => lesson.id === id))).findLast(isOver);
}
const isOver = ({ entries }: Lesson): boolean => entries.some(({ kind }) => kind === 'end');

/** The own lesson of which something was told last: it goes on paper with the plan. */
export function lastTold({ lessons }: PlanContent, personId: string): Lesson | undefined {
  return lessons.findLast(({ by, entries }) => by === personId && entries.some(({ kind }) => kind === 'reflection' || kind === 'proof'));
}
