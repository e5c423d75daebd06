/** What lies over the lines of a chapter: flags of notes, marks of what was found. The chapter itself is never changed for them. */
import { find } from '../reading/find.ts';
import type { ChapterView } from './chapter-view.ts';

/** More marks than these nobody sees in one chapter. */
const mostHits = 300;
const flagSize = 28;

export interface Over {
  readonly flags: readonly { readonly offset: number; readonly element: HTMLElement }[];
  /** What is looked for; empty: nothing. */
  readonly words: string;
  /** Number of the present place among those of the chapter. */
  readonly current: number | null;
  readonly isPaged: boolean;
}

export class BookLayer {
  readonly element = document.createElement('div');
  private readonly box: HTMLElement;
  private readonly last = document.createElement('div');

  constructor(box: HTMLElement) {
    this.box = box;
    this.element.className = 'book__layer';
    this.last.className = 'book__last';
  }

  draw(view: ChapterView, { flags, words, current, isPaged }: Over): void {
    const body = view.element.getBoundingClientRect();
    const { left } = this.box.getBoundingClientRect();
    const width = this.box.clientWidth;
    const marks = flags.map(({ offset, element }) => {
      const from = Math.min(view.text.length - 1, offset);
      const [rect = body] = view.text.rectsOf(from, from + 50);
      const edge = isPaged ? left + width * (Math.floor((rect.left - left) / width) + 1) : body.right;
      return this.put(element, edge - flagSize, rect.top);
    });
    const hits = (words === '' ? [] : find(view.text.lines, words)).slice(0, mostHits).flatMap((pieces, index) =>
      pieces.flatMap(({ line, from, to }) => {
        const start = view.text.pieces[line]?.from ?? 0;
        return view.text.rectsOf(start + from, start + to).map((rect) => this.hit(rect, index === current));
      }),
    );
    const focused = marks.find((flag) => flag.matches(':focus'));
    this.element.replaceChildren(...hits, ...marks, this.last);
    focused?.focus({ preventScroll: true });
  }

  /** The last page that is leafed to is as wide as the others, though less may stand on it. */
  end(pages: { leaf: number; gap: number; isBackward: boolean } | null): void {
    this.last.hidden = pages === null;
    if (!pages) return;
    const { leaf, gap, isBackward } = pages;
    this.last.style.setProperty('--_left', '0');
    const leaves = Math.ceil((this.box.scrollWidth - gap) / leaf);
    this.last.style.setProperty('--_left', String(isBackward ? this.box.clientWidth - leaves * leaf : leaves * leaf - 1));
  }

  private hit(rect: DOMRect, isCurrent: boolean): HTMLElement {
    const hit = document.createElement('div');
    hit.className = isCurrent ? 'book__hit book__hit--current' : 'book__hit';
    hit.style.setProperty('--_width', String(rect.width));
    hit.style.setProperty('--_height', String(rect.height));
    return this.put(hit, rect.left, rect.top);
  }

  private put(element: HTMLElement, x: number, y: number): HTMLElement {
    const { box } = this;
    const { left, top } = box.getBoundingClientRect();
    element.style.setProperty('--_left', String(x - left - box.clientLeft + box.scrollLeft));
    element.style.setProperty('--_top', String(y - top - box.clientTop + box.scrollTop));
    return element;
  }
}
