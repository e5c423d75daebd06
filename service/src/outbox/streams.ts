/** All open streams of a process: how many a person has, and the heartbeat, one timer for thousands. */
import { EventStream, type StreamOptions } from './stream.ts';

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

  /** A stream that writes as soon as it is given a line; it ends when the reader goes away. */
  open(options: StreamOptions): EventStream {
    const stream = new EventStream(options, () => {
      if (this.#open.delete(stream)) this.#count(options, -1);
    });
    this.#open.add(stream);
    this.#count(options, 1);
    return stream;
  }

  /** Counts a line that is none of these streams but is held as long. Answers what ends it. */
  count(of: Pick<StreamOptions, 'tenantId' | 'personId'>): () => void {
    this.#count(of, 1);
    return () => this.#count(of, -1);
  }

  close(): void {
    clearInterval(this.#timer);
  }

  #count({ tenantId, personId }: Pick<StreamOptions, 'tenantId' | 'personId'>, change: 1 | -1): void {
    const count = this.countOf(tenantId, personId) + change;
    if (count === 0) this.#counts.delete(`${tenantId}\n${personId}`);
    else this.#counts.set(`${tenantId}\n${personId}`, count);
  }

  #beat(): void {
    const now = Date.now();
    for (const stream of this.#open) stream.beat(now);
  }
}
