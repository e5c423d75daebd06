/** State documents of a launch without a line on their way to the service: over what was known here, and never over what another machine wrote later. */
import { documentsOf, launches, type Said } from './launches.ts';
import { Later } from './later.ts';
import { merged } from './store.ts';

interface Sending {
  address: string;
  init: Omit<RequestInit, 'headers'> & { headers: Record<string, string> };
  send: (url: string, init: RequestInit) => Promise<Response>;
  times: (at: number) => Record<string, string>;
}
export const refusedAsOlder = 412;

/**
 * A document over the one that this machine knew; over another one only when that was written earlier: another machine may have gone
 * further since, with a line or without.
 */
export async function sendWritten(said: Said & { at: number }, { address, init, send, times }: Sending): Promise<Response> {
  const there = await send(address, { headers: init.headers });
  if (there.status >= 500) return there;
  const text = there.ok ? await there.text() : null;
  const tag = there.headers.get('ETag');
  const isKnown = (said.base ?? null) === text || (text !== null && ((await isOwn(said, tag)) || isThere(said, text)));
  const condition: Record<string, string> = !isKnown ? {} : text === null ? { 'If-None-Match': '*' } : tag === null ? {} : { 'If-Match': tag };
  const answer = await send(address, { ...init, headers: { ...init.headers, ...times(said.at), ...condition } });
  // Between asking and sending somebody wrote it.
  if (answer.status === refusedAsOlder && isKnown) throw new Later('changed');
  if (answer.ok) await noteTag(said, answer.headers.get('ETag'));
  return answer;
}

/** It was sent before, and the answer was lost. */
function isThere({ method, body }: Said, text: string): boolean {
  return method === 'PUT' ? text === body : method === 'POST' && merged(text, body) === merged(text, '{}');
}

/** What stands is what the last word of this launch left there. */
async function isOwn({ launch, stateId }: Said, tag: string | null): Promise<boolean> {
  const own = (await (await launches()).get('launches', launch))?.tags?.[stateId ?? ''];
  return own !== undefined && own === strong(tag);
}

async function noteTag({ launch, stateId }: Said, tag: string | null): Promise<void> {
  const { store, done } = (await launches()).transaction('launches', 'readwrite');
  const now = await store.get(launch);
  if (now !== undefined) await store.put({ ...now, tags: { ...now.tags, [stateId ?? '']: strong(tag) } });
  await done;
}

/** Who packs answers on the way marks their tags. */
const strong = (tag: string | null): string | undefined => tag?.replace(/^W\//, '');

/** The next launch here goes on with what is newer, unless something that was written here since waits to be told. */
export async function takeNewer({ launch, key, stateId }: Said & { key: number }, there: Response): Promise<void> {
  const [type, body] = [there.headers.get('Content-Type') ?? '', await there.text()];
  const transaction = (await launches()).transaction(['launches', 'said', 'documents'], 'readwrite');
  const all = transaction.objectStore('launches');
  const now = await all.get(launch);
  if (now === undefined) return;
  const own = documentsOf(now);
  let isLast = there.ok;
  let later = await transaction.objectStore('said').openCursor(IDBKeyRange.lowerBound(key, true));
  for (; isLast && later !== null; later = await later.continue()) {
    if (later.value.path !== 'activities/state' || later.value.stateId !== stateId) continue;
    const other = await all.get(later.value.launch);
    isLast = other === undefined || documentsOf(other) !== own;
  }
  if (isLast) await transaction.objectStore('documents').put({ key: own + (stateId ?? ''), type, body });
  await all.put({ ...now, isNewerThere: true });
  await transaction.done;
}
