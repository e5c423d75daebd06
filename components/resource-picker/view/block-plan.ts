/** What stands in a long list, from its first block to its last: blocks that are drawn, and gaps as high as what is left out. */
export interface Gap {
  readonly from: number;
  /** The last block that is left out. */
  readonly to: number;
  readonly height: number;
}

/**
 * Heights of blocks: as measured, and for all others as the first that was. Most are as high as the first; only the others are
 * remembered, so that the height of thousands is told as quickly as that of ten.
 */
export class BlockHeights {
  readonly #others = new Map<number, number>();
  #first: number | undefined;

  measure(index: number, height: number): void {
    if (height <= 0) return;
    this.#first ??= height;
    if (height === this.#first) this.#others.delete(index);
    else this.#others.set(index, height);
  }

  clear(): void {
    this.#others.clear();
    this.#first = undefined;
  }

  /** @param fallback height of a block until one has been measured */
  of(index: number, fallback: number): number {
    return this.#others.get(index) ?? this.#first ?? fallback;
  }

  /** All of a gap together. */
  all({ from, to }: Pick<Gap, 'from' | 'to'>, fallback: number): number {
    const usual = this.#first ?? fallback;
    let height = (to - from + 1) * usual;
    for (const [index, other] of this.#others) if (index >= from && index <= to) height += other - usual;
    return height;
  }

  /** The block at a place in a gap, counted in pixels from its beginning. */
  at({ from, to }: Pick<Gap, 'from' | 'to'>, place: number, fallback: number): number {
    let [first, last] = [from, to];
    while (first < last) {
      const middle = Math.floor((first + last) / 2);
      if (this.all({ from, to: middle }, fallback) > place) last = middle;
      else first = middle + 1;
    }
    return first;
  }
}

/** @returns each drawn block as its index, and what is between them as gaps, in order */
export function planOf(drawn: Iterable<number>, count: number, heights: BlockHeights, fallback: number): (number | Gap)[] {
  const plan: (number | Gap)[] = [];
  let next = 0;
  const leaveOut = (end: number): void => {
    if (end > next) plan.push({ from: next, to: end - 1, height: heights.all({ from: next, to: end - 1 }, fallback) });
  };
  for (const index of [...drawn].filter((index) => index < count).sort((a, b) => a - b)) {
    leaveOut(index);
    plan.push(index);
    next = index + 1;
  }
  leaveOut(count);
  return plan;
}
