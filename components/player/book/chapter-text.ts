/**
 * The letters of a chapter in their order, alike on every device: a place is so many letters from its beginning, whatever their size and wherever lines end.
 * A picture counts as one.
 */
import type { BookPage } from './page-table.ts';

interface Piece {
  node: Text | Element;
  readonly from: number;
  readonly length: number;
}

/** What a search needs of a chapter, without its elements. */
export interface PlainText {
  readonly lines: readonly string[];
  /** Letters before each line. */
  readonly froms: readonly number[];
  /** Letters before each page. */
  readonly begins: readonly number[];
  readonly length: number;
}

export class ChapterText {
  readonly pieces: readonly Readonly<Piece>[];
  readonly length: number;
  private readonly body: HTMLElement;
  private readonly pictures = new Map<Element, Piece>();

  constructor(body: HTMLElement) {
    this.body = body;
    const pieces: Piece[] = [];
    const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    let from = 0;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!(node instanceof Text) && !(node instanceof HTMLCanvasElement)) continue;
      if (node instanceof Text && node.data.trim() === '') continue;
      const length = node instanceof Text ? node.data.length : 1;
      const piece = { node, from, length };
      pieces.push(piece);
      if (!(node instanceof Text)) this.pictures.set(node, piece);
      from += length;
    }
    this.pieces = pieces;
    this.length = from;
  }

  /** Another element stands where a picture stood. */
  replace(picture: Element, by: Element): void {
    const piece = this.pictures.get(picture);
    this.pictures.delete(picture);
    if (piece) this.pictures.set(by, Object.assign(piece, { node: by }));
  }

  get lines(): string[] {
    return this.pieces.map(({ node }) => (node instanceof Text ? node.data : ''));
  }

  plain(pages: readonly BookPage[]): PlainText {
    return { lines: this.lines, froms: this.pieces.map(({ from }) => from), begins: this.beginsOf(pages), length: this.length };
  }

  /** Letters before an element; `null` where there is none of that name. */
  offsetOf(fragment: string): number | null {
    if (fragment === '') return 0;
    const element = this.body.querySelector(`[id="${CSS.escape(fragment)}"]`);
    if (!element) return null;
    const piece = this.pieces.find(({ node }) => element.contains(node) || (element.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0);
    return piece?.from ?? this.length;
  }

  /** Letters before each page of the chapter. */
  beginsOf(pages: readonly BookPage[]): number[] {
    let last = 0;
    // A page cannot begin before the one before it.
    return pages.map(({ begin }) => (last = Math.max(last, 'share' in begin ? Math.floor(begin.share * this.length) : (this.offsetOf(begin.fragment) ?? last))));
  }

  /** Where a stretch of letters stands now; `null` where nothing of it is shown. */
  rectsOf(from: number, to: number): DOMRect[] {
    return this.pieces.flatMap(({ node, from: begin, length }) => {
      if (begin >= to || begin + length <= from) return [];
      if (!(node instanceof Text)) return [node.getBoundingClientRect()];
      const range = document.createRange();
      range.setStart(node, Math.max(0, from - begin));
      range.setEnd(node, Math.min(length, to - begin));
      return [...range.getClientRects()];
    });
  }

  /** The first letter that stands at or after a place, by a measure that grows with the text. */
  firstAt(measure: (rect: DOMRect) => number, place: number): number {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const at = this.measured(middle, high, measure);
      if (at === null || at.value >= place) high = middle;
      else low = at.offset + 1;
    }
    return Math.min(low, Math.max(0, this.length - 1));
  }

  /** Spaces at the end of a line stand nowhere: the next letter that does is asked. */
  private measured(from: number, to: number, measure: (rect: DOMRect) => number): { offset: number; value: number } | null {
    for (let offset = from; offset < Math.min(to, from + 200); offset += 1) {
      const [rect] = this.rectsAt(offset);
      if (rect) return { offset, value: measure(rect) };
    }
    return null;
  }

  private rectsAt(offset: number): DOMRect[] {
    let low = 0;
    let high = this.pieces.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.pieces[middle]?.from ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    const piece = this.pieces[low];
    if (!piece) return [];
    if (!(piece.node instanceof Text)) return [piece.node.getBoundingClientRect()];
    const at = Math.min(piece.length - 1, offset - piece.from);
    const range = document.createRange();
    range.setStart(piece.node, at);
    range.setEnd(piece.node, at + 1);
    return [...range.getClientRects()].filter(({ width, height }) => width > 0 || height > 0);
  }
}
