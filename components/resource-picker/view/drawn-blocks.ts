/** How far a block is drawn: so many of its items stand there, and so many of those are whole; the others are sketches. */
export interface Progress {
  readonly count: number;
  readonly whole: number;
}

/** The blocks of a long list that are in the document. A new one is filled over several frames, and so is what was only sketched. */
export class DrawnBlocks {
  #blocks: ReadonlyMap<number, Progress> = new Map();

  get size(): number {
    return this.#blocks.size;
  }

  /** Which they are, in the order in which they came. */
  get indices(): Iterable<number> {
    return this.#blocks.keys();
  }

  has(index: number): boolean {
    return this.#blocks.has(index);
  }

  /** @returns how far it is drawn, of `size` items; nothing of it where it is not */
  progress(index: number): Progress {
    return this.#blocks.get(index) ?? { count: 0, whole: 0 };
  }

  /** Begins anew with blocks of which so many items each are drawn. */
  begin(blocks: Iterable<readonly [index: number, items: number]>): void {
    this.#blocks = new Map(Array.from(blocks, ([index, items]) => [index, { count: items, whole: items }]));
  }

  /** Lets go of all others. @returns whether there were any */
  keep(isKept: (index: number) => boolean): boolean {
    const before = this.#blocks.size;
    this.#blocks = new Map([...this.#blocks].filter(([index]) => isKept(index)));
    return this.#blocks.size < before;
  }

  /** Draws some more items of a block, whole or as sketches. */
  add(index: number, items: number, size: number, asSketch: boolean): void {
    const { count, whole } = this.progress(index);
    const next = Math.min(size, count + items);
    this.#set(index, { count: next, whole: asSketch || whole < count ? whole : next });
  }

  /** Makes some more sketches of a block whole. */
  finish(index: number, items: number): void {
    const { count, whole } = this.progress(index);
    this.#set(index, { count, whole: Math.min(count, whole + items) });
  }

  #set(index: number, progress: Progress): void {
    this.#blocks = new Map(this.#blocks).set(index, progress);
  }
}
