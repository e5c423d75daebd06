/** Reads XML, and what books hold instead of it. It knows no entities of a file's own, and nothing that it reads runs or loads anything. */
import { refused } from './archive.ts';

export interface Markup {
  /** As written, with its prefix. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: (Markup | string)[];
}

const deepest = 200;
const mostElements = 100_000;

/** These have no end, though some forget to say so. */
const empty = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'param', 'source', 'track', 'wbr']);
const named: Readonly<Record<string, string>> = {
  amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0', ensp: '\u2002', emsp: '\u2003', thinsp: '\u2009', shy: '\u00ad', zwnj: '\u200c', zwj: '\u200d',
  lrm: '\u200e', rlm: '\u200f', ndash: '–', mdash: '—', hellip: '…', lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', laquo: '«', raquo: '»', middot: '·', bull: '•',
  copy: '©', reg: '®', trade: '™', deg: '°', plusmn: '±', times: '×', divide: '÷', minus: '−', frac12: '½', frac14: '¼', frac34: '¾', sup2: '²', sup3: '³', le: '≤', ge: '≥',
  ne: '≠', asymp: '≈', radic: '√', infin: '∞', pi: 'π', alpha: 'α', beta: 'β', gamma: 'γ', delta: 'δ', theta: 'θ', lambda: 'λ', mu: 'μ', sigma: 'σ', omega: 'ω', rarr: '→',
  larr: '←', uarr: '↑', darr: '↓', rArr: '⇒', prime: '′', Prime: '″', sect: '§', para: '¶', iexcl: '¡', iquest: '¿', euro: '€', pound: '£', yen: '¥', eacute: 'é', egrave: 'è', uuml: 'ü',
};

/** What begins and never ends takes the rest along: otherwise each beginning would be read to the end of the file again. */
const token =
  /<!--[\s\S]*?(?:-->|$)|<!\[CDATA\[([\s\S]*?)(?:\]\]>|$)|<\?[\s\S]*?(?:\?>|$)|<!DOCTYPE((?:[^[>]|\[[\s\S]*?\]\s*(?=>))*)>|<(\/?)([A-Za-z_][\w.:-]*)(?=[\s/>])((?:"[^"]*"|'[^']*'|[^>"'])*)>|<[!/A-Za-z_][\s\S]*|([^<]+|<)/gi;
const attribute = /([A-Za-z_:][\w.:-]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;

/** `path` names the file in what is refused; `void` elements are those of pages. @throws PaperFailure */
export function readMarkup(text: string, path: string, isPage = true): Markup {
  const root: Markup = { name: '', attributes: new Map(), children: [] };
  const open: Markup[] = [root];
  let elements = 0;
  for (const [, data, doctype, slash, name, rest = '', words] of text.matchAll(token)) {
    const parent = open.at(-1) ?? root;
    if (doctype !== undefined && /<!ENTITY/i.test(doctype)) throw refused(path, 'entities');
    if (data !== undefined) parent.children.push(data);
    else if (words !== undefined) parent.children.push(plain(words));
    else if (name !== undefined && slash) close(open, name);
    else if (name !== undefined) {
      const element: Markup = { name, attributes: attributesOf(rest), children: [] };
      parent.children.push(element);
      elements += 1;
      if (elements > mostElements || open.length > deepest) throw refused(path, 'too-large');
      if (!rest.endsWith('/') && !(isPage && empty.has(name.toLowerCase()))) open.push(element);
    }
  }
  return root;
}

/** What was left open inside ends, too; an end without a beginning is none. */
function close(open: Markup[], name: string): void {
  const at = open.findLastIndex((element) => element.name === name);
  if (at > 0) open.length = at;
}

function attributesOf(text: string): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name = '', double, single, bare] of text.matchAll(attribute)) attributes.set(name, plain(double ?? single ?? bare?.replace(/\/$/, '') ?? ''));
  return attributes;
}

function plain(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,8}));/gi, (whole, decimal?: string, hexadecimal?: string, name?: string) => {
    const code = decimal !== undefined ? Number(decimal) : hexadecimal !== undefined ? Number.parseInt(hexadecimal, 16) : null;
    if (code !== null) return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
    return (name !== undefined && Object.hasOwn(named, name) ? named[name] : undefined) ?? whole;
  });
}

export const localName = ({ name }: Markup): string => name.slice(name.indexOf(':') + 1).toLowerCase();

/** Elements of a name below, in order. */
export function* all(from: Markup, name: string): Generator<Markup, undefined> {
  for (const child of from.children) {
    if (typeof child === 'string') continue;
    if (localName(child) === name) yield child;
    yield* all(child, name);
  }
  return undefined;
}
export const first = (from: Markup, name: string): Markup | undefined => all(from, name).next().value;

export function textOf(from: Markup | undefined): string {
  const collect = ({ children }: Markup): string => children.map((child) => (typeof child === 'string' ? child : collect(child))).join('');
  return from ? collect(from).replace(/\s+/g, ' ').trim() : '';
}
