/** Fetches what a person keeps, one file after another, in one tab at a time, and goes on after whatever stopped it. */
import { rest } from '../waiting.ts';
import { isFull, type KeptFile, type KeptRecord, type Storage } from './database.ts';
import { isWhole, markOf } from './keepable.ts';
import type { FileHeaders } from './kept-cache.ts';
import { fetchKept, markKept } from './kept-kinds.ts';
import { FileRefused, type FileProgress } from './kept-media.ts';
import { dropUnkept, type KeptStore } from './kept-store.ts';
import { expectedPicture, picturesOf } from './thumbnail-pictures.ts';
import { isLineUp, Tries } from './tries.ts';

/** So long it rests when nothing of what is to be fetched comes, unless the line seems to be back sooner. */
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
  readonly #tries = new Tries();
  /** Resources that did not come since it last rested. */
  readonly #tried = new Set<string>();
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

  /** Fetches these for this person. A rest ends for what has not been tried before it, for nothing else. */
  go(owner: string, ids: readonly string[]): void {
    if (ids.some((id) => !this.#tried.has(id))) this.#wake.abort();
    this.#work ??= this.#inTurn(owner).finally(() => (this.#work = undefined));
  }

  /** Fetches one that somebody asks for, at once. */
  begin(owner: string, id: string): void {
    this.#tried.delete(id);
    this.go(owner, [id]);
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
    this.#tried.clear();
    for (;;) {
      const going = (await store.all(owner)).filter((record) => record.state === 'going' && !isWhole(record));
      if (going.length === 0 || signal.aborted) return;
      // What did not come lets the others go first.
      const next = going.findLast(({ id }) => !this.#tried.has(id));
      if (next === undefined) {
        this.#wake = new AbortController();
        await rest(restMs, this.#wake.signal);
        this.#tried.clear();
      } else {
        if (!(await this.#resource(next))) this.#tried.add(next.id);
        this.#options.onProgress();
      }
    }
  }

  /** Fetches one resource. @returns false when it is to be tried again after a rest */
  async #resource(record: KeptRecord): Promise<boolean> {
    const { store, signal } = this.#options;
    const { owner, id } = record;
    const stop = new AbortController();
    const end = (): void => stop.abort();
    signal.addEventListener('abort', end, { once: true });
    const putOff = new Set<string>();
    try {
      // Read anew each time: a track names pictures, which come after it.
      for (let file = nextOf(record, putOff); file !== undefined; file = nextOf(record, putOff)) {
        const { url } = file;
        const others = record.files.filter((other) => other.url !== url).reduce((sum, { receivedBytes }) => sum + receivedBytes, 0);
        this.#now = { id, stop, receivedBytes: others + file.receivedBytes };
        const come = {
          signal: stop.signal,
          onBytes: (receivedBytes: number) => this.#tell(id, stop, others + receivedBytes),
          onPiece: async (progress: FileProgress & FileHeaders) => {
            this.#tries.came(`${id} ${url}`, progress.receivedBytes);
            const now = await this.#change(record, url, progress);
            // Another tab may have paused it or let it go.
            if (now?.state !== 'going') stop.abort();
          },
        };
        const isMain = record.files[0]?.url === url;
        let sizeBytes = 0;
        let ended: readonly string[] = [url];
        try {
          sizeBytes = await fetchKept(file, { ...come, ...(!isMain && file.mimeType.startsWith('image/') && { expected: expectedPicture }) });
        } catch (error) {
          if (isMain || stop.signal.aborted) throw error;
          // Without its subtitles a film is still a film.
          ended = await this.#givenUp(record, url, error, putOff);
        }
        stop.signal.throwIfAborted();
        for (const one of ended) {
          const now = await this.#finish(record, one, sizeBytes);
          if (now === undefined) {
            stop.abort();
            return true;
          }
          record = now;
        }
      }
      return putOff.size === 0;
    } catch (error) {
      if (stop.signal.aborted) return true;
      // It is begun again, with what is there already.
      if (isFull(error) && (await this.#options.makeRoom(record).catch(() => false))) return true;
      const state = isFull(error) ? 'full' : this.#isRefused(record, error) ? 'failed' : undefined;
      if (state !== undefined) await store.change(owner, id, (now) => ({ ...now, state }));
      return state !== undefined;
    } finally {
      signal.removeEventListener('abort', end);
      this.#now = undefined;
      // Let go of while a piece was on its way.
      if (stop.signal.aborted) await dropUnkept(store, record.files);
    }
  }

  /** Whether what is played or read itself is not given; of a line that broke nothing is said by that. */
  #isRefused({ id, files }: KeptRecord, error: unknown): boolean {
    return error instanceof FileRefused && (!error.isPassing || this.#tries.hasFailed(`${id} ${files[0]?.url}`));
  }

  /**
   * What becomes of a file beside the main one that did not come: it is put off for this time, or given up, so that it keeps nothing
   * from ever being whole.
   * @returns those that are given up @throws the error where the line is down
   */
  async #givenUp(record: KeptRecord, url: string, error: unknown, putOff: Set<string>): Promise<readonly string[]> {
    if (isFull(error)) return (await this.#options.makeRoom(record).catch(() => false)) ? [] : [url];
    const isRefused = error instanceof FileRefused;
    if (isRefused && !error.isPassing) return [url];
    if (!isRefused && !(await isLineUp(record.files[0]?.url ?? url))) throw error;
    const alike = isRefused ? [url] : asSilentAs(record, url);
    const given = alike.filter((one) => this.#tries.hasFailed(`${record.id} ${one}`));
    for (const one of alike) if (!given.includes(one)) putOff.add(one);
    return given;
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
    const named = sizeBytes > 0 ? await picturesOf(record, file).catch(() => []) : [];
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

const nextOf = ({ files }: KeptRecord, putOff: ReadonlySet<string>): KeptFile | undefined => files.find((file) => !file.isWhole && !putOff.has(file.url));

/** A file that does not come, and those beside it of the same server where that has given nothing at all: nobody waits for each of them. */
function asSilentAs({ files }: KeptRecord, url: string): string[] {
  const { origin } = new URL(url);
  const ofServer = files.filter((file) => new URL(file.url).origin === origin);
  if (ofServer.some(({ isWhole: hasCome, sizeBytes }) => hasCome && sizeBytes > 0)) return [url];
  return ofServer.filter((file) => !file.isWhole).map((file) => file.url);
}
