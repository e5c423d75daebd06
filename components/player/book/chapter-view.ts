/** One chapter as it stands in the box: its elements apart from the page around, its pictures while they are near. */
import type { Archive } from './archive.ts';
import { chapterStyles } from './book.styles.ts';
import { ChapterText } from './chapter-text.ts';
import { readMarkup } from './markup.ts';
import type { Chapter, Target } from './package.ts';
import { drawPicture, largestPicture } from './picture.ts';
import { safePage, type SafePage, type Thing } from './safe-dom.ts';
import { safeSheet } from './safe-style.ts';

const largestChapter = 4 * 1024 * 1024;
const largestSheet = 512 * 1024;
const largestSound = 64 * 1024 * 1024;

export interface ChapterLayout {
  /** Pixels. */
  readonly letters: number;
  readonly lines: number;
  readonly isLeafed: boolean;
  readonly leaf: number;
  readonly column: number;
  readonly height: number;
  readonly scale: number;
}

export interface ChapterOf {
  readonly archive: Archive;
  readonly chapter: Chapter;
  /** Direction of what says nothing of its own. */
  readonly isRightToLeft: boolean;
  readonly language: string;
  readonly soundWords: string;
  readonly follow: (target: Target) => void;
}

/** The letters of a chapter, without showing it. @throws PaperFailure */
export async function readChapter({ archive, chapter, soundWords }: Pick<ChapterOf, 'archive' | 'chapter' | 'soundWords'>): Promise<SafePage> {
  const { path, isFixed } = chapter;
  return safePage(readMarkup(await archive.text(path, largestChapter), path), { path, isFixed, soundWords });
}

/** @throws PaperFailure */
export async function openChapter(about: ChapterOf): Promise<ChapterView> {
  const page = await readChapter(about);
  const { archive, chapter } = about;
  const sheets = await Promise.all(
    page.styles.map(async (style) => {
      try {
        return safeSheet('text' in style ? style.text : await archive.text(style.path, largestSheet), chapter.isFixed);
      } catch {
        // A chapter without its dress can be read.
        return '';
      }
    }),
  );
  return new ChapterView(page, sheets, about);
}

export class ChapterView {
  readonly element = document.createElement('div');
  readonly text: ChapterText;
  readonly size: SafePage['size'];
  writingMode = 'horizontal-tb';
  direction: 'ltr' | 'rtl' = 'ltr';
  private readonly page: SafePage;
  private readonly about: ChapterOf;
  private readonly root: ShadowRoot;
  private readonly life = new AbortController();
  private near: IntersectionObserver | null = null;
  private readonly urls: string[] = [];

  constructor(page: SafePage, sheets: readonly string[], about: ChapterOf) {
    this.page = page;
    this.about = about;
    this.size = about.chapter.isFixed ? page.size : null;
    this.text = new ChapterText(page.body);
    this.element.className = 'book';
    if (about.language !== '') this.element.lang = about.language;
    this.root = this.element.attachShadow({ mode: 'open' });
    const { styleSheet } = chapterStyles;
    this.root.adoptedStyleSheets = [...(styleSheet ? [styleSheet] : []), ...sheets.map(sheetOf)];
    this.root.append(page.body);
    for (const [link, target] of page.links) {
      link.addEventListener('click', () => about.follow(target), { signal: this.life.signal });
      link.addEventListener('keydown', (event) => {
        if (!(event instanceof KeyboardEvent) || event.key !== 'Enter') return;
        event.stopPropagation();
        about.follow(target);
      });
    }
    for (const sound of page.sounds) sound.element.addEventListener('click', () => void this.play(sound), { once: true });
  }

  get isVertical(): boolean {
    return this.writingMode.startsWith('vertical');
  }

  /** It is in the box: now it is known how it runs, and pictures come when they are near. */
  begin(box: HTMLElement): void {
    // What the chapter before said of its own is none of this one's.
    this.element.style.setProperty('writing-mode', 'horizontal-tb');
    this.element.style.setProperty('direction', 'ltr');
    const { direction } = getComputedStyle(this.page.body.firstElementChild ?? this.page.body);
    this.writingMode = writingModeOf(this.page.body);
    const says = this.page.body.matches('[dir]') || this.page.body.querySelector(':scope > [dir]') !== null;
    this.direction = direction === 'rtl' || (!says && this.about.isRightToLeft) ? 'rtl' : 'ltr';
    this.element.style.setProperty('direction', this.direction);
    this.element.style.setProperty('writing-mode', this.writingMode);
    this.element.toggleAttribute('data-vertical', this.isVertical);
    this.near = new IntersectionObserver((entries) => this.came(entries), { root: box, rootMargin: '100%' });
    for (const { element } of this.page.pictures) this.near.observe(element);
  }

  layOut({ letters, lines, isLeafed, leaf, column, height, scale }: ChapterLayout): void {
    const { element, size } = this;
    element.toggleAttribute('data-leafed', isLeafed);
    element.toggleAttribute('data-fixed', size !== null);
    const values = { letters, lines, leaf, column, height, scale, across: size?.width ?? 0, down: size?.height ?? 0 };
    for (const [name, value] of Object.entries(values)) element.style.setProperty(`--_${name}`, String(value));
  }

  end(): void {
    this.life.abort();
    this.near?.disconnect();
    for (const url of this.urls) URL.revokeObjectURL(url);
    for (const { element } of this.page.pictures) if (element instanceof HTMLCanvasElement) element.width = element.height = 0;
  }

  private came(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      const thing = this.page.pictures.find(({ element }) => element === target);
      if (!thing || !isIntersecting) continue;
      this.near?.unobserve(target);
      void this.draw(thing);
    }
  }

  /** One that cannot be shown leaves its description. */
  private async draw({ path, element }: Thing): Promise<void> {
    const { archive } = this.about;
    if (!(element instanceof HTMLCanvasElement)) return;
    try {
      if (/\.svgz?$/i.test(path)) this.drawSvg(element, await archive.text(path, largestPicture), path);
      else await drawPicture(element, await archive.bytes(path, largestPicture));
    } catch {
      const words = element.getAttribute('aria-label');
      if (this.life.signal.aborted || words === null) return;
      const said = document.createElement('span');
      said.textContent = words;
      element.replaceWith(said);
    }
  }

  private drawSvg(canvas: HTMLCanvasElement, text: string, path: string): void {
    const drawing = safePage(readMarkup(text, path), { path, isFixed: false, soundWords: '' }).body.querySelector('svg');
    if (!drawing) return;
    for (const name of ['role', 'aria-label', 'aria-hidden']) if (canvas.hasAttribute(name)) drawing.setAttribute(name, canvas.getAttribute(name) ?? '');
    canvas.replaceWith(drawing);
  }

  private async play({ path, element }: Thing): Promise<void> {
    const bytes = await this.about.archive.bytes(path, largestSound).catch(() => null);
    if (!bytes || this.life.signal.aborted) return;
    const url = URL.createObjectURL(new Blob([bytes]));
    this.urls.push(url);
    const media = document.createElement(element.dataset['kind'] === 'video' ? 'video' : 'audio');
    media.controls = true;
    media.src = url;
    element.replaceWith(media);
    media.focus();
    await media.play().catch(() => undefined);
  }
}

function sheetOf(text: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
}

/** Books say it of the page or of the body. */
function writingModeOf(page: HTMLElement): string {
  const [outer = '', inner = ''] = [page, page.firstElementChild ?? page].map((element) => getComputedStyle(element).writingMode);
  return inner.startsWith('vertical') ? inner : outer;
}
