/** Words that several people write at once: what changed between two texts becomes the smallest edit, so that edits merge. */
import * as Y from 'yjs';
import { commonEnds } from './common-ends.ts';

/** Makes a text say `next`. */
export function replaceText(text: Y.Text, next: string): void {
  const before = text.toJSON();
  const { start, end } = commonEnds(before, next);
  const gone = before.length - start - end;
  if (gone > 0) text.delete(start, gone);
  const come = next.slice(start, next.length - end);
  if (come !== '') text.insert(start, come);
}

/** Lines of a fragment; an editor for rich text reads the same paragraphs. */
export function readParagraphs(fragment: Y.XmlFragment): string {
  return paragraphsOf(fragment).map(textOf).join('\n');
}

/** Makes a fragment say `next`, a paragraph a line. Paragraphs that stay keep what somebody else is writing in them. */
export function writeParagraphs(fragment: Y.XmlFragment, next: string): void {
  const lines = next === '' ? [] : next.split('\n');
  const before = paragraphsOf(fragment);
  const texts = before.map(textOf);
  const most = Math.min(lines.length, texts.length);
  let start = 0;
  while (start < most && lines[start] === texts[start]) start += 1;
  let end = 0;
  while (end < most - start && lines[lines.length - 1 - end] === texts[texts.length - 1 - end]) end += 1;
  const [oldEnd, newEnd] = [texts.length - end, lines.length - end];
  const shared = Math.min(oldEnd, newEnd);
  for (let at = start; at < shared; at += 1) {
    const paragraph = before[at];
    if (paragraph !== undefined) replaceText(wordsIn(paragraph), lines[at] ?? '');
  }
  if (oldEnd > shared) fragment.delete(shared, oldEnd - shared);
  if (newEnd > shared) fragment.insert(shared, lines.slice(shared, newEnd).map(makeParagraph));
}

function paragraphsOf(fragment: Y.XmlFragment): Y.XmlElement[] {
  return fragment.toArray().filter((node): node is Y.XmlElement => node instanceof Y.XmlElement);
}
function textOf(paragraph: Y.XmlElement): string {
  return paragraph.toArray().map((node) => (node instanceof Y.XmlText ? node.toJSON() : '')).join('');
}
function wordsIn(paragraph: Y.XmlElement): Y.XmlText {
  const own = paragraph.toArray().find((node): node is Y.XmlText => node instanceof Y.XmlText);
  if (own !== undefined) return own;
  const made = new Y.XmlText();
  paragraph.insert(0, [made]);
  return made;
}
function makeParagraph(line: string): Y.XmlElement {
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText(line)]);
  return paragraph;
}
