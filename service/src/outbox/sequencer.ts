/** Numbers committed events, tenant by tenant, without gaps, and wakes those who listen. */
import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Database } from '../database/carrier.ts';
import { inOneTrip } from '../database/trip.ts';
import type { Bus } from './bus.ts';

/** Events of so long a time are numbered in one round: nobody notices the delay, and a busy hour costs far fewer rounds. */
const gatherMilliseconds = 15;
/** While one round follows another they begin so far apart: thousands of streams are then written to fewer times. */
const paceMilliseconds = 60;

export class Sequencer {
  readonly #db: Database;
  readonly #bus: Bus;
  readonly #onError: (error: unknown) => void;
  readonly #waiting = new Set<string>();
  #running: Promise<void> | null = null;
  #begunAt = -Infinity;
  #closed = false;

  constructor(db: Database, bus: Bus, onError: (error: unknown) => void) {
    this.#db = db;
    this.#bus = bus;
    this.#onError = onError;
  }

  /** Says that a transaction with events of the tenant has committed. Many calls become one round. */
  wake(tenantId: string): void {
    if (this.#closed) return;
    this.#waiting.add(tenantId);
    this.#running ??= this.#run().finally(() => {
      this.#running = null;
      for (const late of this.#waiting) this.wake(late);
    });
  }

  /** Numbers what a killed process left behind. */
  async sweep(): Promise<void> {
    if (this.#closed) return;
    const left = await this.#db.selectFrom('outbox').select('tenant_id').distinct().where('seq', 'is', null).execute();
    for (const { tenant_id } of left) this.wake(tenant_id);
    await this.#running;
  }

  /** Ends after the round that is running. What is left is numbered by another process or at the next start. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#running;
  }

  async #run(): Promise<void> {
    await delay(Math.max(gatherMilliseconds, this.#begunAt + paceMilliseconds - performance.now()));
    this.#begunAt = performance.now();
    for (const tenantId of this.#waiting) {
      this.#waiting.delete(tenantId);
      // The events stay without a number; the next sweep tries again.
      await this.#number(tenantId).catch(this.#onError);
    }
  }

  async #number(tenantId: string): Promise<void> {
    const { channel } = this.#bus;
    const word = channel === null ? sql`null` : sql`pg_notify(${channel}, ${tenantId})`;
    const [, , counted] = await this.#db.transaction().execute((transaction) => inOneTrip(transaction, [
      sql`insert into tenant_sequence (tenant_id) values (${tenantId}) on conflict do nothing`,
      // The row lock makes one process at a time number a tenant's events; only then are the events looked at.
      sql`select last from tenant_sequence where tenant_id = ${tenantId} for update`,
      sql`
        with fresh as (
          select id, row_number() over (order by id) as place from outbox
          where tenant_id = ${tenantId} and seq is null
        ), numbered as (
          update outbox set seq = tenant_sequence.last + fresh.place from fresh, tenant_sequence
          where outbox.tenant_id = ${tenantId} and outbox.id = fresh.id and tenant_sequence.tenant_id = ${tenantId}
          returning outbox.id
        ), counted as (
          update tenant_sequence set last = last + (select count(*) from numbered)
          where tenant_id = ${tenantId} and exists (select from numbered) returning last
        )
        select ${word} from counted`,
    ]));
    if (channel === null && counted.length > 0) this.#bus.tell(tenantId);
  }
}
