/**
 * When a school studied, week by week, from which nobody can tell what one learner did: of each class, each figure has five learners behind it who did just that, or nobody. So it holds
 * for whoever knows one class or several and takes them off, as who teaches them may. What fewer of a class did waits for the first week by which they are
 * enough (decision 0224); weeks are told by when records arrived, so that what comes late changes no week that was told.
 */
import { dayInChina, startOfWeekNumber, weekNumber } from './china-time.ts';
import { grouped } from './grouped.ts';
import { studied } from './learner-timeline.ts';
import { threshold } from './periods-of-use.ts';
import type { StudyAct, StudyPeriod } from './study.ts';

/** `at` is when it arrived. */
export interface SchoolAct extends StudyAct {
  classId: string;
}

interface Told extends Omit<StudyPeriod, 'from' | 'until' | 'sequence'> {
  week: number;
  /** When enough of the class had begun it. */
  resources: { resourceId: string; learners: number; at: string }[];
}

/** The week with which the school year begins: the one of 1 September. */
export function schoolYearOf(now: number): number {
  const year = Number(dayInChina(now).slice(0, 4));
  const begin = (of: number): number => weekNumber(Date.parse(`${of}-09-01T00:00:00+08:00`));
  return begin(year) <= weekNumber(now) ? begin(year) : begin(year - 1);
}

/** @returns weeks since the school year began that are over, those alone in which something is told */
export function studyOfMany(acts: readonly SchoolAct[], now: number): StudyPeriod[] {
  const [first, end] = [schoolYearOf(now), weekNumber(now)];
  const weekOf = ({ at }: SchoolAct): number => weekNumber(Date.parse(at));
  const over = acts.filter((act) => weekOf(act) >= first && weekOf(act) < end).sort((one, other) => one.at.localeCompare(other.at));
  const told = [...grouped(over, ({ classId }) => classId).values()].flatMap((own) => toldOfClass(own, weekOf));
  return [...grouped(told.sort((one, other) => one.week - other.week), ({ week }) => String(week)).values()].map(together);
}

/** @param acts of one class, in order */
function toldOfClass(acts: readonly SchoolAct[], weekOf: (act: SchoolAct) => number): Told[] {
  const all: Told[] = [];
  const known = new Map<string, number>();
  let waiting: SchoolAct[] = [];
  /** Who took part is told before what enough of them played, or read: each waits by itself. */
  let unplayed: SchoolAct[] = [];
  let unread: SchoolAct[] = [];
  for (const own of grouped(acts, (act) => String(weekOf(act))).values()) {
    for (const queue of [waiting, unplayed, unread]) queue.push(...own);
    const learners = learnersOf(waiting);
    if (learners.size < threshold || own[0] === undefined) continue;
    const [played, pages] = [playedSince(known, unplayed), pagesOf(unread)];
    if (played.isTold) {
      for (const [session, seconds] of played.sessions) known.set(session, seconds);
      unplayed = [];
    }
    if (pages.isTold) unread = [];
    all.push({
      week: weekOf(own[0]),
      studySeconds: played.figure,
      pages: pages.figure,
      learners: learners.size,
      resources: [...grouped(waiting, ({ resourceId }) => resourceId)].flatMap(([resourceId, of]) => enough(resourceId, of)),
    });
    waiting = [];
  }
  return all;
}

interface Figure {
  isTold: boolean;
  /** Nothing while it waits. */
  figure: number;
}
/** @param shares of learners: of enough of them there must be some */
function figureOf(shares: readonly { learnerId: string; some: number }[]): Figure {
  const isTold = new Set(shares.flatMap(({ learnerId, some }) => (some > 0 ? [learnerId] : []))).size >= threshold;
  return { isTold, figure: isTold ? shares.reduce((sum, { some }) => sum + some, 0) : 0 };
}

const learnersOf = (acts: readonly SchoolAct[]): Set<string> => new Set(acts.map(({ learnerId }) => learnerId));
const sessionOf = ({ learnerId, sessionId, at }: SchoolAct): string => JSON.stringify([learnerId, sessionId ?? at]);

/** What sessions told since they were told of last: they tell from their beginning, and may go on from one week to the next. */
function playedSince(before: ReadonlyMap<string, number>, acts: readonly SchoolAct[]): Figure & { sessions: Map<string, number> } {
  const sessions = new Map<string, number>();
  const shares = [...grouped(acts, sessionOf)].map(([session, said]) => {
    const known = before.get(session) ?? 0;
    const seconds = Math.max(known, studied(said));
    sessions.set(session, seconds);
    return { learnerId: said[0]?.learnerId ?? '', some: seconds - known };
  });
  return { ...figureOf(shares), sessions };
}

/** Each learner's page once. */
function pagesOf(acts: readonly SchoolAct[]): Figure {
  const read = acts.filter(({ page }) => page !== null);
  return figureOf([...grouped(read, ({ learnerId }) => learnerId)].map(([learnerId, own]) => ({ learnerId, some: new Set(own.map(({ resourceId, page }) => JSON.stringify([resourceId, page]))).size })));
}

/** What fewer began is not named, and its place says nothing of who began it: it stands where enough had. */
function enough(resourceId: string, acts: readonly SchoolAct[]): Told['resources'] {
  const begun = [...grouped(acts, ({ learnerId }) => learnerId).values()];
  const at = begun[threshold - 1]?.[0]?.at;
  return at === undefined ? [] : [{ resourceId, learners: begun.length, at }];
}

function together(told: readonly Told[]): StudyPeriod {
  const sum = (key: 'studySeconds' | 'pages' | 'learners'): number => told.reduce((all, one) => all + one[key], 0);
  const resources = told.flatMap((one) => one.resources).sort((one, other) => one.at.localeCompare(other.at));
  const week = told[0]?.week ?? 0;
  return {
    from: dayInChina(startOfWeekNumber(week)),
    until: dayInChina(startOfWeekNumber(week + 1)),
    studySeconds: sum('studySeconds'),
    pages: sum('pages'),
    learners: sum('learners'),
    sequence: [...grouped(resources, ({ resourceId }) => resourceId)].map(([resourceId, own]) => ({ resourceId, learners: own.reduce((all, { learners }) => all + learners, 0) })),
  };
}
