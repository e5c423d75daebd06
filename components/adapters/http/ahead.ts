/**
 * The first requests of a space, sent while the library is still on its way: on a slow line a person then waits for the longer
 * of the two and not for both. A small script of the page begins them; the `Client` takes their answers over.
 */
import { basePath, header } from '../../../contract/src/headers.ts';

export interface AheadOptions {
  /** Where the service is, without `/api/v1`. Empty: where the page comes from. */
  service?: string;
  /** The language in which the service answers. */
  language: string;
  fetch?: typeof fetch;
}

/** A request under way, and for whom: only whoever carries the same token may have its answer. */
interface Begun {
  readonly url: string;
  readonly authorization: Promise<string | null>;
  readonly response: Promise<Response>;
}

/** What is older than this is asked for anew: the person may have waited for something else meanwhile. */
const freshMs = 20_000;
let begun: readonly Begun[] = [];

/**
 * Asks a service in demo mode for a token of the person who is signed in there, and with it who that is. Called once, where
 * the page knows that somebody is signed in; when nothing comes of it, the library asks for itself.
 */
export function startAhead({ service = '', language, fetch: send = (...request) => fetch(...request) }: AheadOptions): void {
  const base = { cache: 'no-store', signal: AbortSignal.timeout(freshMs) } as const;
  const headers = { Accept: 'application/json', 'Accept-Language': language };
  const to = (path: string) => `${service}${basePath}${path}`;
  const token = send(to('/session/token'), { ...base, method: 'POST', headers: { ...headers, [header.csrf]: '1' }, credentials: 'same-origin' });
  const authorization = token.then(async (response) => bearer(await response.clone().json())).catch(() => null);
  const me = authorization.then((bearerToken) => {
    if (bearerToken === null) throw new Error('Nobody is signed in.');
    return send(to('/me'), { ...base, headers: { ...headers, Authorization: bearerToken }, credentials: 'omit' });
  });
  begun = [
    { url: to('/session/token'), authorization: Promise.resolve(null), response: token },
    { url: to('/me'), authorization, response: me },
  ];
  // Who takes an answer over sees its failure; one that nobody takes fails for nobody.
  for (const { response } of begun) response.catch(() => undefined);
  setTimeout(() => (begun = []), freshMs);
}

/** `fetch`, but an answer that was asked for ahead is not asked for again: it is given once, and only to the same person. */
export async function fetchAhead(url: string, request: RequestInit): Promise<Response> {
  const found = begun.find((one) => one.url === url);
  if (found !== undefined) {
    begun = begun.filter((one) => one !== found);
    const headers = new Headers(request.headers);
    const isSamePerson = (await found.authorization) === headers.get('Authorization') && !headers.has(header.identity);
    const response = isSamePerson ? await found.response.catch(() => undefined) : undefined;
    if (response?.ok) return response;
  }
  return fetch(url, request);
}

function bearer(answer: unknown): string | null {
  const token: unknown = typeof answer === 'object' && answer !== null && 'accessToken' in answer ? answer.accessToken : undefined;
  return typeof token === 'string' ? `Bearer ${token}` : null;
}
