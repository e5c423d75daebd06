/** The chapter that is read, in its box: scrolled, or leafed through by columns. What somebody reads stays in its place whatever becomes of the lines. */
import { keepPreferences, readPreferences } from '../deck/preferences.ts';
import type { Hit, Mark, Place, TextPages, Zoom } from '../reading/text.ts';
import { ChapterLoading } from './chapter-loading.ts';
import type { ChapterView } from './chapter-view.ts';
import { BookLayer } from './layer.ts';
import { FlowBox, leafOf } from './flow.ts';
import { keepKeyboardPlace, leaveUnseen, type Stops } from './keyboard-place.ts';
import { hearTurns } from './leafing.ts';
import type { Target } from './package.ts';
import type { BookPage } from './page-table.ts';

const smallest = 0.6;
const largest = 4;
const step = 1.15;
/** Two columns side by side from here on. */
const wide = 900;
const columnGap = 48;

export interface ShownBook {
  /** Those of the chapters in the flow, which come first. */
  readonly pages: readonly BookPage[];
  /** With those beside the flow. */
  readonly chapters: number;
  readonly isRightToLeft: boolean;
  /** Letters of the usual size, in pixels, and how far lines are apart. */
  readonly usual: { readonly letters: number; readonly lines: number };
  /** It lives until `life` is aborted. */
  load(chapter: number, life: AbortController): Promise<ChapterView>;
  /** A chapter cannot be shown. */
  fail(error: unknown): void;
  changed(): void;
  t(key: string): string;
}

export class BookPages implements TextPages {
  private readonly box: HTMLElement;
  private readonly book: ShownBook;
  private readonly layer: BookLayer;
  private readonly ways = document.createElement('nav');
  private readonly signal: AbortSignal;
  private view: ChapterView | null = null;
  private chapter = -1;
  /** Letters before each page of the chapter. */
  private begins: readonly number[] = [];
  private flow: FlowBox;
  private current = 1;
  /** What is to stay where it is: so many letters from the beginning, at the upper edge or in the upper third. */
  private anchor = { offset: 0, isThird: false };
  private size: number | null;
  private leafed: boolean;
  private marksOf: (page: number) => readonly Mark[] = () => [];
  private wanted: { words: string; current: Hit | null } = { words: '', current: null };
  /** Where the box was moved by us. */
  private moved = 0;
  private shape = '';
  /** Each going has a number: what is overtaken is not shown. */
  private turns = 0;
  private readonly loading: ChapterLoading;
  /** How many chapters are in the flow. */
  private readonly flowing: number;
  /** Where the book was left for something beside its flow. */
  private back: Place = { page: 1, at: 0 };
  private readonly measuring: ResizeObserver;

  constructor(box: HTMLElement, book: ShownBook, signal: AbortSignal) {
    this.box = box;
    this.book = book;
    this.signal = signal;
    this.flowing = (book.pages.at(-1)?.chapter ?? 0) + 1;
    this.loading = new ChapterLoading((chapter, life) => book.load(chapter, life));
    this.flow = new FlowBox(box, 'down', false);
    const { bookSize, bookPaged } = readPreferences();
    this.size = bookSize;
    this.leafed = bookPaged;
    this.layer = new BookLayer(box);
    this.ways.className = 'book__ways';
    this.ways.setAttribute('aria-label', book.t('player-reading.chapters'));
    box.classList.add('paper__pages--book');
    box.addEventListener('scroll', () => this.scrolled(), { signal, passive: true });
    hearTurns(box, { isLeafed: () => this.flow.isPaged, isBackward: book.isRightToLeft, turn: (direction) => this.turn(direction) }, signal);
    keepKeyboardPlace(box, () => this.stops, signal);
    // A frame later: a scroll bar that comes or goes is news of the same box.
    this.measuring = new ResizeObserver(() => requestAnimationFrame(() => this.resized()));
    this.measuring.observe(box);
    signal.addEventListener('abort', () => this.end(), { once: true });
  }

