/** Limits how often one caller may ask: a bucket that fills at a steady rate and allows bursts. */
import { ProblemError } from './problem.ts';

interface Bucket {
  tokens: number;
  at: number;
}

export interface RateLimitOptions {
  /** A full bucket holds what flows in during so many seconds. Default 4. */
  burstSeconds?: number;
  /** So many buckets are remembered; the longest unused is forgotten, which fills it. Default 50,000. */
  capacity?: number;
}

export class RateLimit {
  readonly #perSecond: number;
  readonly #full: number;
  readonly #capacity: number;
  /** The longest unused first. */
  readonly #buckets = new Map<string, Bucket>();

  /** @param perSecond what flows into each bucket; 0: no limit */
  constructor(perSecond: number, { burstSeconds = 4, capacity = 50_000 }: RateLimitOptions = {}) {
    this.#perSecond = perSecond;
    this.#full = perSecond * burstSeconds;
    this.#capacity = capacity;
  }

  /** Counts one request under the key. @throws ProblemError too-many-requests, with `Retry-After` */
  take(key: string): void {
    if (this.#perSecond === 0) return;
    const bucket = this.#use(key);
    if (bucket.tokens < 1) {
      const seconds = Math.ceil((1 - bucket.tokens) / this.#perSecond);
      throw new ProblemError('too-many-requests', { headers: { 'Retry-After': String(Math.max(1, seconds)) } });
    }
    bucket.tokens -= 1;
  }

  /** Takes back one `take`: it turned out not to count. */
  giveBack(key: string): void {
    if (this.#perSecond === 0) return;
    const bucket = this.#use(key);
    bucket.tokens = Math.min(this.#full, bucket.tokens + 1);
  }

  #use(key: string): Bucket {
    const now = performance.now() / 1000;
    const known = this.#buckets.get(key);
    const bucket = known ?? { tokens: this.#full, at: now };
    if (known !== undefined) this.#buckets.delete(key);
    else if (this.#buckets.size >= this.#capacity) this.#forgetOldest();
    this.#buckets.set(key, bucket);
    bucket.tokens = Math.min(this.#full, bucket.tokens + (now - bucket.at) * this.#perSecond);
    bucket.at = now;
    return bucket;
  }

  #forgetOldest(): void {
    for (const oldest of this.#buckets.keys()) {
      this.#buckets.delete(oldest);
      return;
    }
  }
}
