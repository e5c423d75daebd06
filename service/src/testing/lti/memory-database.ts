/** What ltijs asks of its database, in memory: its own choice, MongoDB, is no part of the systems we test on. */
type Document = Record<string, unknown>;
type Query = Readonly<Record<string, unknown>>;

export class MemoryDatabase {
  readonly #collections = new Map<string, Document[]>();

  setup(): Promise<boolean> {
    return Promise.resolve(true);
  }

  Close(): Promise<boolean> {
    return Promise.resolve(true);
  }

  Get(_key: unknown, collection: string, query: Query = {}): Promise<Document[] | false> {
    const found = this.#of(collection).filter((document) => matches(document, query));
    return Promise.resolve(found.length > 0 && structuredClone(found));
  }

  Insert(_key: unknown, collection: string, item: Document, index: Document = {}): Promise<boolean> {
    this.#of(collection).push({ ...structuredClone(item), ...index });
    return Promise.resolve(true);
  }

  async Replace(key: unknown, collection: string, query: Query, item: Document, index?: Document): Promise<boolean> {
    await this.Delete(collection, query);
    return this.Insert(key, collection, item, index);
  }

  Modify(_key: unknown, collection: string, query: Query, change: Document): Promise<boolean> {
    for (const document of this.#of(collection)) if (matches(document, query)) Object.assign(document, change);
    return Promise.resolve(true);
  }

  Delete(collection: string, query: Query): Promise<boolean> {
    this.#collections.set(collection, this.#of(collection).filter((document) => !matches(document, query)));
    return Promise.resolve(true);
  }

  #of(collection: string): Document[] {
    const documents = this.#collections.get(collection) ?? [];
    this.#collections.set(collection, documents);
    return documents;
  }
}

function matches(document: Document, query: Query): boolean {
  return Object.entries(query).every(([name, value]) => document[name] === value);
}
