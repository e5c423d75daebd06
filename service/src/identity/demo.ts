/** Demo mode: whoever sits at this machine picks a person from a list. Loopback only. */
import { SignJWT, jwtVerify } from 'jose';
import { isLoopback } from '../config.ts';
import { ProblemError } from '../http/problem.ts';
import type { TokenVerifier } from './tokens.ts';

const issuer = 'urn:ls:demo';
const audience = { cookie: 'urn:ls:demo:cookie', token: 'urn:ls:demo:token' } as const;
const cookieName = 'ls-demo';
const cookieSeconds = 12 * 60 * 60;
const tokenSeconds = 5 * 60;
/** Where the cookie is sent: to the routes of the session only, never with data. */
const cookiePath = '/api/v1/session';

interface DemoPersonKey {
  tenantId: string;
  personId: string;
}

export class DemoIdentity {
  readonly #key: Uint8Array;

  /** @param key 32 bytes that sign cookies and tokens */
  constructor(key: Uint8Array) {
    this.#key = key;
  }

  /** The `Set-Cookie` value that signs the person in. */
  async cookieFor(person: DemoPersonKey): Promise<string> {
    const value = await this.#sign(person, audience.cookie, cookieSeconds);
    return `${cookieName}=${value}; Path=${cookiePath}; Max-Age=${cookieSeconds}; HttpOnly; SameSite=Strict`;
  }

  /** The `Set-Cookie` value that signs out. */
  get emptyCookie(): string {
    return `${cookieName}=; Path=${cookiePath}; Max-Age=0; HttpOnly; SameSite=Strict`;
  }

  /** A token for the person of the request's cookie. @throws ProblemError not-signed-in */
  async tokenFor(request: Request): Promise<{ accessToken: string; expiresAt: string }> {
    const cookie = readCookie(request.headers.get('cookie') ?? '', cookieName);
    if (cookie === undefined) throw new ProblemError('not-signed-in');
    const person = await this.#read(cookie, audience.cookie).catch(() => {
      throw new ProblemError('not-signed-in');
    });
    const expiresAt = new Date(Date.now() + tokenSeconds * 1000).toISOString();
    return { accessToken: await this.#sign(person, audience.token, tokenSeconds), expiresAt };
  }

  /** Verifies tokens that this service signed itself. */
  readonly verify: TokenVerifier = async (token) => this.#read(token, audience.token);

  async #sign({ tenantId, personId }: DemoPersonKey, aud: string, seconds: number): Promise<string> {
    return new SignJWT({ tenant: tenantId })
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setIssuer(issuer)
      .setAudience(aud)
      .setSubject(personId)
      .setIssuedAt()
      .setExpirationTime(`${seconds}s`)
      .sign(this.#key);
  }

  async #read(token: string, aud: string): Promise<DemoPersonKey & { expiresAt: number }> {
    const { payload } = await jwtVerify(token, this.#key, {
      issuer,
      audience: aud,
      algorithms: ['HS256'],
      requiredClaims: ['sub', 'exp', 'tenant'],
    });
    const { tenant, sub, exp } = payload;
    if (typeof tenant !== 'string' || sub === undefined || exp === undefined) throw new ProblemError('token-invalid');
    return { tenantId: tenant, personId: sub, expiresAt: exp * 1000 };
  }
}

/** What proxies add: one is enough to know that the browser may be anywhere. */
const proxyHeaders = ['forwarded', 'via', 'x-real-ip', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto'];

/**
 * Demo routes exist only for a browser on this machine that asked for this machine by its own name: not through a
 * proxy, and not through a foreign name that was pointed at the loopback address.
 * @throws ProblemError not-found
 */
export function requireLoopback(request: Request, remoteAddress: string | null): void {
  const isProxied = proxyHeaders.some((name) => request.headers.has(name));
  const { hostname } = new URL(request.url);
  if (isProxied || !isLoopback(hostname) || (remoteAddress !== null && !isLoopback(remoteAddress))) {
    throw new ProblemError('not-found');
  }
}

function readCookie(header: string, name: string): string | undefined {
  const pair = header.split(';').map((part) => part.trim()).find((part) => part.startsWith(`${name}=`));
  return pair?.slice(name.length + 1);
}
