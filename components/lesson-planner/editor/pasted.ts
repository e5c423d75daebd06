/** What is pasted from Word, WPS or a page of the web: its words, lists, marks and tables, and nothing else of it. */
import { readFormula, readMathElement, type MathTree } from '../model/formula.ts';
import { formulaSign, isTable, linesOf, paragraphOf, tidyRuns, tidyTable, type List, type Mark, type RichBlock, type RichCell, type RichRun, type RichText } from '../model/rich-text.ts';
import { texOf } from '../model/to-tex.ts';
import { readWordMath } from '../word/math.ts';

const blocks = new Set(['address', 'article', 'aside', 'blockquote', 'br', 'dd', 'div', 'dl', 'dt', 'figcaption', 'figure', 'footer', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'hr', 'li', 'main', 'ol', 'p', 'pre', 'section', 'table', 'tbody', 'thead', 'tr', 'ul']);
const silent = new Set(['head', 'iframe', 'link', 'meta', 'noscript', 'object', 'script', 'style', 'svg', 'template', 'title']);
const markOf: Readonly<Record<string, Mark>> = { b: 'strong', strong: 'strong', em: 'em', i: 'em', u: 'underline', ins: 'underline' };
/** Word writes the number or bullet of a point as words of the point. */
const number = /^\s*[（(]?([\d０-９]+|[一二三四五六七八九十]+|[a-z])[.、)）．]/iu;

interface Place {
  readonly list: List | null;
  readonly marks: readonly Mark[];
  readonly isPre: boolean;
}

/** The part of Trusted Types that is needed; only Chromium has them. */
interface Policies {
  createPolicy(name: string, rules: { createHTML(markup: string): string }): { createHTML(markup: string): unknown };
}
let policy: ReturnType<Policies['createPolicy']> | undefined;

/** Makes markup a document in which nothing runs and nothing is loaded. @throws where a page allows no policy but its own */
export function parseMarkup(markup: string): Document {
  const { trustedTypes } = window as { trustedTypes?: Policies };
  // Nothing of the parsed document is ever put into a page: its words are read, and it is thrown away.
  policy ??= trustedTypes?.createPolicy('ls-pasted', { createHTML: (given) => given });
  const open = withWordMath(markup);
  return new DOMParser().parseFromString((policy?.createHTML(open) ?? open) as string, 'text/html');
}

/** So large a table may be; of a larger one the rows are pasted as lines, and cells stand apart by tabs. */
const [mostRows, mostColumns] = [100, 12];

/** Word hides its formulas in comments for programs that know them, and closes their elements as XML does; beside them stands a picture for all others. */
const withWordMath = (markup: string): string =>
  markup
    .replace(/<!--\[if gte msEquation \d+\]>([\s\S]*?)<!\[endif\]-->/giu, (_all, math: string) => math)
    .replace(/<!\[if !msEquation\]>[\s\S]*?<!\[endif\]>/giu, '')
    .replace(/<(m:\w+)([^<>]*)\/>/giu, '<$1$2></$1>');

/** The text of pasted markup. */
export function readMarkup(root: Node, isInCell = false): RichText {
  const reader = new Reader(isInCell);
  reader.read(root, { list: null, marks: [], isPre: false });
  reader.end();
  return reader.blocks;
}

const rowsOf = (table: Element): Element[] => [...table.querySelectorAll('tr')].filter((row) => row.closest('table') === table);
const cellsOf = (row: Element): Element[] => [...row.children].filter(({ localName }) => localName === 'td' || localName === 'th');
const spanOf = (cell: Element, name: string): number => Math.min(mostRows, Math.max(1, Number.parseInt(cell.getAttribute(name) ?? '', 10) || 1));

