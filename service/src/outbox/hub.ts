/** Hands numbered changes to the open event streams of this process. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Database } from '../database/carrier.ts';
import { lastSequence, readChanges, type AddressedChange, type Change } from './change.ts';
import { encodeAll } from './encode.ts';

const batchSize = 500;
/** After so many streams others have their turn: a notice to a county must not hold up a request. */
const sliceSize = 1000;

/** Puts into changes what spares their readers a question. Only for open streams: whoever hears at once could have read it. */
export type Attach = (db: Database, tenantId: string, changes: readonly AddressedChange[]) => Promise<readonly AddressedChange[]>;

/** Changes that go to a reader together. */
export interface Batch {
  readonly changes: readonly Change[];
  /** The same as it goes over the line. */
  readonly bytes: Uint8Array;
}

/** An open stream. `deliver` answers false when the reader is too slow; the stream then ends, and resumes by itself. */
export interface Subscriber {
  readonly personId: string;
  deliver(batch: Batch): boolean;
  end(): void;
}

interface Tenant {
  /** The newest change that was handed out. */
  position: number;
  readonly subscribers: Map<string, Set<Subscriber>>;
  running: Promise<void> | null;
  again: boolean;
}

export class Hub {
  readonly #db: Database;
  readonly #onError: (error: unknown) => void;
  readonly #attach: Attach;
  readonly #tenants = new Map<string, Tenant>();

  constructor(db: Database, onError: (error: unknown) => void, attach: Attach = async (_db, _tenantId, changes) => changes) {
    this.#db = db;
    this.#onError = onError;
    this.#attach = attach;
  }

  /**
   * Adds a stream; it hears every change numbered after the returned position. Older ones are the caller's to read.
   */
  async subscribe(tenantId: string, subscriber: Subscriber): Promise<number> {
    const known = this.#tenants.get(tenantId);
    const position = known?.position ?? (await lastSequence(this.#db, tenantId));
    const tenant: Tenant = this.#tenants.get(tenantId) ?? { position, subscribers: new Map(), running: null, again: false };
    this.#tenants.set(tenantId, tenant);
    const streams = tenant.subscribers.get(subscriber.personId) ?? new Set<Subscriber>();
    tenant.subscribers.set(subscriber.personId, streams.add(subscriber));
    return tenant.position;
  }

  /** Takes a stream away. A tenant nobody listens to costs nothing more. */
  unsubscribe(tenantId: string, subscriber: Subscriber): void {
    const tenant = this.#tenants.get(tenantId);
    const streams = tenant?.subscribers.get(subscriber.personId);
    streams?.delete(subscriber);
    if (streams?.size === 0) tenant?.subscribers.delete(subscriber.personId);
    if (tenant?.subscribers.size === 0) this.#tenants.delete(tenantId);
  }

  /** Reads what is new for the tenant and hands it out. */
  wake(tenantId: string): void {
    const tenant = this.#tenants.get(tenantId);
    if (tenant === undefined) return;
    tenant.again = true;
    tenant.running ??= this.#catchUp(tenantId, tenant)
      .catch(this.#onError)
      .finally(() => {
        tenant.running = null;
        if (tenant.again) this.wake(tenantId);
      });
  }

  /** The same for every tenant: covers wake-ups that were lost. */
  wakeAll(): void {
    for (const tenantId of this.#tenants.keys()) this.wake(tenantId);
  }

  /** Ends all streams. */
  close(): void {
    for (const { subscribers } of this.#tenants.values()) {
      for (const streams of subscribers.values()) for (const stream of [...streams]) stream.end();
    }
    this.#tenants.clear();
  }

  async #catchUp(tenantId: string, tenant: Tenant): Promise<void> {
    while (tenant.again) {
      tenant.again = false;
      const changes = await readChanges(this.#db, tenantId, tenant.position, batchSize);
      await this.#handOut(tenant, await this.#attach(this.#db, tenantId, changes));
      if (changes.length === batchSize) tenant.again = true;
    }
  }

  /** One piece a reader, whatever the round holds for it; those who hear the same are given the same bytes. */
  async #handOut(tenant: Tenant, addressed: readonly AddressedChange[]): Promise<void> {
    const heard = new Map<string, Change[]>();
    for (const { change, audience } of addressed) {
      for (const personId of audience ?? tenant.subscribers.keys()) {
        if (!tenant.subscribers.has(personId)) continue;
        const changes = heard.get(personId);
        if (changes === undefined) heard.set(personId, [change]);
        else changes.push(change);
      }
    }
    // Whoever comes from now on reads all of these by itself; whoever is here is handed them below.
    const streams = [...heard].flatMap(([personId, changes]) => [...(tenant.subscribers.get(personId) ?? [])].map((stream) => ({ stream, changes })));
    tenant.position = addressed.at(-1)?.change.sequence ?? tenant.position;
    const batches = new Map<string, Batch>();
    let count = 0;
    for (const { stream, changes } of streams) {
      const key = changes.map(({ sequence }) => sequence).join(' ');
      const batch = batches.get(key) ?? { changes, bytes: encodeAll(changes) };
      batches.set(key, batch);
      if (!stream.deliver(batch)) stream.end();
      if (++count % sliceSize === 0) await nextTurn();
    }
  }
}
