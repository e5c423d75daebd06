/** What answers on the second origin: files of deliveries, and nothing of the service. No route, no token, no cookie. */
import { Hono } from 'hono';
import type { Config } from '../config.ts';
import type { AppEnvironment } from '../http/environment.ts';
import { ProblemError } from '../http/problem.ts';
import { staticFiles } from '../http/static-files.ts';
import type { Services } from '../services.ts';
import { contentPath, type ContentOrigin } from './content-origin.ts';

/** A package runs its scripts and keeps what it likes under this origin; it cannot leave its frame, nor open one outside. */
const sandbox = 'sandbox allow-scripts allow-same-origin allow-forms allow-modals allow-popups allow-downloads';

/** Old courses are written with scripts in the page and `eval`; what counts is that they talk to nobody but the record store. */
function contentPolicy(content: ContentOrigin, { allowedOrigins }: Config): string {
  const places = content.servicePlaces;
  return [
    sandbox,
    "default-src 'self' data: blob: 'unsafe-inline' 'unsafe-eval'",
    `connect-src 'self' data: blob: ${places.map((place) => `${place}/xapi/`).join(' ')}`,
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    `frame-ancestors 'self' ${[...places, ...allowedOrigins].join(' ')}`,
  ].join('; ');
}

/** Where a unit goes when it is left: it tells the player around it. */
const leftPage = `<!doctype html><meta charset="utf-8"><script>parent.postMessage({ protocol: 'ls-frame/1', type: 'leave' }, '*')</script>`;

/** Makes the app of the second origin. */
export function createContentApp({ config, content, logger }: Services): Hono<AppEnvironment> {
  const app = new Hono<AppEnvironment>();
  const files = staticFiles(Object.fromEntries(Object.entries(config.folders).filter(([prefix]) => contentPath.test(prefix))), contentPolicy(content, config));
  app.use(async (context, next) => {
    await next();
    const { headers, status } = context.res;
    headers.set('X-Content-Type-Options', 'nosniff');
    headers.set('Referrer-Policy', 'no-referrer');
    // Units of old courses say their last words when their page goes, which browsers are about to forget.
    headers.set('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), payment=(), unload=(self)');
    headers.set('Origin-Agent-Cluster', '?1');
    logger.info({ route: 'content', method: context.req.method, status });
  });
  app.get('/frame/left.html', (context) => context.html(leftPage, 200, { 'Content-Security-Policy': contentPolicy(content, config) }));
  app.use(async (context, next) => {
    if (!content.isAtHome(context.req.raw, new URL(context.req.url).pathname)) throw new ProblemError('not-found');
    await next();
  });
  app.on(['GET', 'HEAD'], '*', files);
  const nothing = () => new Response('404\n', { status: 404, headers: { 'Content-Type': 'text/plain', 'Content-Security-Policy': "default-src 'none'" } });
  app.notFound(nothing);
  app.onError(nothing);
  return app;
}
