/** What lists show of a plan. */
import type { PlanHead } from '../../base/ports/plans.ts';
import { isId } from './alignments.ts';
import { longestTitle, type PlanContent } from './content.ts';

/** As many as the contract takes. */
const mostStandards = 200;

export function headOf({ title, subject, steps, objectives }: PlanContent): PlanHead {
  const lessonMinutes = steps.filter(({ stage }) => stage === 'in').reduce((sum, { minutes }) => sum + minutes, 0);
  const standardIds = [...new Set(objectives.flatMap(({ standards }) => standards.map(({ id }) => id)).filter(isId))].sort();
  return {
    title: cut(title, longestTitle), subject: cut(subject, 60), lessonMinutes: Math.min(lessonMinutes, 10_000), steps: Math.min(steps.length, 1000), standardIds: standardIds.slice(0, mostStandards),
  };
}

/** At most so many letters, none of them cut in two. */
const cut = (text: string, most: number): string => (text.length <= most ? text : Array.from(text).slice(0, most / 2).join(''));
