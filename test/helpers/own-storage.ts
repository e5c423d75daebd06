/**
 * A window of the component tests runs one file after the other, with one profile and one origin: what a file leaves in `localStorage`, the next
 * one finds, and which that is differs from run to run.
 */

/** Gives the file a `localStorage` of its own, which is empty at the beginning of each test. */
export function ownStorage(): void {
  const kept = new Map<string, string>();
  const { getItem, setItem, removeItem, clear } = Storage.prototype;
  const isOurs = (storage: Storage): boolean => storage === localStorage;
  before(() => {
    Object.assign(Storage.prototype, {
      getItem(this: Storage, key: string) {
        return isOurs(this) ? (kept.get(key) ?? null) : getItem.call(this, key);
      },
      setItem(this: Storage, key: string, value: string) {
        if (isOurs(this)) kept.set(key, value);
        else setItem.call(this, key, value);
      },
      removeItem(this: Storage, key: string) {
        if (isOurs(this)) kept.delete(key);
        else removeItem.call(this, key);
      },
      clear(this: Storage) {
        if (isOurs(this)) kept.clear();
        else clear.call(this);
      },
    });
  });
  beforeEach(() => kept.clear());
  after(() => void Object.assign(Storage.prototype, { getItem, setItem, removeItem, clear }));
}
