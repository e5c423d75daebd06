/** What is known of kept resources, per person. Every change is one transaction: several tabs may make them. */
import type { Database, KeptFile, KeptRecord, Storage } from './database.ts';
import { dropKept } from './kept-kinds.ts';

export class KeptStore {
  readonly #storage: Storage;

  constructor(storage: Storage) {
    this.#storage = storage;
  }

  async all(owner: string): Promise<KeptRecord[]> {
    const records = await (await this.#database()).getAllFromIndex('kept', 'owner', owner);
    return records.sort((a, b) => (a.addedAt < b.addedAt ? 1 : -1));
  }

  async get(owner: string, id: string): Promise<KeptRecord | undefined> {
    return (await this.#database()).get('kept', [owner, id]);
  }

  /** Whether anybody on this machine keeps a file. */
  async has(url: string): Promise<boolean> {
    return (await (await this.#database()).getAll('kept')).some(({ files }) => files.some((file) => file.url === url));
  }

  /** Whether another record of this machine has a file, too, whoever's it is. */
  async isShared(url: string, { owner, id }: KeptRecord): Promise<boolean> {
    return (await (await this.#database()).getAll('kept')).some((other) => (other.owner !== owner || other.id !== id) && other.files.some((file) => file.url === url));
  }

  async put(record: KeptRecord): Promise<void> {
    await (await this.#database()).put('kept', record);
  }

  /** @returns the record as it is now; undefined where there is none */
  async change(owner: string, id: string, changed: (record: KeptRecord) => KeptRecord): Promise<KeptRecord | undefined> {
    const { store } = (await this.#database()).transaction('kept', 'readwrite');
    const record = await store.get([owner, id]);
    if (record === undefined) return undefined;
    const now = changed(record);
    if (now !== record) await store.put(now);
    return now;
  }

  /** Takes a record away. @returns addresses of its files that nobody else on this machine keeps */
  async drop(owner: string, id: string): Promise<string[]> {
    const { store } = (await this.#database()).transaction('kept', 'readwrite');
    const record = await store.get([owner, id]);
    if (record === undefined) return [];
    await store.delete([owner, id]);
    const others = new Set((await store.getAll()).flatMap(({ files }) => files.map(({ url }) => url)));
    return record.files.map(({ url }) => url).filter((url) => !others.has(url));
  }

  #database(): Promise<Database> {
    return this.#storage.database();
  }
}

/** Gives the room of files back that nobody on this machine keeps. */
export async function dropUnkept(store: KeptStore, files: readonly KeptFile[]): Promise<void> {
  for (const { url } of files) if (!(await store.has(url))) await dropKept(url);
}
