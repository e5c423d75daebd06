/** What a guest chose in our catalogue, as content items that their platform accepts, signed by us. */
import type { Executor } from '../database/carrier.ts';
import type { Texts } from '../http/language.ts';
import { parseStored } from '../database/stored.ts';
import { linkOf, selectResources, toResource, type ResourceBody } from '../features/resources/resource.ts';
import { claim, messageType, version } from './names.ts';
import { sign } from './keys.ts';
import { addressesOf, type Registration } from './registrations.ts';
import type { Flow } from './flows.ts';
import { goesBack, Visit } from './tool.ts';

type Item = Record<string, unknown>;
/** The first of these that the platform takes: a launch counts progress, a link opens everywhere, a file is the last resort. */
const preferred = ['ltiResourceLink', 'link', 'file'] as const;

export interface Choice {
  /** Empty when the person gave up. */
  resourceIds: readonly string[];
  origin: string;
  words: Texts['pages'];
}

/** Signs the answer of the visit. What the catalogue does not have, or the platform does not take, is left out, and the person is told there. */
export async function answerWith(db: Executor, flow: Flow, registration: Registration, { resourceIds, origin, words }: Choice): Promise<{ returnUrl: string; jwt: string } | null> {
  const { settings } = parseStored(Visit, flow.details, 'lti_flow.details');
  // It was one of the platform's when the visit began; a manager may have taken it away since.
  if (settings === null || !goesBack(registration, settings.returnUrl)) return null;
  const wanted = [...new Set(resourceIds)].slice(0, settings.acceptsMultiple ? 100 : 1);
  const rows = wanted.length === 0 ? [] : await selectResources(db, flow.tenant_id).where('resource.id', 'in', wanted).where('ended_at', 'is', null).where('listed', '=', true).execute();
  const byId = new Map(rows.map((row) => [row.id, toResource(row)]));
  const items = wanted.flatMap((id) => {
    const resource = byId.get(id);
    return resource === undefined ? [] : (itemOf(resource, settings.acceptTypes, flow.tenant_id, origin) ?? []);
  });
  const jwt = await sign(db, flow.tenant_id, {
    iss: registration.client_id,
    aud: registration.issuer,
    nonce: flow.id,
    [claim.messageType]: messageType.response,
    [claim.version]: version,
    [claim.deploymentId]: registration.deployment_id,
    [claim.contentItems]: items,
    ...(wanted.length === 0 && { [claim.message]: words.nothingChosen }),
    ...(items.length < wanted.length && { [claim.errorMessage]: words.notAllGiven }),
    ...(settings.data !== null && { [claim.data]: settings.data }),
  });
  return { returnUrl: settings.returnUrl, jwt };
}

function itemOf(resource: ResourceBody, accepted: readonly string[], tenantId: string, origin: string): Item | null {
  const type = preferred.find((one) => accepted.includes(one) && (one !== 'file' || fileOf(resource) !== undefined));
  if (type === undefined) return null;
  const absolute = (address: string) => new URL(address, origin).href;
  const thumbnail = resource.coverUrl === null ? {} : { thumbnail: { url: absolute(resource.coverUrl) } };
  // Where there is nothing to say the member is left out: Open edX takes no empty one.
  const words = { title: resource.title, ...(resource.description !== '' && { text: resource.description }), ...thumbnail };
  if (type === 'ltiResourceLink') return { type, ...words, url: addressesOf(origin, tenantId).launchUrl, custom: { resource: resource.id } };
  const file = fileOf(resource);
  if (type === 'file') return { type, ...words, url: absolute(file?.url ?? ''), mediaType: file?.mimeType };
  const link = linkOf(resource);
  return { type, ...words, url: link === undefined ? absolute(`/resources/${resource.id}`) : absolute(link.url) };
}

const fileOf = ({ renditions }: ResourceBody) => renditions.find(({ kind }) => kind === 'document' || kind === 'progressive' || kind === 'audio');
