/** One chapter as it stands in the box: its elements apart from the page around, its pictures while they are near. */
import type { Archive } from './archive.ts';
import { chapterStyles } from './book.styles.ts';
import { ChapterText } from './chapter-text.ts';
import { readMarkup } from './markup.ts';
import type { Chapter, Target } from './package.ts';
import { ChapterPictures } from './pictures.ts';
import { safePage, type SafePage } from './safe-dom.ts';
import { safeSheet } from './safe-style.ts';
import { hearSounds } from './sounds.ts';

const largestChapter = 4 * 1024 * 1024;
const largestSheet = 512 * 1024;
/** Where the keyboard stops in a chapter. */
const stops = '[role="link"], a[href], button, audio, video, summary';

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
  readonly words: ChapterWords;
  readonly follow: (target: Target) => void;
}

export interface ChapterWords {
  /** On what plays a sound. */
  readonly sound: string;
  readonly soundFailed: string;
  readonly pictureFailed: string;
}

/** The letters of a chapter, without showing it. @throws PaperFailure */
export async function readChapter({ archive, chapter, words }: Pick<ChapterOf, 'archive' | 'chapter' | 'words'>, signal?: AbortSignal): Promise<SafePage> {
  const { path, isFixed } = chapter;
  return safePage(readMarkup(await archive.text(path, largestChapter, signal), path), { path, isFixed, soundWords: words.sound });
}

/** It lives until `life` is aborted, and comes no more when that happens before. @throws PaperFailure */
export async function openChapter(about: ChapterOf, life: AbortController): Promise<ChapterView> {
  const { signal } = life;
  const page = await readChapter(about, signal);
  const { archive, chapter } = about;
  const sheets = await Promise.all(
    page.styles.map(async (style) => {
      try {
        return safeSheet('text' in style ? style.text : await archive.text(style.path, largestSheet, signal), chapter.isFixed);
      } catch {
        // A chapter without its dress can be read.
        return '';
      }
    }),
  );
  signal.throwIfAborted();
  return new ChapterView(page, sheets, about, life);
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
  private readonly life: AbortController;
  private readonly pictures: ChapterPictures;

  constructor(page: SafePage, sheets: readonly string[], about: ChapterOf, life: AbortController) {
    this.page = page;
    this.about = about;
    this.life = life;
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
    const { archive, words } = about;
    const { signal } = life;
    this.pictures = new ChapterPictures(page.pictures, { archive, text: this.text, failed: words.pictureFailed, signal });
    hearSounds(page.sounds, { archive, failed: words.soundFailed, signal });
  }

  /** What of it has the keyboard. */
  get focused(): Element | null {
    return this.root.activeElement;
  }
  /** Where the keyboard stops in it, in order. */
  get stops(): HTMLElement[] {
    return [...this.root.querySelectorAll<HTMLElement>(stops)].filter((element) => element.getClientRects().length > 0);
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
    this.pictures.begin(box);
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
    this.pictures.end();
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
