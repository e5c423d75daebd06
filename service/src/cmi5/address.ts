/** The address of a launch: where the unit lies, and what it is told there, by the rules that it speaks. */
import { agentOfPerson } from '../xapi/caller.ts';
import { authorizationOf } from './credentials.ts';
import type { Launch } from './launch.ts';
import { activityOf, type Registration } from './registration.ts';
import { hashOf, newSecret } from './session.ts';
import type { Unit } from './structure.ts';

export interface Opening {
  launch: Pick<Launch, 'origin' | 'tenantId' | 'personId' | 'resourceId' | 'unit'>;
  registration: Pick<Registration, 'id' | 'course'>;
  sessionId: string;
  unit: Unit;
}
export interface Opened {
  url: string;
  /** What the session keeps of the secrets in the address. */
  hashes: { fetch_hash: string | null; secret_hash?: string };
}

/** @param page where the unit, or what carries it, lies */
export function openingOf(page: URL, opening: Opening): Opened {
  return opening.registration.course.runtime === 'tincan' ? openTincan(page, opening) : openCmi5(page, opening);
}

function openCmi5(page: URL, { launch: { origin, tenantId, personId, resourceId, unit: place }, registration, sessionId }: Opening): Opened {
  const key = newSecret();
  const parameters = {
    endpoint: `${origin}/xapi`,
    fetch: `${origin}/xapi/fetch?${new URLSearchParams({ tenant: tenantId, session: sessionId, key }).toString()}`,
    actor: JSON.stringify(agentOfPerson(personId)),
    registration: registration.id,
    activityId: activityOf.unit(resourceId, place),
  };
  return { url: withParameters(page, parameters).href, hashes: { fetch_hash: hashOf(key) } };
}

/** Units of xAPI packages know nothing to fetch credentials with: they are told them (convention of Rustici Software), for this launch alone. */
function openTincan(page: URL, { launch: { origin, tenantId, personId }, registration, sessionId, unit }: Opening): Opened {
  const secret = newSecret();
  const parameters = {
    // They put “statements” behind it as it is.
    endpoint: `${origin}/xapi/`,
    auth: `Basic ${authorizationOf(tenantId, sessionId, secret)}`,
    actor: JSON.stringify(agentOfPerson(personId)),
    activity_id: unit.id,
    registration: registration.id,
  };
  const content = withParameters(page, parameters);
  // Many read the address with `decodeURIComponent`, for which a plus is no space.
  content.search = content.search.replaceAll('+', '%20');
  return { url: content.href, hashes: { fetch_hash: null, secret_hash: hashOf(secret) } };
}

function withParameters(page: URL, parameters: Readonly<Record<string, string>>): URL {
  const content = new URL(page);
  for (const [name, value] of Object.entries(parameters)) content.searchParams.set(name, value);
  return content;
}