  get page(): number {
    return this.current;
  }
  get count(): number {
    return this.book.pages.length;
  }
  get isFitted(): boolean {
    return this.size === null;
  }
  get mayGrow(): boolean {
    return (this.size ?? 1) * step <= largest;
  }
  get mayShrink(): boolean {
    return (this.size ?? 1) / step >= smallest;
  }
  get isAtStart(): boolean {
    return !this.isAside && this.current <= 1 && (!this.flow.isPaged || this.flow.isAtStart);
  }
  get isAtEnd(): boolean {
    return !this.isAside && this.current >= this.count && (!this.flow.isPaged || this.flow.isAtEnd);
  }
  get isPaged(): boolean {
    return this.leafed;
  }
  /** Leafing is for lines that run across and flow. */
  get mayLeaf(): boolean {
    return this.view !== null && !this.isAside && !this.view.isVertical && this.view.size === null;
  }

  get inView(): readonly [number, number] {
    const { view } = this;
    if (!view || view.text.length === 0 || view.size || this.isAside) return [this.current, this.current];
    const { flow } = this;
    const first = view.text.firstAt((rect) => flow.measure(rect), flow.position);
    const last = flow.isAtEnd ? view.text.length : view.text.firstAt((rect) => flow.measure(rect), flow.position + flow.extent - 1);
    const seen = this.begins.flatMap((begin, index) => {
      const middle = (begin + (this.begins[index + 1] ?? view.text.length)) / 2;
      return middle >= first && middle <= last ? [this.firstPage + index] : [];
    });
    return [Math.min(this.current, ...seen), Math.max(this.current, ...seen)];
  }

  get place(): Place {
    const { view, flow } = this;
    if (!view || view.text.length === 0) return { page: this.current, at: 0 };
    return this.placeOf(view.text.firstAt((rect) => flow.measure(rect), flow.position + (flow.isPaged ? 0 : flow.extent / 3)));
  }

  go(page: number, at = 0): void {
    const number = Math.min(this.count, Math.max(1, Math.round(page)));
    void this.show(this.book.pages[number - 1]?.chapter ?? 0, () => {
      const begin = this.begins[number - this.firstPage] ?? 0;
      const end = this.begins[number - this.firstPage + 1] ?? this.view?.text.length ?? begin;
      return { offset: begin + Math.round(at * (end - begin)), isThird: at > 0, page: number };
    });
  }

  /** False where there is no such place in the book. */
  async goTo({ path, fragment }: Target, chapterOf: (path: string) => number): Promise<boolean> {
    const chapter = chapterOf(path);
    if (chapter === -1) return false;
    if (this.view && !this.isAside) this.back = this.place;
    await this.show(chapter, () => ({ offset: this.view?.text.offsetOf(fragment) ?? 0, isThird: false }));
    return true;
  }

  turn(direction: 1 | -1): void {
    const { flow, view } = this;
    if (this.isAside) this.goBack();
    else if (!flow.isPaged || !view) this.go(this.current + direction);
    else if (direction === 1 ? !flow.isAtEnd : !flow.isAtStart) {
      flow.position += direction * flow.extent;
      this.looked();
      leaveUnseen(this.box, this.stops);
    } else if (direction === 1) {
      if (this.chapter + 1 < this.flowing) void this.show(this.chapter + 1, () => ({ offset: 0, isThird: false }));
    } else void this.show(this.chapter - 1, () => ({ offset: Math.max(0, (this.view?.text.length ?? 1) - 1), isThird: false }));
  }

  zoom(how: Zoom): void {
    const size = this.size ?? 1;
    this.size = how === 'fit' ? null : Math.min(largest, Math.max(smallest, how === 'in' ? size * step : size / step));
    // What somebody likes is that of the next book, too.
    keepPreferences({ bookSize: this.size });
    this.layOut();
    this.book.changed();
  }

  leaf(): void {
    this.leafed = !this.leafed;
    keepPreferences({ bookPaged: this.leafed });
    this.layOut();
    this.book.changed();
  }

