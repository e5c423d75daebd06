/** The record store of a launch that was made without a line: what a unit may ask of one, and no more. */
import * as v from 'valibot';
import { documentsOf, launches, type KeptLaunch, type Said } from './launches.ts';
import { storePath } from './begin.ts';

/** More than a lesson says, and less than fills a machine. */
const mostSaid = 3000;
/** So many more of the words that decide what comes of it all. */
const mostDeciding = 100;
const longestBody = 1_000_000;
const verbBase = 'http://adlnet.gov/expapi/verbs/';
const terminated = `${verbBase}terminated`;
const deciding: readonly string[] = [...['completed', 'passed', 'failed'].map((verb) => verbBase + verb), terminated];
const Category = v.object({ contextActivities: v.object({ category: v.array(v.object({ id: v.string() })) }) });
const cmi5 = 'https://w3id.org/xapi/cmi5/context/categories/cmi5';
const Statement = v.looseObject({ id: v.optional(v.string()), verb: v.looseObject({ id: v.string() }), context: v.optional(v.looseObject({})) });
const Statements = v.union([v.array(Statement), Statement]);
const Members = v.record(v.string(), v.unknown());

const headers = { 'X-Experience-API-Version': '1.0.3', 'Cache-Control': 'no-store' };
const answer = (status: number): Response => new Response(null, { status, headers });
const answerJson = (value: unknown): Response => Response.json(value, { headers });

export async function answerStore(request: Request): Promise<Response> {
  const url = new URL(request.url);
  const [id = '', ...rest] = url.pathname.slice(storePath.length).split('/');
  const launch = await (await launches()).get('launches', id);
  if (launch === undefined) return answer(404);
  const path = rest.join('/');
  if (path === 'fetch') return request.method === 'POST' ? fetchCredentials(launch) : answer(405);
  if (request.headers.get('authorization') !== `Basic ${launch.token}`) return answer(401);
  switch (path) {
    case 'about':
      return answerJson({ version: ['1.0.3', '2.0.0'] });
    case 'statements':
      return request.method === 'GET' ? answerStatements(launch, url) : hearStatements(launch, request, url);
    case 'activities/state':
      return answerState(launch, request, url);
    default:
      // Preferences and profiles are the service's.
      return answer(request.method === 'GET' ? 404 : 403);
  }
}

async function fetchCredentials(launch: KeptLaunch): Promise<Response> {
  if (launch.isFetched) return answerJson({ 'error-code': '1', 'error-text': 'The credentials of this launch were handed out.' });
  await (await launches()).put('launches', { ...launch, isFetched: true });
  return answerJson({ 'auth-token': launch.token });
}

/** What was heard is kept before it is answered. A document that is put again takes the place of the one that nobody has been told yet. */
async function hear(launch: KeptLaunch, said: Omit<Said, 'launch'>, also: { document?: string | null; verb?: string } = {}): Promise<boolean> {
  const transaction = (await launches()).transaction(['launches', 'said', 'documents'], 'readwrite');
  const all = transaction.objectStore('said');
  const now = await transaction.objectStore('launches').get(launch.id);
  if (now === undefined || now.isOver || said.body.length > longestBody) return false;
  let last = said.method === 'PUT' ? await all.index('launch').openCursor(launch.id, 'prev') : null;
  while (last !== null && last.value.stateId !== said.stateId) last = await last.continue();
  const key = documentsOf(launch) + (said.stateId ?? '');
  if (last?.value.method === 'PUT') {
    await last.update({ ...said, ...written(last.value.base), launch: launch.id });
  } else {
    const most = deciding.includes(also.verb ?? '') ? mostSaid + mostDeciding : mostSaid;
    if ((await all.index('launch').count(launch.id)) >= most) return false;
    const known = also.document === undefined ? {} : written((await transaction.objectStore('documents').get(key))?.body ?? null);
    await all.add({ ...said, ...known, launch: launch.id });
  }
  if (also.document === null) await transaction.objectStore('documents').delete(key);
  else if (also.document !== undefined) await transaction.objectStore('documents').put({ key, type: said.type, body: also.document });
  if (also.verb === terminated) await transaction.objectStore('launches').put({ ...now, isOver: true });
  await transaction.done;
  return true;
}

const written = (base: string | null | undefined): Pick<Said, 'at' | 'base'> => ({ at: Date.now(), ...(base !== undefined && { base }) });

async function hearStatements(launch: KeptLaunch, request: Request, url: URL): Promise<Response> {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), Statements), await request.text());
  if (!parsed.success) return answer(400);
  const given = Array.isArray(parsed.output) ? parsed.output : [parsed.output];
  const statements = given.map((one) => ({ ...one, id: url.searchParams.get('statementId') ?? one.id ?? crypto.randomUUID() }));
  for (const one of statements) {
    const isHeard = await hear(launch, { method: 'POST', path: 'statements', stateId: null, type: 'application/json', body: JSON.stringify(one) }, { ...(isByTheBook(one) && { verb: one.verb.id }) });
    if (!isHeard) return answer(403);
  }
  return request.method === 'PUT' ? answer(204) : answerJson(statements.map(({ id }) => id));
}

/** Words about the launch itself are marked; what a unit says of its own decides nothing and ends nothing. */
function isByTheBook({ context }: v.InferOutput<typeof Statement>): boolean {
  const found = v.safeParse(Category, context);
  return found.success && found.output.contextActivities.category.some(({ id }) => id === cmi5);
}

async function answerStatements({ id }: KeptLaunch, url: URL): Promise<Response> {
  const said = await (await launches()).getAllFromIndex('said', 'launch', id);
  const statements = said.filter(({ path }) => path === 'statements').map(({ body }) => v.parse(Statement, JSON.parse(body)));
  const wanted = url.searchParams.get('statementId');
  if (wanted === null) return answerJson({ statements: statements.reverse(), more: '' });
  const found = statements.find((one) => one.id === wanted);
  return found === undefined ? answer(404) : answerJson(found);
}

async function answerState(launch: KeptLaunch, request: Request, url: URL): Promise<Response> {
  const stateId = url.searchParams.get('stateId');
  const own = documentsOf(launch);
  const database = await launches();
  if (stateId === null) {
    if (request.method !== 'GET') return answer(400);
    const keys = (await database.getAllKeys('documents')).filter((key) => key.startsWith(own));
    return answerJson(['LMS.LaunchData', ...keys.map((key) => key.slice(own.length))]);
  }
  if (stateId === 'LMS.LaunchData') return request.method === 'GET' ? answerJson(launch.data) : answer(403);
  const kept = await database.get('documents', own + stateId);
  if (request.method === 'GET') return kept === undefined ? answer(404) : new Response(kept.body, { headers: { ...headers, 'Content-Type': kept.type } });
  const { method } = request;
  if (method !== 'PUT' && method !== 'POST' && method !== 'DELETE') return answer(405);
  const body = await request.text();
  const type = request.headers.get('content-type') ?? 'application/octet-stream';
  const document = method === 'DELETE' ? null : method === 'POST' && kept ? merged(kept.body, body) : body;
  return answer((await hear(launch, { method, path: 'activities/state', stateId, type, body }, { document })) ? 204 : 403);
}

/** A document that is posted is laid over the one that is there. */
export function merged(before: string, now: string): string {
  const [first, second] = [before, now].map((text) => v.safeParse(v.pipe(v.string(), v.parseJson(), Members), text));
  return first?.success && second?.success ? JSON.stringify({ ...first.output, ...second.output }) : now;
}
