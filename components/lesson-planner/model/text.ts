/**
 * Words that several people write at once: what changed between two texts becomes the smallest edit, so that edits merge.
 * A fragment holds elements `paragraph` with one text each, marks as its attributes, as editors over ProseMirror keep it, and
 * the list a paragraph stands in as its attribute `list`. Tables stand beside them (`tables.ts`).
 */
import * as Y from 'yjs';
import { commonEnds } from './common-ends.ts';
import { deltaFor, lettersOf, replaceRuns, runsOf } from './letters.ts';
import { isTable, isThing, linesOf, lists, marks, paragraphOf, paragraphWith, richText, tidyRuns, withoutTables, wordsOf, type List, type Mark, type RichBlock, type RichParagraph, type RichRun, type RichText } from './rich-text.ts';
import { writeSequence } from './sequence.ts';
import { makeTable, readTable, tableName, writeTable, type CellWriting } from './tables.ts';

/** Makes a plain text say `next`. */
export function replaceText(text: Y.Text, next: string): void {
  const before = lettersOf(text);
  const { start, end } = commonEnds(before, next);
  const gone = before.length - start - end;
  if (gone > 0) text.delete(start, gone);
  const come = next.slice(start, next.length - end);
  if (come !== '') text.insert(start, come);
}

/** What a fragment says. */
export function readParagraphs(fragment: Y.XmlFragment): RichText {
  return elementsIn(fragment).map(({ element }) => readBlock(element));
}

/** Makes a fragment say `next`, a plain paragraph a line; formats of words that stay are kept, and tables of which no word changed. */
export function writeLines(fragment: Y.XmlFragment, next: string): void {
  const before = readParagraphs(fragment).map((one) => (isTable(one) ? one : withoutFormats(one)));
  writeBlocks(fragment, linesAsBlocks(before, next), before, ({ text }, { runs }) => replaceRuns(text, runs, true));
}

/** Makes a fragment say `next` with its formats. Paragraphs that stay keep what somebody else is writing in them. */
export function writeParagraphs(fragment: Y.XmlFragment, next: RichText): void {
  writeBlocks(fragment, next, readParagraphs(fragment), writeParagraph);
}

const withoutFormats = ({ runs }: RichParagraph): RichParagraph => ({ list: null, runs: tidyRuns(runs.map((run) => ({ ...run, marks: [] }))) });
const thingsIn = (block: RichBlock): RichRun[] => (isTable(block) ? block.rows.flatMap((row) => row.flatMap(({ paragraphs }) => paragraphs.flatMap(thingsIn))) : block.runs.filter(isThing));

/** Blocks that say these lines: tables of which no word changed, and a paragraph a line beside them. */
function linesAsBlocks(before: RichText, next: string): RichText {
  const lines = richText(next).map(wordsOf);
  const tables = before.filter(isTable);
  const things = before.flatMap(thingsIn);
  const blocks: RichBlock[] = [];
  for (let at = 0; at < lines.length; ) {
    const isHere = (table: RichBlock): boolean => linesOf(table).every((line, down) => lines[at + down] === line);
    const found = tables.findIndex(isHere);
    const [table] = found < 0 ? [] : tables.splice(0, found + 1).slice(-1);
    blocks.push(table ?? paragraphWith(lines[at] ?? '', things));
    at += table === undefined ? 1 : linesOf(table).length;
  }
  return blocks;
}

/** A paragraph as this editor makes it. */
interface Own {
  readonly paragraph: Y.XmlElement;
  readonly text: Y.XmlText;
}

function writeBlocks(fragment: Y.XmlFragment, next: RichText, before: RichText, write: (own: Own, next: RichParagraph) => void): void {
  writeSequence(fragment, elementsIn(fragment), {
    next,
    before,
    write: (element, said) => {
      if (isTable(said)) {
        if (element.nodeName !== tableName) return false;
        writeTable(element, said, cellWriting);
        return true;
      }
      // Another editor made it: letters of ours would have no sure place in it.
      const own = element.nodeName === tableName ? undefined : ownOf(element);
      if (own !== undefined) write(own, said);
      return own !== undefined;
    },
    make: makeBlock,
  });
}

/** Where the elements stand: another editor may have put something between them. */
function elementsIn(fragment: Y.XmlFragment): { index: number; element: Y.XmlElement }[] {
  return fragment.toArray().flatMap((node, index) => (node instanceof Y.XmlElement ? [{ index, element: node }] : []));
}
function ownOf(paragraph: Y.XmlElement): Own | undefined {
  const [text, ...others] = paragraph.toArray();
  return text instanceof Y.XmlText && others.length === 0 ? { paragraph, text } : undefined;
}
/** A table in a cell, which no editor of ours makes, is read as lines. */
const readCell = (cell: Y.XmlElement): RichParagraph[] => withoutTables(readParagraphs(cell));
function readBlock(element: Y.XmlElement): RichBlock {
  if (element.nodeName !== tableName) return readParagraph(element);
  const table = readTable(element, readCell);
  // Two have taken the last row and the last column away.
  return (table.rows[0] ?? []).length === 0 ? paragraphOf('') : table;
}
function readParagraph(paragraph: Y.XmlElement): RichParagraph {
  const list: unknown = paragraph.getAttribute('list');
  const runs = paragraph.toArray().flatMap((node) => (node instanceof Y.XmlText ? runsOf(node) : []));
  return { list: lists.find((one) => one === list) ?? null, runs: tidyRuns(runs) };
}
function writeParagraph({ paragraph, text }: Own, { list, runs }: RichParagraph): void {
  const wanted = marksOfLetters(runs);
  writeList(paragraph, list);
  replaceRuns(text, runs);
  for (const mark of marks) writeMark(text, mark, wanted);
}
function writeList(paragraph: Y.XmlElement, list: List | null): void {
  if (list === null) {
    if (paragraph.getAttribute('list') !== undefined) paragraph.removeAttribute('list');
  } else if (paragraph.getAttribute('list') !== list) paragraph.setAttribute('list', list);
}
/** Sets one mark where it is missing, and takes it where it is too much, stretch by stretch. */
function writeMark(text: Y.Text, mark: Mark, wanted: readonly (readonly Mark[])[]): void {
  const there = marksOfLetters(runsOf(text)).map((own) => own.includes(mark));
  for (let at = 0; at < wanted.length; ) {
    const is = wanted[at]?.includes(mark) ?? false;
    let until = at + 1;
    if (is !== there[at]) {
      while (until < wanted.length && (wanted[until]?.includes(mark) ?? false) === is && there[until] !== is) until += 1;
      text.format(at, until - at, { [mark]: is ? {} : null });
    }
    at = until;
  }
}
const marksOfLetters = (runs: readonly RichRun[]): (readonly Mark[])[] => runs.flatMap((run) => Array.from({ length: run.text.length }, () => run.marks));

const makeBlock = (block: RichBlock): Y.XmlElement => (isTable(block) ? makeTable(block, makeParagraph) : makeParagraph(block));
const cellWriting: CellWriting = { read: readCell, write: writeParagraphs, make: (one) => makeParagraph(one) };
function makeParagraph({ list, runs }: RichParagraph): Y.XmlElement {
  const paragraph = new Y.XmlElement('paragraph');
  const text = new Y.XmlText();
  text.applyDelta(deltaFor(runs));
  paragraph.insert(0, [text]);
  if (list !== null) paragraph.setAttribute('list', list);
  return paragraph;
}
