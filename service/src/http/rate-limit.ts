/** Limits how often one caller may ask: a bucket that fills at a steady rate and allows bursts. */
import { ProblemError } from './problem.ts';

const burstSeconds = 4;
const longestList = 50_000;

interface Bucket {
  tokens: number;
  at: number;
}

export class RateLimit {
  readonly #perSecond: number;
  readonly #buckets = new Map<string, Bucket>();

  /** @param perSecond requests a second and caller; 0: no limit */
  constructor(perSecond: number) {
    this.#perSecond = perSecond;
  }

  /** Counts one request of the caller. @throws ProblemError too-many-requests, with `Retry-After` */
  take(caller: string): void {
    if (this.#perSecond === 0) return;
    const now = performance.now() / 1000;
    const full = this.#perSecond * burstSeconds;
    const bucket = this.#buckets.get(caller) ?? this.#add(caller, full, now);
    bucket.tokens = Math.min(full, bucket.tokens + (now - bucket.at) * this.#perSecond);
    bucket.at = now;
    if (bucket.tokens < 1) {
      const seconds = Math.ceil((1 - bucket.tokens) / this.#perSecond);
      throw new ProblemError('too-many-requests', { headers: { 'Retry-After': String(Math.max(1, seconds)) } });
    }
    bucket.tokens -= 1;
  }

  #add(caller: string, tokens: number, at: number): Bucket {
    if (this.#buckets.size >= longestList) this.#dropFull(at);
    const bucket = { tokens, at };
    this.#buckets.set(caller, bucket);
    return bucket;
  }

  /** A bucket that has filled up again says nothing. */
  #dropFull(now: number): void {
    for (const [caller, bucket] of this.#buckets) if (now - bucket.at > burstSeconds) this.#buckets.delete(caller);
  }
}
