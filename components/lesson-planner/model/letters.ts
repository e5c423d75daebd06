/** The letters of a text that several people write, and the formulas that stand among them, each at the place of one letter. */
import type * as Y from 'yjs';
import { commonEnds } from './common-ends.ts';
import { readFormula } from './formula.ts';
import { formulaSign, isSame, marks, type Mark, type RichRun } from './rich-text.ts';

const deltaOf = (text: Y.Text) => text.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[];

/** Each at its place in the text: a thing of another editor has one, too. `toJSON` would write marks as tags. */
export const lettersOf = (text: Y.Text): string => deltaOf(text).map(({ insert }) => (typeof insert === 'string' ? insert : formulaSign)).join('');

export function runsOf(text: Y.Text): RichRun[] {
  return deltaOf(text).map(({ insert, attributes = {} }) => {
    if (typeof insert === 'string') return { text: insert, marks: marks.filter((mark) => (attributes[mark] ?? null) !== null) };
    const formula = typeof insert === 'object' && insert !== null && 'math' in insert ? readFormula(insert.math) : undefined;
    return formula === undefined ? { text: '', marks: [] } : { text: formulaSign, marks: [], formula };
  });
}

/** What is inserted for runs, as the text itself keeps it. */
export const deltaFor = (runs: readonly RichRun[]) => runs.map(({ text, marks: own, formula }) => (formula === undefined ? { insert: text, attributes: attributesOf(own) } : { insert: { math: formula } }));
const attributesOf = (own: readonly Mark[]): Record<string, object> => Object.fromEntries(own.map((mark) => [mark, {}]));

/** Makes a text say `next`. Letters that stay keep their marks; those that come have these and no others, or, where plain words are written, those of the letter before them. */
export function replaceRuns(text: Y.Text, next: readonly RichRun[], isPlain = false): void {
  const [before, said] = [lettersOf(text), next.map((run) => run.text).join('')];
  const { start, end } = commonEnds(before, said);
  if (before.length - start - end > 0) text.delete(start, before.length - start - end);
  let at = start;
  for (const run of cut(next, start, said.length - end)) {
    if (run.formula === undefined) text.insert(at, run.text, isPlain ? undefined : attributesOf(run.marks));
    else text.insertEmbed(at, { math: run.formula });
    at += run.text.length;
  }
  // One formula stands for another where only what it says differs.
  let place = 0;
  for (const run of next) {
    if (run.formula !== undefined && !isSame(formulaAt(text, place), run.formula)) {
      text.delete(place, 1);
      text.insertEmbed(place, { math: run.formula });
    }
    place += run.text.length;
  }
}

function formulaAt(text: Y.Text, at: number): RichRun['formula'] {
  let place = 0;
  for (const { insert } of deltaOf(text)) {
    if (typeof insert !== 'string' && place === at) return typeof insert === 'object' && insert !== null && 'math' in insert ? readFormula(insert.math) : undefined;
    place += typeof insert === 'string' ? insert.length : 1;
  }
  return undefined;
}

/** The runs from one letter to another. */
function cut(runs: readonly RichRun[], from: number, to: number): RichRun[] {
  let at = 0;
  return runs.flatMap((run) => {
    const [start, end] = [Math.max(0, from - at), Math.min(run.text.length, to - at)];
    at += run.text.length;
    return start < end ? [{ ...run, text: run.text.slice(start, end) }] : [];
  });
}
