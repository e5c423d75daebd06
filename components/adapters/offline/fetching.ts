/** Fetches what a person keeps, one file after another, in one tab at a time, and goes on after whatever stopped it. */
import { rest } from '../waiting.ts';
import { isFull, type KeptFile, type KeptRecord, type Storage } from './database.ts';
import { isWhole, untilOf } from './keepable.ts';
import { dropFile, FileRefused, fetchFile, markWhole } from './kept-media.ts';
import type { KeptStore } from './kept-store.ts';

/** So long it rests when the line breaks off, unless the line seems to be back sooner. */
const restMs = 10_000;
/** Nobody reads a number more often. */
const tellEveryMs = 300;

export interface FetchingOptions {
  storage: Storage;
  store: KeptStore;
  signal: AbortSignal;
  onProgress: () => void;
}

export class Fetching {
  readonly #options: FetchingOptions;
  #work: Promise<void> | undefined;
  #now: { id: string; stop: AbortController; receivedBytes: number } | undefined;
  #wake = new AbortController();
  #told = 0;

  constructor(options: FetchingOptions) {
    this.#options = options;
    options.signal.addEventListener('abort', () => this.#wake.abort(), { once: true });
  }

  /** What has come of a resource beyond what is written down; undefined where this tab does not fetch it. */
  receivedOf(id: string): number | undefined {
    return this.#now?.id === id ? this.#now.receivedBytes : undefined;
  }

  /** Fetches whatever is to be fetched for this person. */
  go(owner: string): void {
    this.#wake.abort();
    this.#work ??= this.#inTurn(owner).finally(() => (this.#work = undefined));
  }

  /** Ends what this tab fetches of a resource. */
  stop(id: string): void {
    if (this.#now?.id === id) this.#now.stop.abort();
  }

  async #inTurn(owner: string): Promise<void> {
    const { storage, signal } = this.#options;
    // Where there is a cache there are locks. Another tab takes over when this one is closed.
    await navigator.locks.request(`ls-keeping:${storage.name}`, { signal }, () => this.#all(owner)).catch(() => undefined);
  }

  async #all(owner: string): Promise<void> {
    const { store, signal } = this.#options;
    for (;;) {
      const next = (await store.all(owner)).filter((record) => record.state === 'going' && !isWhole(record)).at(-1);
      if (next === undefined || signal.aborted) return;
      const isLineDown = !(await this.#resource(next));
      this.#options.onProgress();
      if (!isLineDown) continue;
      this.#wake = new AbortController();
      await rest(restMs, this.#wake.signal);
    }
  }

  /** Fetches one resource. @returns false when the line broke off */
  async #resource(record: KeptRecord): Promise<boolean> {
    const { store, signal } = this.#options;
    const { owner, id } = record;
    const stop = new AbortController();
    const end = (): void => stop.abort();
    signal.addEventListener('abort', end, { once: true });
    try {
      for (const [index, file] of record.files.entries()) {
        if (file.isWhole) continue;
        const others = record.files.filter(({ url }) => url !== file.url).reduce((sum, { receivedBytes }) => sum + receivedBytes, 0);
        this.#now = { id, stop, receivedBytes: others + file.receivedBytes };
        const fetched = await fetchFile(file.url, {
          from: file,
          signal: stop.signal,
          onBytes: (receivedBytes) => this.#tell(id, stop, others + receivedBytes),
          onPiece: async (progress) => {
            const now = await this.#change(record, file.url, progress);
            // Another tab may have paused it or let it go.
            if (now?.state !== 'going') stop.abort();
          },
        }).catch((error: unknown) => {
          // Without its subtitles a film is still a film.
          if (index > 0 && error instanceof FileRefused) return 0;
          throw error;
        });
        record = (await this.#change(record, file.url, { sizeBytes: fetched, receivedBytes: fetched, isWhole: true })) ?? record;
      }
      for (const { url, sizeBytes, mimeType } of record.files.filter((file) => file.sizeBytes > 0)) await markWhole(url, { sizeBytes, mimeType, until: untilOf(record) });
      return true;
    } catch (error) {
      if (stop.signal.aborted) {
        // Let go of while a piece was on its way.
        for (const { url } of record.files) if (!(await store.has(url))) await dropFile(url);
        return true;
      }
      const state = isFull(error) ? 'full' : error instanceof FileRefused ? 'failed' : undefined;
      if (state !== undefined) await store.change(owner, id, (now) => ({ ...now, state }));
      return state !== undefined;
    } finally {
      signal.removeEventListener('abort', end);
      this.#now = undefined;
    }
  }

  #tell(id: string, stop: AbortController, receivedBytes: number): void {
    this.#now = { id, stop, receivedBytes };
    if (performance.now() - this.#told < tellEveryMs) return;
    this.#told = performance.now();
    this.#options.onProgress();
  }

  #change({ owner, id }: KeptRecord, url: string, change: Partial<KeptFile>): Promise<KeptRecord | undefined> {
    return this.#options.store.change(owner, id, (record) => ({
      ...record,
      files: record.files.map((file) => (file.url === url ? { ...file, ...change } : file)),
    }));
  }
}
