/** What changed between a version that was put aside and the plan as it is: readable, step by step. */
import { activities, namedChoices, numberChoices, planTexts, stepTexts, type Activity, type PlanContent, type PlanObjective, type PlanStep, type PlanText, type StepChoice } from './content.ts';
import { commonEnds } from './common-ends.ts';
import { plainText } from './rich-text.ts';
import { sourceVersion } from './version-of-source.ts';

const texts = ['title', ...activities, ...stepTexts] as const;

/** A text that became another one: what stayed before and behind, what went and what came. Where neither, its lists or marks changed. */
export interface TextChange {
  readonly field: StepChoice | (typeof texts)[number] | PlanText | 'resources' | 'objectives';
  readonly start: string;
  readonly gone: string;
  readonly come: string;
  readonly end: string;
}
export interface StepChange {
  readonly stepId: string;
  readonly title: string;
  readonly kind: 'added' | 'removed' | 'changed';
  /** It stands elsewhere among the steps that were there before. */
  readonly isMoved: boolean;
  readonly texts: readonly TextChange[];
}
/** Lines that were not there before, and those that are there no longer. */
export interface ComeAndGone {
  readonly come: readonly string[];
  readonly gone: readonly string[];
}
export interface PlanDifference {
  /** Of the plan as a whole. */
  readonly texts: readonly TextChange[];
  readonly steps: readonly StepChange[];
  readonly objectives: ComeAndGone;
  readonly standards: ComeAndGone;
}

/** What a version holds, and a plan too. */
type Before = Pick<PlanContent, 'objectives' | 'steps' | PlanText>;

export function differenceOf(before: Before, now: PlanContent): PlanDifference {
  const moved = movedSteps(before, now);
  const changed = now.steps.flatMap((step): StepChange[] => {
    const earlier = before.steps.find(({ id }) => id === step.id);
    const about = { stepId: step.id, title: step.title };
    if (earlier === undefined) return [{ ...about, kind: 'added', isMoved: false, texts: textsOf(undefined, step) }];
    const changes = textsOf(earlier, step);
    return changes.length === 0 && !moved.has(step.id) ? [] : [{ ...about, kind: 'changed', isMoved: moved.has(step.id), texts: changes }];
  });
  const removed = before.steps.filter(({ id }) => !now.steps.some((step) => step.id === id)).map(({ id, title }): StepChange => ({ stepId: id, title, kind: 'removed', isMoved: false, texts: [] }));
  return {
    texts: planTexts.flatMap((field) => changeOf(field, before[field], now[field])),
    steps: [...changed, ...removed],
    objectives: comeAndGone(before, now, ({ text }) => [text]),
    standards: comeAndGone(before, now, ({ standards }) => standards.map(({ code, statement }) => `${code} ${statement}`.trim())),
  };
}

/** What this teacher has made of a plan that was copied (二次备课): told by itself. `undefined`: it is no copy. */
export function secondPreparation(content: PlanContent): PlanDifference | undefined {
  const source = content.versions.find(({ id }) => id === sourceVersion);
  return source && differenceOf(source.content, content);
}

export const isNothing = ({ texts: ofPlan, steps, objectives, standards }: PlanDifference): boolean =>
  [ofPlan, steps, objectives.come, objectives.gone, standards.come, standards.gone].every(({ length }) => length === 0);

function comeAndGone(before: Before, now: Before, linesOf: (objective: PlanObjective) => readonly string[]): ComeAndGone {
  const linesIn = ({ objectives }: Before): string[] => Array.from(new Set<string>(objectives.flatMap((objective) => linesOf(objective))));
  const [old, current] = [linesIn(before), linesIn(now)];
  return { come: current.filter((line) => !old.includes(line)), gone: old.filter((line) => !current.includes(line)) };
}

function textsOf(before: PlanStep | undefined, now: PlanStep): TextChange[] {
  const fields: readonly Exclude<TextChange['field'], PlanText>[] = before === undefined ? [...activities, ...stepTexts] : [...texts, ...numberChoices, ...namedChoices, 'resources', 'objectives'];
  return fields.flatMap((field): TextChange[] => {
    const [old, current] = [before === undefined ? '' : saidIn(before, field), saidIn(now, field)];
    const isFormat = old === current && before !== undefined && isActivity(field) && JSON.stringify(before[field]) !== JSON.stringify(now[field]);
    if (isFormat) return [{ field, start: '', gone: '', come: '', end: '' }];
    return changeOf(field, old, current);
  });
}
function changeOf(field: TextChange['field'], old: string, current: string): TextChange[] {
  if (old === current) return [];
  // Words are read where they changed, numbers and names as wholes.
  const { start, end } = isText(field) ? commonEnds(old, current) : { start: 0, end: 0 };
  return [{ field, start: current.slice(0, start), gone: old.slice(start, old.length - end), come: current.slice(start, current.length - end), end: current.slice(current.length - end) }];
}
const isActivity = (field: TextChange['field']): field is Activity => field === 'teacherActivity' || field === 'learnerActivity';
const isText = (field: TextChange['field']): boolean => ([...texts, ...planTexts] as readonly string[]).includes(field);

function saidIn(step: PlanStep, field: Exclude<TextChange['field'], PlanText>): string {
  if (field === 'resources') return step.resources.map(({ title }) => title).join('\n');
  if (field === 'objectives') return [...step.objectiveIds].sort().join('\n');
  const value = step[field];
  return typeof value === 'object' ? plainText(value) : String(value);
}

/** Those in another stage, and as few as can be of those that stand in another order. */
function movedSteps(before: Before, now: PlanContent): ReadonlySet<string> {
  const kept = now.steps.filter(({ id }) => before.steps.some((step) => step.id === id));
  const stayed = kept.filter(({ id, stage }) => before.steps.find((step) => step.id === id)?.stage === stage);
  const places = stayed.map(({ id }) => before.steps.findIndex((step) => step.id === id));
  // The longest row that ends with each of them and is in its old order.
  const rows: number[][] = [];
  for (const [at, place] of places.entries()) {
    const best = longest(rows.filter((row) => (places[row.at(-1) ?? -1] ?? -1) < place));
    rows.push([...best, at]);
  }
  const still = new Set(longest(rows).map((at) => stayed[at]?.id));
  return new Set(kept.flatMap(({ id }) => (still.has(id) ? [] : [id])));
}
const longest = (rows: readonly number[][]): readonly number[] => rows.reduce<readonly number[]>((best, row) => (row.length > best.length ? row : best), []);
