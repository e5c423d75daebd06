/** What the browser has thrown away of what was kept: whoever plays it finds that out, and the mark by which it is answered is gone. */
import type { KeptRecord } from './database.ts';
import { isExpired, isGone, isWhole } from './keepable.ts';
import { wholeOf } from './kept-cache.ts';
import { keptFrom } from './kept-media.ts';
import { isPackage } from './kept-package.ts';
import type { KeptStore } from './kept-store.ts';
import { isStream } from './stream-address.ts';

/** Looking is cheap, and a list is read several times in a second while something comes. */
const lookAgainMs = 3_000;

export class LostPieces {
  readonly #store: KeptStore;
  #looked = -Infinity;

  constructor(store: KeptStore) {
    this.#store = store;
  }

  /** Writes down what is not there any more. What is left of it is not fetched again. @returns the records as they are now */
  async noted(records: readonly KeptRecord[]): Promise<readonly KeptRecord[]> {
    if (performance.now() - this.#looked < lookAgainMs) return records;
    this.#looked = performance.now();
    return Promise.all(records.map((record) => this.#note(record)));
  }

  async #note(record: KeptRecord): Promise<KeptRecord> {
    const [main] = record.files;
    // Without its subtitles a film is still a film; a package answers for itself.
    if (main === undefined || main.sizeBytes === 0 || isPackage(main.url) || isGone(record) || !isWhole(record) || isExpired(record)) return record;
    if ((await wholeOf(main.url)) !== undefined) return record;
    const receivedBytes = isStream(main.url) ? 0 : await keptFrom(main.url, main.sizeBytes);
    const changed = await this.#store.change(record.owner, record.id, (now) =>
      now.files[0]?.isWhole === true ? { ...now, state: 'lost', files: now.files.map((file, index) => (index === 0 ? { ...file, receivedBytes, isWhole: false } : file)) } : now,
    );
    return changed ?? record;
  }
}
