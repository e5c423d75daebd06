/** Ends files that nobody has a use for any more, once an hour: the rows of them, and then their bytes. */
import type { Carrier, Executor } from '../database/carrier.ts';
import { namesOf } from './attachment-upload.ts';
import { dropMarked, markDropped } from './dropped-files.ts';
import { Hourly } from './hourly.ts';
import type { PartStore } from './part-store.ts';

export interface GoneFile {
  readonly tenantId: string;
  readonly storedName: string;
}

export abstract class FileSweep {
  readonly #carrier: Carrier;
  readonly #store: PartStore;
  readonly #hourly: Hourly;

  constructor(carrier: Carrier, store: PartStore, onError: (error: unknown) => void) {
    this.#carrier = carrier;
    this.#store = store;
    this.#hourly = new Hourly(async () => this.sweep(), onError);
  }

  /** Takes out the rows whose time is over. */
  protected abstract takeOut(db: Executor, now: number): Promise<readonly GoneFile[]>;

  /** Any number of processes may: each file goes once. */
  async sweep(now = Date.now()): Promise<void> {
    const { db } = this.#carrier;
    await db.transaction().execute(async (transaction) => {
      for (const { tenantId, storedName } of await this.takeOut(transaction, now)) await markDropped(transaction, tenantId, this.#store, namesOf(storedName));
    });
    await dropMarked(db, this.#store);
  }

  async close(): Promise<void> {
    await this.#hourly.close();
  }
}
