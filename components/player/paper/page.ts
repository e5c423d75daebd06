/** One page: a box of its size, drawn while it is near the eyes and given back when it is not. */
import type { PDFPageProxy, RenderTask } from 'pdfjs-dist';
import { highlight, type Wanted } from './highlight.ts';
import type { Paper } from './open-paper.ts';

type TextLayer = InstanceType<Paper['library']['TextLayer']>;

/** More than this many points of a picture some phones do not draw. */
const mostPixels = 16_000_000;

export interface PageWords {
  /** Name of the page for screen readers. */
  readonly name: string;
  /** What stands there when it cannot be drawn. */
  readonly failed: string;
}

export class PaperPage {
  readonly element = document.createElement('div');
  readonly number: number;
  private readonly paper: Paper;
  private readonly words: PageWords;
  private drawn: number | null = null;
  private task: RenderTask | null = null;
  private proxy: PDFPageProxy | null = null;
  private text: TextLayer | null = null;
  private wanted: Wanted = { words: '', current: null };
  /** Lies over the page at any size. */
  private readonly margin = document.createElement('div');
  /** Each drawing has a number: what is overtaken is not shown. */
  private turn = 0;

  constructor(paper: Paper, number: number, size: PageSize, words: PageWords) {
    this.paper = paper;
    this.number = number;
    this.words = words;
    this.element.className = 'paper__page';
    this.element.setAttribute('role', 'group');
    this.element.setAttribute('aria-label', words.name);
    this.margin.className = 'paper__margin';
    this.element.append(this.margin);
    this.resize(size);
  }

  /** What stands in the margin, in its place. */
  note(marks: readonly HTMLElement[]): void {
    this.margin.replaceChildren(...marks);
  }

  /** Marks words; without words, nothing is marked. */
  mark(wanted: Wanted): void {
    if (this.wanted.words === wanted.words && this.wanted.current === wanted.current) return;
    this.wanted = wanted;
    this.highlight();
  }

  /** Draws it at a scale; what stood there stays until the new one is there. */
  async draw(scale: number): Promise<void> {
    if (this.drawn === scale) return;
    this.drawn = scale;
    const turn = ++this.turn;
    this.task?.cancel();
    try {
      const page = await this.paper.document.getPage(this.number);
      if (turn !== this.turn) return;
      this.proxy = page;
      const { width, height } = page.getViewport({ scale: 1 });
      this.resize({ width, height });
      const canvas = await this.paint(page, scale);
      if (turn !== this.turn) return;
      this.element.querySelector('canvas, .paper__failed')?.remove();
      this.element.prepend(canvas);
      if (!this.text) await this.write(page, scale, turn);
    } catch (error) {
      if (turn === this.turn && !(error instanceof Error && error.name === 'RenderingCancelledException')) this.fail();
    }
  }

  /** Gives the memory back. */
  clear(): void {
    if (this.drawn === null) return;
    this.turn += 1;
    this.task?.cancel();
    void this.forget(this.turn);
    this.drawn = this.task = null;
    this.text = null;
    const canvas = this.element.querySelector('canvas');
    // Safari keeps the memory of a canvas that only went.
    if (canvas) canvas.width = canvas.height = 0;
    this.element.replaceChildren(this.margin);
  }

  /** Pictures stay decoded until pdf.js is told. It refuses while it draws. */
  private async forget(turn: number): Promise<void> {
    await this.task?.promise.catch(() => undefined);
    if (turn === this.turn) this.proxy?.cleanup();
  }

  private resize({ width, height }: PageSize): void {
    this.element.style.setProperty('--_page-width', String(width));
    this.element.style.setProperty('--_page-height', String(height));
  }

  private async paint(page: PDFPageProxy, scale: number): Promise<HTMLCanvasElement> {
    const { width, height } = page.getViewport({ scale });
    const density = Math.min(globalThis.devicePixelRatio || 1, Math.sqrt(mostPixels / (width * height)));
    const viewport = page.getViewport({ scale: scale * density });
    const canvas = document.createElement('canvas');
    canvas.className = 'paper__picture';
    canvas.setAttribute('aria-hidden', 'true');
    canvas.width = Math.max(1, Math.floor(viewport.width));
    canvas.height = Math.max(1, Math.floor(viewport.height));
    this.task = page.render({ canvas, viewport });
    await this.task.promise;
    return canvas;
  }

  /** The words over the picture, in their places: to select, to find, and to be read aloud. */
  private async write(page: PDFPageProxy, scale: number, turn: number): Promise<void> {
    const container = document.createElement('div');
    container.className = 'paper__text';
    const layer = new this.paper.library.TextLayer({ textContentSource: page.streamTextContent(), container, viewport: page.getViewport({ scale }) });
    await layer.render();
    if (turn !== this.turn) return;
    this.text = layer;
    this.highlight();
    this.margin.before(container);
  }

  private highlight(): void {
    if (this.text) highlight(this.text.textDivs, this.text.textContentItemsStr, this.wanted);
  }

  private fail(): void {
    const message = document.createElement('p');
    message.className = 'paper__failed';
    message.textContent = this.words.failed;
    this.element.replaceChildren(message, this.margin);
  }
}

/** In points; one is a pixel at the scale of 1. */
export interface PageSize {
  readonly width: number;
  readonly height: number;
}
