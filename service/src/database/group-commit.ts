/**
 * Group commit: what comes while a transaction is under way is stored in the next one, together. Those who write at the same
 * time then wait for the disk, and for each other, a few times instead of once each. Nobody is answered before the commit.
 */
import type { Database, Executor } from './carrier.ts';

/** What becomes of one wish of a group: the others are stored all the same. */
export type Outcome<Answer> = { readonly answer: Answer } | { readonly error: unknown };

/** Stores wishes in the order in which they came, and gives an outcome for each. Throws only when none can be stored. */
export type StoreGroup<Wish, Answer> = (transaction: Executor, tenantId: string, wishes: readonly Wish[]) => Promise<readonly Outcome<Answer>[]>;

interface Waiting<Wish, Answer> {
  readonly wish: Wish;
  resolve(answer: Answer): void;
  reject(error: unknown): void;
}

export interface GroupOptions<Wish> {
  /** How much goes into one transaction: with more, the first would wait too long for the last. */
  readonly most: number;
  /** How much a wish is; 1 where nothing is said. */
  readonly sizeOf?: (wish: Wish) => number;
}

export class GroupCommit<Wish, Answer> {
  readonly #db: Database;
  readonly #store: StoreGroup<Wish, Answer>;
  readonly #options: GroupOptions<Wish>;
  /** What waits, for each tenant that has a transaction under way. */
  readonly #waiting = new Map<string, Waiting<Wish, Answer>[]>();

  constructor(db: Database, store: StoreGroup<Wish, Answer>, options: GroupOptions<Wish>) {
    this.#db = db;
    this.#store = store;
    this.#options = options;
  }

  /** Resolves after the commit. A wish may be stored twice when the answer to a commit is lost, so it must bear that. */
  async add(tenantId: string, wish: Wish): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const one = { wish, resolve, reject };
      const waiting = this.#waiting.get(tenantId);
      if (waiting === undefined) void this.#run(tenantId, [one]);
      else waiting.push(one);
    });
  }

  async #run(tenantId: string, waiting: Waiting<Wish, Answer>[]): Promise<void> {
    this.#waiting.set(tenantId, waiting);
    while (waiting.length > 0) await this.#commit(tenantId, waiting.splice(0, this.#fitting(waiting)));
    this.#waiting.delete(tenantId);
  }

  /** How many of those who wait go together: the first always, then as many as fit. */
  #fitting(waiting: readonly Waiting<Wish, Answer>[]): number {
    const { most, sizeOf = () => 1 } = this.#options;
    let size = 0;
    const beyond = waiting.findIndex(({ wish }) => (size += sizeOf(wish)) > most);
    return beyond < 0 ? waiting.length : Math.max(1, beyond);
  }

  async #commit(tenantId: string, group: readonly Waiting<Wish, Answer>[]): Promise<void> {
    try {
      const wishes = group.map(({ wish }) => wish);
      const outcomes = await this.#db.transaction().execute((transaction) => this.#store(transaction, tenantId, wishes));
      for (const [index, { resolve, reject }] of group.entries()) {
        const outcome = outcomes[index];
        if (outcome !== undefined && 'answer' in outcome) resolve(outcome.answer);
        else reject(outcome?.error);
      }
    } catch (error) {
      // What the database refuses must not take the others along.
      if (group.length > 1) for (const one of group) await this.#commit(tenantId, [one]);
      else group[0]?.reject(error);
    }
  }
}
