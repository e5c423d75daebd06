/**
 * Makes a launch good that was made without a line: fetches the credentials that the service has for it now, and tells the record
 * store what the unit has said, in its order. What breaks off is begun again: statements have ids.
 */
import * as v from 'valibot';
import { dropLaunch, launches, type Said } from './launches.ts';
import { storePath } from './begin.ts';
import { tell, type KeepWord } from './tell.ts';

const Token = v.object({ 'auth-token': v.optional(v.string()) });
const Told = v.looseObject({ context: v.optional(v.looseObject({})) });
const query = new URLSearchParams(location.search);
const of = (name: string): string => query.get(name) ?? '';
const id = of('launch');

const comingUpMilliseconds = 5 * 60_000;

/** Not now: it is begun again. */
class Later extends Error {}

const about = (stateId: string): string => new URLSearchParams({ activityId: of('activityId'), agent: of('actor'), registration: of('registration'), stateId }).toString();

/** @returns whether it was taken; what is refused by the rules is dropped, as it would be with a line */
async function send(url: string, init: RequestInit): Promise<Response> {
  const answer = await fetch(url, init);
  if (answer.status >= 500 || answer.status === 429) throw new Later(String(answer.status));
  return answer;
}

async function settle(): Promise<KeepWord> {
  const database = await launches();
  // Its frame may not have come up yet; later than that, the browser has thrown away what was said.
  if (!(await database.get('launches', id))) return Math.abs(Date.now() - Date.parse(of('since'))) < comingUpMilliseconds ? 'later' : 'leave';
  const isOpen: unknown = await (await fetch(`${storePath}${id}/open`)).json();
  if (isOpen === true) return 'later';
  const token = v.parse(Token, await (await send(of('fetch'), { method: 'POST' })).json())['auth-token'];
  if (token !== undefined) {
    const headers = { Authorization: `Basic ${token}`, 'X-Experience-API-Version': '1.0.3' };
    const endpoint = of('endpoint');
    // The rules want a unit to have asked for both before it begins.
    await send(`${endpoint}/activities/state?${about('LMS.LaunchData')}`, { headers });
    await send(`${endpoint}/agents/profile?${new URLSearchParams({ agent: of('actor'), profileId: 'cmi5LearnerPreferences' }).toString()}`, { headers });
    for (const said of await database.getAllFromIndex('said', 'launch', id)) {
      const { method, path, type, body } = said;
      const address = path === 'statements' ? `${endpoint}/statements` : `${endpoint}/activities/state?${about(said.stateId ?? '')}`;
      await send(address, { method, headers: { ...headers, 'Content-Type': type }, ...(method !== 'DELETE' && { body: path === 'statements' ? ofThisLaunch(said) : body }) });
    }
  }
  await dropLaunch(id);
  return 'leave';
}

/** Who learns and in which registration is as the service says, whatever the unit was told before. */
function ofThisLaunch({ body }: Said): string {
  const said = v.parse(Told, JSON.parse(body));
  return JSON.stringify({ ...said, actor: JSON.parse(of('actor')) as unknown, context: { ...said.context, registration: of('registration') } });
}

tell(await settle().catch(() => 'later' as const));
