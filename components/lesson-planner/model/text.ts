/**
 * Words that several people write at once: what changed between two texts becomes the smallest edit, so that edits merge.
 * A fragment holds elements `paragraph` with one text each, marks as its attributes, as editors over ProseMirror keep it, and
 * the list a paragraph stands in as its attribute `list`.
 */
import * as Y from 'yjs';
import { commonEnds } from './common-ends.ts';
import { isSame, lists, marks, richText, tidyRuns, wordsOf, type List, type Mark, type RichParagraph, type RichRun, type RichText } from './rich-text.ts';

/** Makes a text say `next`; what comes has these attributes and no others. */
export function replaceText(text: Y.Text, next: string, attributes?: (at: number) => Record<string, object>): void {
  const before = lettersOf(text);
  const { start, end } = commonEnds(before, next);
  const gone = before.length - start - end;
  if (gone > 0) text.delete(start, gone);
  const come = next.slice(start, next.length - end);
  if (come !== '') text.insert(start, come, attributes?.(start));
}

/** Formatted paragraphs of a fragment. */
export function readParagraphs(fragment: Y.XmlFragment): RichText {
  return placesOf(fragment).map(({ paragraph }) => readParagraph(paragraph));
}

/** Makes a fragment say `next`, a plain paragraph a line; formats of words that stay are kept. */
export function writeLines(fragment: Y.XmlFragment, next: string): void {
  const lines = richText(next);
  writeChanged(fragment, lines, readParagraphs(fragment).map((one) => ({ list: null, runs: tidyRuns([{ text: wordsOf(one), marks: [] }]) })), ({ text }, line) =>
    replaceText(text, wordsOf(line)),
  );
}

/** Makes a fragment say `next` with its formats. Paragraphs that stay keep what somebody else is writing in them. */
export function writeParagraphs(fragment: Y.XmlFragment, next: RichText): void {
  writeChanged(fragment, next, readParagraphs(fragment), writeParagraph);
}

/** A paragraph as this editor makes it. */
interface Own {
  readonly paragraph: Y.XmlElement;
  readonly text: Y.XmlText;
}

function writeChanged(fragment: Y.XmlFragment, next: RichText, before: RichText, write: (own: Own, next: RichParagraph) => void): void {
  const places = placesOf(fragment);
  const most = Math.min(next.length, before.length);
  let start = 0;
  while (start < most && isSame(next[start], before[start])) start += 1;
  let end = 0;
  while (end < most - start && isSame(next[next.length - 1 - end], before[before.length - 1 - end])) end += 1;
  const [oldEnd, newEnd] = [before.length - end, next.length - end];
  const shared = Math.min(oldEnd, newEnd);
  for (let at = start; at < shared; at += 1) {
    const [place, said] = [places[at], next[at]];
    if (place === undefined || said === undefined) continue;
    const own = ownOf(place.paragraph);
    if (own !== undefined) write(own, said);
    else {
      // Another editor made it: letters of ours would have no sure place in it.
      fragment.delete(place.index, 1);
      fragment.insert(place.index, [makeParagraph(said)]);
    }
  }
  for (const { index } of places.slice(shared, oldEnd).reverse()) fragment.delete(index, 1);
  if (newEnd > shared) fragment.insert((places[shared - 1]?.index ?? -1) + 1, next.slice(shared, newEnd).map(makeParagraph));
}

/** Where the paragraphs stand: another editor may have put something between them. */
function placesOf(fragment: Y.XmlFragment): { index: number; paragraph: Y.XmlElement }[] {
  return fragment.toArray().flatMap((node, index) => (node instanceof Y.XmlElement ? [{ index, paragraph: node }] : []));
}
function ownOf(paragraph: Y.XmlElement): Own | undefined {
  const [text, ...others] = paragraph.toArray();
  return text instanceof Y.XmlText && others.length === 0 ? { paragraph, text } : undefined;
}
/** Each at its place in the text: a thing of another editor has one, too. `toJSON` would write marks as tags. */
function lettersOf(text: Y.Text): string {
  return deltaOf(text).map(({ insert }) => (typeof insert === 'string' ? insert : '\uFFFC')).join('');
}
const deltaOf = (text: Y.Text) => text.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[];
function runsOf(text: Y.Text): RichRun[] {
  return deltaOf(text).map(({ insert, attributes = {} }) => ({ text: typeof insert === 'string' ? insert : '', marks: marks.filter((mark) => (attributes[mark] ?? null) !== null) }));
}
function readParagraph(paragraph: Y.XmlElement): RichParagraph {
  const list: unknown = paragraph.getAttribute('list');
  const runs = paragraph.toArray().flatMap((node) => (node instanceof Y.XmlText ? runsOf(node) : []));
  return { list: lists.find((one) => one === list) ?? null, runs: tidyRuns(runs) };
}
function writeParagraph({ paragraph, text }: Own, { list, runs }: RichParagraph): void {
  const wanted = marksOfLetters(runs);
  writeList(paragraph, list);
  replaceText(text, runs.map((run) => run.text).join(''), (at) => attributesOf(wanted[at] ?? []));
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
const attributesOf = (own: readonly Mark[]): Record<string, object> => Object.fromEntries(own.map((mark) => [mark, {}]));

function makeParagraph({ list, runs }: RichParagraph): Y.XmlElement {
  const paragraph = new Y.XmlElement('paragraph');
  const text = new Y.XmlText();
  text.applyDelta(runs.map((run) => ({ insert: run.text, attributes: attributesOf(run.marks) })));
  paragraph.insert(0, [text]);
  if (list !== null) paragraph.setAttribute('list', list);
  return paragraph;
}
