/**
 * Formatted text as plain data: paragraphs, each of which may stand in a list, with words that may be marked. Lists are flat:
 * making a paragraph a point of a list changes one attribute, and nobody's words are taken out and put in again.
 */
import * as v from 'valibot';

export const marks = ['strong', 'em', 'underline'] as const;
export const lists = ['bullet', 'ordered'] as const;
export type Mark = (typeof marks)[number];
export type List = (typeof lists)[number];

const Run = v.object({ text: v.string(), marks: v.array(v.picklist(marks)) });
const Paragraph = v.object({ list: v.nullable(v.picklist(lists)), runs: v.array(Run) });
export const RichText = v.array(Paragraph);

/** Words with the same marks, which stand in the order of `marks`. */
export interface RichRun {
  readonly text: string;
  readonly marks: readonly Mark[];
}
export interface RichParagraph {
  readonly list: List | null;
  readonly runs: readonly RichRun[];
}
export type RichText = readonly RichParagraph[];

/** The words of a paragraph alone. */
export const wordsOf = ({ runs }: RichParagraph): string => runs.map(({ text }) => text).join('');

/** The words alone, a line a paragraph. */
export const plainText = (text: RichText): string => text.map(wordsOf).join('\n');

/** Lines as paragraphs without any format. */
export const richText = (lines: string): RichText =>
  lines === '' ? [] : lines.split('\n').map((line) => ({ list: null, runs: line === '' ? [] : [{ text: line, marks: [] }] }));

export const isSame = (one: RichParagraph | undefined, other: RichParagraph | undefined): boolean => JSON.stringify(one) === JSON.stringify(other);
export const isSameText = (one: RichText, other: RichText): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Runs without empty ones, neighbours with the same marks put together, so that the same text is always the same data. */
export function tidyRuns(runs: readonly RichRun[]): RichRun[] {
  const tidy: RichRun[] = [];
  for (const { text, marks: given } of runs) {
    const own = marks.filter((mark) => given.includes(mark));
    const last = tidy.at(-1);
    if (text === '') continue;
    if (last?.marks.join() === own.join()) tidy.splice(-1, 1, { text: last.text + text, marks: own });
    else tidy.push({ text, marks: own });
  }
  return tidy;
}

/** Paragraphs that stand together: those of one list, or one alone. */
export function groupsOf(text: RichText): { readonly list: List | null; readonly paragraphs: readonly RichParagraph[] }[] {
  const groups: { list: List | null; paragraphs: RichParagraph[] }[] = [];
  for (const paragraph of text) {
    const last = groups.at(-1);
    if (paragraph.list !== null && last?.list === paragraph.list) last.paragraphs.push(paragraph);
    else groups.push({ list: paragraph.list, paragraphs: [paragraph] });
  }
  return groups;
}
