/** Looks for words through a whole paper, page after page, and knows at which place somebody is. */
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { find } from './find.ts';

export interface Hit {
  readonly page: number;
  /** How far down the page. */
  readonly at: number;
  /** Its number among those of the page. */
  readonly index: number;
}

/** More than these nobody goes through; a single letter would find thousands. */
const mostHits = 1000;

export class PaperSearch {
  private readonly document: PDFDocumentProxy;
  private readonly changed: () => void;
  /** Each search has a number: what is overtaken finds nothing more. */
  private turn = 0;
  private found: Hit[] = [];
  private place = -1;
  private wanted = '';
  private looks = false;

  constructor(document: PDFDocumentProxy, changed: () => void) {
    this.document = document;
    this.changed = changed;
  }

  get words(): string {
    return this.wanted;
  }
  get hits(): readonly Hit[] {
    return this.found;
  }
  get current(): Hit | null {
    return this.found[this.place] ?? null;
  }
  /** Number of the present place, from 1. */
  get number(): number {
    return this.place + 1;
  }
  get isLooking(): boolean {
    return this.looks;
  }

  /** Goes to the first place from a page on; the pages before it come after the last one. */
  async look(words: string, from: number, show: (hit: Hit) => void): Promise<void> {
    const turn = ++this.turn;
    this.wanted = words.trim();
    this.found = [];
    this.place = -1;
    this.looks = this.wanted !== '';
    this.changed();
    for (let page = 1; this.looks && page <= this.document.numPages && this.found.length < mostHits; page += 1) {
      const hits = await this.hitsOf(page);
      if (turn !== this.turn) return;
      this.found.push(...hits);
      const [first] = hits;
      if (this.place === -1 && first && page >= from) {
        this.place = this.found.indexOf(first);
        show(first);
      }
      if (hits.length > 0) this.changed();
    }
    this.looks = false;
    const [first] = this.found;
    if (this.place === -1 && first) {
      this.place = 0;
      show(first);
    }
    this.changed();
  }

  /** The next place, or the one before; after the last comes the first. */
  step(direction: 1 | -1): Hit | null {
    const { length } = this.found;
    if (length === 0) return null;
    this.place = (this.place + direction + length) % length;
    this.changed();
    return this.current;
  }

  end(): void {
    this.turn += 1;
    this.looks = false;
    this.wanted = '';
    this.found = [];
    this.place = -1;
  }

  /** A page that cannot be read holds nothing. */
  private async hitsOf(number: number): Promise<Hit[]> {
    try {
      const page = await this.document.getPage(number);
      const { items } = await page.getTextContent();
      const lines = items.flatMap((item) => ('str' in item ? [item] : []));
      const viewport = page.getViewport({ scale: 1 });
      return find(lines.map(({ str }) => str), this.wanted).map(([piece], index) => {
        const transform: readonly unknown[] = lines[piece?.line ?? 0]?.transform ?? [];
        const [, y = 0] = viewport.convertToViewportPoint(Number(transform[4]), Number(transform[5])).map(Number);
        return { page: number, at: Math.min(1, Math.max(0, y / viewport.height)), index };
      });
    } catch {
      return [];
    }
  }
}