  note(marksOf: (page: number) => readonly Mark[]): void {
    this.marksOf = marksOf;
    this.drawLayer();
  }

  mark(words: string, current: Hit | null): void {
    this.wanted = { words, current };
    this.drawLayer();
  }

  /** What is read stands beside the flow of the book, and has no pages. */
  private get isAside(): boolean {
    return this.chapter >= this.flowing;
  }
  private get stops(): Stops | null {
    const { view, flow } = this;
    return view && { stops: view.stops, focused: view.focused, isSeen: (element) => flow.isSeen(element), isBefore: (element) => flow.isBefore(element), show: (element) => this.bring(element) };
  }

  /** Turns to the page on which it stands, or scrolls as far as it takes. */
  private bring(element: Element): void {
    const { flow } = this;
    const [rect] = element.getClientRects();
    if (flow.isPaged && rect && !flow.isSeen(element)) {
      flow.position = flow.measure(rect);
      this.looked();
    }
    element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  private goBack(): void {
    this.go(this.back.page, this.back.at);
  }

  private end(): void {
    this.measuring.disconnect();
    this.loading.drop();
    this.view?.end();
  }

  private get firstPage(): number {
    return this.book.pages.findIndex(({ chapter }) => chapter === this.chapter) + 1;
  }

  private placeOf(offset: number): Place {
    if (this.isAside) return this.back;
    const index = Math.max(0, this.begins.findLastIndex((begin) => begin <= offset));
    const begin = this.begins[index] ?? 0;
    const end = this.begins[index + 1] ?? this.view?.text.length ?? begin;
    return { page: this.firstPage + index, at: end > begin ? Math.min(1, (offset - begin) / (end - begin)) : 0 };
  }

  private async show(chapter: number, where: () => { offset: number; isThird: boolean; page?: number }): Promise<void> {
    if (chapter < 0 || chapter >= this.book.chapters) return;
    const turn = ++this.turns;
    if (chapter === this.chapter) {
      this.loading.drop();
      this.box.removeAttribute('aria-busy');
    } else {
      this.box.setAttribute('aria-busy', 'true');
      try {
        const view = await this.loading.get(chapter);
        if (turn !== this.turns || this.signal.aborted) return;
        this.begin(view, chapter);
      } catch (error) {
        if (turn === this.turns && !this.signal.aborted) this.book.fail(error);
        return;
      } finally {
        if (turn === this.turns) this.box.removeAttribute('aria-busy');
      }
    }
    const { page, ...anchor } = where();
    this.anchor = anchor;
    this.layOut();
    this.current = page ?? this.placeOf(anchor.offset).page;
    leaveUnseen(this.box, this.stops);
    this.book.changed();
  }

  private begin(view: ChapterView, chapter: number): void {
    this.view?.end();
    if (this.view) this.measuring.unobserve(this.view.element);
    this.view = view;
    this.chapter = chapter;
    this.begins = view.text.beginsOf(this.book.pages.filter((page) => page.chapter === chapter));
    const to = (number: number) => () => void this.show(number, () => ({ offset: 0, isThird: false }));
    this.ways.replaceChildren(
      ...(this.isAside ? [this.way('player-reading.aside.leave', () => this.goBack())] : []),
      ...(chapter > 0 && !this.isAside ? [this.way('player-reading.chapter.previous', to(chapter - 1))] : []),
      ...(chapter + 1 < this.flowing ? [this.way('player-reading.chapter.next', to(chapter + 1))] : []),
    );
    const hadKeyboard = this.box.matches(':focus-within');
    this.box.replaceChildren(...(this.isAside ? [this.ways, view.element] : [view.element, this.ways]), this.layer.element);
    if (hadKeyboard) this.box.focus({ preventScroll: true });
    view.begin(this.box);
    this.measuring.observe(view.element);
  }

  private way(words: string, follow: () => void): HTMLElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'button';
    button.textContent = this.book.t(words);
    button.addEventListener('click', () => {
      this.box.focus();
      follow();
    });
    return button;
  }

