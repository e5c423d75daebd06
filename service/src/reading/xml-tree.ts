/**
 * The tree of an XML text, made in the same pass that looks how deep it goes. Whether the text is well formed, a validator says;
 * what it would refuse has no tree here either.
 */
import { scanTags, skipEnd, type Tag } from './xml-scan.ts';

/** An element with its attributes, its child elements and its own text. */
export interface XmlElement {
  name: string;
  attributes: ReadonlyMap<string, string>;
  children: XmlElement[];
  text: string;
}

export interface Tree {
  /** `null` where the tags do not pair, or there are none. */
  root: XmlElement | null;
  /** Offset of the first tag below the deepest level. */
  tooDeepAt: number | null;
}

/** Names that reach into JavaScript's own objects, where a record of them is one. */
const reaching: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const reference = /&(?:#x([\dA-Fa-f]+)|#(\d+)|(amp|lt|gt|quot|apos));/g;
/** Sticky: where one is broken nothing is looked for behind it, or a long one would be gone through from each of its characters. */
const attribute = /[\s=]*([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gy;
const section = '<![CDATA[';
const noAttributes: ReadonlyMap<string, string> = new Map();

/** Builds the tree of a text that holds no references but those of plain XML. */
export function buildTree(given: string, deepest: number): Tree {
  const builder = new Builder(given, deepest);
  const { cutAt, brokenTags } = scanTags(given, (tag) => {
    builder.visit(tag);
  });
  const { tooDeepAt } = builder;
  return { root: cutAt === null && brokenTags.length === 0 && tooDeepAt === null ? builder.root : null, tooDeepAt };
}

class Builder {
  tooDeepAt: number | null = null;
  readonly #text: string;
  readonly #deepest: number;
  readonly #open: XmlElement[] = [];
  #root: XmlElement | null = null;
  /** They do not pair, or a name is none of ours. */
  #isBroken = false;
  /** Where the words after the last tag begin. */
  #wordsFrom = 0;

  constructor(text: string, deepest: number) {
    this.#text = text;
    this.#deepest = deepest;
  }

  get root(): XmlElement | null {
    return this.#isBroken || this.#open.length > 0 ? null : this.#root;
  }

  visit(tag: Tag): void {
    if (this.tooDeepAt !== null) return;
    const parent = this.#open.at(-1);
    if (parent !== undefined && this.#wordsFrom < tag.start) parent.text += wordsIn(this.#text.slice(this.#wordsFrom, tag.start));
    this.#wordsFrom = tag.end;
    if (tag.kind === 'close') this.#close(tag.name);
    else if (this.#open.length >= this.#deepest) this.tooDeepAt = tag.start;
    else this.#begin(tag, parent);
  }

  #begin({ kind, name, start, end }: Tag, parent: XmlElement | undefined): void {
    const element: XmlElement = { name, attributes: attributesIn(this.#text.slice(start + 1 + name.length, end - 1)), children: [], text: '' };
    if (parent !== undefined) parent.children.push(element);
    else this.#root ??= element;
    if (reaching.has(name) || [...element.attributes.keys()].some((key) => reaching.has(key))) this.#isBroken = true;
    if (kind === 'open') this.#open.push(element);
  }

  #close(name: string): void {
    const element = this.#open.pop();
    if (element === undefined || element.name !== name) this.#isBroken = true;
    else element.text = element.text.trim();
  }
}

/** A section is words as they are; comments and instructions are none. */
function wordsIn(text: string): string {
  const plain = withLineFeeds(text);
  if (!plain.includes('<')) return decode(plain);
  let words = '';
  let from = 0;
  for (let at = plain.indexOf('<'); at >= 0; at = plain.indexOf('<', from)) {
    const end = skipEnd(plain, at);
    // What is neither one of them nor a tag breaks the text: it has no tree.
    if (end <= at) return words;
    words += decode(plain.slice(from, at));
    if (plain.startsWith(section, at)) words += plain.slice(at + section.length, end - ']]>'.length);
    from = end;
  }
  return words + decode(plain.slice(from));
}

function attributesIn(text: string): ReadonlyMap<string, string> {
  if (!text.includes('=')) return noAttributes;
  const found = withLineFeeds(text).matchAll(attribute);
  return new Map(Array.from(found, ({ 1: name = '', 2: double, 3: single = '' }) => [name, decode(double ?? single)] as const));
}

/** All that ends a line is one character, as XML has it. */
function withLineFeeds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

function decode(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(reference, (_whole, hexadecimal: string | undefined, decimal: string | undefined, name: string | undefined) =>
    name === undefined ? String.fromCodePoint(hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16)) : (named[name] ?? ''),
  );
}
