/**
 * Pages of a book, alike on every device and at any size of letters: as printed where the book says where they begin, otherwise so many a chapter
 * by the length of its file, which the directory of the package tells before a chapter is read. A page lies in one chapter.
 */
import type { Book } from './package.ts';

/** About as much as stands on a page of a pocket book: a thousand characters of Chinese are 3,000 bytes, and some are markup. */
const pageBytes = 3000;
/** A chapter that says it is longer is refused when it is read; until then it has so many pages. */
const mostOfChapter = 2000;

export interface BookPage {
  readonly chapter: number;
  /** As printed. */
  readonly name: string | null;
  /** Where it begins in its chapter: at an element, or after a share of the letters. */
  readonly begin: { readonly fragment: string } | { readonly share: number };
}

export function pageTable({ chapters, printed }: Book, sizeOf: (path: string) => number): BookPage[] {
  const ofPath = new Map<string, { name: string; fragment: string }[]>();
  for (const page of printed) {
    const known = ofPath.get(page.path);
    if (known) known.push(page);
    else ofPath.set(page.path, [page]);
  }
  return chapters.flatMap(({ path, isFixed, isAside }, chapter): BookPage[] => {
    if (isAside) return [];
    const named = ofPath.get(path) ?? [];
    // What stands before the first printed page of a chapter is its heading.
    if (named.length > 0) return named.map(({ name, fragment }, place) => ({ chapter, name, begin: place === 0 ? { share: 0 } : { fragment } }));
    const count = isFixed || printed.length > 0 ? 1 : Math.min(mostOfChapter, Math.max(1, Math.round(sizeOf(path) / pageBytes)));
    return Array.from({ length: count }, (_, place) => ({ chapter, name: null, begin: { share: place / count } }));
  });
}
