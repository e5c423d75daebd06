/**
 * Keys of items in one place of a document: whatever stays keeps its nodes, and what is new takes over those of what is gone.
 * To write other words into a card costs a fraction of making one.
 */
export class RecycledKeys {
  #keys: ReadonlyMap<string, number> = new Map();
  #last = 0;

  /**
   * @param ids the items that are to be drawn, in order
   * @param mayRecycle false keeps nodes from becoming another item's: the keyboard's place is in one of them
   * @returns a key for each of them
   */
  of(ids: readonly string[], mayRecycle: boolean): number[] {
    const free = mayRecycle ? [...this.#keys].flatMap(([id, key]) => (ids.includes(id) ? [] : [key])) : [];
    const keys = new Map<string, number>();
    for (const id of ids) keys.set(id, this.#keys.get(id) ?? free.shift() ?? (this.#last += 1));
    this.#keys = keys;
    return ids.map((id) => keys.get(id) ?? 0);
  }
}
