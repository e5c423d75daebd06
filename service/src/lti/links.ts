/** Resource links of tools that were taken over: a resource that is opened by a launch. */
import * as v from 'valibot';
import type { Executor } from '../database/carrier.ts';
import { parseStored } from '../database/stored.ts';
import { ProblemError } from '../http/problem.ts';
import type { Caller } from '../identity/caller.ts';
import { depart } from './platform.ts';
import { findRegistration } from './registrations.ts';

/** Whose page it is: the tool's, without what its address says of the link. Whoever sees the resource sees it, and it opens nothing. */
export const toolPage = (launchUrl: string) => `${new URL(launchUrl).origin}/`;

const Custom = v.record(v.string(), v.string());

/** An address that takes the caller to the tool, good once. Guests are not sent on: a tool knows the people of this platform. @throws ProblemError not-found */
export async function launchLink(db: Executor, { tenantId, personId, identity, isGuest }: Caller, identifier: string, origin: string): Promise<{ id: string; url: string }> {
  const row = await db
    .selectFrom('lti_link')
    .innerJoin('resource', (join) => join.onRef('resource.tenant_id', '=', 'lti_link.tenant_id').onRef('resource.id', '=', 'lti_link.resource_id'))
    .select(['resource_id', 'registration_id', 'launch_url', 'custom', 'title'])
    .where('lti_link.tenant_id', '=', tenantId)
    .where('identifier', '=', identifier)
    .executeTakeFirst();
  if (row === undefined || isGuest) throw new ProblemError('not-found');
  const registration = await findRegistration(db, tenantId, row.registration_id, 'tool');
  const link = { resourceId: row.resource_id, title: row.title, url: row.launch_url, custom: parseStored(Custom, row.custom, 'lti_link.custom') };
  return depart(db, registration, { tenantId, personId, role: identity.role, origin, purpose: 'launch', link });
}
