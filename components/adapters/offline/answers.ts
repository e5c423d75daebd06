/** Answers that are kept for when the line is down. Losing them costs comfort, never work, so nothing here rejects. */
import type { Answer } from '../../base/ports/ports.ts';
import type { ResourceSummary } from '../../base/ports/types.ts';
import type { Database, KeptAnswer, Storage } from './database.ts';

export interface AnswerLimits {
  /** How many answers are kept. */
  count: number;
  /** How many characters they have together. */
  size: number;
  /** How many bytes files have together that were seen; they take no room from words. Default 12 MB. */
  files?: number;
}

/** Some dozen photos. */
const mostFileBytes = 12_000_000;

/** Resources that a person has seen. */
export interface SeenResources {
  cards: ReadonlyMap<string, ResourceSummary>;
  /** When the newest answer among them was given. */
  asOf: string;
}

export class KeptAnswers {
  readonly #storage: Storage;
  readonly #limits: AnswerLimits;
  #used = 0;
  /** The last change of what is kept: whoever reads afterwards finds it done, and whoever changes does not wait for it. */
  #changing: Promise<unknown> = Promise.resolve();
  #visit = 0;
  /** Made again when something new is kept. */
  #seen: { readonly owner: string; readonly found: Promise<SeenResources> } | undefined;

  constructor(storage: Storage, limits: AnswerLimits = { count: 400, size: 8_000_000 }) {
    this.#storage = storage;
    this.#limits = limits;
  }

  /** Changes when a person is forgotten: what was asked for in an earlier visit is not kept when it comes. */
  get visit(): number {
    return this.#visit;
  }

  async get<Value>(key: string): Promise<Answer<Value> | undefined> {
    const kept = await this.#quietly((database) => database.get('answers', key));
    // The key names the question, and only answers to that question are put under it.
    return kept && { value: kept.value as Value, asOf: kept.asOf, stale: true };
  }

  put(key: string, owner: string, { value, asOf }: Answer<unknown>): Promise<void> {
    return this.#change(async (database) => {
      if (this.#used === 0) this.#used = await newestUse(database);
      this.#seen = undefined;
      const entry = { key, owner, value, asOf, used: (this.#used += 1), size: value instanceof ArrayBuffer ? value.byteLength : JSON.stringify(value).length };
      try {
        await database.put('answers', entry);
      } catch {
        // Most likely the machine is full: half of what is kept goes, and if that does not help, this is not kept.
        await this.#shrink(database, { count: this.#limits.count / 2, size: this.#limits.size / 2, files: 0 });
        await database.put('answers', entry);
      }
      // Measuring all that is kept takes time; now and then is enough.
      if (this.#used % 16 === 0) await this.#shrink(database, this.#limits);
    });
  }

  /** Resources that one person has seen, by id: what there is of each, in any answer that is kept. */
  seen(owner: string): Promise<SeenResources> {
    // Who asks while it is being read waits for the same reading.
    if (this.#seen?.owner !== owner) this.#seen = { owner, found: this.#findSeen(owner) };
    return this.#seen.found;
  }

  async #findSeen(owner: string): Promise<SeenResources> {
    const kept = (await this.#quietly((database) => oneByOne(database, owner))) ?? [];
    const onMachine = (await this.#quietly((database) => database.getAllFromIndex('kept', 'owner', owner))) ?? [];
    const cards = new Map<string, ResourceSummary>();
    for (const { value } of kept.sort((a, b) => a.used - b.used)) {
      // Everything about a resource says more than its card.
      for (const card of cardsIn(value)) if ('keywords' in card || !('keywords' in (cards.get(card.id) ?? {}))) cards.set(card.id, card);
    }
    for (const { resource, state } of onMachine) if (state !== 'withdrawn' && !isNewer(cards.get(resource.id), resource)) cards.set(resource.id, resource);
    const dates = [...kept.map(({ asOf }) => asOf), ...onMachine.map(({ confirmedAt }) => confirmedAt)];
    const asOf = dates.reduce((newest, date) => (date > newest ? date : newest), '');
    return { cards, asOf };
  }

  /** How many answers are kept of one person. */
  async count(owner: string): Promise<number> {
    return (await this.#quietly((database) => database.countFromIndex('answers', 'owner', owner))) ?? 0;
  }

  /** What is kept besides answers has changed. */
  seenAnew(): void {
    this.#seen = undefined;
  }

  drop(key: string): Promise<void> {
    this.#seen = undefined;
    return this.#change((database) => database.delete('answers', key));
  }

  /** What is kept of one person whose key fits. The key is the list that the reader made it of. */
  async where<Value>(owner: string, fits: (key: readonly unknown[]) => boolean): Promise<Answer<Value>[]> {
    const kept = await this.#quietly((database) => database.getAllFromIndex('answers', 'owner', owner));
    return (kept ?? []).filter(({ key }) => fits(partsOf(key))).map(({ value, asOf }) => ({ value: value as Value, asOf, stale: true }));
  }

  dropWhere(owner: string, fits: (key: readonly unknown[]) => boolean): Promise<void> {
    return this.#change(async (database) => {
      const store = database.transaction('answers', 'readwrite').store;
      for (const key of await store.index('owner').getAllKeys(owner)) if (fits(partsOf(key))) await store.delete(key);
    });
  }

  /** Forgets what is kept for one person. */
  forget(owner: string): Promise<void> {
    this.#visit += 1;
    this.#seen = undefined;
    return this.#change(async (database) => {
      const store = database.transaction('answers', 'readwrite').store;
      for (const key of await store.index('owner').getAllKeys(owner)) await store.delete(key);
    });
  }

  /** Makes room for what matters more. */
  forgetAll(): Promise<void> {
    this.#seen = undefined;
    return this.#change((database) => database.clear('answers'));
  }

  async #shrink(database: Database, limits: AnswerLimits): Promise<void> {
    let count = 0;
    let size = 0;
    let files = 0;
    const store = database.transaction('answers', 'readwrite').store;
    const surplus: string[] = [];
    for await (const { value } of store.index('used').iterate(null, 'prev')) {
      if (value.value instanceof ArrayBuffer) {
        files += value.size;
        if (files > (limits.files ?? mostFileBytes)) surplus.push(value.key);
        continue;
      }
      count += 1;
      size += value.size;
      if (count > limits.count || size > limits.size) surplus.push(value.key);
    }
    for (const key of surplus) await store.delete(key);
  }

