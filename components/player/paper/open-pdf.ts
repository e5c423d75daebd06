/** A PDF for the reader: its pages, its contents, and where words stand in it. */
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { readPreferences } from '../deck/preferences.ts';
import { find } from '../reading/find.ts';
import { keepTexts } from '../reading/kept-texts.ts';
import type { Hit, Opened, ReadText } from '../reading/text.ts';
import { contentsOf, pageOf } from './contents.ts';
import { openPaper } from './open-paper.ts';
import { PaperPages } from './pages.ts';

export async function openPdf({ url, box, signal, say, changed, t }: Opened): Promise<ReadText> {
  const paper = await openPaper(url, signal, say);
  const { document } = paper;
  const pages = new PaperPages(box, changed, readPreferences().paperSize);
  signal.addEventListener('abort', () => pages.end(), { once: true });
  await pages.fill(paper, (page) => ({ name: t('player-reading.page', { page }), failed: t('player-reading.page.failed') }));
  const textOf = keepTexts((page) => readText(document, page));
  return {
    pages,
    searched: { parts: document.numPages, hitsIn: (page, words) => hitsOf(textOf(page), page, words) },
    layout: null,
    nameOf: () => null,
    pageNamed: (name) => (Number.isFinite(Number.parseFloat(name)) ? Number.parseFloat(name) : null),
    contents: () => contentsOf(document),
    follow: async (entry) => {
      const page = await pageOf(document, entry);
      if (page !== null) pages.go(page);
      return page !== null;
    },
  };
}

interface PageText {
  readonly lines: readonly string[];
  /** How far down the page each line stands, 0 to 1. */
  readonly places: readonly number[];
}

async function readText(document: PDFDocumentProxy, number: number): Promise<PageText> {
  const page = await document.getPage(number);
  const { items } = await page.getTextContent();
  const viewport = page.getViewport({ scale: 1 });
  const lines = items.flatMap((item) => ('str' in item ? [item] : []));
  const places = lines.map(({ transform: given }) => {
    const transform: readonly unknown[] = given;
    const [, y = 0] = viewport.convertToViewportPoint(Number(transform[4]), Number(transform[5])).map(Number);
    return Math.min(1, Math.max(0, y / viewport.height));
  });
  return { lines: lines.map(({ str }) => str), places };
}

async function hitsOf(text: Promise<PageText>, page: number, words: string): Promise<Hit[]> {
  try {
    const { lines, places } = await text;
    return find(lines, words).map(([piece], index) => ({ page, at: places[piece?.line ?? 0] ?? 0, index }));
  } catch {
    return [];
  }
}
