/**
 * How much work tokens may cause that nobody vouches for. Whoever sends forged tokens runs out of it alone; the people
 * behind the same address, a whole school often, go on.
 */
import { RateLimit } from '../http/rate-limit.ts';
import { TimedCache } from './timed-cache.ts';

/** Bad tokens a second of one address, in multiples of what one person may ask. */
const ofAddress = 5;
/** Bad tokens a second of all addresses together. */
const ofAll = 20;
/** A known subject may send so many bad tokens: old ones, say, after the issuer has changed its keys. */
const knownSubject = { perSecond: 1, burstSeconds: 10 };
/** So long a subject that had a good token is known by it. */
const knownMilliseconds = 7 * 24 * 60 * 60 * 1000;

export class VerificationBudget {
  readonly #addresses: RateLimit;
  readonly #all: RateLimit;
  readonly #subjects: RateLimit;
  readonly #known = new TimedCache<true>(50_000);

  /** @param perSecond requests a second of one person; 0: no limit */
  constructor(perSecond: number) {
    this.#addresses = new RateLimit(perSecond * ofAddress);
    this.#all = new RateLimit(perSecond * ofAll);
    this.#subjects = new RateLimit(perSecond === 0 ? 0 : knownSubject.perSecond, knownSubject);
  }

  /**
   * Runs `verify` if there is budget left; only what fails is paid for. A subject that had a good token before pays from
   * a budget of its own, so that a flood of forged tokens keeps nobody from renewing a sign-in.
   * @throws ProblemError too-many-requests
   */
  async spend<Result>(address: string, subject: string, verify: () => Promise<Result>, isBad: (error: unknown) => boolean): Promise<Result> {
    const giveBack = this.#take(address, subject);
    try {
      const result = await verify();
      giveBack();
      this.#known.set(subject, true, Date.now() + knownMilliseconds);
      return result;
    } catch (error) {
      if (!isBad(error)) giveBack();
      throw error;
    }
  }

  #take(address: string, subject: string): () => void {
    if (this.#known.get(subject) !== undefined) {
      // With the address: who has seen somebody's token elsewhere cannot use up that person's budget here.
      const key = `${address} ${subject}`;
      this.#subjects.take(key);
      return () => this.#subjects.giveBack(key);
    }
    this.#addresses.take(address);
    this.#all.take('all');
    return () => {
      this.#addresses.giveBack(address);
      this.#all.giveBack('all');
    };
  }
}
