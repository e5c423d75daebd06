/** What a plan comes to, never stored: minutes, balance, screens, and objectives that nobody looks at afterwards. */
import { learningTypes, stages, type LearningType, type PlanContent, type PlanObjective, type PlanStep, type Stage } from './content.ts';

/** So much of the teaching time learners may look at screens (教办基〔2018〕: 30 percent). */
export const mostScreenShare = 0.3;

export interface PlanMeters {
  readonly lanes: readonly { readonly stage: Stage; readonly steps: number; readonly minutes: number }[];
  /** Minutes in class beyond the period; below zero where some are left. */
  readonly overMinutes: number;
  readonly types: readonly { readonly type: LearningType; readonly minutes: number; readonly share: number }[];
  readonly screen: { readonly minutes: number; readonly share: number; readonly isTooMuch: boolean };
  /** Objectives that no step with evidence serves. */
  readonly unproven: readonly PlanObjective[];
}

const sum = (steps: readonly PlanStep[], of: 'minutes' | 'screenMinutes'): number => steps.reduce((total, step) => total + step[of], 0);

export function metersOf({ steps, objectives, periodMinutes }: PlanContent): PlanMeters {
  const inStage = (stage: Stage): PlanStep[] => steps.filter((step) => step.stage === stage);
  const all = sum(steps, 'minutes');
  const lesson = inStage('in');
  const lessonMinutes = sum(lesson, 'minutes');
  // A step cannot have more minutes before a screen than it has.
  const screenMinutes = lesson.reduce((total, { minutes, screenMinutes: screen }) => total + Math.min(minutes, screen), 0);
  const screenShare = lessonMinutes === 0 ? 0 : screenMinutes / lessonMinutes;
  return {
    lanes: stages.map((stage) => ({ stage, steps: inStage(stage).length, minutes: sum(inStage(stage), 'minutes') })),
    overMinutes: lessonMinutes - periodMinutes,
    types: learningTypes.map((type) => {
      const minutes = sum(steps.filter(({ learningType }) => learningType === type), 'minutes');
      return { type, minutes, share: all === 0 ? 0 : minutes / all };
    }),
    screen: { minutes: screenMinutes, share: screenShare, isTooMuch: screenShare > mostScreenShare },
    unproven: objectives.filter(({ id }) => !steps.some(({ objectiveIds, evidence }) => objectiveIds.includes(id) && evidence.trim() !== '')),
  };
}
