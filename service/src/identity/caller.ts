/** Who is calling, and as whom. */
import { header } from '../../../contract/src/index.ts';
import type { Database } from '../database/carrier.ts';
import type { RoleName } from '../database/schema.ts';
import { ProblemError } from '../http/problem.ts';
import type { RateLimit } from '../http/rate-limit.ts';
import { TimedCache } from './timed-cache.ts';
import type { Tokens } from './tokens.ts';

export interface CallerIdentity {
  readonly id: string;
  readonly role: RoleName;
  readonly organisationId: string;
}

export interface Caller {
  readonly tenantId: string;
  readonly personId: string;
  /** The identity as which the caller acts now. */
  readonly identity: CallerIdentity;
  readonly identities: readonly CallerIdentity[];
  /** When the token ends, milliseconds since 1970. */
  readonly expiresAt: number;
  /** Sent by another platform: the role says what the person is there, and gives no rights here. */
  readonly isGuest: boolean;
}

/** Whoever is a pupil anywhere is a minor, in whatever identity. */
export const isMinor = ({ identities }: Caller): boolean => identities.some(({ role }) => role === 'student');

/** Identities are read again after this time: so long an ended role may still work. */
const identityMilliseconds = 10_000;

/** Finds the caller of a request. Keeps what it found for a short time, since every request asks. */
export class Callers {
  readonly #db: Database;
  readonly #tokens: Tokens;
  readonly #rateLimit: RateLimit;
  readonly #identities = new TimedCache<readonly CallerIdentity[]>(20_000);

  /** @param rateLimit how often one person may ask */
  constructor(db: Database, tokens: Tokens, rateLimit: RateLimit) {
    this.#db = db;
    this.#tokens = tokens;
    this.#rateLimit = rateLimit;
  }

  /**
   * The caller of the request's bearer token, acting as the identity of the header `LS-Identity`, else as the first.
   * Counts the request for the person as soon as it is known who that is.
   * @throws ProblemError not-signed-in | token-expired | token-invalid | too-many-requests | person-unknown | identity-unknown
   */
  async identify(request: Request, address: string): Promise<Caller> {
    const token = /^Bearer ([A-Za-z0-9._~+/-]+=*)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
    if (token === undefined) throw new ProblemError('not-signed-in');
    const { tenantId, personId, expiresAt, isGuest = false } = await this.#tokens.verify(token, address);
    this.#rateLimit.take(`${tenantId} ${personId}`);
    const identities = await this.#identitiesOf(tenantId, personId);
    const wanted = request.headers.get(header.identity);
    const identity = wanted === null ? identities[0] : identities.find(({ id }) => id === wanted);
    if (identity === undefined) throw new ProblemError(wanted === null ? 'person-unknown' : 'identity-unknown');
    return { tenantId, personId, identity, identities, expiresAt, isGuest };
  }

  /** Forgets everything; called after an import. */
  forget(): void {
    this.#identities.clear();
    this.#tokens.forget();
  }

  async #identitiesOf(tenantId: string, personId: string): Promise<readonly CallerIdentity[]> {
    const key = `${tenantId}\n${personId}`;
    const known = this.#identities.get(key);
    if (known !== undefined) return known;
    const now = new Date().toISOString();
    const rows = await this.#db
      .selectFrom('identity')
      .select(['id', 'role', 'organisation_id as organisationId'])
      .where('tenant_id', '=', tenantId)
      .where('person_id', '=', personId)
      .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>', now)]))
      .orderBy('id')
      .execute();
    this.#identities.set(key, rows, Date.now() + identityMilliseconds);
    return rows;
  }
}
