/**
 * This service as a platform: it takes a person to a tool, vouches for their role, and takes back what they chose there.
 * `begin` is called with a token; what follows are steps of the browser through the tool and back.
 */
import { createHmac } from 'node:crypto';
import { errors, jwtVerify } from 'jose';
import { sql } from 'kysely';
import * as v from 'valibot';
import type { Database, Executor } from '../database/carrier.ts';
import { parseStored } from '../database/stored.ts';
import type { RoleName } from '../database/schema.ts';
import { storable } from '../http/storable.ts';
import { beginning } from '../reading/beginning.ts';
import { acceptedKinds, ContentItems, judgeItems, type JudgedItem } from './content-items.ts';
import { beginFlow, flowOfSecret, readFlow, saveFlow, takeStep, type Flow } from './flows.ts';
import { algorithm, keysAt, sign } from './keys.ts';
import { claim, messageType, rolesOf, version } from './names.ts';
import { addressesOf, findRegistration, type Registration } from './registrations.ts';

/** What a selection or launch remembers until it is over. */
export const Journey = v.object({
  purpose: v.picklist(['catalogue', 'task', 'launch']),
  role: v.picklist(['student', 'teacher', 'guardian', 'manager']),
  tenantName: v.string(),
  /** Of a launch: the resource, where it leads, and what the tool asked to be told. */
  link: v.nullable(v.object({ resourceId: v.string(), title: v.string(), url: v.string(), custom: v.record(v.string(), v.string()) })),
  state: v.picklist(['open', 'returned', 'taken']),
  message: v.nullable(v.string()),
  items: v.array(v.custom<JudgedItem>((value) => typeof value === 'object' && value !== null)),
  resourceIds: v.array(v.string()),
});
export type Journey = v.InferOutput<typeof Journey>;

export interface Departure {
  tenantId: string;
  personId: string;
  role: RoleName;
  origin: string;
  purpose: Journey['purpose'];
  link: Journey['link'];
}

/** Minutes until somebody must have set out, and until a choice must have come back. */
const choosingMinutes = 240;
const journeyCookie = 'ls-lti';
const cookieSeconds = 600;

/** Begins a journey to a tool. */
export async function depart(db: Executor, registration: Registration, departure: Departure): Promise<{ id: string; url: string }> {
  const { tenantId, personId, role, origin, purpose, link } = departure;
  const tenant = await db.selectFrom('tenant').select('name').where('tenant_id', '=', tenantId).executeTakeFirstOrThrow();
  const details: Journey = { purpose, role, tenantName: tenant.name, link, state: 'open', message: null, items: [], resourceIds: [] };
  const kind = purpose === 'launch' ? 'launch' : 'selection';
  const { id, secret } = await beginFlow(db, { tenantId, registrationId: registration.id, kind, personId, details, minutes: choosingMinutes });
  const start = new URL(`${addressesOf(origin, tenantId).issuer}/start`);
  start.search = new URLSearchParams({ flow: id, key: secret }).toString();
  return { id, url: start.href };
}

export function journeyOf(flow: Flow): Journey {
  return parseStored(Journey, flow.details, 'lti_flow.details');
}

/** A step that cannot be taken; the word says why, to the person. */
export class JourneyError extends Error {
  readonly reason: 'used' | 'unknown' | 'cookies' | 'request' | 'signature' | 'role';

  constructor(reason: JourneyError['reason']) {
    super(reason);
    this.reason = reason;
  }
}

/**
 * The browser sets out: the key of the address is used up, a cookie of this browser takes its place. Where the tool does not answer, people
 * ask for the page again: the browser that has set out to be launched may, until the tool has asked who is there.
 */
