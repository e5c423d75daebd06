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

export class GroupCommit<Wish, Answer> {
  readonly #db: Database;
  readonly #store: StoreGroup<Wish, Answer>;
  readonly #most: number;
  /** What waits, for each tenant that has a transaction under way. */
  readonly #waiting = new Map<string, Waiting<Wish, Answer>[]>();

  /** @param most wishes in one transaction: with more, the first would wait too long for the last */
  constructor(db: Database, store: StoreGroup<Wish, Answer>, most = 100) {
    this.#db = db;
    this.#store = store;
    this.#most = most;
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
    while (waiting.length > 0) await this.#commit(tenantId, waiting.splice(0, this.#most));
    this.#waiting.delete(tenantId);
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
