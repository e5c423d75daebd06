/** LTI: registrations, and choosing in tools. */
import { isPublicHttps } from '../../catalogue/package.ts';
import { routes, type RouteOutput } from '../../../../contract/src/index.ts';
import { authorise, requireRight } from '../../authorisation/authorise.ts';
import { topOrganisation } from '../../authorisation/top-organisation.ts';
import { isLoopback } from '../../config.ts';
import type { Executor } from '../../database/carrier.ts';
import { implement, type Implementation } from '../../http/implement.ts';
import { negotiateLanguage, type Language } from '../../http/language.ts';
import { ProblemError } from '../../http/problem.ts';
import { publicOrigin } from '../../http/public-origin.ts';
import type { Caller } from '../../identity/caller.ts';
import { checkRegistration } from '../../lti/check.ts';
import { readFlow, type Flow } from '../../lti/flows.ts';
import { launchLink } from '../../lti/links.ts';
import { depart, journeyOf, type Journey } from '../../lti/platform.ts';
import { addRegistration, addressesOf, changeRegistration, endRegistration, findToolFor, isFor, listRegistrations, toShown, type Draft } from '../../lti/registrations.ts';
import { takeItems } from '../../lti/take.ts';
import type { Services } from '../../services.ts';
import { toFinding } from '../imports/routes.ts';

/** Routes of the tag `exchange` about LTI. */
export function ltiRoutes({ config }: Services): Implementation[] {
  return [
    implement(routes.listLti, async ({ db, caller, request }) => {
      await requireManager(db, caller);
      const origin = publicOrigin(config, request);
      return { ours: addressesOf(origin, caller.tenantId), items: (await listRegistrations(db, caller.tenantId)).map((row) => toShown(row, origin)) };
    }),
    implement(routes.listTools, async ({ db, caller }) => {
      const tools = (await listRegistrations(db, caller.tenantId)).filter((row) => isFor(row, caller.identity.role));
      return { items: tools.map(({ id, name, tells_names }) => ({ id, name, tellsNames: tells_names })) };
    }),
    implement(routes.registerLti, async ({ db, caller, body, request }) => {
      await requireManager(db, caller);
      requireReachable(body);
      return toShown(await addRegistration(db, caller.tenantId, body), publicOrigin(config, request));
    }),
    implement(routes.changeLti, async ({ db, caller, params, body, request }) => {
      await requireManager(db, caller);
      requireReachable(body);
      return toShown(await changeRegistration(db, caller.tenantId, params.registrationId, body), publicOrigin(config, request));
    }),
    implement(
      routes.checkLti,
      async ({ db, caller, params, request }) => {
        await requireManager(db, caller);
        const registration = (await listRegistrations(db, caller.tenantId)).find(({ id }) => id === params.registrationId);
        if (registration === undefined) throw new ProblemError('not-found');
        return checkRegistration(registration, publicOrigin(config, request));
      },
      // The other side may be slow: nobody waits for a transaction meanwhile.
      { transaction: 'own' },
    ),
    implement(routes.endLti, async ({ db, caller, params }) => {
      await requireManager(db, caller);
      await endRegistration(db, caller.tenantId, params.registrationId);
      return undefined;
    }),
    implement(routes.startSelection, async ({ db, caller, params, body, request }) => {
      const { tenantId, personId, identity } = caller;
      await requirePurpose(db, caller, body.purpose);
      const registration = await findToolFor(db, tenantId, params.registrationId, identity.role);
      return depart(db, registration, { tenantId, personId, role: identity.role, origin: publicOrigin(config, request), purpose: body.purpose, link: null });
    }),
    implement(routes.readSelection, async ({ db, caller, params, request }) => {
      const flow = await ownSelection(db, caller, params.selectionId);
      return toSelection(db, flow, journeyOf(flow), negotiateLanguage(request.headers.get('accept-language')));
    }),
    implement(routes.takeSelection, async ({ db, caller, params, body, request }) => {
      const flow = await ownSelection(db, caller, params.selectionId);
      const { purpose } = journeyOf(flow);
      // The right may have ended while the person was away.
      await requirePurpose(db, caller, purpose === 'catalogue' ? 'catalogue' : 'task');
      return toSelection(db, flow, await takeItems(db, caller, flow, [...new Set(body.places)]), negotiateLanguage(request.headers.get('accept-language')));
    }),
    implement(routes.launchLink, async ({ db, caller, body, request }) => launchLink(db, caller, body.identifier, publicOrigin(config, request))),
  ];

  function requireReachable(draft: Draft): void {
    const addresses = Object.entries(draft).filter(([key]) => /Urls?$|^issuer$/.test(key));
    const wrong = addresses.filter(([, value]) => ![value].flat().every((address) => isReachable(address)));
    if (wrong.length > 0) throw new ProblemError('invalid-request', { errors: wrong.map(([key]) => ({ pointer: `/${key}`, rule: 'address' })) });
  }

  /** We fetch keys from there and send people there: public addresses, and on a machine of one's own that machine. */
  function isReachable(address: unknown): boolean {
    if (typeof address !== 'string') return false;
    if (isPublicHttps(address)) return true;
    return config.issuer === null && URL.canParse(address) && /^https?:/.test(address) && isLoopback(new URL(address).hostname);
  }
}

/** Whom the platform works with is a matter of who manages the whole of it. */
async function requireManager(db: Executor, caller: Caller): Promise<void> {
  await authorise(db, caller, 'exchange.manage', { organisation: await topOrganisation(db, caller.tenantId) });
}

/** Whoever brings something for everybody must manage the platform; for own tasks, be a teacher. */
async function requirePurpose(db: Executor, caller: Caller, purpose: 'catalogue' | 'task'): Promise<void> {
  if (purpose === 'catalogue') {
    requireRight(caller, 'resource.admit');
    await authorise(db, caller, 'resource.admit', { organisation: await topOrganisation(db, caller.tenantId) });
  } else if (caller.identity.role !== 'teacher') throw new ProblemError('not-found');
}

async function ownSelection(db: Executor, { tenantId, personId }: Caller, id: string): Promise<Flow> {
  const flow = await readFlow(db, tenantId, id, 'selection');
  if (flow?.person_id !== personId) throw new ProblemError('not-found');
  return flow;
}

async function toSelection(db: Executor, flow: Flow, journey: Journey, language: Language): Promise<RouteOutput<typeof routes.readSelection>> {
  const tool = await db.selectFrom('lti_registration').select(['id', 'name']).where((where) => where.and({ tenant_id: flow.tenant_id, id: flow.registration_id })).executeTakeFirstOrThrow();
  const { purpose, state, message, items, resourceIds } = journey;
  return {
    id: flow.id,
    purpose: purpose === 'catalogue' ? 'catalogue' : 'task',
    tool,
    state,
    message,
    items: items.map(({ kind, title, description, host, finding }, place) => ({ place, kind, title, description, host, problem: finding && toFinding(finding, language).message })),
    resourceIds,
  };
}
