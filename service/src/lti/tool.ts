/**
 * This service as a tool: another platform brings a person here, who chooses in our catalogue and takes the choice back,
 * or opens something that was chosen before.
 */
import { errors, jwtVerify } from 'jose';
import * as v from 'valibot';
import type { Database } from '../database/carrier.ts';
import { parseStored } from '../database/stored.ts';
import { hashOf, newSecret } from '../cmi5/session.ts';
import { beginFlow, readFlow, takeStep } from './flows.ts';
import { findGuest } from './guests.ts';
import { algorithm, keysAt } from './keys.ts';
import { claim, mayChoose, messageType, version } from './names.ts';
import { JourneyError } from './platform.ts';
import { addressesOf, type Registration } from './registrations.ts';

const stateCookie = 'ls-lti-state';
const loginMinutes = 10;
const pickMinutes = 120;
/** Characters of an address that every browser takes. */
const longestAgain = 4000;

/** `again`: the query with which the platform began it. */
const LoginDetails = v.object({ nonce: v.string(), again: v.optional(v.string()) });
/** Of what a platform begins with, what another beginning needs. */
const beginning = ['iss', 'login_hint', 'client_id', 'target_link_uri', 'lti_message_hint', 'lti_deployment_id'];
/** What a visit of a guest is for. */
export const Visit = v.object({
  /** Null when the guest only opens something. */
  settings: v.nullable(
    v.object({ returnUrl: v.string(), acceptTypes: v.array(v.string()), acceptsMultiple: v.boolean(), data: v.nullable(v.unknown()) }),
  ),
  resourceId: v.nullable(v.string()),
});
export type Visit = v.InferOutput<typeof Visit>;

/** Platforms may ask by GET and by POST; the parameters are the same. */
export async function login(db: Database, tenantId: string, parameters: URLSearchParams, origin: string): Promise<{ location: string; cookie: string }> {
  const [issuer, hint, clientId] = ['iss', 'login_hint', 'client_id'].map((name) => parameters.get(name));
  if (!issuer || !hint) throw new JourneyError('request');
  const registrations = await db
    .selectFrom('lti_registration')
    .selectAll()
    .where((where) => where.and({ tenant_id: tenantId, side: 'platform', issuer, ...(clientId && { client_id: clientId }) }))
    .where('ended_at', 'is', null)
    .limit(2)
    .execute();
  const [registration, another] = registrations;
  if (registration === undefined || another !== undefined) throw new JourneyError('unknown');
  const nonce = newSecret();
  const again = new URLSearchParams(beginning.flatMap((name) => parameters.getAll(name).slice(0, 1).map((value): [string, string] => [name, value]))).toString();
  const { id, secret } = await beginFlow(db, { tenantId, registrationId: registration.id, kind: 'login', personId: null, details: { nonce: hashOf(nonce), ...(again.length <= longestAgain && { again }) }, minutes: loginMinutes });
  const location = new URL(registration.login_url);
  const messageHint = parameters.get('lti_message_hint');
  const request = {
    scope: 'openid',
    response_type: 'id_token',
    response_mode: 'form_post',
    prompt: 'none',
    client_id: registration.client_id,
    redirect_uri: addressesOf(origin, tenantId).launchUrl,
    login_hint: hint,
    ...(messageHint !== null && { lti_message_hint: messageHint }),
    state: id,
    nonce,
  };
  for (const [name, value] of Object.entries(request)) location.searchParams.set(name, value);
  // The answer is a post of another site, most often in a frame of it: no other kind of cookie comes along there.
  const cookie = `${stateCookie}=${id}.${secret}; Path=/lti/${encodeURIComponent(tenantId)}/launch; Max-Age=${loginMinutes * 60}; HttpOnly; Secure; SameSite=None; Partitioned`;
  return { location: location.href, cookie };
}

/**
 * Where somebody begins anew whose browser keeps no cookie in a frame: in a window of its own it does. `null` where that login is not known.
 * What the address names was sent by the platform; whoever goes there comes as who they are at the platform.
 */
export async function loginAgain(db: Database, tenantId: string, state: string): Promise<string | null> {
  const flow = await readFlow(db, tenantId, state, 'login');
  if (flow === null) return null;
  const { again } = parseStored(LoginDetails, flow.details, 'lti_flow.details');
  return again === undefined ? null : `/lti/${encodeURIComponent(tenantId)}/login?${again}`;
}

/** The platform whose guest takes this step, by the login or the visit that the step names. `null` where neither is known, or no longer. */
export async function platformOf(db: Database, tenantId: string, step: URLSearchParams): Promise<Registration | null> {
  const flow = (await readFlow(db, tenantId, step.get('state') ?? '', 'login')) ?? (await readFlow(db, tenantId, step.get('flow') ?? '', 'pick'));
  return flow === null ? null : db.selectFrom('lti_registration').selectAll().where((where) => where.and({ tenant_id: tenantId, id: flow.registration_id })).executeTakeFirstOrThrow();
}

