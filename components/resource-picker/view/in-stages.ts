const waits = 'waits';
/** Items that are laid out in one frame. */
const itemsOfStage = 2;

/** Lays a new block out over several frames: making it and laying out all of it in one would take longer than a frame. */
export class InStages {
  #block: HTMLElement | undefined;
  #waiting: HTMLElement[] = [];

  /** The block that is on its way; what is read in it finds less than there will be. */
  get block(): HTMLElement | undefined {
    return this.#block;
  }

  /** Holds the layout of all items of a block. Rows of a table cannot be held. */
  begin(block: HTMLElement, itemHeight: number): void {
    if (block instanceof HTMLTableSectionElement) return;
    this.end();
    this.#block = block;
    this.#waiting = [...block.children].filter((item): item is HTMLElement => item instanceof HTMLElement);
    block.style.setProperty('--_item-height', `${itemHeight}px`);
    for (const item of this.#waiting) item.classList.add(waits);
  }

  /** Lets the next items be laid out. @returns the block whose last ones these were, or whether there are more */
  next(): HTMLElement | 'more' | 'none' {
    const block = this.#block;
    if (block === undefined) return 'none';
    for (const item of this.#waiting.splice(0, itemsOfStage)) item.classList.remove(waits);
    if (this.#waiting.length > 0) return 'more';
    this.#block = undefined;
    return block;
  }

  end(): void {
    for (const item of this.#waiting.splice(0)) item.classList.remove(waits);
    this.#block = undefined;
  }
}
