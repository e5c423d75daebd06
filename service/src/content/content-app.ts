/** What answers on the second origin: files of deliveries, and nothing of the service. No route, no token, no cookie. */
import { join } from 'node:path';
import { Hono } from 'hono';
import type { Config } from '../config.ts';
import type { AppEnvironment } from '../http/environment.ts';
import { ProblemError } from '../http/problem.ts';
import { staticFiles } from '../http/static-files.ts';
import type { Services } from '../services.ts';
import { listPackage, type PackageFile } from './package-list.ts';
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

/** The worker of this origin, which answers for packages that are kept. */
const workerPath = '/frame/keep/worker.js';

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
  // A worker that a package brings would answer in the place of what it is replaced by one day.
  app.use(async (context, next) => {
    if (context.req.header('service-worker') !== undefined && context.req.path !== workerPath) throw new ProblemError('not-found');
    await next();
    if (context.req.path === workerPath) context.res.headers.set('Service-Worker-Allowed', '/');
  });
  app.get('/files/courses/:id/.package.json', async (context) => {
    const id = context.req.param('id');
    if (/^\.|[/\\]/.test(id)) throw new ProblemError('not-found');
    const [own, carriers] = await Promise.all([listPackage(join(config.folders['/files/'] ?? '', 'courses', id)), listPackage(config.folders['/frame/'] ?? '')]);
    if (own.length === 0) throw new ProblemError('not-found');
    const at = (folder: string, list: readonly PackageFile[]) => list.map((file) => ({ ...file, path: folder + file.path.split('/').map(encodeURIComponent).join('/') }));
    // What was compressed beforehand is the same file in another form.
    const pages = carriers.filter(({ path }) => !/\.(?:br|gz)$/.test(path));
    return context.json({ files: [...at(`/files/courses/${id}/`, own), ...at('/frame/', pages)] }, 200, { 'Cache-Control': 'no-store' });
  });
  app.on(['GET', 'HEAD'], '*', files);
  const nothing = () => new Response('404\n', { status: 404, headers: { 'Content-Type': 'text/plain', 'Content-Security-Policy': "default-src 'none'" } });
  app.notFound(nothing);
  app.onError(nothing);
  return app;
}
