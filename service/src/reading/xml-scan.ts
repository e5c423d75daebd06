/**
 * Tags of an XML text with their places, in one pass that never looks back: a text of any size and any brokenness
 * takes time in proportion to its length. What the tags mean is left to a real parser.
 */

/** One tag. */
export interface Tag {
  kind: 'open' | 'close' | 'empty';
  name: string;
  /** Offset of `<` and offset after `>`. */
  start: number;
  end: number;
}

/** Where scanning could not go on: the text was cut inside a tag, a comment or a CDATA section, or a tag is broken. */
export interface ScanEnd {
  cutAt: number | null;
  brokenTags: number[];
}

/** Document types and entity declarations are refused wherever they stand, even where XML would take them for text. */
const DECLARATION = /<!\s*(?:DOCTYPE|ENTITY)/i;
/** An ampersand with what should make it a reference: one of the five names of plain XML, or a number. */
const AMPERSAND = /&(?:(amp|lt|gt|quot|apos|#\d{1,7}|#x[\dA-Fa-f]{1,6});)?/g;

/** Offset of a document type or entity declaration; -1 when there is none. */
export function findDeclaration(text: string): number {
  return text.search(DECLARATION);
}

/**
 * Offset of an ampersand that begins no reference of plain XML, or a reference to a code that is no character; -1 when
 * there is none. In comments, sections and instructions an ampersand is one.
 */
export function findForeignReference(text: string): number {
  if (!text.includes('&')) return -1;
  for (let from = 0; from >= 0 && from < text.length; ) {
    const until = nextSkip(text, from);
    for (const { 1: reference, index } of text.slice(from, until).matchAll(AMPERSAND)) {
      if (reference === undefined || (reference.startsWith('#') && !isCharacter(reference.slice(1)))) return from + index;
    }
    from = skipEnd(text, until);
  }
  return -1;
}

/** Offset of the next comment, section or instruction; that of the end where no other follows. */
function nextSkip(text: string, from: number): number {
  let at = text.indexOf('<', from);
  while (at >= 0 && skipEnd(text, at) === at) at = text.indexOf('<', at + 1);
  return at < 0 ? text.length : at;
}

/** Whether a numeric reference names a character that XML allows: no control, no half of a surrogate pair. */
function isCharacter(number: string): boolean {
  const code = number.startsWith('x') ? Number.parseInt(number.slice(1), 16) : Number(number);
  if (code < 0x20) return code === 0x09 || code === 0x0a || code === 0x0d;
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff);
}

/** Calls `visit` for each tag in order. */
export function scanTags(text: string, visit: (tag: Tag) => void): ScanEnd {
  const brokenTags: number[] = [];
  let at = text.indexOf('<');
  while (at >= 0) {
    const skipped = skipEnd(text, at);
    if (skipped < 0) return { cutAt: at, brokenTags };
    if (skipped > at) {
      at = text.indexOf('<', skipped);
      continue;
    }
    const end = tagEnd(text, at + 1);
    if (end < 0) return { cutAt: at, brokenTags };
    if (text[end] === '<') {
      brokenTags.push(at);
      at = end;
      continue;
    }
    visit(tagOf(text, at, end + 1));
    at = text.indexOf('<', end);
  }
  return { cutAt: null, brokenTags };
}

const exclamationMark = 0x21;
const questionMark = 0x3f;
/** What begins like a tag and is none, and its end. */
const skips = [['<!--', '-->'], ['<![CDATA[', ']]>'], ['<?', '?>']] as const;

/**
 * Offset after the comment, section or instruction that begins at an offset; the offset itself where none begins, -1 where it does not
 * end. All that reads a text asks here: where two have their own opinion, one sees as words what the other skips.
 */
export function skipEnd(text: string, at: number): number {
  const second = text.charCodeAt(at + 1);
  if (second !== exclamationMark && second !== questionMark) return at;
  for (const [begin, end] of skips) {
    if (!text.startsWith(begin, at)) continue;
    // An end shares no character with its beginning: `<!-->` is the beginning of a comment.
    const found = text.indexOf(end, at + begin.length);
    return found < 0 ? -1 : found + end.length;
  }
  return at;
}

const lessThan = 0x3c;
const greaterThan = 0x3e;
const doubleQuote = 0x22;
const singleQuote = 0x27;
const slash = 0x2f;

/** Offset of the `>` that ends a tag, of a `<` that may not stand in one, or -1 at the end of the text. */
function tagEnd(text: string, from: number): number {
  let quote = 0;
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === lessThan) return at;
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === doubleQuote || code === singleQuote) quote = code;
    else if (code === greaterThan) return at;
  }
  return -1;
}

function tagOf(text: string, start: number, end: number): Tag {
  const isClose = text.charCodeAt(start + 1) === slash;
  const isEmpty = text.charCodeAt(end - 2) === slash;
  const nameStart = start + (isClose ? 2 : 1);
  let nameEnd = nameStart;
  while (nameEnd < end - 1 && !endsName(text.charCodeAt(nameEnd))) nameEnd += 1;
  return { kind: isClose ? 'close' : isEmpty ? 'empty' : 'open', name: text.slice(nameStart, nameEnd), start, end };
}

/** A slash or white space, as JavaScript has it. */
function endsName(code: number): boolean {
  if (code === slash || code === 0x20 || (code >= 0x09 && code <= 0x0d)) return true;
  return code >= 0xa0 && /\s/.test(String.fromCharCode(code));
}

/** Lines of offsets in one text. */
export class LineIndex {
  readonly #feeds: number[] = [];

  constructor(text: string) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.#feeds.push(at);
  }

  /** The line an offset stands on, counted from 1. */
  lineAt(offset: number): number {
    let low = 0;
    let high = this.#feeds.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#feeds[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  }
}
