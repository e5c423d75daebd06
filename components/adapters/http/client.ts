/**
 * Calls routes of the contract. The definition says where a route is and what it answers; what does not parse by it
 * never reaches an element.
 */
import * as v from 'valibot';
import { basePath, header } from '../../../contract/src/headers.ts';
import type { RouteDefinition, RouteOutput, RouteRequest } from '../../../contract/src/route.ts';
import { readMe } from '../../../contract/src/routes/identity.ts';
import { Problem } from '../../../contract/src/schemas/problem.ts';
import { PortError } from '../../base/ports/ports.ts';
import { adapterProblem, leftOutProblem, loadProblemTexts, type AdapterProblem } from '../problems.ts';
import { pageLanguage } from '../page-language.ts';
import { fetchAhead } from './ahead.ts';
import { TokenOwner } from './token-owner.ts';
import { TokenSource, type GetToken } from './token.ts';
import { makeAddressesWhole } from './whole-addresses.ts';

export interface ClientOptions {
  /** Where the service is, without `/api/v1`. Empty: where the page comes from. */
  service?: string;
  /** Asked when a token is needed. Absent: calls go without one. */
  getToken?: GetToken;
  /** The language of the person, asked for each call. Default: that of the document. */
  language?: () => string;
  /** Called when the service no longer takes the token, nor a new one. */
  onSessionExpired?: () => void;
  /** Called when the tokens have become another person's; every call rejects with `person-changed` from then on. */
  onPersonChange?: () => void;
  /** Default 15 s. */
  timeoutMs?: number;
  fetch?: typeof fetch;
}
export interface RouteCallOptions {
  signal?: AbortSignal | undefined;
  /** The identity that acts; `null` leaves it to the service. */
  identity?: string | null;
  idempotencyKey?: string;
  /** Function of the catalogue that causes a write. */
  functionId?: string;
  /** A file as the body, as it is. It may take its time. */
  file?: Blob;
  /** Headers of this one route. */
  headers?: Record<string, string>;
}
export interface Outcome<Value> {
  value: Value;
  asOf: string;
}
type Given<Parts> = { [Name in keyof Parts as Parts[Name] extends undefined ? never : Name]: Parts[Name] };
/** Those parts of a request that the route has. */
export type RequestOf<Route extends RouteDefinition> = Given<RouteRequest<Route>>;
type Plain = string | number | boolean | undefined;
interface RawRequest {
  params?: Record<string, Plain>;
  query?: Record<string, Plain>;
  body?: unknown;
}

/** A newer service may know problems that this client does not: their texts are shown all the same. */
const AnyProblem = v.object({ ...Problem.entries, code: v.string() });
/** Twenty megabytes over a thin line. */
const uploadMs = 600_000;
/** So many answers are kept with their tag. */
const keptAnswers = 100;
/** Rejects when `signal` ends: not everything that a call waits for, a host's `getToken` for instance, knows of signals. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('aborted')), { once: true }));
}

interface Sent {
  readonly response: Response;
  readonly token: string | null;
}

const Whose = v.object({ tenant: v.object({ id: v.string() }), person: v.object({ id: v.string() }) });
/** The person of an answer to `readMe`. */
function personIn(value: unknown): string | undefined {
  return v.is(Whose, value) ? `${value.tenant.id}/${value.person.id}` : undefined;
}

/** Answers of gateways in front of a service that does not answer. */
const unreachable = [502, 503, 504];

