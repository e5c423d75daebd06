/** Whether a linked course answers, found out by the service: a page may not ask another origin. */
import type { RouteOutput, routes } from '../../../../contract/src/index.ts';
import { isPublicHttps } from '../../catalogue/package.ts';
import { isLoopback, type Config } from '../../config.ts';
import type { Carrier } from '../../database/carrier.ts';
import { knockPublic } from '../../http/fetch-public.ts';
import type { Caller } from '../../identity/caller.ts';
import { draftOf, readOwn, type OwnBody, type Reading } from './own-resource-rows.ts';
import { lockEditable, tell } from './write-own-resource.ts';

type LinkCheck = NonNullable<RouteOutput<typeof routes.checkOwnLink>['linkCheck']>;
const patienceMs = 8000;

/** Asks outside of any transaction: a host may take its time. @throws ProblemError not-found; own-resource-submitted */
export async function checkOwnLink({ db }: Carrier, config: Pick<Config, 'issuer'>, caller: Caller, id: string, reading: Reading): Promise<OwnBody> {
  const { tenantId } = caller;
  const { url } = draftOf(await db.transaction().execute((within) => lockEditable(within, caller, id)));
  const found = JSON.stringify(await ask(url.trim(), config));
  return db.transaction().execute(async (within) => {
    await lockEditable(within, caller, id);
    await within.updateTable('own_resource').set({ link_check: found }).where((where) => where.and({ tenant_id: tenantId, id })).execute();
    await tell(within, tenantId, id);
    return readOwn(within, caller, id, reading);
  });
}

async function ask(url: string, { issuer }: Pick<Config, 'issuer'>): Promise<LinkCheck> {
  const at = new Date().toISOString();
  // On a machine of one's own that machine counts as well.
  const mayAsk = isPublicHttps(url) || (issuer === null && URL.canParse(url) && /^https?:/.test(url) && isLoopback(new URL(url).hostname));
  if (!mayAsk) return { url, at, outcome: 'unreachable', status: null };
  try {
    const status = await knockPublic(url, { signal: AbortSignal.timeout(patienceMs) });
    return { url, at, outcome: status >= 200 && status < 400 ? 'reachable' : 'refused', status };
  } catch (error) {
    // No line, no such name, an address within, too slow: nobody is there for us.
    if (error instanceof TypeError || (error instanceof DOMException && error.name === 'TimeoutError')) return { url, at, outcome: 'unreachable', status: null };
    throw error;
  }
}
