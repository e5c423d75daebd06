/** Verification of bearer tokens, whoever issued them. */
import { decodeJwt, errors, type JWTPayload } from 'jose';
import { ProblemError } from '../http/problem.ts';
import { TimedCache } from './timed-cache.ts';
import type { VerificationBudget } from './verification-budget.ts';

/** The person a valid token speaks of. */
export interface TokenPerson {
  readonly tenantId: string;
  readonly personId: string;
  /** When the token ends, milliseconds since 1970. */
  readonly expiresAt: number;
  /** Another platform vouches for the person, and no roster of ours. */
  readonly isGuest?: true;
}

/** Checks a token's signature and claims and finds the person. Throws errors of `jose`, or ProblemError. */
export type TokenVerifier = (token: string) => Promise<TokenPerson>;

/** A verified token is not verified again for this long; a revoked binding works at most so long. */
const cacheMilliseconds = 60_000;
/** Somebody whom the issuer knows and no roster: so long that is not looked up again. */
const unknownMilliseconds = 10_000;
/** Clocks of issuers are a little off; a token that ended longer ago than this needs no look at its signature. */
const clockToleranceMilliseconds = 60_000;

export class Tokens {
  readonly #verify: TokenVerifier;
  readonly #budget: VerificationBudget;
  readonly #known = new TimedCache<TokenPerson>(20_000);
  readonly #unknown = new TimedCache<true>(5_000);
  /** Verifications under way: a page that starts asks several things with one new token. */
  readonly #pending = new Map<string, Promise<TokenPerson>>();

  constructor(verify: TokenVerifier, budget: VerificationBudget) {
    this.#verify = verify;
    this.#budget = budget;
  }

  /**
   * @param address where the token comes from: what it costs to refuse bad ones is limited by it
   * @throws ProblemError token-expired | token-invalid | person-unknown | too-many-requests | unavailable
   */
  async verify(token: string, address: string): Promise<TokenPerson> {
    const known = this.#known.get(token);
    if (known !== undefined) return known;
    if (this.#unknown.get(token) !== undefined) throw new ProblemError('person-unknown');
    const subject = claimedSubject(token);
    const pending = this.#pending.get(token) ?? this.#start(token, address, subject);
    return pending;
  }

  forget(): void {
    this.#known.clear();
    this.#unknown.clear();
  }

  #start(token: string, address: string, subject: string): Promise<TokenPerson> {
    const verifying = this.#budget
      .spend(address, subject, () => this.#check(token), isBadToken)
      .finally(() => this.#pending.delete(token));
    this.#pending.set(token, verifying);
    return verifying;
  }

  async #check(token: string): Promise<TokenPerson> {
    try {
      const person = await this.#verify(token);
      this.#known.set(token, person, Math.min(person.expiresAt, Date.now() + cacheMilliseconds));
      return person;
    } catch (error) {
      const problem = asProblem(error);
      // Only a token with a good signature comes so far, so nobody can fill this list with inventions.
      if (isProblem(problem, 'person-unknown')) this.#unknown.set(token, true, Date.now() + unknownMilliseconds);
      throw problem;
    }
  }
}

/**
 * Whom a token claims to speak of, before anybody has looked at its signature. What is refused here costs next to nothing.
 * @throws ProblemError token-invalid | token-expired
 */
function claimedSubject(token: string): string {
  let claims: JWTPayload;
  try {
    claims = decodeJwt(token);
  } catch {
    throw new ProblemError('token-invalid');
  }
  const { iss, sub, exp } = claims;
  if (typeof exp === 'number' && exp * 1000 + clockToleranceMilliseconds < Date.now()) throw new ProblemError('token-expired');
  return `${String(iss)} ${String(sub)}`;
}

/** Whether the token is at fault; a service that cannot reach its issuer or database is not. */
function isBadToken(error: unknown): boolean {
  return error instanceof ProblemError && error.code !== 'unavailable' && error.code !== 'internal';
}

function isProblem(error: unknown, code: ProblemError['code']): boolean {
  return error instanceof ProblemError && error.code === code;
}

function asProblem(error: unknown): unknown {
  if (error instanceof ProblemError) return error;
  if (error instanceof errors.JWTExpired) return new ProblemError('token-expired');
  // The issuer's keys cannot be had: that is not the caller's fault, and must not sign anybody out.
  if (error instanceof errors.JWKSTimeout || error instanceof TypeError) return new ProblemError('unavailable');
  if (error instanceof errors.JOSEError) return new ProblemError('token-invalid');
  return error;
}
