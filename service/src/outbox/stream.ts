/** One event stream (server-sent events) to one person. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Database } from '../database/carrier.ts';
import { readChanges } from './change.ts';
import { encodeAll, encodeText } from './encode.ts';
import type { Batch, Hub, Subscriber } from './hub.ts';
import { longestQueue, type Line } from './line.ts';

/** Older changes read at once. */
const replaySize = 100;
const replayPauseMilliseconds = 10;
/** Batches that may come while older changes are read. */
const mostHeld = 100;
const retryMilliseconds = 3000;
const heartbeat = encodeText(':\n\n');

export interface StreamOptions {
  db: Database;
  hub: Hub;
  tenantId: string;
  personId: string;
  /** Go on after this number; null: from now on. */
  after: number | null;
  /** When the stream ends at the latest, milliseconds since 1970: with the token that opened it. */
  endsAt: number;
}

export class EventStream implements Subscriber {
  readonly personId: string;
  readonly #options: StreamOptions;
  readonly #onEnd: () => void;
  #line: Line | null = null;
  #isOver = false;
  /** What arrives while older changes are still being read; null once the stream is live. */
  #held: Batch[] | null = [];

  /** @param onEnd called once, also when the stream never began */
  constructor(options: StreamOptions, onEnd: () => void) {
    this.personId = options.personId;
    this.#options = options;
    this.#onEnd = onEnd;
  }

  /** Starts to write. */
  begin(line: Line): void {
    if (this.#isOver) {
      line.end();
      return;
    }
    this.#line = line;
    this.#begin().catch(() => this.end());
  }

  deliver(batch: Batch): boolean {
    if (this.#held === null) return this.#write(batch.bytes);
    this.#held.push(batch);
    return this.#held.length < mostHeld;
  }

  /** Keeps the line open, or ends the stream when its token has ended. */
  beat(now: number): void {
    if (now >= this.#options.endsAt || (this.#line !== null && !this.#write(heartbeat))) this.end();
  }

  end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    const { hub, tenantId } = this.#options;
    hub.unsubscribe(tenantId, this);
    this.#onEnd();
    const line = this.#line;
    this.#line = null;
    try {
      line?.end();
    } catch {
      // The reader had closed it already.
    }
  }

  /** Subscribes first and reads older changes then, so that none falls between. */
  async #begin(): Promise<void> {
    const { db, hub, tenantId, personId, after } = this.#options;
    const position = await hub.subscribe(tenantId, this);
    if (this.#hasEnded()) {
      hub.unsubscribe(tenantId, this);
      return;
    }
    // An id without data is not an event, but from here the reader can resume.
    this.#write(encodeText(`retry: ${retryMilliseconds}\nid: ${Math.min(after ?? position, position)}\n\n`));
    let last = after ?? position;
    while (last < position && !this.#hasEnded()) {
      await this.#untilRead();
      const older = await readChanges(db, tenantId, last, replaySize, personId);
      this.#write(encodeAll(older.map(({ change }) => change)));
      last = older.length < replaySize ? position : (older.at(-1)?.change.sequence ?? position);
    }
    await this.#untilRead();
    const held = this.#held ?? [];
    this.#held = null;
    for (const { bytes } of held) if (!this.#write(bytes)) this.end();
  }

  // A method, since what it tells changes while others are awaited.
  #hasEnded(): boolean {
    return this.#isOver;
  }

  /** Waits until the reader has taken enough for another batch of older changes. */
  async #untilRead(): Promise<void> {
    while (this.#line !== null && this.#line.waiting > longestQueue / 2) await delay(replayPauseMilliseconds);
  }

  #write(bytes: Uint8Array): boolean {
    if (this.#line === null || this.#line.waiting >= longestQueue) return false;
    if (bytes.length > 0) this.#line.write(bytes);
    return true;
  }
}
