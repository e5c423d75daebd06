/**
 * Makes a launch good that was made without a line: fetches the credentials that the service has for it now, and tells the record
 * store what the unit has said, in its order. What was answered is gone from here; what breaks off is begun again: statements have ids.
 */
import * as v from 'valibot';
import { dropLaunch, launches, type Said } from './launches.ts';
import { storePath } from './begin.ts';
import { ClockOfService } from './clock.ts';
import { refusedAsOlder, sendWritten, takeNewer } from './documents.ts';
import { Later } from './later.ts';

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
  const clock = new ClockOfService();
  const ask = async (url: string, init: RequestInit): Promise<Response> => {
    const answer = await clock.timed(() => send(url, init));
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

  const times = clock.times();
  for (const key of await database.getAllKeysFromIndex('said', 'launch', id)) {
    const said = await database.get('said', key);
    if (said === undefined) continue;
    const { method, path, type, stateId } = said;
    const body = path === 'statements' ? ofThisLaunch(said, of('actor'), of('registration')) : said.body;
    if (body !== null) {
      const address = path === 'statements' ? `${endpoint}/statements` : `${endpoint}/activities/state?${about(stateId ?? '')}`;
      const init = { method, headers: { ...headers, 'Content-Type': type }, ...(method !== 'DELETE' && { body }) };
      // What is refused by the rules is dropped, as it would be with a line.
      const { status } = said.at === undefined ? await send(address, init) : await sendWritten({ ...said, at: said.at }, { address, init, send, times });
      if (status === refusedAsOlder) await takeNewer({ ...said, key }, await ask(address, { headers }));
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

/**
 * Who learns and in which registration is as the service says, whatever the unit was told before.
 * @returns null where it is no statement
 */
function ofThisLaunch({ body }: Said, actor: string, registration: string): string | null {
  const said = v.safeParse(Told, body);
  return said.success ? JSON.stringify({ ...said.output, actor: JSON.parse(actor) as unknown, context: { ...said.output.context, registration } }) : null;
}
