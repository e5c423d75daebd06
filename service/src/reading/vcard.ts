/**
 * vCards inside of texts: LOM names people by them. Who is meant may be shown to everybody; how to reach them, where they live and
 * when they were born may not. All of it is linear in the length of the text: cards come from others, and may be of any size.
 */

/** Lines that say nothing of anybody. */
const frame: ReadonlySet<string> = new Set(['BEGIN', 'END', 'VERSION']);
/** Lines that say who somebody is. Any other may say how to reach them, under whatever name. */
const stays: ReadonlySet<string> = new Set([...frame, 'FN', 'N', 'NICKNAME', 'SORT-STRING', 'ORG', 'TITLE', 'ROLE', 'KIND']);
const known = '(?:[\\w-]{1,20}\\.)?(?:BEGIN|END|VERSION|FN|N|NICKNAME|SORT-STRING|ORG|TITLE|ROLE|KIND|EMAIL|TEL|ADR|LABEL|GEO|BDAY|PHOTO|LOGO|SOUND|KEY|URL|NOTE|UID|REV|TZ|IMPP|MAILER|AGENT|CATEGORIES|PRODID|CLASS|X-[A-Z-]{1,40})[;:]';
/** Where lines end: many cards in records have lost their line feeds, or say them as `\n`. */
const ends = new RegExp(`\\r?\\n|\\\\n(?=${known})|[ \\t](?=${known})`);
const property = /^(?:[\w-]+\.)?([A-Za-z][A-Za-z0-9-]*)(?:;[^:]*)?:/;
const bound = /(BEGIN|END):VCARD/gi;
/** A longer name is not looked through for its parts. */
const longestName = 200;
const mostParts = 8;

interface Line {
  /** In capitals; empty for what names none. */
  name: string;
  value: string;
  text: string;
}

/** The name of a vCard; what is none is taken as a name. */
export function nameIn(text: string): string {
  const [card] = cardsIn(text);
  if (card === undefined) return text.trim();
  return nameAmong(linesOf(text.slice(...card)));
}

/** What it says to people: of a vCard that holds no more than a name, that; any other as it is. */
export function wordsIn(text: string): string {
  const [card] = cardsIn(text);
  if (card === undefined || text.slice(0, card[0]).trim() !== '' || text.slice(card[1]).trim() !== '') return text;
  const lines = linesOf(text.slice(...card));
  const name = nameAmong(lines);
  const others = lines.filter((line) => line.text !== '' && !frame.has(line.name) && !isInName(line, name));
  return name !== '' && others.length === 1 ? name : text;
}

/** The text with no more of each vCard than who it is of. */
export function withoutContacts(text: string): { text: string; isLess: boolean } {
  let isLess = false;
  let words = '';
  let from = 0;
  for (const [start, end] of cardsIn(text)) {
    const card = text.slice(start, end);
    const lines = linesOf(card);
    const kept = lines.filter(({ name }) => stays.has(name));
    const isWhole = kept.length === lines.length;
    isLess ||= !isWhole;
    words += text.slice(from, start) + (isWhole ? card : wordsIn(kept.map((line) => line.text).join('\n')));
    from = end;
  }
  return { text: isLess ? (words + text.slice(from)).trim() : text, isLess };
}

/** Where cards begin and end; one may stand in another, and one that does not end goes to the end of the text. */
function cardsIn(text: string): [start: number, end: number][] {
  const found: [number, number][] = [];
  let depth = 0;
  let start = 0;
  for (const { 0: whole, 1: side = '', index } of text.matchAll(bound)) {
    if (side.toUpperCase() === 'BEGIN') {
      if (depth === 0) start = index;
      depth += 1;
    } else if (depth > 0) {
      depth -= 1;
      if (depth === 0) found.push([start, index + whole.length]);
    }
  }
  if (depth > 0) found.push([start, text.length]);
  return found;
}

/** A line goes on in those after it that are set in and name no property; what else names none is nobody's. */
function linesOf(card: string): Line[] {
  const lines: Line[] = [];
  for (const part of card.split(ends)) {
    const text = part.trim();
    if (text === '') continue;
    const found = property.exec(text);
    const before = lines.at(-1);
    if (found !== null) lines.push({ name: (found[1] ?? '').toUpperCase(), value: text.slice(found[0].length).trim(), text });
    else if (before === undefined || frame.has(before.name) || !/^[ \t]/.test(part)) lines.push({ name: '', value: text, text });
    else {
      const more = part.slice(1).trimEnd();
      before.value += more;
      before.text += more;
    }
  }
  return lines;
}

function nameAmong(lines: readonly Line[]): string {
  const value = lines.find(({ name }) => name === 'FN' || name === 'ORG')?.value ?? '';
  return unescape(value.replace(/\\n/gi, ' ')).trim();
}

function isInName({ name, value }: Line, whole: string): boolean {
  if (name !== 'N' || whole.length > longestName || value.length > 2 * longestName) return false;
  const parts = value.split(';');
  return parts.length <= mostParts && parts.every((part) => whole.includes(unescape(part.trim())));
}

const unescape = (text: string) => text.replace(/\\(.)/g, '$1');
