/** Hands numbered changes to the open event streams of this process. */
import type { Database } from '../database/carrier.ts';
import { lastSequence, readChanges, type AddressedChange, type Change } from './change.ts';

const batchSize = 500;

/** Puts into changes what spares their readers a question. Only for open streams: whoever hears at once could have read it. */
export type Attach = (db: Database, tenantId: string, changes: readonly AddressedChange[]) => Promise<readonly AddressedChange[]>;

/** An open stream. `deliver` answers false when the reader is too slow; the stream then ends, and resumes by itself. */
export interface Subscriber {
  readonly personId: string;
  deliver(change: Change): boolean;
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
      for (const addressed of await this.#attach(this.#db, tenantId, changes)) this.#handOut(tenant, addressed);
      if (changes.length === batchSize) tenant.again = true;
    }
  }

  #handOut(tenant: Tenant, { change, audience }: AddressedChange): void {
    tenant.position = change.sequence;
    for (const personId of audience ?? [...tenant.subscribers.keys()]) {
      for (const stream of [...(tenant.subscribers.get(personId) ?? [])]) {
        if (!stream.deliver(change)) stream.end();
      }
    }
  }
}
