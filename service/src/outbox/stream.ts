/** One event stream (server-sent events) to one person. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Database } from '../database/carrier.ts';
import { readChanges, type Change } from './change.ts';
import type { Hub, Subscriber } from './hub.ts';

/** Older changes read at once; less than a queue holds, so that none of them is turned away. */
const replaySize = 100;
const replayPauseMilliseconds = 10;
/** A reader that lets so many pieces pile up has gone, or is too slow to follow. */
const longestQueue = 256;
const retryMilliseconds = 3000;
const encoder = new TextEncoder();
/** A change as it goes over the line, made once for all its readers. */
const encoded = new WeakMap<Change, Uint8Array>();

function encode(change: Change): Uint8Array {
  let bytes = encoded.get(change);
  if (bytes === undefined) {
    bytes = encoder.encode(`id: ${change.sequence}\nevent: ${change.type}\ndata: ${JSON.stringify(change)}\n\n`);
    encoded.set(change, bytes);
  }
  return bytes;
}

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

/** All open streams, for the heartbeat: one timer for thousands. */
export class Streams {
  readonly #open = new Set<EventStream>();
  /** Open streams by tenant and person. */
  readonly #counts = new Map<string, number>();
  readonly #timer: NodeJS.Timeout;

  constructor(heartbeatMilliseconds = 20_000) {
    this.#timer = setInterval(() => this.#beat(), heartbeatMilliseconds);
    this.#timer.unref();
  }

  get size(): number {
    return this.#open.size;
  }

  /** How many streams this person has open here; one counts from the moment it is asked for. */
  countOf(tenantId: string, personId: string): number {
    return this.#counts.get(`${tenantId}\n${personId}`) ?? 0;
  }

  /** Opens a stream; it ends when the reader goes away. */
  open(options: StreamOptions): ReadableStream<Uint8Array> {
    const stream = new EventStream(options, () => {
      if (this.#open.delete(stream)) this.#count(options, -1);
    });
    this.#open.add(stream);
    this.#count(options, 1);
    return stream.body;
  }

  close(): void {
    clearInterval(this.#timer);
  }

  #count({ tenantId, personId }: StreamOptions, change: 1 | -1): void {
    const count = this.countOf(tenantId, personId) + change;
    if (count === 0) this.#counts.delete(`${tenantId}\n${personId}`);
    else this.#counts.set(`${tenantId}\n${personId}`, count);
  }

  #beat(): void {
    const now = Date.now();
    for (const stream of this.#open) stream.beat(now);
  }
}

class EventStream implements Subscriber {
  readonly personId: string;
  readonly body: ReadableStream<Uint8Array>;
  readonly #options: StreamOptions;
  readonly #onEnd: () => void;
  #controller: ReadableStreamDefaultController<Uint8Array> | null = null;
  /** Changes that arrive while older ones are still being read; null once the stream is live. */
  #held: Change[] | null = [];

  constructor(options: StreamOptions, onEnd: () => void) {
    this.personId = options.personId;
    this.#options = options;
    this.#onEnd = onEnd;
    this.body = new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          this.#controller = controller;
          this.#begin().catch(() => this.end());
        },
        cancel: () => this.end(),
      },
      { highWaterMark: longestQueue },
    );
  }

  deliver(change: Change): boolean {
    if (this.#held === null) return this.#send(change);
    this.#held.push(change);
    return this.#held.length < longestQueue - replaySize;
  }

  /** Keeps the line open, or ends the stream when its token has ended. */
  beat(now: number): void {
    if (now >= this.#options.endsAt || !this.#write(':\n\n')) this.end();
  }

  end(): void {
    const controller = this.#controller;
    if (controller === null) return;
    this.#controller = null;
    const { hub, tenantId } = this.#options;
    hub.unsubscribe(tenantId, this);
    this.#onEnd();
    try {
      controller.close();
    } catch {
      // The reader had closed it already.
    }
  }

  #isOver(): boolean {
    return this.#controller === null;
  }

  /** Subscribes first and reads older changes then, so that none falls between. */
  async #begin(): Promise<void> {
    const { db, hub, tenantId, personId, after } = this.#options;
    const position = await hub.subscribe(tenantId, this);
    if (this.#isOver()) {
      hub.unsubscribe(tenantId, this);
      return;
    }
    // An id without data is not an event, but from here the reader can resume.
    this.#write(`retry: ${retryMilliseconds}\nid: ${Math.min(after ?? position, position)}\n\n`);
    let last = after ?? position;
    while (last < position && !this.#isOver()) {
      await this.#untilRead();
      const older = await readChanges(db, tenantId, last, replaySize, personId);
      for (const { change } of older) this.#send(change);
      last = older.length < replaySize ? position : (older.at(-1)?.change.sequence ?? position);
    }
    await this.#untilRead();
    const held = this.#held ?? [];
    this.#held = null;
    for (const change of held) if (!this.#send(change)) this.end();
  }

  /** Waits until the reader has taken enough for another batch of older changes. */
  async #untilRead(): Promise<void> {
    while (this.#controller !== null && (this.#controller.desiredSize ?? 0) <= replaySize) await delay(replayPauseMilliseconds);
  }

  #send(change: Change): boolean {
    return this.#enqueue(encode(change));
  }

  #write(text: string): boolean {
    return this.#enqueue(encoder.encode(text));
  }

  #enqueue(bytes: Uint8Array): boolean {
    if (this.#controller === null || (this.#controller.desiredSize ?? 0) <= 0) return false;
    this.#controller.enqueue(bytes);
    return true;
  }
}
