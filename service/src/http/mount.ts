/** Puts implementations of the contract on the app: rights, input, transaction, idempotency, ETag, in this order. */
import { createHash } from 'node:crypto';
import type { Context, Hono } from 'hono';
import { basePath, header, type RouteDefinition } from '../../../contract/src/index.ts';
import { requireRight } from '../authorisation/authorise.ts';
import type { Services } from '../services.ts';
import { clientAddress } from './client-address.ts';
import type { AppEnvironment } from './environment.ts';
import { once } from './idempotency.ts';
import type { Implementation, Surroundings } from './implement.ts';
import { ProblemError } from './problem.ts';
import { readJson } from './read-body.ts';

/** The address of a route as the app's router writes it. */
export function routePath({ path }: RouteDefinition): string {
  return basePath + path.replace(/\{(\w+)\}/g, ':$1');
}

/** Adds one route to the app. */
export function mount(app: Hono<AppEnvironment>, services: Services, implementation: Implementation): void {
  const { route } = implementation;
  app.on(route.method.toUpperCase(), routePath(route), (context) => answer(context, services, implementation));
}

async function answer(context: Context<AppEnvironment>, services: Services, { route, prepare, transaction: whose }: Implementation): Promise<Response> {
  const { request, remoteAddress } = context.var;
  context.set('route', route.id);
  const address = clientAddress(remoteAddress, request.headers.get('x-forwarded-for'), services.proxies);
  const caller = route.security === undefined ? await services.callers.identify(request, address) : null;
  // What costs no more than a refusal is answered to everybody: nobody can use it up for the others of a school.
  if (caller === null && route.id !== 'readSession') services.openLimit.take(address);
  if (caller !== null) requireRight(caller, route.act);
  if (route.security === 'cookie' && !request.headers.has(header.csrf)) throw new ProblemError('forbidden');

  const body = route.body === undefined ? undefined : await readJson(request);
  const handle = prepare({ params: context.req.param(), query: context.req.query(), body: body?.value }, caller);
  const answerHeaders = new Headers();
  const { logger } = services;
  const live: Surroundings['live'] = (stream) => {
    context.set('stream', stream);
    return new Response(null, { headers: { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' } });
  };
  const later: (() => Promise<void>)[] = [];
  const afterCommit: Surroundings['afterCommit'] = (work) => void later.push(work);
  const perform = (db: Surroundings['db']) => handle({ db, request, remoteAddress, answerHeaders, live, logger, afterCommit });

  if (route.method === 'get') return respond(route, request, await perform(services.carrier.db), answerHeaders);
  const write = (transaction: Surroundings['db']) =>
    route.idempotent === true && caller !== null
      ? once(transaction, caller, request, body?.bytes ?? new Uint8Array(), () => perform(transaction))
      : perform(transaction);
  const { db } = services.carrier;
  const result = await (whose === 'own' ? perform(db) : db.transaction().execute(write));
  for (const work of later) await work().catch((error: unknown) => logger.warn({ background: error instanceof Error ? error.name : 'error' }));
  if (caller !== null) services.feed.sequencer.wake(caller.tenantId);
  return respond(route, request, result, answerHeaders);
}

function respond(route: RouteDefinition, request: Request, result: unknown, headers: Headers): Response {
  if (result instanceof Response) return result;
  const { status } = route.success;
  if (status === 204) return new Response(null, { status, headers });
  const text = JSON.stringify(result);
  headers.set('Content-Type', 'application/json');
  // Said here, so that what is too small to be worth it is not compressed.
  headers.set('Content-Length', String(Buffer.byteLength(text)));
  if (route.etag === true) {
    const tag = `"${createHash('sha1').update(text).digest('base64url')}"`;
    headers.set('ETag', tag);
    headers.append('Vary', 'Authorization');
    if (matches(request.headers.get('if-none-match'), tag)) {
      headers.delete('Content-Type');
      headers.delete('Content-Length');
      return new Response(null, { status: 304, headers });
    }
  }
  return new Response(text, { status, headers });
}

function matches(wanted: string | null, tag: string): boolean {
  return wanted?.split(',').some((one) => one.trim().replace(/^W\//, '') === tag) ?? false;
}
