/** Lists of numbers that grow, in memory that is as small as a database page's: a catalogue has tens of millions of postings. */

/** Numbers that are only added to the end. */
export class NumberList {
  length = 0;
  #values: Uint32Array;

  constructor(capacity = 4) {
    this.#values = new Uint32Array(capacity);
  }

  push(value: number): void {
    if (this.length === this.#values.length) this.#grow(this.length + 1);
    this.#values[this.length] = value;
    this.length += 1;
  }

  at(index: number): number {
    return this.#values[index] ?? 0;
  }

  /** Sets a value at a place that exists or is the next ones; what lies between is 0. */
  set(index: number, value: number): void {
    if (index >= this.#values.length) this.#grow(index + 1);
    this.#values[index] = value;
    if (index >= this.length) this.length = index + 1;
  }

  add(index: number, change: number): void {
    this.set(index, this.at(index) + change);
  }

  /** The values as they are now; the next `push` may leave it behind. */
  view(): Uint32Array {
    return this.#values.subarray(0, this.length);
  }

  #grow(needed: number): void {
    const grown = new Uint32Array(Math.max(needed, Math.ceil(this.#values.length * 1.6), 4));
    grown.set(this.#values);
    this.#values = grown;
  }
}