export async function start(db: Database, tenantId: string, { query, cookies, origin }: Omit<Asking, 'subjectKey'>): Promise<{ location: string; cookie: string; toolName: string; purpose: Journey['purpose'] }> {
  const id = query.get('flow') ?? '';
  const step = (await takeStep(db, tenantId, id, query.get('key') ?? '')) ?? (await setOut(db, tenantId, id, cookies));
  if (step === null) throw new JourneyError('used');
  const { flow, secret } = step;
  const registration = await findRegistration(db, tenantId, flow.registration_id, 'tool');
  const { link, purpose } = journeyOf(flow);
  const location = new URL(registration.login_url);
  const parameters = {
    iss: addressesOf(origin, tenantId).issuer,
    login_hint: flow.id,
    target_link_uri: link?.url ?? registration.launch_url ?? '',
    lti_message_hint: flow.id,
    client_id: registration.client_id,
    lti_deployment_id: registration.deployment_id,
  };
  for (const [name, value] of Object.entries(parameters)) location.searchParams.set(name, value);
  // Lax: it comes along when the tool sends the browser back here, and with nothing that a foreign page asks by itself.
  const cookie = `${journeyCookie}=${flow.id}.${secret}; Path=/lti/${encodeURIComponent(tenantId)}/; Max-Age=${cookieSeconds}; HttpOnly; SameSite=Lax${origin.startsWith('https:') ? '; Secure' : ''}`;
  return { location: location.href, cookie, toolName: registration.name, purpose };
}

/** Where this browser has set out already. */
async function setOut(db: Database, tenantId: string, id: string, cookies: string): Promise<{ flow: Flow; secret: string } | null> {
  const secret = secretOf(cookies, id);
  const flow = secret === null ? null : await flowOfSecret(db, tenantId, id, secret, 'launch');
  return flow && secret !== null ? { flow, secret } : null;
}

function secretOf(cookies: string, id: string): string | null {
  const start = `${journeyCookie}=${id}.`;
  return cookies.split(/;\s*/).find((one) => one.startsWith(start))?.slice(start.length) || null;
}

const AuthorizationRequest = v.object({
  scope: v.pipe(v.string(), v.check((scope) => scope.split(' ').includes('openid'))),
  response_type: v.literal('id_token'),
  response_mode: v.literal('form_post'),
  client_id: v.string(),
  redirect_uri: v.string(),
  login_hint: v.pipe(v.string(), v.uuid()),
  lti_message_hint: v.optional(v.string()),
  state: v.optional(v.pipe(v.string(), v.maxLength(4000))),
  nonce: v.pipe(v.string(), v.minLength(1), v.maxLength(255)),
  prompt: v.optional(v.literal('none')),
});

export interface Asking {
  query: URLSearchParams;
  cookies: string;
  origin: string;
  /** Secret of this service that names of persons towards tools are made with. */
  subjectKey: Uint8Array;
}

/** The tool asks who is there: the person whose browser set out, and nobody else. */
export async function authorize(db: Database, tenantId: string, { query, cookies, origin, subjectKey }: Asking): Promise<{ redirectUri: string; fields: Record<string, string> }> {
  const request = v.safeParse(AuthorizationRequest, Object.fromEntries(query));
  if (!request.success) throw new JourneyError('request');
  const { login_hint: id, client_id, redirect_uri, nonce, state } = request.output;
  const secret = secretOf(cookies, id);
  if (secret === null) throw new JourneyError('cookies');
  const step = await takeStep(db, tenantId, id, secret);
  if (step === null) throw new JourneyError('used');
  const { flow } = step;
  const registration = await findRegistration(db, tenantId, flow.registration_id, 'tool');
  if (registration.client_id !== client_id || !registration.redirect_urls.includes(redirect_uri)) throw new JourneyError('request');
  const journey = journeyOf(flow);
  const { issuer, returnUrl } = addressesOf(origin, tenantId);
  const idToken = await sign(db, tenantId, {
    iss: issuer,
    aud: client_id,
    sub: pairwise(subjectKey, tenantId, flow.person_id ?? '', registration),
    nonce,
    [claim.version]: version,
    [claim.deploymentId]: registration.deployment_id,
    ...(await nameFor(db, registration, flow, journey.role)),
    [claim.roles]: [...rolesOf[journey.role]],
    [claim.toolPlatform]: { guid: tenantId, name: journey.tenantName, product_family_code: 'learning-space' },
    ...(journey.link === null
      ? {
          [claim.messageType]: messageType.selection,
          [claim.targetLinkUri]: registration.launch_url,
          [claim.settings]: {
            deep_link_return_url: returnUrl,
            accept_types: acceptedKinds,
            accept_presentation_document_targets: ['window'],
            accept_multiple: true,
            auto_create: false,
            data: flow.id,
          },
        }
      : {
          [claim.messageType]: messageType.launch,
          [claim.targetLinkUri]: journey.link.url,
          [claim.resourceLink]: { id: journey.link.resourceId, title: journey.link.title },
          [claim.custom]: journey.link.custom,
        }),
    [claim.launchPresentation]: { document_target: 'window', return_url: journey.purpose === 'launch' ? `${issuer}/back` : origin },
  });
  return { redirectUri: redirect_uri, fields: { id_token: idToken, ...(state !== undefined && { state }) } };
}

