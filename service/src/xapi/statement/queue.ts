/**
 * Group commit: what comes while a transaction is under way is stored in the next one, together. A class that comes back to
 * the line then waits for the disk a few times, not once a record. Nobody is answered before the commit.
 */
import type { Database } from '../../database/carrier.ts';
import type { Delivery } from './prepare.ts';
import { recordStatements } from './record.ts';

/** Statements in one transaction: more would let the first wait too long for the last. */
const mostStatements = 200;

interface Waiting {
  readonly delivery: Delivery;
  resolve(ids: string[]): void;
  reject(error: unknown): void;
}

export class RecordQueue {
  readonly #db: Database;
  /** What waits, for each tenant that has a transaction under way. */
  readonly #waiting = new Map<string, Waiting[]>();

  constructor(db: Database) {
    this.#db = db;
  }

  /**
   * Stores a delivery, perhaps together with others. Its statements need ids: when a commit's answer is lost, they are stored
   * again, and ids are what makes that harmless.
   * @returns the ids, in the order sent, after the commit
   * @throws ProblemError invalid-request | forbidden | not-found | conflict
   */
  record(delivery: Delivery): Promise<string[]> {
    const { tenantId } = delivery.author;
    return new Promise((resolve, reject) => {
      const one = { delivery, resolve, reject };
      const waiting = this.#waiting.get(tenantId);
      if (waiting !== undefined) waiting.push(one);
      else void this.#run(tenantId, [one]);
    });
  }

  async #run(tenantId: string, waiting: Waiting[]): Promise<void> {
    this.#waiting.set(tenantId, waiting);
    while (waiting.length > 0) await this.#store(tenantId, takeGroup(waiting));
    this.#waiting.delete(tenantId);
  }

  async #store(tenantId: string, group: readonly Waiting[]): Promise<void> {
    try {
      const deliveries = group.map(({ delivery }) => delivery);
      const ids = await this.#db.transaction().execute((transaction) => recordStatements(transaction, tenantId, deliveries));
      for (const [index, { resolve }] of group.entries()) resolve(ids[index] ?? []);
    } catch (error) {
      // One that is refused must not take the others along.
      if (group.length > 1) for (const one of group) await this.#store(tenantId, [one]);
      else group[0]?.reject(error);
    }
  }
}

/** The first of those who wait, and as many more as fit. */
function takeGroup(waiting: Waiting[]): Waiting[] {
  let count = 0;
  let statements = 0;
  for (const { delivery } of waiting) {
    statements += delivery.statements.length;
    if (count > 0 && statements > mostStatements) break;
    count += 1;
  }
  return waiting.splice(0, count);
}