export class Client {
  readonly #service: string;
  readonly #fetch: (url: string, request: RequestInit) => Promise<Response>;
  readonly #timeoutMs: number;
  readonly #tokens: TokenSource;
  readonly #language: () => string;
  readonly #onSessionExpired: () => void;
  readonly #owner: TokenOwner;
  readonly #tagged = new Map<string, { tag: string; value: unknown }>();
  #expired = false;
  #tellAnswered: (() => void) | undefined;
  /** Resolves with the first answer that says more than who is here: what only listens lets it go before. */
  readonly answered = new Promise<void>((resolve) => (this.#tellAnswered = resolve));

  constructor(options: ClientOptions) {
    this.#service = (options.service ?? '').replace(/\/+$/, '');
    this.#fetch = options.fetch ?? fetchAhead;
    this.#timeoutMs = options.timeoutMs ?? 15_000;
    this.#tokens = new TokenSource(options.getToken);
    this.#language = options.language ?? pageLanguage;
    this.#onSessionExpired = options.onSessionExpired ?? (() => undefined);
    this.#owner = new TokenOwner({
      ask: (token) => this.#ask(token),
      problem: () => this.problem('person-changed'),
      onAnother: options.onPersonChange ?? (() => undefined),
    });
    void loadProblemTexts(this.#language());
  }

  /** Where the service is: empty, where the page comes from. */
  get service(): string {
    return this.#service;
  }

  /** Calls a route and gives its parsed answer. Rejects with a `PortError`, or with the reason of `signal`. */
  async call<const Route extends RouteDefinition>(
    route: Route,
    request: RequestOf<Route>,
    options: RouteCallOptions = {},
  ): Promise<Outcome<RouteOutput<Route>>> {
    return this.#limited(options.signal, options.file ? uploadMs : this.#timeoutMs, async (signal) => {
      const url = this.#address(route, request);
      const key = `${options.identity ?? ''} ${url}`;
      const kept = route.etag ? this.#tagged.get(key) : undefined;
      const headers = { ...options.headers, ...(kept ? { 'If-None-Match': kept.tag } : {}) };
      const { response, token } = await this.#send(route, url, request, { ...options, headers, signal });
      const asOf = new Date(response.headers.get('Date') ?? Date.now()).toISOString();
      // The value under a key was parsed by the same route before it was kept.
      if (response.status === 304 && kept) return { value: kept.value as RouteOutput<Route>, asOf };
      const value = await this.#parse(route, response);
      if (token !== null) this.#learn(route, token, value);
      const tag = response.headers.get('ETag');
      if (route.etag && tag !== null) this.#keep(key, { tag, value });
      return { value, asOf };
    });
  }

  /** Calls a route that answers with the bytes of a file. They may be many: only their beginning is limited in time. */
  async download<const Route extends RouteDefinition>(route: Route, request: RequestOf<Route>, options: RouteCallOptions = {}): Promise<Blob> {
    const { response } = await this.#limited(options.signal, this.#timeoutMs, () => this.#send(route, this.#address(route, request), request, options));
    return response.blob().catch(() => {
      throw this.problem('offline');
    });
  }

  /** Opens a route that answers with a stream. Only its beginning is limited in time. */
  async open<const Route extends RouteDefinition>(route: Route, request: RequestOf<Route>, options: RouteCallOptions & { signal: AbortSignal }): Promise<ReadableStream<Uint8Array>> {
    const control = new AbortController();
    options.signal.addEventListener('abort', () => control.abort(options.signal.reason), { once: true });
    const { response } = await this.#limited(options.signal, this.#timeoutMs, (signal) => {
      signal.addEventListener('abort', () => control.abort(signal.reason), { once: true });
      return this.#send(route, this.#address(route, request), request, { ...options, signal: control.signal });
    });
    const isStream = response.headers.get('Content-Type')?.startsWith(route.success.mediaType ?? '') ?? false;
    if (!response.body || !isStream) throw this.problem('answer-invalid');
    return response.body;
  }

  problem(code: AdapterProblem): PortError {
    return adapterProblem(code, this.#language());
  }

  /** That some of an answer could not be read. */
  leftOut(count: number): ReturnType<typeof leftOutProblem> {
    return leftOutProblem(count, this.#language());
  }

  #address(route: RouteDefinition, { params = {}, query = {} }: RawRequest): string {
    const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])));
    const search = new URLSearchParams();
    for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value));
    const text = search.toString();
    return `${this.#service}${basePath}${path}${text === '' ? '' : `?${text}`}`;
  }

  /** Sends a request and gives a good answer back; a token that has ended is replaced once. */
  async #send(route: RouteDefinition, url: string, { body }: RawRequest, options: RouteCallOptions): Promise<Sent> {
    const needsToken = route.security === undefined;
    for (let attempt = 1; ; attempt += 1) {
      const token = needsToken ? await this.#token() : null;
      if (token !== null) await this.#owner.check(token);
      const response = await this.#fetch(url, {
        method: route.method.toUpperCase(),
        headers: this.#headers(route, token, body !== undefined, options),
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        ...(options.file ? { body: options.file } : {}),
        // Only the demo's own sign-in lives in a cookie; everything else must not be sent what it does not need.
        credentials: route.tag === 'identity' && !needsToken ? 'same-origin' : 'omit',
        // What one person read must not wait in the browser's cache for the next person on this machine.
        cache: 'no-store',
        signal: options.signal ?? null,
      });
      if (response.ok || response.status === 304) {
        if (needsToken) this.#expired = false;
        return { response, token };
      }
      const problem = await this.#problemOf(response);
      if (response.status === 401 && token !== null) {
        await this.#tokens.forget(token);
        if (attempt === 1) continue;
      }
      if (response.status === 401 && needsToken) this.#sayExpired();
      throw problem;
    }
  }

  /** The host's token. Where it cannot give one although there is a line, the person hears that it is not the line. */
  async #token(): Promise<string | null> {
    try {
      return await this.#tokens.get();
    } catch (error) {
      if (error instanceof PortError || !navigator.onLine) throw error;
      // A host's sign-in may fail at once, before the words have come.
      await loadProblemTexts(this.#language());
      throw this.problem('sign-in-silent');
    }
  }

  /** Whose a token is. Without the acting identity: another person does not have it. */
  async #ask(token: string): Promise<string | undefined> {
    const request = { headers: this.#headers(readMe, token, false, {}), credentials: 'omit', cache: 'no-store', signal: AbortSignal.timeout(this.#timeoutMs) } as const;
    const response = await this.#fetch(this.#address(readMe, {}), request);
    if (response.ok) return personIn(await this.#parse(readMe, response));
    // Nobody's: the call itself is refused in the same way, with words of its own.
    if (response.status === 401 || response.status === 403) return undefined;
    throw await this.#problemOf(response);
  }

  #learn(route: RouteDefinition, token: string, value: unknown): void {
    if (route.id !== readMe.id) return this.#tellAnswered?.();
    const id = personIn(value);
    if (id !== undefined) this.#owner.learn(token, id);
  }

  #headers(route: RouteDefinition, token: string | null, hasBody: boolean, options: RouteCallOptions): Record<string, string> {
    const { identity, idempotencyKey, functionId, file, headers } = options;
    return {
      Accept: route.success.mediaType ?? 'application/json',
      'Accept-Language': this.#language(),
      ...(hasBody ? { 'Content-Type': 'application/json' } : {}),
      ...(file ? { 'Content-Type': 'application/octet-stream' } : {}),
      ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
      ...(identity ? { [header.identity]: identity } : {}),
      ...(idempotencyKey === undefined ? {} : { [header.idempotencyKey]: idempotencyKey }),
      ...(functionId === undefined ? {} : { [header.functionId]: functionId }),
      ...(route.security === 'cookie' ? { [header.csrf]: '1' } : {}),
      ...headers,
    };
  }

  async #parse<Route extends RouteDefinition>(route: Route, response: Response): Promise<RouteOutput<Route>> {
    const { schema } = route.success;
    if (!schema) return undefined as RouteOutput<Route>;
    // Text first: engines differ in what they throw for a body that is empty, and a broken line is another problem.
    const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), await response.text());
    if (!parsed.success) throw this.problem('answer-invalid');
    makeAddressesWhole(parsed.output, this.#service);
    // Parsed by the route's own schema; its output is what RouteOutput names.
    return parsed.output as RouteOutput<Route>;
  }

  async #problemOf(response: Response): Promise<PortError> {
    const body: unknown = await response.json().catch(() => undefined);
    const parsed = v.safeParse(AnyProblem, body);
    if (parsed.success) {
      const { errors = [], detail } = parsed.output;
      // What is wrong with which part says more than that something is.
      return new PortError({ ...parsed.output, detail: errors[0]?.message ?? detail });
    }
    return this.problem(unreachable.includes(response.status) ? 'offline' : 'answer-invalid');
  }

  #keep(key: string, entry: { tag: string; value: unknown }): void {
    this.#tagged.delete(key);
    this.#tagged.set(key, entry);
    const [oldest] = this.#tagged.keys();
    if (this.#tagged.size > keptAnswers && oldest !== undefined) this.#tagged.delete(oldest);
  }

  /** Said once, not once for each of the calls that fail together. */
  #sayExpired(): void {
    if (this.#expired) return;
    this.#expired = true;
    this.#onSessionExpired();
  }

  /** Runs `work` until it is done, the caller loses interest or the time is up, and names what went wrong. */
  async #limited<Value>(caller: AbortSignal | undefined, timeoutMs: number, work: (signal: AbortSignal) => Promise<Value>): Promise<Value> {
    caller?.throwIfAborted();
    const control = new AbortController();
    const end = () => control.abort(caller?.reason);
    caller?.addEventListener('abort', end, { once: true });
    const time = { isUp: false };
    const timer = setTimeout(() => {
      time.isUp = true;
      control.abort();
    }, timeoutMs);
    try {
      return await Promise.race([work(control.signal), aborted(control.signal)]);
    } catch (error) {
      if (caller?.aborted) throw caller.reason;
      if (time.isUp) throw this.problem('timeout');
      throw error instanceof PortError ? error : this.problem('offline');
    } finally {
      clearTimeout(timer);
      caller?.removeEventListener('abort', end);
    }
  }
}
