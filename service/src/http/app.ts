/** The app: one object that answers over HTTP, and in tests without a network. */
import type { ServerResponse } from 'node:http';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { Hono, type Context } from 'hono';
import { compress } from 'hono/compress';
import { v7 as uuidv7 } from 'uuid';
import { basePath, header } from '../../../contract/src/index.ts';
import { implementations } from '../features/index.ts';
import type { Services } from '../services.ts';
import { describeError } from './describe-error.ts';
import { bodyLine, connectionLine } from '../outbox/line.ts';
import type { EventStream } from '../outbox/stream.ts';
import { verifyPage, verifyPath } from '../features/courses/verify-page.ts';
import { xapiApp, xapiPath } from '../xapi/app.ts';
import { ltiApp } from '../lti/app.ts';
import { oaiApp } from '../oai/app.ts';
import { openApi } from './openapi.ts';
import type { AppEnvironment } from './environment.ts';
import { allowOrigin, isAllowedOrigin, pagePolicy, preflight, secure } from './headers.ts';
import { health } from './health.ts';
import { negotiateLanguage } from './language.ts';
import { mount, routePath } from './mount.ts';
import { ProblemError, problemResponse } from './problem.ts';
import { staticFiles } from './static-files.ts';

/** Makes the app over open services. */
export function createApp(services: Services): Hono<AppEnvironment> {
  const app = new Hono<AppEnvironment>();
  app.use(async (context, next) => {
    const start = performance.now();
    const { path } = context.req;
    const requestId = uuidv7();
    const origin = context.req.header('origin');
    context.set('request', context.req.raw);
    context.set('requestId', requestId);
    // Without a server, as in a browser's test, there are no bindings at all.
    const bindings = context.env as AppEnvironment['Bindings'] | undefined;
    context.set('remoteAddress', bindings?.incoming?.socket?.remoteAddress ?? null);
    if (context.req.method === 'OPTIONS' && origin !== undefined) context.res = preflight(path);
    else await next();
    // A question for the headers only: what the body would have opened is closed again.
    if (context.req.method === 'HEAD') {
      await context.res.body?.cancel();
      context.var.stream?.end();
    }

    const { headers, status } = context.res;
    // An answer that says "as you have it" keeps the headers of what is kept; on a slow line each of them counts.
    if (status !== 304) secure(headers, path, pagePolicy(services.config, services.content.sources));
    headers.set('LS-Request-Id', requestId);
    const isContent = origin !== undefined && services.content.isContent(origin) && !path.startsWith(xapiPath);
    if (origin !== undefined && !isContent && isAllowedOrigin(services.config, origin, path)) allowOrigin(headers, origin);
    services.logger.info({
      requestId,
      method: context.req.method,
      // Neither path nor query: they hold ids of people and what they searched for.
      route: context.var.route ?? 'file',
      functionId: functionId(context),
      status,
      milliseconds: Math.round(performance.now() - start),
    });
    if (context.var.stream !== undefined && context.req.method !== 'HEAD') carry(context, context.var.stream, bindings?.outgoing);
  });
  app.use('/api/*', compress({ encoding: 'gzip', contentTypeFilter: /^application\/json/ }));
  const routes = implementations(services);
  for (const implementation of routes) mount(app, services, implementation);
  for (const path of new Set(routes.map(({ route }) => routePath(route)))) {
    app.all(path, () => {
      throw new ProblemError('method-not-allowed');
    });
  }
  app.route(xapiPath, xapiApp(services));
  app.route('/lti', ltiApp(services));
  app.route('/oai', oaiApp(services));
  app.get(`${basePath}/openapi.json`, openApi);
  app.get(verifyPath, (context) => verifyPage(context, services));
  app.get('/health', (context) => health(context, services));
  for (const path of ['/api/*', `${xapiPath}/*`, '/lti/*', '/oai/*']) {
    app.all(path, () => {
      throw new ProblemError('not-found');
    });
  }
  app.on(['GET', 'HEAD'], '*', staticFiles(services.config.folders));
  app.notFound((context) => answerProblem(context, new ProblemError('not-found')));
  app.onError((error, context) => {
    if (error instanceof ProblemError) return answerProblem(context, error);
    services.logger.error({ requestId: context.var.requestId, route: context.var.route, ...describeError(error) });
    return answerProblem(context, new ProblemError(isConnectionError(error) ? 'unavailable' : 'internal'));
  });
  return app;
}

/** Lets a stream begin: on the connection of the server where there is one. */
function carry(context: Context<AppEnvironment>, stream: EventStream, outgoing: ServerResponse | undefined): void {
  const { res } = context;
  // Given first, the old answer would lend the new one its headers.
  context.res = undefined;
  if (outgoing === undefined) {
    context.res = new Response(bodyLine(stream), res);
    return;
  }
  connectionLine(outgoing, res, stream);
  context.res = RESPONSE_ALREADY_SENT;
}

function answerProblem(context: Context<AppEnvironment>, error: ProblemError): Response {
  const language = negotiateLanguage(context.req.header('accept-language'));
  return problemResponse(error, language, context.var.requestId);
}

/** The function of the catalogue that caused the request, when the header holds one. */
function functionId(context: Context<AppEnvironment>): string | undefined {
  const given = context.req.header(header.functionId);
  return given !== undefined && /^[A-Z]{1,4}-\d{1,3}$/.test(given) ? given : undefined;
}

/** SQLSTATE classes 08 (connection), 53 (resources), 57 (operator), and what the network says. */
function isConnectionError(error: Error): boolean {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && /^(08|53|57P|ECONN|EPIPE|ETIMEDOUT)/.test(code);
}
