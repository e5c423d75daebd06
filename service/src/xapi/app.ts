/** The learning record store over HTTP: xAPI 1.0.3 and 2.0.0 at `/xapi`. */
import { Hono, type Context } from 'hono';
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
import { consistentThrough } from './statement/clock.ts';
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
  app.get('/about', () => Response.json({ version: versions }, { headers: { [xapiHeader.version]: latestVersion } }));
  for (const [path, methods] of Object.entries(resources)) {
    app.all(path, async (context, next) => {
      await next();
      await describe(context, services, path);
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
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  const resource = methods[method];
  if (resource === undefined) throw new ProblemError('method-not-allowed');
  const response = await resource({ request, method, query: readQuery(new URL(request.url)), version, caller, db: services.carrier.db });
  if (method !== 'GET') services.feed.sequencer.wake(caller.tenantId);
  return response;
}

/** Headers that each answer has, refusals too. */
async function describe(context: Context<AppEnvironment>, { carrier }: Services, path: string): Promise<void> {
  const { headers } = context.res;
  const isSilent = !context.var.request.headers.has(xapiHeader.version);
  headers.set(xapiHeader.version, context.var.xapiVersion ?? (isSilent ? versionWithoutHeader : latestVersion));
  if (path === '/statements') headers.set(xapiHeader.consistentThrough, await consistentThrough(carrier.db));
}
