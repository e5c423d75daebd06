/** Whether the other side of a registration answers as it must, found out without telling it of anybody. */
import * as v from 'valibot';
import type { RouteOutput, routes } from '../../../contract/src/index.ts';
import { askPublic } from '../http/fetch-public.ts';
import { addressesOf, type Registration } from './registrations.ts';

type Outcome = RouteOutput<typeof routes.checkLti>['keys'];
const patienceMs = 5000;

const Keys = v.object({ keys: v.array(v.looseObject({ kty: v.optional(v.string()), use: v.optional(v.string()), alg: v.optional(v.string()) })) });

export async function checkRegistration(registration: Registration, origin: string): Promise<RouteOutput<typeof routes.checkLti>> {
  const [keys, login] = await Promise.all([outcomeOf(checkKeys(registration)), registration.side === 'tool' ? outcomeOf(checkLogin(registration, origin)) : null]);
  return { keys, login };
}

async function outcomeOf(check: Promise<boolean>): Promise<Outcome> {
  try {
    return (await check) ? 'ok' : 'wrong';
  } catch (error) {
    // No line, no such name, an address within, too slow, too long: nobody is there for us.
    if (error instanceof TypeError || (error instanceof DOMException && error.name === 'TimeoutError')) return 'unreachable';
    throw error;
  }
}

async function checkKeys({ keys_url }: Registration): Promise<boolean> {
  const { status, text } = await askPublic(keys_url, { signal: AbortSignal.timeout(patienceMs) });
  const answer = status === 200 ? v.safeParse(v.pipe(v.string(), v.parseJson(), Keys), text) : null;
  return answer?.success === true && answer.output.keys.some(({ kty, use = 'sig', alg = 'RS256' }) => kty === 'RSA' && use === 'sig' && alg === 'RS256');
}

/** Begins a login as a browser would: a tool that knows us sends it on to our authorisation, for an address that is registered. */
async function checkLogin(registration: Registration, origin: string): Promise<boolean> {
  const { issuer, authorizeUrl } = addressesOf(origin, registration.tenant_id);
  const url = new URL(registration.login_url);
  const parameters = { iss: issuer, login_hint: 'check', target_link_uri: registration.launch_url ?? '', client_id: registration.client_id, lti_deployment_id: registration.deployment_id };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  const { location } = await askPublic(url.href, { signal: AbortSignal.timeout(patienceMs) });
  if (location === null || !URL.canParse(location, url.href)) return false;
  const goal = new URL(location, url);
  const asked = goal.searchParams;
  return `${goal.origin}${goal.pathname}` === authorizeUrl && asked.get('client_id') === registration.client_id && registration.redirect_urls.includes(asked.get('redirect_uri') ?? '');
}