/** The name that the tool is told: of grown-ups at work, where whoever manages the platform has said so, and of nobody else. */
async function nameFor(db: Executor, { tells_names }: Registration, { tenant_id, person_id }: Flow, role: RoleName): Promise<{ name?: string }> {
  if (!tells_names || (role !== 'teacher' && role !== 'manager')) return {};
  return db.selectFrom('person').select('name').where((where) => where.and({ tenant_id, id: person_id ?? '' })).executeTakeFirstOrThrow();
}

/**
 * A name for the person that this tool alone knows: two tools cannot put together what they know of one child, nor can
 * anybody who knows the registration find out whose name it is.
 */
function pairwise(key: Uint8Array, tenantId: string, personId: string, { id }: Registration): string {
  return createHmac('sha256', key).update(`${id} ${tenantId} ${personId}`).digest('hex').slice(0, 32);
}

const Response = v.looseObject({
  [claim.messageType]: v.literal(messageType.response),
  [claim.version]: v.literal(version),
  [claim.deploymentId]: v.string(),
  [claim.data]: v.pipe(v.string(), v.uuid()),
  [claim.contentItems]: v.optional(ContentItems, []),
  [claim.message]: v.optional(v.string()),
  [claim.errorMessage]: v.optional(v.string()),
});
/** An answer is signed when it is sent; an older one was kept by somebody. */
const longestAge = '10m';

/** What the tool sent back, signed by it: kept for the person to look at. Nothing is taken over yet. */
export async function receive(db: Database, tenantId: string, jwt: string, origin: string): Promise<Flow> {
  const claims = unverifiedClaims(jwt);
  const flow = await readFlow(db, tenantId, claims.data, 'selection');
  if (flow === null) throw new JourneyError('used');
  const registration = await findRegistration(db, tenantId, flow.registration_id, 'tool');
  const { payload } = await jwtVerify(jwt, keysAt(registration.keys_url), {
    issuer: registration.client_id,
    audience: addressesOf(origin, tenantId).issuer,
    algorithms: [algorithm],
    requiredClaims: ['iat', 'exp', 'nonce'],
    maxTokenAge: longestAge,
    clockTolerance: 30,
  }).catch((error: unknown) => {
    if (error instanceof errors.JOSEError || error instanceof TypeError) throw new JourneyError('signature');
    throw error;
  });
  const answer = v.safeParse(Response, payload);
  if (!answer.success || answer.output[claim.deploymentId] !== registration.deployment_id) throw new JourneyError('request');
  const items = judgeItems(answer.output[claim.contentItems], registration);
  const message = answer.output[claim.message] ?? answer.output[claim.errorMessage] ?? null;
  return db.transaction().execute(async (transaction) => {
    // The row is held, so that the same answer sent twice at once is taken once.
    await sql`select from lti_flow where tenant_id = ${tenantId} and id = ${flow.id} for update`.execute(transaction);
    const now = await readFlow(transaction, tenantId, flow.id, 'selection');
    const journey = now === null ? null : journeyOf(now);
    if (now === null || journey?.state !== 'open') throw new JourneyError('used');
    await saveFlow(transaction, now, { ...journey, state: 'returned', items, message: message === null ? null : beginning(storable(message), 500) }, true);
    return now;
  });
}

/** Which selection an answer says it belongs to; whether it does, the signature decides. */
function unverifiedClaims(jwt: string): { data: string } {
  try {
    const [, body = ''] = jwt.split('.');
    const payload: unknown = JSON.parse(Buffer.from(body, 'base64url').toString('utf8'));
    return { data: v.parse(v.looseObject({ [claim.data]: v.pipe(v.string(), v.uuid()) }), payload)[claim.data] };
  } catch {
    throw new JourneyError('request');
  }
}

