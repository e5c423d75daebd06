/**
 * Makes a launch good that was made without a line: fetches the credentials that the service has for it now, and tells the record
 * store what the unit has said, in its order. What was answered is gone from here; what breaks off is begun again: statements have ids.
 */
import * as v from 'valibot';
import { documentsOf, dropLaunch, launches, type KeptLaunch, type Said } from './launches.ts';
import { storePath } from './begin.ts';

const Token = v.object({ 'auth-token': v.optional(v.string()) });
const Told = v.pipe(v.string(), v.parseJson(), v.looseObject({ context: v.optional(v.looseObject({})) }));

const comingUpMilliseconds = 5 * 60_000;
/** So often the service may fail at one word, though it answers all else: then it is at the word, and what follows is heard without it. */
const mostFailures = 10;

export interface Settling {
  /** As the service answered the launch; `launch`, `since`; `ask`: only whether it may begin. */
  query: URLSearchParams;
  /** Called whenever something went on. */
  onAlive: () => void;
}

/** Not now: it is begun again. */
class Later extends Error {}

/** @throws Later, or a network error */
export async function settle({ query, onAlive }: Settling): Promise<'leave' | 'newer' | 'later'> {
  const of = (name: string): string => query.get(name) ?? '';
  const id = of('launch');
  const database = await launches();
  // Its frame may not have come up yet; later than that, the browser has thrown away what was said.
  const launch = await database.get('launches', id);
  if (!launch) return Math.abs(Date.now() - Date.parse(of('since'))) < comingUpMilliseconds ? 'later' : 'leave';
  const isOpen: unknown = await (await fetch(`${storePath}${id}/open`)).json();
  if (isOpen === true) return 'later';
  if (query.has('ask')) return 'leave';

  const send = async (url: string, init: RequestInit): Promise<Response> => {
    const answer = await fetch(url, init);
    onAlive();
    // Whoever opens the unit meanwhile ends this launch: made good once more it has other credentials.
    if (answer.status === 401 || answer.status === 429) throw new Later(String(answer.status));
    return answer;
  };
  const ask = async (url: string, init: RequestInit): Promise<Response> => {
    const answer = await send(url, init);
    if (answer.status >= 500) throw new Later(String(answer.status));
    return answer;
  };
  const token = v.parse(Token, await (await ask(of('fetch'), { method: 'POST' })).json())['auth-token'];
  // The key is old. What was said is not: the next round brings another key.
  if (token === undefined) return 'later';
  const headers = { Authorization: `Basic ${token}`, 'X-Experience-API-Version': '1.0.3' };
  const endpoint = of('endpoint');
  const about = (stateId: string): string => new URLSearchParams({ activityId: of('activityId'), agent: of('actor'), registration: of('registration'), stateId }).toString();
  // The rules want a unit to have asked for both before it begins.
  await ask(`${endpoint}/activities/state?${about('LMS.LaunchData')}`, { headers });
  await ask(`${endpoint}/agents/profile?${new URLSearchParams({ agent: of('actor'), profileId: 'cmi5LearnerPreferences' }).toString()}`, { headers });

  for (const key of await database.getAllKeysFromIndex('said', 'launch', id)) {
    const said = await database.get('said', key);
    if (said === undefined) continue;
    const { method, path, type, stateId } = said;
    const body = path === 'statements' ? ofThisLaunch(said, of('actor'), of('registration')) : said.body;
    if (body !== null) {
      const address = path === 'statements' ? `${endpoint}/statements` : `${endpoint}/activities/state?${about(stateId ?? '')}`;
      const init = { method, headers: { ...headers, 'Content-Type': type }, ...(method !== 'DELETE' && { body }) };
      // What is refused by the rules is dropped, as it would be with a line.
      const { status } = said.at === undefined ? await send(address, init) : await sendWritten({ ...said, at: said.at }, { address, init, send });
      if (status === refusedAsOlder) await takeNewer(launch, said, await ask(address, { headers }));
      const failures = (said.failures ?? 0) + 1;
      if (status >= 500 && failures < mostFailures) {
        await database.put('said', { ...said, failures }, key);
        throw new Later(String(status));
      }
    }
    await database.delete('said', key);
  }
  const isNewerThere = (await database.get('launches', id))?.isNewerThere === true;
  await dropLaunch(id);
  return isNewerThere ? 'newer' : 'leave';
}

interface Sending {
  address: string;
  init: Omit<RequestInit, 'headers'> & { headers: Record<string, string> };
  send: (url: string, init: RequestInit) => Promise<Response>;
}
const refusedAsOlder = 412;

/**
 * A document over the one that this machine knew; over another one only when that was written earlier: another machine may have gone
 * further since, with a line or without.
 */
async function sendWritten({ at, base = null }: Said & { at: number }, { address, init, send }: Sending): Promise<Response> {
  const there = await send(address, { headers: init.headers });
  if (there.status >= 500) return there;
  const tag = there.headers.get('ETag');
  const [isThere, isKnown] = [there.ok, base === (there.ok ? await there.text() : null)];
  const condition: Record<string, string> = !isKnown ? {} : !isThere ? { 'If-None-Match': '*' } : tag === null ? {} : { 'If-Match': tag };
  const written = { 'LS-Written-At': new Date(at).toISOString(), 'LS-Sent-At': new Date().toISOString() };
  const answer = await send(address, { ...init, headers: { ...init.headers, ...written, ...condition } });
  // Between asking and sending somebody wrote it.
  if (answer.status === refusedAsOlder && isKnown) throw new Later('changed');
  return answer;
}

/** The next launch here goes on with what is newer, unless something has been written here since. */
async function takeNewer(launch: KeptLaunch, { stateId, body, method }: Said, there: Response): Promise<void> {
  const document = { key: documentsOf(launch) + (stateId ?? ''), type: there.headers.get('Content-Type') ?? '', body: await there.text() };
  const transaction = (await launches()).transaction(['launches', 'documents'], 'readwrite');
  const documents = transaction.objectStore('documents');
  const here = await documents.get(document.key);
  if (there.ok && (method === 'DELETE' ? here === undefined : here?.body === body)) await documents.put(document);
  const now = await transaction.objectStore('launches').get(launch.id);
  if (now !== undefined) await transaction.objectStore('launches').put({ ...now, isNewerThere: true });
  await transaction.done;
}

/**
 * Who learns and in which registration is as the service says, whatever the unit was told before.
 * @returns null where it is no statement
 */
function ofThisLaunch({ body }: Said, actor: string, registration: string): string | null {
  const said = v.safeParse(Told, body);
  return said.success ? JSON.stringify({ ...said.output, actor: JSON.parse(actor) as unknown, context: { ...said.output.context, registration } }) : null;
}
