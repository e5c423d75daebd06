/** A lesson that is taught from a plan: a log that is only added to, and what it comes to. No pupil is named in it: picks are numbers. */
import * as v from 'valibot';
import { afterEntries, noProof, type Proof } from './afterwards.ts';
import { activitiesOf, activityEntries, longestBoard, type ClassActivity } from './class-activity.ts';
import { mostMinutes, type PlanStep } from './content.ts';

const Moment = v.pipe(v.string(), v.isoTimestamp());
const small = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(500));
export const LessonEntry = v.variant('kind', [
  /** With the minutes that were planned for it then: what the plan says later changes nothing of how it went. Entries of earlier releases have none. */
  v.object({ kind: v.literal('enter'), at: Moment, stepId: v.string(), minutes: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(mostMinutes))) }),
  v.object({ kind: v.literal('pause'), at: Moment }),
  v.object({ kind: v.literal('resume'), at: Moment }),
  v.object({ kind: v.literal('present'), at: Moment, present: small, of: small }),
  v.object({ kind: v.literal('pick'), at: Moment, number: small }),
  v.object({ kind: v.literal('note'), at: Moment, text: v.pipe(v.string(), v.maxLength(2000)) }),
  /** What stands on the board: the last of them. */
  v.object({ kind: v.literal('board'), at: Moment, text: v.pipe(v.string(), v.maxLength(longestBoard)) }),
  ...activityEntries,
  ...afterEntries,
  v.object({ kind: v.literal('end'), at: Moment }),
]);
export type LessonEntry = v.InferOutput<typeof LessonEntry>;

/** One lesson. Its id begins it; entries of two devices stand in one order for both. */
export interface Lesson {
  readonly id: string;
  /** Who teaches it: those who write a plan together teach it each in the own class. */
  readonly by: string;
  readonly startedAt: string;
  /** One more than the last lesson that was known when it was begun: the clock of a machine may have been wrong by a day. */
  readonly turn: number;
  readonly entries: readonly LessonEntry[];
}

export interface LessonNow {
  readonly stepId: string;
  readonly isPaused: boolean;
  readonly isOver: boolean;
  /** Seconds in each step so far, without pauses. */
  readonly seconds: ReadonlyMap<string, number>;
  readonly present: { readonly present: number; readonly of: number } | null;
  readonly picked: readonly number[];
  readonly notes: readonly string[];
  /** In which step each note was taken; empty: in none. */
  readonly noted: readonly { readonly stepId: string; readonly text: string }[];
  /** Minutes that were planned when a step was entered. */
  readonly planned: ReadonlyMap<string, number>;
  readonly reflection: string;
  /** By the ids of objectives. */
  readonly proofs: ReadonlyMap<string, Proof>;
  readonly board: string;
  readonly activities: readonly ClassActivity[];
}

/**
 * The lesson that this person goes on with, or has given last. Two that were begun without a line, on two machines, have the same turn; those
 * of an earlier release have none, and of them only the last may go on.
 */
export function lessonOf(lessons: readonly Lesson[], personId: string): Lesson | undefined {
  const own = lessons.filter(({ by }) => by === personId);
  const last = own.at(-1);
  return own.findLast(({ turn, entries }) => turn > 0 && turn === last?.turn && !entries.some(({ kind }) => kind === 'end')) ?? last;
}

/** A pause of the machine, or a clock that was set, is no time of teaching. */
const longestGapSeconds = mostMinutes * 60;

/** Where a lesson stands at a moment. */
export function lessonAt({ entries }: Lesson, now: number): LessonNow {
  const seconds = new Map<string, number>();
  let [stepId, isPaused, isOver, since] = ['', false, false, Number.NaN];
  let present: LessonNow['present'] = null;
  const picked: number[] = [];
  const noted: { readonly stepId: string; readonly text: string }[] = [];
  const planned = new Map<string, number>();
  const proofs = new Map<string, Proof>();
  let [board, reflection] = ['', ''];
  const count = (until: number): void => {
    const passed = (until - since) / 1000;
    if (stepId !== '' && !isPaused && !isOver && passed > 0 && passed < longestGapSeconds) seconds.set(stepId, (seconds.get(stepId) ?? 0) + passed);
    since = until;
  };
  for (const entry of entries) {
    switch (entry.kind) {
      case 'present':
        present = { present: entry.present, of: entry.of };
        break;
      case 'pick':
        picked.push(entry.number);
        break;
      case 'note':
        noted.push({ stepId: isOver ? '' : stepId, text: entry.text });
        break;
      case 'board':
        board = entry.text;
        break;
      case 'reflection':
        reflection = entry.text;
        break;
      case 'proof': {
        const known = proofs.get(entry.objectiveId) ?? noProof;
        proofs.set(entry.objectiveId, { level: entry.level === undefined ? known.level : entry.level, text: entry.text ?? known.text });
        break;
      }
      case 'enter':
      case 'pause':
      case 'resume':
      case 'end':
        count(Date.parse(entry.at));
        if (entry.kind === 'enter') {
          stepId = entry.stepId;
          if (entry.minutes !== undefined) planned.set(stepId, entry.minutes);
        }
        isPaused = entry.kind === 'pause';
        isOver = isOver || entry.kind === 'end';
    }
  }
  count(now);
  return { stepId, isPaused, isOver, seconds, present, picked: round(picked, present?.of ?? 0), notes: noted.map(({ text }) => text), noted, planned, reflection, proofs, board, activities: activitiesOf(entries) };
}

/** The picks of the round that goes on: when everybody had a turn, the next round begins. */
function round(picked: readonly number[], of: number): number[] {
  let own: number[] = [];
  for (const number of picked) {
    if (of > 0 && new Set(own).size >= of) own = [];
    own.push(number);
  }
  return of > 0 && new Set(own).size >= of ? [] : own;
}

/** A number that had no turn in this round, at random; `null` where nobody says how many there are. */
export function pickNumber({ picked, present }: LessonNow, chance: () => number = Math.random): number | null {
  const of = present?.of ?? 0;
  const left = Array.from({ length: of }, (_, index) => index + 1).filter((number) => !picked.includes(number));
  return left[Math.floor(chance() * left.length)] ?? null;
}

/** Planned against actual minutes of the steps in class, as far as they were entered. */
export function comparison(steps: readonly PlanStep[], { seconds, planned }: LessonNow): { readonly step: PlanStep; readonly planned: number; readonly actual: number | null; readonly differs: boolean }[] {
  return steps.map((step) => {
    const own = seconds.get(step.id);
    const actual = own === undefined ? null : Math.round(own / 60);
    const minutes = planned.get(step.id) ?? step.minutes;
    return { step, planned: minutes, actual, differs: actual === null || Math.abs(actual - minutes) >= 2 };
  });
}
