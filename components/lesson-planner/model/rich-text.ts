/**
 * Formatted text as plain data: paragraphs, each of which may stand in a list, with words that may be marked, and tables of them. Lists
 * are flat: making a paragraph a point of a list changes one attribute, and nobody's words are taken out and put in again.
 */
import * as v from 'valibot';
import { FormulaSchema, type Formula } from './formula.ts';
import { PictureSchema, type Picture } from './picture.ts';

export const marks = ['strong', 'em', 'underline'] as const;
export const lists = ['bullet', 'ordered'] as const;
export type Mark = (typeof marks)[number];
export type List = (typeof lists)[number];

const Run = v.object({ text: v.string(), marks: v.array(v.picklist(marks)), formula: v.optional(FormulaSchema), picture: v.optional(PictureSchema) });
const Paragraph = v.object({ list: v.nullable(v.picklist(lists)), runs: v.array(Run) });
const Table = v.object({ rows: v.array(v.array(v.object({ isHead: v.boolean(), paragraphs: v.array(Paragraph) }))) });
export const RichText = v.array(v.union([Paragraph, Table]));

/** Words with the same marks, which stand in the order of `marks`. */
export interface RichRun {
  readonly text: string;
  readonly marks: readonly Mark[];
  /** The run is a formula: its text is the one sign that keeps its place. */
  readonly formula?: Formula | undefined;
  /** The run is a picture, in the same way. */
  readonly picture?: Picture | undefined;
}
export interface RichParagraph {
  readonly list: List | null;
  readonly runs: readonly RichRun[];
}
export interface RichCell {
  /** What the others of its row or column are called by. */
  readonly isHead: boolean;
  readonly paragraphs: readonly RichParagraph[];
}
export type RichRow = readonly RichCell[];
/** All rows have as many cells. */
export interface RichTable {
  readonly rows: readonly RichRow[];
}
export type RichBlock = RichParagraph | RichTable;
export type RichText = readonly RichBlock[];

export const isTable = (block: RichBlock): block is RichTable => 'rows' in block;

/** Stands in a text where a formula or a picture is. */
export const thingSign = '\uFFFC';
export const isThing = ({ formula, picture }: RichRun): boolean => formula !== undefined || picture !== undefined;

/** What stands for a run where there are words alone: of a formula what was typed, as those write it who know TeX; of a picture what is to be seen. */
export function wordsOfRun({ text, formula, picture }: RichRun): string {
  if (formula !== undefined) return `$${formula.tex}$`;
  return picture === undefined ? text : `[▣ ${picture.description}]`;
}

/** The words of a paragraph alone. */
export const wordsOf = ({ runs }: RichParagraph): string => runs.map(wordsOfRun).join('');

/** A line of words, in which these formulas and pictures may stand. A picture that is found is taken out: two of which nobody has said what is to be seen are two. */
export function paragraphWith(line: string, things: RichRun[]): RichParagraph {
  const runs: RichRun[] = [];
  let rest = line;
  while (rest !== '') {
    const next = things.map((thing) => ({ thing, at: rest.indexOf(wordsOfRun(thing)) })).filter(({ at }) => at >= 0).sort((one, other) => one.at - other.at)[0];
    runs.push({ text: next === undefined ? rest : rest.slice(0, next.at), marks: [] });
    if (next !== undefined) runs.push(next.thing);
    if (next?.thing.picture !== undefined) things.splice(things.indexOf(next.thing), 1);
    rest = next === undefined ? '' : rest.slice(next.at + wordsOfRun(next.thing).length);
  }
  return { list: null, runs: tidyRuns(runs) };
}

/** What stands between two cells in a line of words, and between two paragraphs of a cell. */
const [cellEnd, paragraphEnd] = ['\t', ' '];
const wordsOfCell = ({ paragraphs }: RichCell): string => paragraphs.map(wordsOf).join(paragraphEnd);

/** The words of a block alone: a paragraph is a line, and so is a row of a table. */
export const linesOf = (block: RichBlock): string[] => (isTable(block) ? block.rows.map((row) => row.map(wordsOfCell).join(cellEnd)) : [wordsOf(block)]);

/** The words alone, a line a paragraph. */
export const plainText = (text: RichText): string => text.flatMap(linesOf).join('\n');

export const paragraphOf = (line: string): RichParagraph => ({ list: null, runs: line === '' ? [] : [{ text: line, marks: [] }] });

/** Lines as paragraphs without any format. */
export const richText = (lines: string): RichParagraph[] => (lines === '' ? [] : lines.split('\n').map(paragraphOf));

export const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
export const isSameText = (one: RichText, other: RichText): boolean => isSame(one, other);

/** Runs without empty ones, neighbours with the same marks put together, so that the same text is always the same data. */
export function tidyRuns(runs: readonly RichRun[]): RichRun[] {
  const tidy: RichRun[] = [];
  for (const run of runs) {
    const own = marks.filter((mark) => run.marks.includes(mark));
    const last = tidy.at(-1);
    // The sign stands for things alone.
    const text = isThing(run) ? thingSign : run.text.replaceAll(thingSign, '');
    if (text === '') continue;
    if (isThing(run)) tidy.push({ text, marks: [], ...(run.formula === undefined ? { picture: run.picture } : { formula: run.formula }) });
    else if (last !== undefined && !isThing(last) && last.marks.join() === own.join()) tidy.splice(-1, 1, { text: last.text + text, marks: own });
    else tidy.push({ text, marks: own });
  }
  return tidy;
}

export const emptyCell: RichCell = { isHead: false, paragraphs: [paragraphOf('')] };

/** Where no table can be, it comes as its lines. */
export const withoutTables = (text: RichText): RichParagraph[] => text.flatMap((block) => (isTable(block) ? linesOf(block).map(paragraphOf) : [block]));

/** Rows of the same length: one that is shorter, since somebody added a column meanwhile, ends with empty cells. */
export function tidyTable({ rows }: RichTable): RichTable {
  const width = Math.max(0, ...rows.map(({ length }) => length));
  const rest = (row: RichRow): RichCell[] => Array.from({ length: width - row.length }, () => emptyCell);
  return { rows: rows.map((row) => [...row, ...rest(row)]) };
}

export type RichGroup = RichTable | { readonly list: List | null; readonly paragraphs: readonly RichParagraph[] };

/** What stands together: the paragraphs of one list, one paragraph alone, or a table. */
export function groupsOf(text: RichText): RichGroup[] {
  const groups: (RichTable | { list: List | null; paragraphs: RichParagraph[] })[] = [];
  for (const block of text) {
    const last = groups.at(-1);
    if (isTable(block)) groups.push(block);
    else if (block.list !== null && last !== undefined && 'list' in last && last.list === block.list) last.paragraphs.push(block);
    else groups.push({ list: block.list, paragraphs: [block] });
  }
  return groups;
}
