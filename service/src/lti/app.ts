/** LTI over HTTP: the steps of browsers between systems, below `/lti/{tenant}`. They need no token; each brings a secret. */
import { readFileSync } from 'node:fs';
import { Hono, type Context } from 'hono';
import * as v from 'valibot';
import { clientAddress } from '../http/client-address.ts';
import type { AppEnvironment } from '../http/environment.ts';
import { publicOrigin } from '../http/public-origin.ts';
import { ProblemError } from '../http/problem.ts';
import { readBytes, readJson } from '../http/read-body.ts';
import { texts } from '../http/language.ts';
import { secretKey } from '../identity/secrets.ts';
import type { Services } from '../services.ts';
import { answerWith } from './choice.ts';
import { flowOfSecret, takeStep } from './flows.ts';
import { guestToken } from './guests.ts';
import { publicKeys } from './keys.ts';
import { backPage, departurePage, escapeHtml, forwardForm, html, languageOf, troublePage } from './pages.ts';
import { authorize, JourneyError, receive, start } from './platform.ts';
import type { Registration } from './registrations.ts';
import { arrive, homesOf, login, loginAgain, platformOf, type Arrival } from './tool.ts';

const largestForm = 1_000_000;
const browserFiles: Readonly<Record<string, string>> = { 'depart.js': 'text/javascript', 'forward.js': 'text/javascript', 'pick.js': 'text/javascript', 'page.css': 'text/css' };

interface Step {
  tenantId: string;
  request: Request;
  origin: string;
  /** The query of a GET, the form of a POST. */
  parameters: URLSearchParams;
  cookies: string;
}
type Steps = Record<string, (step: Step) => Promise<Response>>;

/** Makes this part of the app. */
export function ltiApp(services: Services): Hono<AppEnvironment> {
  const { db } = services.carrier;
  const app = new Hono<AppEnvironment>();
  for (const [name, type] of Object.entries(browserFiles)) {
    const bytes = readFileSync(new URL(`browser/${name}`, import.meta.url));
    app.get(`/${name}`, () => new Response(new Uint8Array(bytes), { headers: { 'Content-Type': `${type}; charset=utf-8`, 'Cache-Control': 'public, max-age=300' } }));
  }
  const steps: Steps = {
    'GET keys': async ({ tenantId }) => {
      await requireTenant(tenantId);
      return Response.json(await publicKeys(db, tenantId), { headers: { 'Cache-Control': 'public, max-age=300' } });
    },
    'GET start': async ({ tenantId, parameters, cookies, origin, request }) => {
      const departure = await start(db, tenantId, { query: parameters, cookies, origin });
      return departure.purpose === 'launch' ? departurePage(departure, { request }) : redirect(departure);
    },
    // Where a tool leads whoever is done there. What it says along is not shown: anybody could send people here with words.
    'GET back': ({ request }) => Promise.resolve(backPage({ request })),
    'GET authorize': async ({ tenantId, parameters, cookies, origin, request }) => {
      const { redirectUri, fields } = await authorize(db, tenantId, { query: parameters, cookies, origin, subjectKey: secretKey(services.config.dataFolder, 'lti-subject') });
      return forwardForm(redirectUri, fields, { request, formTargets: ['https:', new URL(redirectUri).origin] });
    },
    // A tool may ask by a form; cookies of this browser come along only when the address itself is gone to.
    'POST authorize': async ({ request, parameters }) => redirect({ location: `${new URL(request.url).pathname}?${parameters.toString()}` }),
    'POST return': async ({ tenantId, parameters, origin }) => {
      const flow = await receive(db, tenantId, parameters.get('JWT') ?? '', origin);
      return redirect({ location: `/exchange?selection=${flow.id}` });
    },
    'GET login': async ({ tenantId, parameters, origin }) => redirect(await login(db, tenantId, parameters, origin)),
    'POST login': async ({ tenantId, parameters, origin }) => redirect(await login(db, tenantId, parameters, origin)),
    'POST launch': async ({ tenantId, parameters, cookies, request }) => visitPage(await arrive(db, tenantId, parameters, cookies), tenantId, request),
    'POST pick': async ({ tenantId, parameters, origin, request }) => {
      const step = await takeStep(db, tenantId, parameters.get('flow') ?? '', parameters.get('key') ?? '');
      if (step?.flow.kind !== 'pick') throw new JourneyError('used');
      const registration = await db.selectFrom('lti_registration').selectAll().where((where) => where.and({ tenant_id: tenantId, id: step.flow.registration_id })).executeTakeFirstOrThrow();
      const chosen = parameters.has('cancel') ? [] : parameters.getAll('resource');
      const answer = await answerWith(db, step.flow, registration, { resourceIds: chosen, origin, words: texts[languageOf({ request })].pages });
      if (answer === null) throw new JourneyError('request');
      return forwardForm(answer.returnUrl, { JWT: answer.jwt }, { request, formTargets: ['https:', new URL(answer.returnUrl).origin], frameAncestors: ancestorsOf(registration) });
    },
  };
  app.post('/:tenant/session', async (context) => {
    count(context, 'session');
    const { value } = await readJson(context.var.request);
    const asked = v.safeParse(v.object({ flow: v.string(), key: v.string() }), value);
    const tenantId = context.req.param('tenant');
    const flow = asked.success ? await flowOfSecret(db, tenantId, asked.output.flow, asked.output.key, 'pick') : null;
    if (flow === null || flow.person_id === null) throw new ProblemError('not-signed-in');
    return Response.json(await guestToken(secretKey(services.config.dataFolder, 'lti-token'), tenantId, flow.person_id), { headers: { 'Cache-Control': 'no-store' } });
  });
  for (const [name, take] of Object.entries(steps)) {
    const [method = '', path = ''] = name.split(' ');
    app.on(method, `/:tenant/${path}`, async (context) => {
      count(context, path);
      const { request } = context.var;
      const parameters = new URLSearchParams(method === 'GET' ? new URL(request.url).search : await readForm(request));
      const step: Step = { tenantId: context.req.param('tenant'), request, origin: publicOrigin(services.config, request), parameters, cookies: request.headers.get('cookie') ?? '' };
      try {
        return await take(step);
      } catch (error) {
        if (!(error instanceof JourneyError)) throw error;
        const again = error.reason === 'cookies' ? await loginAgain(db, step.tenantId, parameters.get('state') ?? '') : null;
        const platform = await platformOf(db, step.tenantId, parameters);
        // It is read where the platform shows it: in its frame.
        return troublePage(error.reason, { request, ...(platform !== null && { frameAncestors: ancestorsOf(platform) }) }, again ?? undefined);
      }
    });
  }
  return app;

  function count(context: Context<AppEnvironment>, path: string): void {
    context.set('route', `lti ${path}`);
    services.openLimit.take(clientAddress(context.var.remoteAddress, context.req.header('x-forwarded-for') ?? null, services.proxies));
  }

  async function requireTenant(tenantId: string): Promise<void> {
    const known = await db.selectFrom('tenant').select('tenant_id').where('tenant_id', '=', tenantId).executeTakeFirst();
    if (known === undefined) throw new ProblemError('not-found');
  }
}

