/** The order of results, and the part of it that a page is. */

/** A resource with what is sorted by, higher first. */
export interface Place {
  readonly ordinal: number;
  readonly key: number;
}

/** Which of two resources with the same key comes first: negative for `a`. */
export type Tie = (a: number, b: number) => number;

/** The first `limit` of what is offered, behind `after`. A heap of that many: nobody wants a million results sorted for a page. */
export class Top {
  readonly #limit: number;
  readonly #tie: Tie;
  readonly #after: Place | undefined;
  /** The last of the kept ones is at the front. */
  readonly #ordinals: number[] = [];
  readonly #keys: number[] = [];

  constructor(limit: number, tie: Tie, after: Place | undefined) {
    this.#limit = limit;
    this.#tie = tie;
    this.#after = after;
  }

  offer(ordinal: number, key: number): void {
    const after = this.#after;
    if (after !== undefined && (key > after.key || (key === after.key && this.#tie(ordinal, after.ordinal) <= 0))) return;
    const size = this.#ordinals.length;
    if (size < this.#limit) {
      this.#ordinals.push(ordinal);
      this.#keys.push(key);
      this.#rise(size);
    } else if (this.#comesBefore(ordinal, key, 0)) {
      this.#ordinals[0] = ordinal;
      this.#keys[0] = key;
      this.#sink();
    }
  }

  /** Ordinals in their order. */
  result(): Place[] {
    return this.#ordinals
      .map((ordinal, index) => ({ ordinal, key: this.#keys[index] ?? 0 }))
      .sort((a, b) => b.key - a.key || this.#tie(a.ordinal, b.ordinal));
  }

  #comesBefore(ordinal: number, key: number, index: number): boolean {
    const other = this.#keys[index] ?? 0;
    return key !== other ? key > other : this.#tie(ordinal, this.#ordinals[index] ?? 0) < 0;
  }

  #isBefore(a: number, b: number): boolean {
    return this.#comesBefore(this.#ordinals[a] ?? 0, this.#keys[a] ?? 0, b);
  }

  #rise(from: number): void {
    for (let index = from, parent = (index - 1) >> 1; index > 0 && this.#isBefore(parent, index); index = parent, parent = (index - 1) >> 1) {
      this.#swap(index, parent);
    }
  }

  #sink(): void {
    for (let index = 0; ; ) {
      const left = 2 * index + 1;
      let last = index;
      if (left < this.#ordinals.length && this.#isBefore(last, left)) last = left;
      if (left + 1 < this.#ordinals.length && this.#isBefore(last, left + 1)) last = left + 1;
      if (last === index) return;
      this.#swap(index, last);
      index = last;
    }
  }

  #swap(a: number, b: number): void {
    for (const list of [this.#ordinals, this.#keys]) [list[a], list[b]] = [list[b] ?? 0, list[a] ?? 0];
  }
}
