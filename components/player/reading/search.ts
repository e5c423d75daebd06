/** Looks for words through a whole text, part after part, and knows at which place somebody is. */
import type { Hit, Searched } from './text.ts';

/** More than these nobody goes through; a single letter would find thousands. */
const mostHits = 1000;

export class TextSearch {
  private readonly searched: Searched;
  private readonly changed: () => void;
  /** Each search has a number: what is overtaken finds nothing more. */
  private turn = 0;
  private found: Hit[] = [];
  private place = -1;
  private wanted = '';
  private looks = false;

  constructor(searched: Searched, changed: () => void) {
    this.searched = searched;
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

  /** Goes to the first place from a page on; those before it come after the last one. */
  async look(words: string, from: number, show: (hit: Hit) => void): Promise<void> {
    const turn = ++this.turn;
    this.wanted = words.trim();
    this.found = [];
    this.place = -1;
    this.looks = this.wanted !== '';
    this.changed();
    for (let part = 1; this.looks && part <= this.searched.parts && this.found.length < mostHits; part += 1) {
      const hits = await this.searched.hitsIn(part, this.wanted);
      if (turn !== this.turn) return;
      this.found.push(...hits);
      const first = hits.find(({ page }) => page >= from);
      if (this.place === -1 && first) {
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
}
