/** The pictures of a chapter: drawn while they are near the eyes, and their memory given back when they are not. */
import type { Archive } from './archive.ts';
import type { ChapterText } from './chapter-text.ts';
import { readMarkup } from './markup.ts';
import { drawPicture, largestPicture } from './picture.ts';
import { safePage, type Thing } from './safe-dom.ts';

export interface PicturesOf {
  readonly archive: Archive;
  readonly text: ChapterText;
  /** Said where a picture should be. */
  readonly failed: string;
  readonly signal: AbortSignal;
}

interface Picture {
  readonly path: string;
  canvas: HTMLCanvasElement;
  isNear: boolean;
  isDrawn: boolean;
  /** As it lies in the book: small, asked for once, and there without a line from then on. */
  packed: Promise<Blob> | null;
}

export class ChapterPictures {
  private readonly about: PicturesOf;
  private readonly pictures = new Map<Element, Picture>();
  private near: IntersectionObserver | null = null;

  constructor(things: readonly Thing[], about: PicturesOf) {
    this.about = about;
    for (const { path, element } of things) {
      if (element instanceof HTMLCanvasElement) this.pictures.set(element, { path, canvas: element, isNear: false, isDrawn: false, packed: null });
    }
  }

  begin(box: HTMLElement): void {
    this.near = new IntersectionObserver((entries) => entries.forEach((entry) => this.came(entry)), { root: box, rootMargin: '100%' });
    for (const element of this.pictures.keys()) this.near.observe(element);
  }

  end(): void {
    this.near?.disconnect();
    for (const { canvas } of this.pictures.values()) canvas.width = canvas.height = 0;
  }

  private came({ target, isIntersecting }: IntersectionObserverEntry): void {
    const picture = this.pictures.get(target);
    if (!picture || picture.isNear === isIntersecting) return;
    picture.isNear = isIntersecting;
    if (isIntersecting) void this.draw(picture);
    else if (picture.isDrawn) this.clear(picture);
  }

  private async draw(picture: Picture): Promise<void> {
    const { archive, signal, failed } = this.about;
    const { path, canvas } = picture;
    try {
      if (/\.svgz?$/i.test(path)) {
        this.drawSvg(picture, await archive.text(path, largestPicture, signal));
        return;
      }
      picture.packed ??= archive.bytes(path, largestPicture, signal).then((bytes) => new Blob([bytes]));
      const bytes = new Uint8Array(await (await picture.packed).arrayBuffer());
      // Who leafs quickly passes many.
      if (!picture.isNear || picture.isDrawn || signal.aborted) return;
      picture.isDrawn = true;
      await drawPicture(canvas, bytes);
      if (this.about.signal.aborted || picture.canvas !== canvas) canvas.width = canvas.height = 0;
    } catch {
      if (signal.aborted || canvas !== picture.canvas) return;
      const said = document.createElement('em');
      said.className = 'book__failed';
      const words = canvas.getAttribute('aria-label') ?? '';
      said.textContent = words === '' ? failed : `${failed} ${words}`;
      this.replace(picture, said);
    }
  }

  /** One without a drawing takes its place: as large as it was, as its numbers say. */
  private clear(picture: Picture): void {
    const { canvas } = picture;
    const empty = canvas.cloneNode(false);
    if (!(empty instanceof HTMLCanvasElement)) return;
    this.replace(picture, empty);
    this.pictures.set(empty, picture);
    picture.canvas = empty;
    picture.isDrawn = false;
    this.near?.observe(empty);
    // Safari keeps the memory of a canvas that only went.
    canvas.width = canvas.height = 0;
  }

  private drawSvg(picture: Picture, text: string): void {
    const { path, canvas } = picture;
    const drawing = safePage(readMarkup(text, path), { path, isFixed: false, soundWords: '' }).body.querySelector('svg');
    if (!drawing) throw new TypeError('There is no drawing.');
    for (const name of ['role', 'aria-label', 'aria-hidden']) if (canvas.hasAttribute(name)) drawing.setAttribute(name, canvas.getAttribute(name) ?? '');
    this.replace(picture, drawing);
  }

  private replace({ canvas }: Picture, by: Element): void {
    this.near?.unobserve(canvas);
    this.pictures.delete(canvas);
    canvas.replaceWith(by);
    this.about.text.replace(canvas, by);
  }
}