async function readForm(request: Request): Promise<string> {
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(request.headers.get('content-type') ?? '')) throw new JourneyError('request');
  return new TextDecoder().decode(await readBytes(request, largestForm));
}

function redirect({ location, cookie }: { location: string; cookie?: string }): Response {
  return new Response(null, { status: 303, headers: { Location: location, 'Cache-Control': 'no-store', ...(cookie !== undefined && { 'Set-Cookie': cookie }) } });
}

/** Only pages of the platform that sent the guest may show it in a frame; every page around the frame is asked, to the outermost. */
const ancestorsOf = (registration: Registration) => ["'self'", ...homesOf(registration)];

/** Our catalogue, or one resource of it, for a guest. */
function visitPage({ registration, flowId, key, visit }: Arrival, tenantId: string, request: Request): Response {
  const language = languageOf({ request });
  const { pages } = texts[language];
  const base = `/lti/${encodeURIComponent(tenantId)}`;
  const hidden = `<input type="hidden" name="flow" value="${flowId}"><input type="hidden" name="key" value="${key}">`;
  const many = visit.settings?.acceptsMultiple === true ? ' multiple max="100"' : '';
  const room =
    visit.settings === null
      ? `<ls-player resource="${escapeHtml(visit.resourceId ?? '')}"></ls-player>`
      : `<ls-resource-picker name="resource" mode="pick" required${many}></ls-resource-picker><p class="act"><button>${escapeHtml(pages.take)}</button> <button name="cancel" value="1" formnovalidate>${escapeHtml(pages.cancel)}</button></p>`;
  const title = visit.settings === null ? pages.open : pages.choose;
  const element = visit.settings === null ? 'player' : 'resource-picker';
  const body = `<h1>${escapeHtml(title)}</h1><ls-provider service="/"><form name="session" method="post" action="${base}/pick" data-session="${base}/session">${hidden}${room}</form></ls-provider><script type="module" src="/lti/pick.js"></script><script type="module" src="/lib/provider.js"></script><script type="module" src="/lib/${element}.js"></script>`;
  return html(language, title, body, { request, formTargets: ['https:', ...(visit.settings === null ? [] : [new URL(visit.settings.returnUrl).origin])], frameAncestors: ancestorsOf(registration) });
}