  /** One change after another: what is forgotten is not written again by what came before. */
  #change(work: (database: Database) => Promise<void>): Promise<void> {
    const change = this.#changing.then(() => this.#work(work));
    this.#changing = change;
    return change;
  }

  async #quietly<Result>(work: (database: Database) => Promise<Result>): Promise<Result | undefined> {
    await this.#changing;
    return this.#work(work);
  }

  async #work<Result>(work: (database: Database) => Promise<Result>): Promise<Result | undefined> {
    try {
      return await work(await this.#storage.database());
    } catch {
      return undefined;
    }
  }
}

/** Answers of one person. Read together, much that was seen would keep a slow page from hearing keys; each comes in a turn of its own. */
async function oneByOne(database: Database, owner: string): Promise<KeptAnswer[]> {
  const { store } = database.transaction('answers');
  const keys = await store.index('owner').getAllKeys(owner);
  const found = await Promise.all(keys.map((key) => store.get(key)));
  return found.filter((one) => one !== undefined);
}

/** A key as the list it was made of. */
function partsOf(key: string): readonly unknown[] {
  const parts: unknown = JSON.parse(key);
  return Array.isArray(parts) ? parts : [];
}

/** The cards of resources that an answer holds: it is one, or a list of them or of what they belong to. */
function cardsIn(value: unknown): ResourceSummary[] {
  if (Array.isArray(value)) return value.flatMap(cardsIn);
  if (typeof value !== 'object' || value === null) return [];
  // Only answers that were parsed are kept: what has these three is a card.
  if ('identifier' in value && 'admittedBy' in value && 'marks' in value) return [value as ResourceSummary];
  if ('items' in value) return cardsIn(value.items);
  return 'resource' in value ? cardsIn(value.resource) : [];
}

/** Whether all about a resource is known already, and not older. */
function isNewer(known: ResourceSummary | undefined, kept: ResourceSummary): boolean {
  return known !== undefined && 'keywords' in known && known.version > kept.version;
}

async function newestUse(database: Database): Promise<number> {
  const cursor = await database.transaction('answers').store.index('used').openKeyCursor(null, 'prev');
  return cursor?.key ?? 0;
}