  /** A picture has come, say, or the box has another size. Whoever scrolled a moment ago stays where they went. */
  private resized(): void {
    const { clientWidth, clientHeight } = this.box;
    const shape = `${clientWidth} ${clientHeight}`;
    if (shape === this.shape) this.scrolled();
    this.shape = shape;
    this.layOut();
  }

  /** What was read stays where it is. */
  private layOut(): void {
    const { view, box } = this;
    if (!view || this.signal.aborted || box.clientWidth === 0) return;
    const isLeafed = this.leafed && this.mayLeaf;
    const { letters, lines } = this.book.usual;
    box.classList.toggle('paper__pages--leafed', isLeafed);
    box.style.setProperty('direction', isLeafed && this.book.isRightToLeft ? 'rtl' : view.direction);
    box.style.setProperty('writing-mode', view.isVertical ? view.writingMode : 'horizontal-tb');
    this.ways.hidden = isLeafed;
    const columns = box.clientWidth >= wide ? 2 : 1;
    view.layOut({
      letters: letters * (this.size ?? 1),
      lines,
      isLeafed,
      leaf: leafOf(box),
      column: leafOf(box) / columns - columnGap,
      height: box.clientHeight - 60,
      scale: view.size ? (box.clientWidth / view.size.width) * (this.size ?? 1) : 1,
    });
    const isBackward = view.isVertical ? view.writingMode === 'vertical-rl' : this.book.isRightToLeft;
    this.flow = new FlowBox(box, !view.isVertical && !isLeafed ? 'down' : isBackward ? 'left' : 'right', isLeafed);
    this.layer.end(isLeafed ? { leaf: leafOf(box), gap: columnGap, isBackward } : null);
    this.restore();
    this.drawLayer();
  }

  private restore(): void {
    const { view, flow, anchor } = this;
    const [rect] = anchor.offset === 0 ? [] : (view?.text.rectsOf(anchor.offset, anchor.offset + 50) ?? []);
    flow.position = rect ? flow.measure(rect) - (anchor.isThird && !flow.isPaged ? flow.extent / 3 : 0) : 0;
    this.moved = flow.position;
  }

  private scrolled(): void {
    const { flow, view } = this;
    if (Math.abs(flow.position - this.moved) < 2) return;
    // The keyboard's place may draw the box along: then the page that it is on is shown whole.
    const [at] = view?.focused && flow.isSeen(view.focused) ? view.focused.getClientRects() : [];
    if (flow.isPaged) flow.position = at ? flow.measure(at) : flow.position + flow.extent / 2;
    this.looked();
  }

  private looked(): void {
    const { view, flow } = this;
    if (!view) return;
    this.moved = flow.position;
    const third = flow.isPaged ? 0 : flow.extent / 3;
    const offset = flow.isAtStart ? 0 : view.text.firstAt((rect) => flow.measure(rect), flow.position + third);
    this.anchor = { offset, isThird: !flow.isPaged };
    const { page } = this.isAside ? this.back : flow.isAtEnd && !flow.isPaged ? { page: this.firstPage + this.begins.length - 1 } : this.placeOf(flow.isPaged ? offset : view.text.firstAt((rect) => flow.measure(rect), flow.position + flow.extent / 2));
    this.current = page;
    this.book.changed();
  }

  private drawLayer(): void {
    const { view, begins, marksOf, firstPage, wanted, flow } = this;
    if (!view) return;
    const current = wanted.current && this.book.pages[wanted.current.page - 1]?.chapter === this.chapter ? wanted.current.index : null;
    const flags = begins.flatMap((begin, index) => {
      const end = begins[index + 1] ?? view.text.length;
      return marksOf(firstPage + index).map(({ at, element }) => ({ offset: begin + Math.round(at * (end - begin)), element }));
    });
    this.layer.draw(view, { flags, words: wanted.words, current, isPaged: flow.isPaged });
  }
}
