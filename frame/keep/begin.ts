/** Opens a unit of a kept package where the service cannot be asked: a launch of its own, made good later. */
import * as v from 'valibot';
import { cacheOf, folderOf } from './files.ts';
import { launches, takeNoted } from './launches.ts';

const extensions = 'https://w3id.org/xapi/cmi5/context/extensions/';
const Unit = v.object({
  path: v.string(),
  activityId: v.string(),
  publisherId: v.string(),
  launchMethod: v.string(),
  moveOn: v.string(),
  masteryScore: v.nullable(v.number()),
  launchParameters: v.nullable(v.string()),
});
const Asked = v.object({
  launch: v.pipe(v.string(), v.uuid()),
  package: v.string(),
  actor: v.string(),
  owner: v.string(),
  task: v.string(),
  /** In which the person goes on there as far as the app knows, or nothing. */
  registration: v.string(),
  /** Of the words around it. */
  lang: v.optional(v.string()),
  unit: v.pipe(v.string(), v.parseJson(), Unit),
});

/** Pages of ours that carry units which do not speak cmi5. */
const carriers: readonly string[] = ['/frame/scorm/index.html', '/frame/h5p/index.html'];
export const storePath = '/frame/keep/store/';

/**
 * @returns where the unit is, or its carrier. Anybody can write this address: what it opens is a page of the package, and what it brings
 * about is a launch that nobody makes good
 * @throws when it is no unit of a package that is kept
 */
export async function beginLaunch(url: URL): Promise<string> {
  const { launch: id, package: folder, actor, owner, task, registration, lang, unit } = v.parse(Asked, Object.fromEntries(url.searchParams));
  const page = new URL(unit.path, url.origin);
  const own = folderOf(page.pathname) ?? folderOf(page.searchParams.get('unit') ?? '');
  const isOurs = page.origin === url.origin && (folderOf(page.pathname) !== null || carriers.includes(page.pathname));
  if (!isOurs || own !== folder || !(await caches.has(cacheOf(folder)))) throw new Error(`${unit.path} is not kept`);
  const database = await launches();
  const { activityId, publisherId, launchMethod, moveOn, masteryScore, launchParameters } = unit;
  const mastery = masteryScore === null ? {} : { [`${extensions}masteryscore`]: masteryScore };
  const data = {
    contextTemplate: { contextActivities: { grouping: [{ objectType: 'Activity', id: publisherId }] }, extensions: { [`${extensions}sessionid`]: id, ...mastery } },
    launchMode: 'Normal',
    launchMethod,
    moveOn,
    ...(masteryScore !== null && { masteryScore }),
    ...(launchParameters !== null && { launchParameters }),
    returnURL: `${url.origin}/frame/left.html`,
  };
  if (!(await database.get('launches', id))) {
    const launch = { id, folder, activityId, owner, task, data, token: crypto.randomUUID(), isFetched: false, isOver: false };
    if (registration !== '') await takeNoted(launch, registration);
    await database.put('launches', launch);
  }
  const endpoint = `${url.origin}${storePath}${id}`;
  // Its registration is not known here; until it is made good the launch stands for it.
  const parameters = { endpoint, fetch: `${endpoint}/fetch`, actor, registration: id, activityId };
  if (lang !== undefined && carriers.includes(page.pathname)) page.searchParams.set('lang', lang);
  for (const [name, value] of Object.entries(parameters)) page.searchParams.set(name, value);
  return page.href;
}
