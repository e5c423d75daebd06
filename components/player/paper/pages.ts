/** The pages of a paper one below the other in a box that scrolls; drawn are those near the eyes. */
import { keepPreferences } from '../deck/preferences.ts';
import type { Hit, Mark, Place, TextPages, Zoom } from '../reading/text.ts';
import type { Paper } from './open-paper.ts';
import { PaperPage, type PageSize, type PageWords } from './page.ts';

/** Room beside a page, in pixels. */
const margin = 12;
const smallest = 0.25;
const largest = 5;
const step = 1.25;

export class PaperPages implements TextPages {
  private readonly box: HTMLElement;
  private readonly changed: () => void;
  private readonly life = new AbortController();
  private readonly pages: PaperPage[] = [];
  private readonly near = new Set<PaperPage>();
  private size: PageSize = { width: 1, height: 1 };
  /** `null`: as wide as the box. */
  private wanted: number | null = null;
  private shown = 1;
  private current = 1;
  private watching: IntersectionObserver | null = null;
  private measuring: ResizeObserver | null = null;

  /** `box` is empty, and scrolls; `size` is the one that the person likes. */
  constructor(box: HTMLElement, changed: () => void, size: number | null = null) {
    this.box = box;
    this.changed = changed;
    this.wanted = size;
    box.addEventListener('scroll', () => this.look(), { signal: this.life.signal, passive: true });
  }

  get page(): number {
    return this.current;
  }
  get count(): number {
    return this.pages.length;
  }
  get inView(): readonly [number, number] {
    return [this.current, this.current];
  }
  get isAtStart(): boolean {
    return this.current <= 1;
  }
  get isAtEnd(): boolean {
    return this.current >= this.pages.length;
  }
  get isFitted(): boolean {
    return this.wanted === null;
  }
  get mayGrow(): boolean {
    return this.shown < largest;
  }
  get mayShrink(): boolean {
    return this.shown > smallest;
  }

  /** Pages have the size of the first one until they are drawn. */
  async fill(paper: Paper, words: (page: number) => PageWords): Promise<void> {
    const { width, height } = (await paper.document.getPage(1)).getViewport({ scale: 1 });
    if (this.life.signal.aborted) return;
    this.size = { width, height };
    for (let number = 1; number <= paper.document.numPages; number += 1) this.pages.push(new PaperPage(paper, number, this.size, words(number)));
    this.box.replaceChildren(...this.pages.map(({ element }) => element));
    this.scale();
    const byElement = new Map(this.pages.map((page) => [page.element, page]));
    this.watching = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          const page = target instanceof HTMLDivElement ? byElement.get(target) : undefined;
          if (page && isIntersecting) this.near.add(page);
          else if (page && this.near.delete(page)) page.clear();
        }
        this.draw();
      },
      { root: this.box, rootMargin: '60% 0px' },
    );
    for (const { element } of this.pages) this.watching.observe(element);
    // A frame later: pages of another size may bring or take a scroll bar, which is news of the same box.
    this.measuring = new ResizeObserver(() => requestAnimationFrame(() => this.scale()));
    this.measuring.observe(this.box);
  }

  /** Shows a page from its upper edge, or with a place of it in the upper third. */
  go(number: number, at = 0): void {
    const page = this.pages[Math.min(this.pages.length, Math.max(1, Math.round(number))) - 1];
    if (!page) return;
    const { offsetTop, offsetHeight } = page.element;
    this.box.scrollTop = offsetTop - margin + Math.max(0, at * offsetHeight - this.box.clientHeight / 3);
    this.look();
  }

  turn(direction: 1 | -1): void {
    this.go(this.current + direction);
  }

  /** Page and share of its height that stand in the upper third of the box. */
  get place(): Place {
    const height = this.box.scrollTop + this.box.clientHeight / 3;
    const after = this.pages.findIndex(({ element }) => element.offsetTop > height);
    const page = this.pages[Math.max(0, (after === -1 ? this.pages.length : after) - 1)];
    if (!page) return { page: 1, at: 0 };
    const { offsetTop, offsetHeight } = page.element;
    return { page: page.number, at: Math.min(1, Math.max(0, (height - offsetTop) / offsetHeight)) };
  }

  /** Puts marks into the margins of pages. */
  note(marksOf: (page: number) => readonly Mark[]): void {
    for (const page of this.pages) page.note(marksOf(page.number).map(({ element }) => element));
  }

  /** Marks words on all pages, and one of their places as the present one. */
  mark(words: string, current: Hit | null): void {
    for (const page of this.pages) page.mark({ words, current: current?.page === page.number ? current.index : null });
  }

  zoom(how: Zoom): void {
    this.wanted = how === 'fit' ? null : Math.min(largest, Math.max(smallest, how === 'in' ? this.shown * step : this.shown / step));
    // The size that somebody likes is that of the next paper, too.
    keepPreferences({ paperSize: this.wanted });
    this.scale();
    this.changed();
  }

  end(): void {
    this.life.abort();
    this.watching?.disconnect();
    this.measuring?.disconnect();
    for (const page of this.near) page.clear();
  }

  /** What was at the upper edge stays there. */
  private scale(): void {
    if (this.life.signal.aborted) return;
    const fitting = Math.max(smallest, Math.min(largest, (this.box.clientWidth - 2 * margin) / this.size.width));
    const next = this.wanted ?? fitting;
    if (next === this.shown || this.box.clientWidth === 0) return;
    const { element } = this.pages[this.current - 1] ?? {};
    const share = element && element.offsetHeight > 0 ? (this.box.scrollTop - element.offsetTop) / element.offsetHeight : 0;
    this.shown = next;
    this.box.style.setProperty('--_scale', String(next));
    if (element) this.box.scrollTop = element.offsetTop + share * element.offsetHeight;
    this.draw();
  }

  private draw(): void {
    for (const page of this.near) void page.draw(this.shown);
  }

  /** The page that has the middle of the box. */
  private look(): void {
    const middle = this.box.scrollTop + this.box.clientHeight / 2;
    const isAtEnd = this.box.scrollTop + this.box.clientHeight >= this.box.scrollHeight - 1 && this.box.scrollTop > 0;
    const after = this.pages.findIndex(({ element }) => element.offsetTop > middle);
    const next = isAtEnd || after === -1 ? this.pages.length : Math.max(1, after);
    if (next === this.current) return;
    this.current = next;
    this.changed();
  }
}
