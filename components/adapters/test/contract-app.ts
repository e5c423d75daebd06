/**
 * The contract over a county in memory as one Hono app, given to `fetch`: for routes that the service does not have.
 * Whatever it has is tested against itself: see `service.ts` beside.
 */
import { Hono, type Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import * as v from 'valibot';
import { basePath, header } from '../../../contract/src/headers.ts';
import type { RouteDefinition } from '../../../contract/src/route.ts';
import { routes, type RouteId } from '../../../contract/src/routes/index.ts';
import { PortError, type Change } from '../../base/ports/ports.ts';
import type { MemoryService } from '../memory/memory-ports.ts';
import { memoryHandlers, type MemoryContext } from './memory-handlers.ts';

const statusOf: Record<string, 400 | 401 | 403 | 404 | 500 | 503> = {
  'invalid-request': 400, 'idempotency-key-missing': 400, 'token-expired': 401, 'not-signed-in': 401,
  forbidden: 403, 'not-found': 404, internal: 500, unavailable: 503,
};

/** Tokens of this service say whose they are. */
export const tokenOf = (personId: string) => `person:${personId}`;

export interface ContractApp {
  readonly fetch: typeof fetch;
  /** Requests that came in, oldest first. */
  readonly requests: Request[];
  /** Answers of the routes that a test speaks for itself, by operation id. Taken away after use. */
  readonly instead: Map<RouteId, (request: Request) => Response | Promise<Response>>;
  /** What changed so far, as the stream and the list tell it. */
  readonly changes: { sequence: number; change: Change }[];
}

export function problemResponse(code: string): Response {
  const status = statusOf[code] ?? 500;
  const body = { type: `urn:ls:problem:${code}`, code, status, title: `title of ${code}`, detail: `detail of ${code}`, action: `action of ${code}`, instance: 'request-1' };
  return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/problem+json' } });
}

/** An answer of the app for one service in memory. `accepts` says which tokens are still good. */
export function contractApp(service: MemoryService, accepts: (token: string) => boolean = () => true): ContractApp {
  const app = new Hono();
  const requests: Request[] = [];
  const instead: ContractApp['instead'] = new Map();
  const changes: ContractApp['changes'] = [];
  const contextOf = (context: Context): MemoryContext => {
    const token = context.req.header('Authorization')?.replace('Bearer ', '') ?? '';
    if (!token.startsWith('person:')) throw new PortError({ code: 'not-signed-in', title: '' });
    if (!accepts(token)) throw new PortError({ code: 'token-expired', title: '' });
    const ports = service.portsFor(token.split(':')[1] ?? '').as(context.req.header(header.identity) ?? null);
    return { ports, idempotencyKey: context.req.header(header.idempotencyKey) ?? '' };
  };
  const listeners = new Set<() => void>();
  service.watch((change) => {
    changes.push({ sequence: changes.length + 1, change });
    for (const listener of listeners) listener();
  });
  const eventOf = ({ sequence, change: { type, revision, message: _message, ...subject } }: ContractApp['changes'][number]) =>
    ({ sequence, type, at: new Date().toISOString(), tenantId: 'yunling', subject, revision });

  app.use(async (context, next) => {
    requests.push(context.req.raw.clone());
    await next();
  });
  app.onError((error) => problemResponse(error instanceof PortError ? error.code : 'internal'));
  for (const route of Object.values<RouteDefinition>(routes)) {
    const path = basePath + route.path.replace(/\{(\w+)\}/g, ':$1');
    app.on(route.method.toUpperCase(), path, async (context) => {
      const own = instead.get(route.id as RouteId);
      if (own) {
        instead.delete(route.id as RouteId);
        return own(context.req.raw);
      }
      const handlerContext = contextOf(context);
      if (route.id === 'streamEvents') {
        return streamSSE(context, async (stream) => {
          const ended = new AbortController();
          stream.onAbort(() => ended.abort());
          let sent = Number(context.req.header('Last-Event-ID') ?? changes.length);
          const sendNew = async () => {
            for (const entry of changes.slice(sent)) {
              sent = entry.sequence;
              await stream.writeSSE({ id: String(sent), event: entry.change.type, data: JSON.stringify(eventOf(entry)) });
            }
          };
          await stream.write(`id: ${sent}\n\n`);
          await sendNew();
          const listener = () => void sendNew();
          listeners.add(listener);
          await new Promise((resolve) => ended.signal.addEventListener('abort', resolve));
          listeners.delete(listener);
        });
      }
      if (route.id === 'listChanges') {
        const after = context.req.query('after');
        const items = after === undefined ? [] : changes.slice(Number(after)).map(eventOf);
        return context.json({ items, lastSequence: items.at(-1)?.sequence ?? changes.length });
      }
      return answer(context, route, handlerContext);
    });
  }
  return { fetch: async (input, init) => app.fetch(new Request(new URL(String(input instanceof Request ? input.url : input), 'https://space.test'), init)), requests, instead, changes };
}

async function answer(context: Context, route: RouteDefinition, handlerContext: MemoryContext): Promise<Response> {
  if (route.idempotent && handlerContext.idempotencyKey === '') return problemResponse('idempotency-key-missing');
  const parse = (schema: v.GenericSchema | undefined, value: unknown) => (schema ? v.parse(schema, value) : undefined);
  let input: { params: unknown; query: unknown; body: unknown };
  try {
    const body = route.body ? ((await context.req.json()) as unknown) : undefined;
    input = { params: parse(route.params, context.req.param()), query: parse(route.query, context.req.query()), body: parse(route.body, body) };
  } catch {
    return problemResponse('invalid-request');
  }
  // The table of handlers is typed by route; here the route is only known at run time.
  const handler = memoryHandlers[route.id as RouteId] as ((input: unknown, context: MemoryContext) => Promise<unknown>) | undefined;
  if (!handler) return problemResponse('not-found');
  const value = await handler(input, handlerContext);
  const { status, schema } = route.success;
  if (!schema || status === 204) return new Response(null, { status: 204 });
  const text = JSON.stringify(v.parse(schema, value));
  const tag = `"${text.length}-${Array.from(text).reduce((sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) | 0, 7)}"`;
  if (route.etag && context.req.header('If-None-Match') === tag) return new Response(null, { status: 304, headers: { ETag: tag } });
  return new Response(text, { status, headers: { 'Content-Type': 'application/json', ...(route.etag ? { ETag: tag } : {}) } });
}