/** A table as rows of as many cells: where cells were joined, the words stand in the first of them. `undefined`: it is none, or too large. */
function readTable(table: Element): RichBlock | undefined {
  const rows = rowsOf(table).slice(0, mostRows + 1);
  const grid: (RichCell | undefined)[][] = rows.map(() => []);
  const empty: RichCell = { isHead: false, paragraphs: [paragraphOf('')] };
  for (const [at, row] of rows.entries()) {
    let column = 0;
    for (const cell of cellsOf(row)) {
      while (grid[at]?.[column] !== undefined) column += 1;
      const said = readMarkup(cell, true).flatMap((block) => (isTable(block) ? linesOf(block).map(paragraphOf) : [block]));
      const [wide, high] = [spanOf(cell, 'colspan'), spanOf(cell, 'rowspan')];
      if (column + wide > mostColumns) return undefined;
      const whole: RichCell = { isHead: cell.localName === 'th', paragraphs: said.length === 0 ? empty.paragraphs : said };
      for (const [down, into] of grid.slice(at, at + high).entries()) for (let on = 0; on < wide; on += 1) into[column + on] = down + on === 0 ? whole : empty;
      column += wide;
    }
  }
  const read = tidyTable({ rows: grid.filter((row) => row.length > 0).map((row) => Array.from(row, (cell) => cell ?? empty)) });
  const cells = read.rows.reduce((sum, row) => sum + row.length, 0);
  // What holds one cell is there for the look of a page.
  return cells < 2 || rows.length > mostRows ? undefined : read;
}

class Reader {
  readonly blocks: RichBlock[] = [];
  readonly #isInCell: boolean;
  #runs: RichRun[] = [];
  #list: List | null = null;

  constructor(isInCell: boolean) {
    this.#isInCell = isInCell;
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
    if (name === 'math' || name === 'm:omath') return this.#formula(element, name === 'math' ? readMathElement(element) : readWordMath(element));
    const isBlock = blocks.has(name);
    if (isBlock) this.end();
    const table = name === 'table' && !this.#isInCell ? readTable(element) : undefined;
    if (table !== undefined) return void this.blocks.push(table);
    const list = listOf(element, style) ?? place.list;
    if (isBlock) this.#list = list;
    if (name === 'td' || name === 'th') this.#add(this.#runs.length > 0 ? '\t' : '', { ...place, isPre: true });
    this.read(element, { list, marks: marksOf(name, style, place.marks), isPre: place.isPre || name === 'pre' });
    if (isBlock) {
      this.end();
      this.#list = place.list;
    }
  }

  /** What was typed of it, where it says so; else what one would type. */
  #formula(element: Element, tree: MathTree | undefined): void {
    if (tree === undefined) return;
    const said = element.querySelector('annotation[encoding="application/x-tex"]')?.textContent ?? element.closest<HTMLElement>('[data-tex]')?.dataset['tex'] ?? '';
    const formula = readFormula({ tex: said.trim() === '' ? texOf(tree) : said.trim(), tree });
    if (formula !== undefined) this.#runs.push({ text: formulaSign, marks: [], formula });
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

function listOf(element: Element, style: string): List | null {
  if (element.localName === 'li') return element.closest('ol, ul')?.localName === 'ol' ? 'ordered' : 'bullet';
  const own = element.getAttribute('data-list');
  if (own === 'bullet' || own === 'ordered') return own;
  return /mso-list:\s*l\d/iu.test(style) ? 'bullet' : null;
}

/** What an element adds to the marks around it; pages write them as styles, too, and Google as a `b` that is not bold. */
function marksOf(name: string, style: string, around: readonly Mark[]): readonly Mark[] {
  const own = new Set(around);
  const mark = markOf[name];
  if (mark !== undefined) own.add(mark);
  const weight = /(?:^|;)\s*font-weight:\s*(\w+)/iu.exec(style)?.[1] ?? '';
  if (/^(bold|bolder|[6-9]00)$/iu.test(weight)) own.add('strong');
  if (/^(normal|lighter|[1-4]00)$/iu.test(weight)) own.delete('strong');
  if (/(?:^|;)\s*font-style:\s*italic/iu.test(style)) own.add('em');
  if (/(?:^|;)\s*text-decoration[\w-]*:[^;]*underline/iu.test(style)) own.add('underline');
  return [...own];
}

function trim(runs: readonly RichRun[]): RichRun[] {
  const last = runs.length - 1;
  return tidyRuns(
    runs.map((run, at) => {
      const { text, marks, formula } = run;
      if (formula !== undefined) return run;
      const begun = at === 0 ? text.trimStart() : text;
      return { text: at === last ? begun.trimEnd() : begun, marks };
    }),
  );
}
