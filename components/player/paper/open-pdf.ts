/** A PDF for the reader: its pages, its contents, and where words stand in it. */
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { readPreferences } from '../deck/preferences.ts';
import { find } from '../reading/find.ts';
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
  return {
    pages,
    searched: { parts: document.numPages, hitsIn: (page, words) => hitsOf(document, page, words) },
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

async function hitsOf(document: PDFDocumentProxy, number: number, words: string): Promise<Hit[]> {
  try {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    const lines = items.flatMap((item) => ('str' in item ? [item] : []));
    const viewport = page.getViewport({ scale: 1 });
    return find(lines.map(({ str }) => str), words).map(([piece], index) => {
      const transform: readonly unknown[] = lines[piece?.line ?? 0]?.transform ?? [];
      const [, y = 0] = viewport.convertToViewportPoint(Number(transform[4]), Number(transform[5])).map(Number);
      return { page: number, at: Math.min(1, Math.max(0, y / viewport.height)), index };
    });
  } catch {
    return [];
  }
}
