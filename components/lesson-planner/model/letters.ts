/** The letters of a text that several people write, and the formulas and pictures that stand among them, each at the place of one letter. */
import type * as Y from 'yjs';
import { commonEnds } from './common-ends.ts';
import { readFormula } from './formula.ts';
import { readPicture } from './picture.ts';
import { isSame, isThing, marks, thingSign, type Mark, type RichRun } from './rich-text.ts';

const deltaOf = (text: Y.Text) => text.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[];

/** Each at its place in the text: a thing of another editor has one, too. `toJSON` would write marks as tags. */
export const lettersOf = (text: Y.Text): string => deltaOf(text).map(({ insert }) => (typeof insert === 'string' ? insert : thingSign)).join('');

export function runsOf(text: Y.Text): RichRun[] {
  return deltaOf(text).map(({ insert, attributes = {} }) => {
    if (typeof insert === 'string') return { text: insert, marks: marks.filter((mark) => (attributes[mark] ?? null) !== null) };
    return thingIn(insert) ?? { text: '', marks: [] };
  });
}

/** What was embedded, where it is known here. */
function thingIn(insert: unknown): RichRun | undefined {
  if (typeof insert !== 'object' || insert === null) return undefined;
  const formula = 'math' in insert ? readFormula(insert.math) : undefined;
  if (formula !== undefined) return { text: thingSign, marks: [], formula };
  const picture = 'picture' in insert ? readPicture(insert.picture) : undefined;
  return picture && { text: thingSign, marks: [], picture };
}
const embedOf = ({ formula, picture }: RichRun): object => (formula === undefined ? { picture } : { math: formula });

/** What is inserted for runs, as the text itself keeps it. */
export const deltaFor = (runs: readonly RichRun[]) => runs.map((run) => (isThing(run) ? { insert: embedOf(run) } : { insert: run.text, attributes: attributesOf(run.marks) }));
const attributesOf = (own: readonly Mark[]): Record<string, object> => Object.fromEntries(own.map((mark) => [mark, {}]));

/** Makes a text say `next`. Letters that stay keep their marks; those that come have these and no others, or, where plain words are written, those of the letter before them. */
export function replaceRuns(text: Y.Text, next: readonly RichRun[], isPlain = false): void {
  const [before, said] = [lettersOf(text), next.map((run) => run.text).join('')];
  const { start, end } = commonEnds(before, said);
  if (before.length - start - end > 0) text.delete(start, before.length - start - end);
  let at = start;
  for (const run of cut(next, start, said.length - end)) {
    if (isThing(run)) text.insertEmbed(at, embedOf(run));
    else text.insert(at, run.text, isPlain ? undefined : attributesOf(run.marks));
    at += run.text.length;
  }
  // One stands for another where only what it says differs.
  let place = 0;
  for (const run of next) {
    if (isThing(run) && !isSame(thingAt(text, place), embedOf(run))) {
      text.delete(place, 1);
      text.insertEmbed(place, embedOf(run));
    }
    place += run.text.length;
  }
}

function thingAt(text: Y.Text, at: number): object | undefined {
  let place = 0;
  for (const { insert } of deltaOf(text)) {
    const thing = place === at ? thingIn(insert) : undefined;
    if (thing !== undefined) return embedOf(thing);
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
