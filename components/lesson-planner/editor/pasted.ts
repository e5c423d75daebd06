/** What is pasted from Word, WPS or a page of the web: its words, lists and marks, and nothing else of it. */
import { tidyRuns, type List, type Mark, type RichParagraph, type RichRun, type RichText } from '../model/rich-text.ts';

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
  return new DOMParser().parseFromString((policy?.createHTML(markup) ?? markup) as string, 'text/html');
}

/** The text of pasted markup. Rows of a table become paragraphs, cells stand apart by tabs. */
export function readMarkup(root: Node): RichText {
  const reader = new Reader();
  reader.read(root, { list: null, marks: [], isPre: false });
  reader.end();
  return reader.paragraphs;
}

class Reader {
  readonly paragraphs: RichParagraph[] = [];
  #runs: RichRun[] = [];
  #list: List | null = null;

  read(node: Node, place: Place): void {
    for (const child of node.childNodes) {
      if (child instanceof Text) this.#add(child.data, place);
      else if (child.nodeType === Node.ELEMENT_NODE) this.#element(child as Element, place);
    }
  }

  /** The paragraph is over; one without words is left out. */
  end(): void {
    const runs = trim(tidyRuns(this.#runs));
    if (runs.length > 0) this.paragraphs.push({ list: this.#list, runs });
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
    const isBlock = blocks.has(name);
    if (isBlock) this.end();
    const list = listOf(element, style) ?? place.list;
    if (isBlock) this.#list = list;
    if (name === 'td' || name === 'th') this.#add(this.#runs.length > 0 ? '\t' : '', { ...place, isPre: true });
    this.read(element, { list, marks: marksOf(name, style, place.marks), isPre: place.isPre || name === 'pre' });
    if (isBlock) {
      this.end();
      this.#list = place.list;
    }
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
    runs.map(({ text, marks }, at) => {
      const begun = at === 0 ? text.trimStart() : text;
      return { text: at === last ? begun.trimEnd() : begun, marks };
    }),
  );
}
