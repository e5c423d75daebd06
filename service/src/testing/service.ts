/** A whole service for tests, without a network: requests go straight to the app. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino, type Logger } from 'pino';
import { SignJWT } from 'jose';
import { v7 as uuidv7 } from 'uuid';
import * as v from 'valibot';
import { basePath, type Problem, type RouteDefinition, type RouteOutput } from '../../../contract/src/index.ts';
import { readConfig, type Config } from '../config.ts';
import { createApp } from '../http/app.ts';
import { secretKey } from '../identity/secrets.ts';
import { openServices, type Services } from '../services.ts';
import type { TestCarrier } from './carriers.ts';

export interface CallOptions {
  method?: string;
  /** Sent as JSON. */
  json?: unknown;
  headers?: Record<string, string>;
  /** Acting identity. */
  as?: string;
  /** The path is not one of the contract: nothing stands before it. */
  root?: boolean;
  /** Whoever asks goes away. */
  signal?: AbortSignal;
}

export interface AskInput {
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: unknown;
}

export interface TestService {
  readonly services: Services;
  /** Sends a request as a person `tenant/person`, or as nobody (null). */
  call(person: string | null, path: string, options?: CallOptions): Promise<Response>;
  /** Calls a route of the contract and holds its answer against the route's schema. */
  ask<Route extends RouteDefinition>(person: string, route: Route, input?: AskInput, options?: CallOptions): Promise<RouteOutput<Route>>;
  /** Sends a request, from another machine where an address is given. */
  fetch(request: Request, remoteAddress?: string): Promise<Response>;
  /** A token of that person; with a negative lifetime, one whose time is over. */
  token(person: string, lifetime?: string): Promise<string>;
  close(): Promise<void>;
}

/** Opens a service on a database of its own. */
export async function openTestService(
  testCarrier: TestCarrier,
  changes: Partial<Config> = {},
  logger: Logger = pino({ level: 'silent' }),
): Promise<TestService> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'learning-space-keys-'));
  const config = { ...readConfig({ LOG_LEVEL: 'silent', RATE_LIMIT: '0', DATA_DIR: dataFolder }), ...changes };
  const carrier = await testCarrier.open();
  const services = await openServices(config, carrier, logger);
  const app = createApp(services);
  const fetch = async (request: Request, remoteAddress?: string) =>
    app.fetch(request, remoteAddress === undefined ? undefined : { incoming: { socket: { remoteAddress } } });

  async function token(person: string, lifetime = '5m'): Promise<string> {
    const [tenant, id = ''] = person.split('/');
    return new SignJWT({ tenant })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer('urn:ls:demo')
      .setAudience('urn:ls:demo:token')
      .setSubject(id)
      .setExpirationTime(lifetime)
      .sign(secretKey(dataFolder, 'demo-token'));
  }
  async function call(person: string | null, path: string, { method = 'GET', json, headers = {}, as, root = false, signal }: CallOptions = {}): Promise<Response> {
    return fetch(
      new Request(`http://localhost${root || path.startsWith('/api') ? '' : basePath}${path}`, {
        method,
        headers: {
          ...(person !== null && { Authorization: `Bearer ${await token(person)}` }),
          ...(json !== undefined && { 'Content-Type': 'application/json' }),
          ...(as !== undefined && { 'LS-Identity': as }),
          ...headers,
        },
        ...(json !== undefined && { body: JSON.stringify(json) }),
        ...(signal !== undefined && { signal }),
      }),
    );
  }
  return {
    services,
    fetch,
    call,
    token,
    async ask<Route extends RouteDefinition>(person: string, route: Route, { params = {}, query = {}, body }: AskInput = {}, options: CallOptions = {}) {
      const path = route.path.replace(/\{(\w+)\}/g, (_whole, name: string) => encodeURIComponent(params[name] ?? ''));
      const search = new URLSearchParams(query).toString();
      const response = await call(person, search === '' ? path : `${path}?${search}`, {
        method: route.method.toUpperCase(),
        json: body,
        ...options,
        headers: { ...(route.idempotent && { 'Idempotency-Key': uuidv7() }), ...options.headers },
      });
      if (response.status !== route.success.status) {
        const { code } = (await response.json()) as Problem;
        throw new Error(`${route.id} answered ${response.status} ${code}`);
      }
      const schema = route.success.schema;
      return (schema === undefined ? undefined : v.parse(schema, await response.json())) as RouteOutput<Route>;
    },
    async close() {
      await services.close();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}
