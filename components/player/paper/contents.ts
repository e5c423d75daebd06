/** The table of contents that a paper brings along. */
import type { PDFDocumentProxy } from 'pdfjs-dist';
import type { ContentsEntry } from '../reading/text.ts';

type Outline = Awaited<ReturnType<PDFDocumentProxy['getOutline']>>;

/** Nothing where there is none, or where it is broken: the pages can be read without it. */
export async function contentsOf(document: PDFDocumentProxy): Promise<readonly ContentsEntry[]> {
  const entriesOf = (outline: Outline | undefined): ContentsEntry[] =>
    (outline ?? []).map(({ title, dest, items }) => ({ title: title.trim(), target: dest, entries: entriesOf(items) })).filter(({ title }) => title !== '');
  try {
    return entriesOf(await document.getOutline());
  } catch {
    return [];
  }
}

/** Number of the page that an entry stands for, or `null` where it leads nowhere. */
export async function pageOf(document: PDFDocumentProxy, { target }: ContentsEntry): Promise<number | null> {
  try {
    const place: unknown = typeof target === 'string' ? await document.getDestination(target) : target;
    const page: unknown = Array.isArray(place) ? place[0] : undefined;
    if (typeof page === 'number') return page + 1;
    return isReference(page) ? (await document.getPageIndex(page)) + 1 : null;
  } catch {
    return null;
  }
}

function isReference(value: unknown): value is { num: number; gen: number } {
  return typeof value === 'object' && value !== null && 'num' in value && 'gen' in value && typeof value.num === 'number' && typeof value.gen === 'number';
}
