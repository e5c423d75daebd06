/** Fetches what a person keeps, one file after another, in one tab at a time, and goes on after whatever stopped it. */
import { rest } from '../waiting.ts';
import { isFull, type KeptFile, type KeptRecord, type Storage } from './database.ts';
import { isWhole, markOf } from './keepable.ts';
import type { FileHeaders } from './kept-cache.ts';
import { fetchKept, markKept } from './kept-kinds.ts';
import { FileRefused, type FileProgress } from './kept-media.ts';
import { dropUnkept, type KeptStore } from './kept-store.ts';
import { expectedPicture, picturesOf } from './thumbnail-pictures.ts';

/** So long it rests when the line breaks off, unless the line seems to be back sooner. */
const restMs = 10_000;
/** Nobody reads a number more often. */
const tellEveryMs = 300;

export interface FetchingOptions {
  storage: Storage;
  store: KeptStore;
  signal: AbortSignal;
  onProgress: () => void;
  /** Lets go of something for a resource that finds no room; false where there is nothing to let go of. */
  makeRoom: (record: KeptRecord) => Promise<boolean>;
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
      // Read anew each time: a track names pictures, which come after it.
      for (let file = nextOf(record); file !== undefined; file = nextOf(record)) {
        const { url } = file;
        const others = record.files.filter((other) => other.url !== url).reduce((sum, { receivedBytes }) => sum + receivedBytes, 0);
        this.#now = { id, stop, receivedBytes: others + file.receivedBytes };
        const come = {
          signal: stop.signal,
          onBytes: (receivedBytes: number) => this.#tell(id, stop, others + receivedBytes),
          onPiece: async (progress: FileProgress & FileHeaders) => {
            const now = await this.#change(record, url, progress);
            // Another tab may have paused it or let it go.
            if (now?.state !== 'going') stop.abort();
          },
        };
        const isMain = record.files[0]?.url === url;
        const fetched = await fetchKept(file, { ...come, ...(!isMain && file.mimeType.startsWith('image/') && { expected: expectedPicture }) }).catch((error: unknown) => {
          // Without its subtitles a film is still a film.
          if (!isMain && error instanceof FileRefused) return 0;
          throw error;
        });
        stop.signal.throwIfAborted();
        const now = await this.#finish(record, url, fetched);
        if (now === undefined) {
          stop.abort();
          return true;
        }
        record = now;
      }
      return true;
    } catch (error) {
      if (stop.signal.aborted) return true;
      // It is begun again, with what is there already.
      if (isFull(error) && (await this.#options.makeRoom(record).catch(() => false))) return true;
      const state = isFull(error) ? 'full' : error instanceof FileRefused ? 'failed' : undefined;
      if (state !== undefined) await store.change(owner, id, (now) => ({ ...now, state }));
      return state !== undefined;
    } finally {
      signal.removeEventListener('abort', end);
      this.#now = undefined;
      // Let go of while a piece was on its way.
      if (stop.signal.aborted) await dropUnkept(store, record.files);
    }
  }

  #tell(id: string, stop: AbortController, receivedBytes: number): void {
    this.#now = { id, stop, receivedBytes };
    if (performance.now() - this.#told < tellEveryMs) return;
    this.#told = performance.now();
    this.#options.onProgress();
  }

  /**
   * All of a file has come. It is marked before that is written down: what is said to be kept is answered.
   * @returns the record as it is now; undefined where the file was let go of meanwhile
   */
  async #finish({ owner, id }: KeptRecord, url: string, sizeBytes: number): Promise<KeptRecord | undefined> {
    const { store } = this.#options;
    const record = await store.get(owner, id);
    const file = record?.files.find((one) => one.url === url);
    if (record === undefined || file === undefined) return undefined;
    if (sizeBytes > 0) await markKept(url, markOf(record, { ...file, sizeBytes }));
    const named = sizeBytes > 0 ? await picturesOf(record, file) : [];
    const now = await this.#change(record, url, { sizeBytes, receivedBytes: sizeBytes, isWhole: true }, named);
    return now?.files.some((one) => one.url === url) === true ? now : undefined;
  }

  /** Changes a file, and adds those that it names. */
  #change({ owner, id }: KeptRecord, url: string, change: Partial<KeptFile>, named: readonly KeptFile[] = []): Promise<KeptRecord | undefined> {
    return this.#options.store.change(owner, id, (record) => {
      if (!record.files.some((file) => file.url === url)) return record;
      const added = named.filter((file) => record.files.every((one) => one.url !== file.url));
      return { ...record, files: [...record.files.map((file) => (file.url === url ? { ...file, ...change } : file)), ...added] };
    });
  }
}

const nextOf = ({ files }: KeptRecord): KeptFile | undefined => files.find((file) => !file.isWhole);
