/** Verification of bearer tokens, whoever issued them. */
import { errors } from 'jose';
import { ProblemError } from '../http/problem.ts';
import { TimedCache } from './timed-cache.ts';

/** The person a valid token speaks of. */
export interface TokenPerson {
  readonly tenantId: string;
  readonly personId: string;
  /** When the token ends, milliseconds since 1970. */
  readonly expiresAt: number;
}

/** Checks a token's signature and claims and finds the person. Throws errors of `jose`, or ProblemError. */
export type TokenVerifier = (token: string) => Promise<TokenPerson>;

/** A verified token is not verified again for this long; a revoked binding works at most so long. */
const cacheMilliseconds = 60_000;

export class Tokens {
  readonly #verify: TokenVerifier;
  readonly #known = new TimedCache<TokenPerson>(20_000);

  constructor(verify: TokenVerifier) {
    this.#verify = verify;
  }

  /** @throws ProblemError token-expired | token-invalid | person-unknown | unavailable */
  async verify(token: string): Promise<TokenPerson> {
    const known = this.#known.get(token);
    if (known !== undefined) return known;
    try {
      const person = await this.#verify(token);
      this.#known.set(token, person, Math.min(person.expiresAt, Date.now() + cacheMilliseconds));
      return person;
    } catch (error) {
      throw asProblem(error);
    }
  }

  forget(): void {
    this.#known.clear();
  }
}

function asProblem(error: unknown): unknown {
  if (error instanceof ProblemError) return error;
  if (error instanceof errors.JWTExpired) return new ProblemError('token-expired');
  // The issuer's keys cannot be had: that is not the caller's fault, and must not sign anybody out.
  if (error instanceof errors.JWKSTimeout || error instanceof TypeError) return new ProblemError('unavailable');
  if (error instanceof errors.JOSEError) return new ProblemError('token-invalid');
  return error;
}
