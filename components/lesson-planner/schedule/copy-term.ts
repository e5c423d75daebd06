/**
 * An earlier term taken over into this one: its courses with their hours, and its lessons in their order, each with a copy of its plan. Courses and
 * lessons keep their ids: what is there already stays as it is, so that whoever stops, or loses the line, goes on later.
 */
import { newId } from '../../base/id.ts';
import type { PlanPort } from '../../base/ports/plans.ts';
import { PortError } from '../../base/ports/ports.ts';
import type { TermCopying } from '../lesson-planner.types.ts';
import { copyPlan } from '../model/copy.ts';
import type { PlannedLesson, ScheduleChange, ScheduleContent } from './schedule.ts';

/** So many plans are on their way at once. */
const atOnce = 4;
/** After so long the page gets its turn: it says how far it is, and lets itself be stopped. */
const restAfterMs = 50;

export interface TermCopyOptions {
  readonly plans: PlanPort;
  readonly from: ScheduleContent;
  readonly now: ScheduleContent;
  readonly signal: AbortSignal;
  onProgress(copying: TermCopying): void;
}
export interface TermCopied {
  readonly change: Extract<ScheduleChange, { readonly act: 'take-over' }>;
  /** Why it ended before its end; absent: it did not, or somebody stopped it. */
  readonly problem?: unknown;
}

export async function copyTerm({ plans, from, now, signal, onProgress }: TermCopyOptions): Promise<TermCopied> {
  const known = new Map(now.lessons.map(({ id, planId }) => [id, planId]));
  const missing = from.lessons.filter(({ id }) => !known.has(id));
  /** The copy of each plan; a plan that parallel classes share is copied once, also where one of them was taken over before. */
  const copies = new Map(from.lessons.flatMap(({ id, planId }) => (known.has(id) ? [[planId, known.get(id) ?? ''] as const] : [])));
  const wanted = [...new Set(missing.map(({ planId }) => planId))].filter((planId) => !copies.has(planId));
  const total = wanted.length;
  const left = [...wanted];
  let problem: unknown;
  let rested = performance.now();
  onProgress({ done: 0, total });
  const work = async (): Promise<void> => {
    for (let planId = left.shift(); planId !== undefined && problem === undefined && !signal.aborted; planId = left.shift()) {
      const id = newId();
      try {
        await copyPlan({ plans, planId, id, signal });
        copies.set(planId, id);
      } catch (error) {
        // A plan that is gone leaves its lesson with the title it had.
        if (error instanceof PortError && error.code === 'not-found') copies.set(planId, planId);
        else problem = error;
      }
      onProgress({ done: total - left.length, total });
      if (performance.now() - rested < restAfterMs) continue;
      rested = performance.now();
      await new Promise((resolve) => setTimeout(resolve));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  const lessons = missing.flatMap((lesson): PlannedLesson[] => {
    const planId = copies.get(lesson.planId);
    return planId === undefined ? [] : [{ ...lesson, planId }];
  });
  const change: TermCopied['change'] = { act: 'take-over', courses: from.courses, slots: from.slots, lessons, bells: from.bells };
  return { change, ...(!signal.aborted && problem !== undefined && { problem }) };
}
