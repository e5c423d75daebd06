/** An EPUB for the reader: read from its file piece by piece, made into elements of ours, never run (docs/decisions/0207). */
import type { Stage } from '../../base/ports/index.ts';
import { adopt } from '../../base/styles/adopt.ts';
import { PaperFailure } from '../reading/fetching.ts';
import { find } from '../reading/find.ts';
import { keepTexts } from '../reading/kept-texts.ts';
import type { ContentsEntry, Hit, Opened, ReadText } from '../reading/text.ts';
import { openArchive } from './archive.ts';
import { BookPages } from './book-pages.ts';
import { bookBoxStyles } from './book.styles.ts';
import { ChapterText, type PlainText } from './chapter-text.ts';
import { openChapter, readChapter } from './chapter-view.ts';
import { readPackage, type Target } from './package.ts';
import { pageTable, type BookPage } from './page-table.ts';

/** Letters of textbooks on a screen of one's own: 16 points and lines 5 mm apart for the youngest, at least 12 points for all others. */
const usual = { young: { letters: 21.4, lines: 1.9 }, other: { letters: 18, lines: 1.8 } } as const;
/** Scripts that run from right to left, where a book does not say so itself. */
const rightToLeft = /^(?:ar|dv|fa|he|ks|ku-arab|ps|sd|ug|ur|yi)\b|-arab\b/i;

/** @throws PaperFailure */
export async function openBook({ url, box, root, signal, say, changed, t }: Opened, stage: Stage | null): Promise<ReadText> {
  if (root) adopt(root, [bookBoxStyles]);
  const archive = await openArchive(url, signal, (isLost) => say(isLost ? 'line' : null));
  const book = await readPackage(archive);
  signal.throwIfAborted();
  const pages = pageTable(book, (path) => archive.sizeOf(path));
  const words = { sound: t('player-reading.sound'), soundFailed: t('player-reading.sound.failed'), pictureFailed: t('player-reading.picture.failed') };
  const chapterOf = (path: string): number => book.chapters.findIndex((chapter) => chapter.path === path);
  const shown = new BookPages(
    box,
    {
      pages,
      chapters: book.chapters.length,
      isRightToLeft: book.isRightToLeft,
      usual: stage === 'primary' ? usual.young : usual.other,
      load: (number, life) => {
        const chapter = book.chapters[number];
        if (!chapter) throw new PaperFailure('missing');
        const isRightToLeft = rightToLeft.test(book.language);
        return openChapter({ archive, chapter, isRightToLeft, language: book.language, words, follow: (target) => void shown.goTo(target, chapterOf) }, life);
      },
      fail: (error) => (error instanceof PaperFailure ? say(error.problem, error.refusal) : say('damaged')),
      changed,
      t,
    },
    signal,
  );
  const textOf = keepTexts(async (part) => {
    const chapter = book.chapters[part - 1];
    if (!chapter) throw new PaperFailure('missing');
    return new ChapterText((await readChapter({ archive, chapter, words })).body).plain(pages.filter((page) => page.chapter === part - 1));
  });
  return {
    pages: shown,
    searched: {
      parts: book.chapters.filter(({ isAside }) => !isAside).length,
      hitsIn: async (part, wanted) => hitsOf(await textOf(part).catch(() => null), pages.findIndex((page) => page.chapter === part - 1) + 1, wanted),
    },
    layout: {
      get isThere() {
        return shown.mayLeaf;
      },
      get isPaged() {
        return shown.isPaged;
      },
      toggle: () => shown.leaf(),
    },
    nameOf: (page) => pages[page - 1]?.name ?? null,
    pageNamed: (name) => pageNamed(pages, name),
    contents: () => Promise.resolve(book.contents),
    follow: ({ target }: ContentsEntry) => (isTarget(target) ? shown.goTo(target, chapterOf) : Promise.resolve(false)),
  };
}

/** As printed where pages have names; otherwise by number. */
function pageNamed(pages: readonly BookPage[], name: string): number | null {
  const printed = pages.findIndex((page) => page.name?.toLowerCase() === name.toLowerCase());
  if (printed !== -1) return printed + 1;
  const number = Number.parseInt(name, 10);
  return Number.isFinite(number) && !pages.some((page) => page.name !== null) ? number : null;
}

function hitsOf(text: PlainText | null, firstPage: number, wanted: string): Hit[] {
  if (!text) return [];
  const { lines, froms, begins, length } = text;
  return find(lines, wanted).map(([piece], index) => {
    const offset = (froms[piece?.line ?? 0] ?? 0) + (piece?.from ?? 0);
    const place = Math.max(0, begins.findLastIndex((begin) => begin <= offset));
    const begin = begins[place] ?? 0;
    const end = begins[place + 1] ?? length;
    return { page: firstPage + place, at: end > begin ? (offset - begin) / (end - begin) : 0, index };
  });
}

function isTarget(value: unknown): value is Target {
  return typeof value === 'object' && value !== null && 'path' in value && 'fragment' in value;
}
