/** The learning record store over HTTP: xAPI 1.0.3 and 2.0.0 at `/xapi`. */
import { Hono, type Context } from 'hono';
import { fetchCredentials } from '../cmi5/credentials.ts';
import { clientAddress } from '../http/client-address.ts';
import type { AppEnvironment } from '../http/environment.ts';
import { ProblemError } from '../http/problem.ts';
import type { Services } from '../services.ts';
import { identifyXapi } from './access.ts';
import { answerActivity } from './activities/answer.ts';
import { answerAgent } from './agents.ts';
import { unwrapAlternate } from './alternate.ts';
import { answerState } from './documents/state.ts';
import { answerActivityProfile, answerAgentProfile } from './documents/profiles.ts';
import { readQuery, type Resource } from './request.ts';
import { ConsistentThrough } from './statement/clock.ts';
import { getStatements } from './statement/list.ts';
import { postStatements, putStatement } from './statement/write.ts';
import { latestVersion, negotiateVersion, versions, versionWithoutHeader, xapiHeader } from './version.ts';

export const xapiPath = '/xapi';

const documents = (answer: Resource) => ({ GET: answer, PUT: answer, POST: answer, DELETE: answer });
/** Every resource with its methods. */
const resources: Readonly<Record<string, Readonly<Record<string, Resource>>>> = {
  '/statements': { GET: getStatements, PUT: putStatement, POST: postStatements },
  '/activities': { GET: answerActivity },
  '/activities/state': documents(answerState),
  '/activities/profile': documents(answerActivityProfile),
  '/agents': { GET: answerAgent },
  '/agents/profile': documents(answerAgentProfile),
};

/** Makes the store's part of the app. */
export function xapiApp(services: Services): Hono<AppEnvironment> {
  const app = new Hono<AppEnvironment>();
  const through = new ConsistentThrough(services.carrier.db);
  app.get('/about', () => Response.json({ version: versions }, { headers: { [xapiHeader.version]: latestVersion } }));
  app.post('/fetch', async (context) => {
    context.set('route', 'cmi5 fetch');
    services.openLimit.take(clientAddress(context.var.remoteAddress, context.req.header('x-forwarded-for') ?? null, services.proxies));
    return Response.json(await fetchCredentials(services.carrier.db, context.req.query()), { headers: { 'Cache-Control': 'no-store' } });
  });
  for (const [path, methods] of Object.entries(resources)) {
    app.all(path, async (context, next) => {
      await next();
      await describe(context, through, path);
    });
    app.all(path, (context) => answer(context, services, path, methods));
  }
  return app;
}

async function answer(context: Context<AppEnvironment>, services: Services, path: string, methods: Readonly<Record<string, Resource>>): Promise<Response> {
  context.set('route', `xapi ${path}`);
  const request = await unwrapAlternate(context.var.request);
  const version = negotiateVersion(request.headers.get(xapiHeader.version));
  context.set('xapiVersion', version);
  const address = clientAddress(context.var.remoteAddress, request.headers.get('x-forwarded-for'), services.proxies);
  const caller = await identifyXapi(services, request, address);
  if (caller.kind === 'session' && caller.session.isOver && !(path === '/statements' && isWriting(request))) throw new ProblemError('forbidden');
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  const resource = methods[method];
  if (resource === undefined) throw new ProblemError('method-not-allowed');
  const response = await resource({ request, method, query: readQuery(new URL(request.url)), version, caller, db: services.carrier.db, records: services.records });
  if (method !== 'GET') services.feed.sequencer.wake(caller.tenantId);
  return response;
}

const isWriting = ({ method }: Request) => method === 'PUT' || method === 'POST';

/** Headers that each answer has, refusals too. */
async function describe(context: Context<AppEnvironment>, through: ConsistentThrough, path: string): Promise<void> {
  const { headers } = context.res;
  const isSilent = !context.var.request.headers.has(xapiHeader.version);
  headers.set(xapiHeader.version, context.var.xapiVersion ?? (isSilent ? versionWithoutHeader : latestVersion));
  if (path === '/statements') headers.set(xapiHeader.consistentThrough, await through.tell(context.req.method === 'GET' || context.req.method === 'HEAD'));
}
