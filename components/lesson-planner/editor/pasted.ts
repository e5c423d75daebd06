/** What is pasted from Word, WPS or a page of the web: its words, lists, marks and tables, and nothing else of it. */
import { longestTex, readFormula, type Formula, type MathTree } from '../model/formula.ts';
import { readPicture, type Picture } from '../model/picture.ts';
import { readMathElement } from '../model/mathml.ts';
import { thingSign, tidyRuns, type List, type Mark, type RichBlock, type RichRun, type RichText } from '../model/rich-text.ts';
import { texOf } from '../model/to-tex.ts';
import { readWordMath } from '../word/read-math.ts';
import { listOf, marksOf, trim } from './pasted-format.ts';
import { readTable } from './pasted-table.ts';

const blocks = new Set(['address', 'article', 'aside', 'blockquote', 'br', 'caption', 'dd', 'div', 'dl', 'dt', 'figcaption', 'figure', 'footer', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'hr', 'li', 'main', 'ol', 'p', 'pre', 'section', 'table', 'tbody', 'thead', 'tr', 'ul']);
const silent = new Set(['head', 'iframe', 'link', 'meta', 'noscript', 'object', 'script', 'style', 'svg', 'template', 'title']);
/** Word writes the number or bullet of a point as words of the point. */
const number = /^\s*[（(]?([\d０-９]+|[一二三四五六七八九十]+|[a-z])[.、)）．]/iu;

interface Place {
  readonly list: List | null;
  readonly marks: readonly Mark[];
  readonly isPre: boolean;
}

/** The text of pasted markup. */
export interface ReadingOptions {
  readonly isInCell?: boolean;
  /** Whether the plan has a picture that is pasted out of a plan; of others the words come. */
  readonly knows?: (pictureId: string) => boolean;
}
export function readMarkup(root: Node, options: ReadingOptions = {}): RichText {
  const reader = new Reader(options);
  reader.read(root, { list: null, marks: [], isPre: false });
  reader.end();
  return reader.blocks;
}

/** What was typed of it, where that can be kept; else what one would type. */
function formulaFor(tree: MathTree, said: string): Formula | undefined {
  const tex = said === '' || said.length > longestTex ? texOf(tree) : said;
  return tex.trim() === '' ? undefined : readFormula({ tex, tree });
}

/** One that was copied out of a plan. */
function pictureOf(element: Element): Picture | undefined {
  const said = element.getAttribute('data-picture');
  if (said === null) return undefined;
  try {
    return readPicture(JSON.parse(said));
  } catch {
    return undefined;
  }
}

class Reader {
  readonly blocks: RichBlock[] = [];
  readonly #options: ReadingOptions;
  #runs: RichRun[] = [];
  #list: List | null = null;

  constructor(options: ReadingOptions) {
    this.#options = options;
  }

  read(node: Node, place: Place): void {
    for (const child of node.childNodes) {
      if (child instanceof Text) this.#add(child.data, place);
      else if (child.nodeType === Node.ELEMENT_NODE) this.#element(child as Element, place);
    }
  }

  /** The paragraph is over; one without words is left out. */
  end(): void {
    const runs = trim(tidyRuns(this.#runs));
    if (runs.length > 0) this.blocks.push({ list: this.#list, runs });
    [this.#runs, this.#list] = [[], null];
  }

  #element(element: Element, place: Place): void {
    const name = element.localName;
    const style = element.getAttribute('style') ?? '';
    if (silent.has(name) || /display:\s*none|mso-hide:\s*all/iu.test(style)) return;
    if (/mso-list:\s*ignore/iu.test(style)) {
      if (number.test(element.textContent)) this.#list = 'ordered';
      return;
    }
    const picture = pictureOf(element);
    if (picture !== undefined && this.#options.knows?.(picture.id) === true) return void this.#runs.push({ text: thingSign, marks: [], picture });
    if (name === 'math' || name === 'm:omath') return this.#formula(element, name === 'math' ? readMathElement(element) : readWordMath(element), place);
    const isBlock = blocks.has(name);
    if (isBlock) this.end();
    const table = name === 'table' && this.#options.isInCell !== true ? readTable(element, (cell) => readMarkup(cell, { ...this.#options, isInCell: true })) : undefined;
    if (table !== undefined) return this.#table(element, table, place);
    const list = listOf(element, style) ?? place.list;
    if (isBlock) this.#list = list;
    if (name === 'td' || name === 'th') this.#add(this.#runs.length > 0 ? '\t' : '', { ...place, isPre: true });
    this.read(element, { list, marks: marksOf(name, style, place.marks), isPre: place.isPre || name === 'pre' });
    if (isBlock) {
      this.end();
      this.#list = place.list;
    }
  }

  /** What a table is called stands before it. */
  #table(element: Element, table: RichBlock, place: Place): void {
    for (const caption of element.querySelectorAll(':scope > caption')) {
      this.read(caption, place);
      this.end();
    }
    this.blocks.push(table);
  }

  /** What cannot be a formula, since it is too much for one, comes as its words. */
  #formula(element: Element, tree: MathTree | undefined, place: Place): void {
    const said = (element.querySelector('annotation[encoding="application/x-tex"]')?.textContent ?? element.closest<HTMLElement>('[data-tex]')?.dataset['tex'] ?? '').trim();
    const formula = tree && formulaFor(tree, said);
    if (formula !== undefined) this.#runs.push({ text: thingSign, marks: [], formula });
    else this.#add(said === '' ? element.textContent : said, place);
  }

  #add(words: string, { marks, isPre }: Place): void {
    if (!isPre) {
      // Word breaks its lines between two Chinese characters, where no space belongs.
      const text = words.replace(/(?<=[\p{sc=Han}，。；：！？、”》）])\s*\n\s*(?=[\p{sc=Han}“《（])/gu, '').replace(/[ \t\r\n\f]+/gu, ' ');
      this.#runs.push({ text: text.replace(/\u00A0/gu, ' '), marks });
      return;
    }
    for (const [at, line] of words.split('\n').entries()) {
      if (at > 0) this.end();
      this.#runs.push({ text: line, marks });
    }
  }
}
