/** What stands in a long list, from its first block to its last: blocks that are drawn, and gaps as high as what is left out. */
export interface Gap {
  readonly from: number;
  /** The last block that is left out. */
  readonly to: number;
  readonly height: number;
}

/** Heights of blocks: as measured, and for all others as the first that was. */
export class BlockHeights {
  readonly #measured = new Map<number, number>();
  #first: number | undefined;

  measure(index: number, height: number): void {
    if (height <= 0) return;
    this.#first ??= height;
    this.#measured.set(index, height);
  }

  clear(): void {
    this.#measured.clear();
    this.#first = undefined;
  }

  /** @param fallback height of a block until one has been measured */
  of(index: number, fallback: number): number {
    return this.#measured.get(index) ?? this.#first ?? fallback;
  }

  /** The block at a place in a gap, counted in pixels from its beginning. */
  at({ from, to }: Pick<Gap, 'from' | 'to'>, place: number, fallback: number): number {
    let end = 0;
    for (let index = from; index < to; index += 1) {
      end += this.of(index, fallback);
      if (end > place) return index;
    }
    return to;
  }
}

/** @returns each drawn block as its index, and what is between them as gaps, in order */
export function planOf(drawn: { has(index: number): boolean }, count: number, heights: BlockHeights, fallback: number): (number | Gap)[] {
  const plan: (number | Gap)[] = [];
  let gap: { from: number; to: number; height: number } | undefined;
  for (let index = 0; index < count; index += 1) {
    if (drawn.has(index)) {
      plan.push(index);
      gap = undefined;
    } else if (gap === undefined) {
      gap = { from: index, to: index, height: heights.of(index, fallback) };
      plan.push(gap);
    } else {
      gap.to = index;
      gap.height += heights.of(index, fallback);
    }
  }
  return plan;
}
