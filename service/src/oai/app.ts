/**
 * The catalogue for harvesters (OAI-PMH 2.0), at `/oai/{tenant}`. It is no part of the contract: the protocol has addresses
 * and errors of its own, and needs no token. A platform is open to harvesters when `OPEN_CATALOGUES` names it
 * (docs/decisions/0102).
 */
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { clientAddress } from '../http/client-address.ts';
import type { AppEnvironment } from '../http/environment.ts';
import { ProblemError } from '../http/problem.ts';
import { publicOrigin } from '../http/public-origin.ts';
import { readBytes } from '../http/read-body.ts';
import { around, escapeXml, leaf, xmlDeclaration } from '../exchange/xml-write.ts';
import type { Services } from '../services.ts';
import { answer, type OpenCatalogue } from './answers.ts';
import { datestamp, oaiNamespace } from './names.ts';
import { OaiError, readRequest } from './request.ts';

const largestForm = 20_000;
const open = `<OAI-PMH xmlns="${oaiNamespace}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="${oaiNamespace} http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd">`;

/** Makes this part of the app. */
export function oaiApp({ carrier: { db }, config, logger, openLimit, proxies }: Services): Hono<AppEnvironment> {
  const app = new Hono<AppEnvironment>();
  app.use(compress({ encoding: 'gzip' }));
  app.on(['GET', 'POST'], '/:tenant', async (context) => {
    context.set('route', 'oai');
    openLimit.take(clientAddress(context.var.remoteAddress, context.req.header('x-forwarded-for') ?? null, proxies));
    const tenantId = context.req.param('tenant');
    const name = config.openCatalogues.includes(tenantId) ? await platformName(tenantId) : undefined;
    if (name === undefined) throw new ProblemError('not-found');
    const { request } = context.var;
    const origin = publicOrigin(config, request);
    const baseUrl = `${origin}/oai/${encodeURIComponent(tenantId)}`;
    const parameters = new URLSearchParams(request.method === 'POST' ? new TextDecoder().decode(await readBytes(request, largestForm)) : new URL(request.url).search);
    const responseDate = leaf('responseDate', datestamp(new Date()));
    const body = await content(parameters, { db, tenantId, name, origin, baseUrl, logger });
    return new Response(`${xmlDeclaration}${open}${responseDate}${body}</OAI-PMH>\n`, { headers: { 'Content-Type': 'text/xml; charset=utf-8', 'Cache-Control': 'no-cache' } });
  });
  return app;

  /** The platform is called as its top organisation is. */
  async function platformName(tenantId: string): Promise<string | undefined> {
    return (await db.selectFrom('tenant').select('name').where('tenant_id', '=', tenantId).executeTakeFirst())?.name;
  }
}

/** What was asked, and the answer to it. */
async function content(parameters: URLSearchParams, catalogue: OpenCatalogue): Promise<string> {
  const { baseUrl } = catalogue;
  let given: Record<string, string> = {};
  try {
    const request = readRequest(parameters);
    given = { verb: request.verb, ...Object.fromEntries(request.given) };
    return around('request', [escapeXml(baseUrl)], given) + (await answer(catalogue, request));
  } catch (error) {
    if (!(error instanceof OaiError)) throw error;
    // Arguments that are wrong are not repeated.
    const repeated = error.code === 'badVerb' || error.code === 'badArgument' ? {} : given;
    return around('request', [escapeXml(baseUrl)], repeated) + around('error', [escapeXml(error.message)], { code: error.code });
  }
}
