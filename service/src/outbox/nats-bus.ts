/** NATS as the bus: between many processes, where the lock that NOTIFY takes at each commit would be felt. */
import { setTimeout as delay } from 'node:timers/promises';
import { connect, type ConnectionOptions, type NatsConnection } from '@nats-io/transport-node';
import type { Bus } from './bus.ts';
import type { NatsConfig } from './nats-config.ts';

const subject = 'ls.outbox';
const retryMilliseconds = 1000;
const connectMilliseconds = 5000;
/** A line that died without a word is noticed after two of these. */
const pingMilliseconds = 10_000;

/** Whether the servers can be reached; said when it changes. */
export type OnLine = (isUp: boolean) => void;

/** Begins to connect, and returns at once: the service starts, and runs, without the servers, too. */
export function openNatsBus(config: NatsConfig, onLine: OnLine): Bus {
  return new NatsBus(config, onLine);
}

class NatsBus implements Bus {
  readonly channel = null;
  readonly #options: ConnectionOptions;
  readonly #onLine: OnLine;
  readonly #callbacks = new Set<(tenantId: string) => void>();
  readonly #end = new AbortController();
  #connection: NatsConnection | null = null;
  #isUp: boolean | null = null;

  constructor({ servers, user, pass, token, tls }: NatsConfig, onLine: OnLine) {
    this.#options = {
      servers: [...servers],
      name: 'learning-space',
      // The own streams hear by themselves, also without a line.
      noEcho: true,
      maxReconnectAttempts: -1,
      reconnectTimeWait: retryMilliseconds,
      timeout: connectMilliseconds,
      pingInterval: pingMilliseconds,
      ...(user !== undefined && { user }),
      ...(pass !== undefined && { pass }),
      ...(token !== undefined && { token }),
      ...(tls && { tls: {} }),
    };
    this.#onLine = onLine;
    void this.#stayConnected();
  }

  tell(tenantId: string): void {
    this.#hear(tenantId);
    try {
      this.#connection?.publish(subject, tenantId);
    } catch {
      // The connection ends just now: the other processes look by themselves.
    }
  }

  async listen(callback: (tenantId: string) => void): Promise<() => Promise<void>> {
    this.#callbacks.add(callback);
    return async () => void this.#callbacks.delete(callback);
  }

  async close(): Promise<void> {
    this.#end.abort();
    await this.#connection?.close();
  }

  get #isEnded(): boolean {
    return this.#end.signal.aborted;
  }

  #hear(tenantId: string): void {
    for (const callback of this.#callbacks) callback(tenantId);
  }

  /** A connection comes back by itself; one that the servers refused for good, or that never stood, is made anew. */
  async #stayConnected(): Promise<void> {
    while (!this.#isEnded) {
      const connection = await connect(this.#options).catch(() => null);
      if (connection === null) this.#say(false);
      else await this.#listenOn(connection);
      await delay(retryMilliseconds, undefined, { signal: this.#end.signal, ref: false }).catch(() => undefined);
    }
  }

  async #listenOn(connection: NatsConnection): Promise<void> {
    if (this.#isEnded) return connection.close();
    this.#connection = connection;
    connection.subscribe(subject, {
      callback: (error, message) => {
        if (error === null) this.#hear(message.string());
      },
    });
    this.#say(true);
    void this.#watch(connection);
    await connection.closed();
    this.#connection = null;
    this.#say(false);
  }

  async #watch(connection: NatsConnection): Promise<void> {
    for await (const { type } of connection.status()) {
      if (type === 'disconnect') this.#say(false);
      else if (type === 'reconnect') this.#say(true);
    }
  }

  #say(isUp: boolean): void {
    if (isUp === this.#isUp || this.#isEnded) return;
    this.#isUp = isUp;
    this.#onLine(isUp);
  }
}
