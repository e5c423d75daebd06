/** When a group studied, day by day or week by week: how long, how many of them, and what came first; from learning records, in service and browser alike. */
import { dayInChina, dayMs, startOfDayInChina } from './china-time.ts';
import { grouped } from './grouped.ts';
import { studied, type LearnerAct } from './learner-timeline.ts';

export interface StudyAct extends Pick<LearnerAct, 'at' | 'playedSegments' | 'sessionId' | 'page'> {
  learnerId: string;
  resourceId: string;
}
export type StudyStep = 'day' | 'week';
export interface StudySpan {
  /** Day of China, `yyyy-mm-dd`; of weeks, a Monday. What was before is asked for only where it was played on. */
  from: string;
  /** Exclusive. */
  until: string;
  by: StudyStep;
}
export interface StudyPeriod {
  from: string;
  until: string;
  /** Of what was played: what stands still is no study. */
  studySeconds: number;
  /** Pages of papers and books that somebody had in view; each learner's page once. */
  pages: number;
  /** How many took part. */
  learners: number;
  /** What was studied, in the order in which it was begun, with how many. */
  sequence: { resourceId: string; learners: number }[];
}

/** So much is told of at once. */
export const studyPeriods: Readonly<Record<StudyStep, number>> = { day: 14, week: 8 };

/** The last days or weeks, with the one that goes on. */
export function latestStudy(now: number, by: StudyStep): StudySpan {
  const today = startOfDayInChina(now);
  const sinceMonday = (new Date(`${dayInChina(now)}T00:00:00.000Z`).getUTCDay() + 6) % 7;
  const [start, length] = by === 'day' ? [today, dayMs] : [today - sinceMonday * dayMs, 7 * dayMs];
  return { from: dayInChina(start - (studyPeriods[by] - 1) * length), until: dayInChina(start + length), by };
}

export function studyByPeriod(acts: readonly StudyAct[], { from, until, by }: StudySpan): StudyPeriod[] {
  const ordered = [...acts].sort((one, other) => one.at.localeCompare(other.at));
  const byLearner = grouped(ordered, ({ learnerId }) => learnerId);
  /** Until a moment, since ever: what a session that goes on over midnight played of it belongs to each of the days. */
  const secondsUntil = (moment: number): number => [...byLearner.values()].reduce((sum, own) => sum + studied(own.filter(({ at }) => Date.parse(at) < moment)), 0);
  const periods: StudyPeriod[] = [];
  const end = startOf(until);
  let before = secondsUntil(startOf(from));
  for (let start = startOf(from); start < end; ) {
    const next = start + (by === 'day' ? dayMs : 7 * dayMs);
    const own = ordered.filter(({ at }) => Date.parse(at) >= start && Date.parse(at) < next);
    const seconds = secondsUntil(next);
    periods.push({ from: dayInChina(start), until: dayInChina(next), studySeconds: seconds - before, ...taken(own) });
    [before, start] = [seconds, next];
  }
  return periods;
}

const startOf = (day: string): number => startOfDayInChina(Date.parse(`${day}T00:00:00.000Z`));

function taken(acts: readonly StudyAct[]): Pick<StudyPeriod, 'pages' | 'learners' | 'sequence'> {
  const pages = new Set(acts.flatMap(({ learnerId, resourceId, page }) => (page === null ? [] : [JSON.stringify([learnerId, resourceId, page])])));
  const learnersOf = (some: readonly StudyAct[]): number => new Set(some.map(({ learnerId }) => learnerId)).size;
  const sequence = [...grouped(acts, ({ resourceId }) => resourceId)].map(([resourceId, own]) => ({ resourceId, learners: learnersOf(own) }));
  return { pages: pages.size, learners: learnersOf(acts), sequence };
}