const Launch = v.looseObject({
  sub: v.pipe(v.string(), v.minLength(1), v.maxLength(255)),
  name: v.optional(v.string()),
  [claim.version]: v.literal(version),
  [claim.deploymentId]: v.string(),
  [claim.roles]: v.optional(v.array(v.string()), []),
  [claim.custom]: v.optional(v.record(v.string(), v.unknown())),
});
const Settings = v.looseObject({
  deep_link_return_url: v.pipe(v.string(), v.url(), v.regex(/^https?:/)),
  accept_types: v.array(v.string()),
  accept_multiple: v.optional(v.union([v.boolean(), v.pipe(v.picklist(['true', 'false']), v.transform((word) => word === 'true'))]), true),
  data: v.optional(v.unknown(), null),
});

export interface Arrival {
  registration: Registration;
  flowId: string;
  key: string;
  visit: Visit;
}

/** The platform says who comes and what for. @throws JourneyError */
export async function arrive(db: Database, tenantId: string, form: URLSearchParams, cookies: string): Promise<Arrival> {
  const state = form.get('state') ?? '';
  const [, id, secret = ''] = new RegExp(`(?:^|;\\s*)${stateCookie}=([\\da-f-]{36})\\.([\\w-]+)`).exec(cookies) ?? [];
  if (id === undefined) throw new JourneyError('cookies');
  const step = id === state ? await takeStep(db, tenantId, id, secret) : null;
  if (step?.flow.kind !== 'login') throw new JourneyError('used');
  const registration = await db.selectFrom('lti_registration').selectAll().where((where) => where.and({ tenant_id: tenantId, id: step.flow.registration_id })).executeTakeFirstOrThrow();
  const { payload } = await jwtVerify(form.get('id_token') ?? '', keysAt(registration.keys_url), {
    issuer: registration.issuer,
    audience: registration.client_id,
    algorithms: [algorithm],
    requiredClaims: ['iat', 'exp', 'nonce', 'sub'],
    maxTokenAge: '10m',
    clockTolerance: 30,
  }).catch((error: unknown) => {
    if (error instanceof errors.JOSEError || error instanceof TypeError) throw new JourneyError('signature');
    throw error;
  });
  const { nonce } = parseStored(LoginDetails, step.flow.details, 'lti_flow.details');
  const launch = v.safeParse(Launch, payload);
  const isForUs = (!Array.isArray(payload.aud) || payload.aud.length === 1 || payload['azp'] === registration.client_id) && hashOf(String(payload['nonce'])) === nonce;
  if (!launch.success || !isForUs || launch.output[claim.deploymentId] !== registration.deployment_id) throw new JourneyError('request');
  const visit = visitOf(registration, payload[claim.messageType], payload[claim.settings], launch.output[claim.custom]);
  const isTeaching = mayChoose(launch.output[claim.roles]);
  if (visit.settings !== null && !isTeaching) throw new JourneyError('role');
  const personId = await findGuest(db, registration, launch.output.sub, launch.output.name ?? '', isTeaching ? 'teacher' : 'student');
  const begun = await beginFlow(db, { tenantId, registrationId: registration.id, kind: 'pick', personId, details: visit, minutes: pickMinutes });
  return { registration, flowId: begun.id, key: begun.secret, visit };
}

function visitOf(registration: Registration, type: unknown, given: unknown, custom: Record<string, unknown> | undefined): Visit {
  if (type === messageType.launch) {
    const resource = custom?.['resource'];
    if (typeof resource !== 'string') throw new JourneyError('request');
    return { settings: null, resourceId: resource };
  }
  const settings = v.safeParse(Settings, given);
  if (type !== messageType.selection || !settings.success) throw new JourneyError('request');
  // It is signed, and still: what is chosen goes to the platform, or to where its registration says, and nowhere else.
  if (!goesBack(registration, settings.output.deep_link_return_url)) throw new JourneyError('request');
  const { deep_link_return_url, accept_types, accept_multiple, data } = settings.output;
  return { settings: { returnUrl: deep_link_return_url, acceptTypes: accept_types, acceptsMultiple: accept_multiple, data }, resourceId: null };
}

const originOf = (url: string): string => new URL(url).origin;

/** Where a platform is at home: origins, scheme and port with them; the registered ones are public and https. Many show their pages at another host than the one they sign as. */
export const homesOf = ({ issuer, login_url, redirect_urls }: Registration): string[] => [...new Set([issuer, login_url, ...redirect_urls].map(originOf))];

/** Whether an address belongs to the platform now. */
export const goesBack = (registration: Registration, url: string): boolean => homesOf(registration).includes(originOf(url));
