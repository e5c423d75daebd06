/** What was said in a launch without a line is told the record store: whatever breaks off, and whatever a unit has said. */
import { expect } from '@open-wc/testing';
import { dropLaunch, launches } from '../../frame/keep/launches.ts';
import { settle } from '../../frame/keep/settling.ts';
import { answerStore } from '../../frame/keep/store.ts';

const realFetch = globalThis.fetch;
const addressOf = (input: RequestInfo | URL): string => (input instanceof Request ? input.url : input.toString());
const verb = (name: string): string => `http://adlnet.gov/expapi/verbs/${name}`;

describe('settling a launch that was made without a line', () => {
  let id: string;
  let heard: string[];
  /** What the service answers to a call; undefined: 200. */
  let refusal: (address: string, body: string, headers: Headers) => number | undefined;
  /** Of the service. */
  let documents: Map<string, string>;
  let token: string | undefined;
  /** How far the clock of the service is ahead; null: it does not tell. */
  let ahead: number | null;
  let alive: number;
  beforeEach(async () => {
    id = crypto.randomUUID();
    [heard, refusal, token, alive, ahead] = [[], () => undefined, 'token', 0, null];
    documents = new Map();
    const launch = { id, folder: '/files/courses/c/', activityId: 'urn:unit', owner: 't/me', task: '', data: {}, token: 'kept', isFetched: true, isOver: false };
    await (await launches()).put('launches', launch);
    globalThis.fetch = async (input, { method = 'GET', body, headers: given } = {}) => {
      const { pathname, searchParams } = new URL(addressOf(input), location.href);
      if (pathname.endsWith('/open')) return Response.json(false);
      if (pathname === '/fetch') return Response.json({ 'auth-token': token });
      const text = typeof body === 'string' ? body : '';
      const stateId = searchParams.get('stateId') ?? '';
      const clock = { ...(ahead !== null && { Date: new Date(Date.now() + ahead).toUTCString() }) };
      const there = pathname.endsWith('/state') && method === 'GET' ? documents.get(stateId) : undefined;
      if (there !== undefined) return new Response(there, { headers: { ...clock, ETag: `"${there}"`, 'Content-Type': 'text/plain' } });
      const status = refusal(pathname, text, new Headers(given)) ?? 200;
      const name = pathname === '/xapi/statements' ? (JSON.parse(text) as { verb: { id: string } }).verb.id.split('/').at(-1) : `${stateId}=${text}`;
      if (method !== 'GET' && status < 500) heard.push(`${name} ${status}`);
      const tag = method === 'GET' ? undefined : documents.get(stateId);
      return new Response(null, { status, headers: { ...clock, ...(tag !== undefined && { ETag: `"${tag}"` }) } });
    };
  });
  afterEach(async () => {
    globalThis.fetch = realFetch;
    await dropLaunch(id);
    const database = await launches();
    for (const key of await database.getAllKeys('documents')) if (key.startsWith('t/me ')) await database.delete('documents', key);
  });

  const call = async (path: string, method: string, body: unknown): Promise<number> =>
    (await answerStore(new Request(`/frame/keep/store/${id}/${path}`, { method, headers: { authorization: 'Basic kept', 'content-type': 'application/json' }, body: JSON.stringify(body) }))).status;
  const say = (name: string, more: object = {}): Promise<number> => call('statements', 'POST', { verb: { id: verb(name) }, ...more });
  const keepState = (stateId: string, state: object): Promise<number> => call(`activities/state?stateId=${stateId}`, 'PUT', state);
  const waiting = async (): Promise<number> => (await launches()).countFromIndex('said', 'launch', id);
  const round = (more: Record<string, string> = {}): Promise<string> => {
    const query = new URLSearchParams({ launch: id, since: new Date().toISOString(), fetch: '/fetch', endpoint: '/xapi', actor: '{"name":"me"}', registration: 'r', activityId: 'urn:unit', ...more });
    return settle({ query, onAlive: () => (alive += 1) }).catch((error: unknown) => (error instanceof Error ? error.message : 'later'));
  };

  it('drops nothing merely because no credentials came, nor because they are good no more', async () => {
    await say('initialized');
    await say('passed');
    token = undefined;
    expect([await round(), await waiting()]).to.deep.equal(['later', 2]);
    token = 'token';
    refusal = (_address, body) => (body.includes('passed') ? 401 : undefined);
    await round();
    expect([heard, await waiting()]).to.deep.equal([['initialized 200', 'passed 401'], 1]);
    refusal = () => undefined;
    expect([await round(), heard.at(-1), await waiting()]).to.deep.equal(['leave', 'passed 200', 0]);
  });

  it('asks only whether it may begin', async () => {
    await say('initialized');
    expect([await round({ ask: '' }), heard, await waiting()]).to.deep.equal(['leave', [], 1]);
  });

  it('a statement that is none is refused at once, and one that lies here all the same keeps nothing back', async () => {
    expect(await say('initialized')).to.equal(200);
    expect(await say('answered', { context: null })).to.equal(400);
    const odd = { launch: id, method: 'POST', path: 'statements', stateId: null, type: 'application/json' } as const;
    for (const body of ['{"context":null}', 'no words']) await (await launches()).add('said', { ...odd, body });
    await say('passed');
    expect([await round(), heard]).to.deep.equal(['leave', ['initialized 200', 'passed 200']]);
  });

  it('a word at which the service fails each time is left out after a while; where the service fails altogether, all waits', async () => {
    await say('initialized');
    await say('answered');
    await say('passed');
    refusal = () => 503;
    for (let time = 0; time < 12; time += 1) await round();
    expect([heard, await waiting()]).to.deep.equal([[], 3]);
    refusal = (_address, body) => (body.includes('answered') ? 500 : undefined);
    await round();
    expect([heard, await waiting()]).to.deep.equal([['initialized 200'], 2], 'what was answered is gone, and is not sent again');
    for (let time = 0; time < 8; time += 1) expect(await round()).to.equal('500');
    expect([await round(), heard]).to.deep.equal(['leave', ['initialized 200', 'passed 200']]);
  });

  it('a document that is put again and again is sent once, as it is at last; each answer is a sign of life', async () => {
    await say('initialized');
    for (let page = 0; page < 20; page += 1) await keepState('bookmark', { page });
    await keepState('other', {});
    await call('activities/state?stateId=bookmark', 'DELETE', '');
    await keepState('bookmark', { page: 'new' });
    expect(await waiting()).to.equal(5);
    expect(await round()).to.equal('leave');
    expect(heard).to.deep.equal(['initialized 200', 'bookmark={"page":19} 200', 'other={} 200', 'bookmark= 200', 'bookmark={"page":"new"} 200']);
    expect(alive).to.be.at.least(5);
  });

  it('a document goes over the one that was known here, and is marked with its time where another machine has written one', async () => {
    await keepState('known', { page: 4 });
    await keepState('mine', { page: 9 });
    const key = 't/me  urn:unit known';
    expect((await (await launches()).get('documents', key))?.body).to.equal('{"page":4}');
    await (await launches()).put('said', { ...((await (await launches()).getFromIndex('said', 'launch', id)) ?? expect.fail('nothing')), base: 'page 3' }, (await (await launches()).getKeyFromIndex('said', 'launch', id)) ?? expect.fail('nothing'));
    documents = new Map([['known', 'page 3'], ['mine', 'of another']]);
    const told: string[] = [];
    refusal = (_address, body, given) => {
      if (body.includes('page')) told.push([given.get('If-Match'), given.has('LS-Written-At'), given.has('LS-Sent-At')].join(' '));
      return undefined;
    };
    expect(await round()).to.equal('leave');
    expect(told).to.deep.equal(['"page 3" true true', ' true true']);
  });

  it('what another machine wrote later stands, is said, and is what one goes on with here; what changes in between is asked for again', async () => {
    await keepState('place', { page: 4 });
    await keepState('other', { page: 5 });
    documents.set('place', 'page 7');
    refusal = (_address, body) => (body === '{"page":4}' ? 412 : undefined);
    expect([await round(), heard]).to.deep.equal(['newer', ['place={"page":4} 412', 'other={"page":5} 200']]);
    expect((await (await launches()).get('documents', 't/me  urn:unit place'))?.body).to.equal('page 7');

    await (await launches()).put('launches', { id, folder: '/files/courses/c/', activityId: 'urn:unit', owner: 't/me', task: '', data: {}, token: 'kept', isFetched: true, isOver: false });
    await keepState('place', { page: 8 });
    refusal = () => 412;
    expect([await round(), await waiting()]).to.deep.equal(['changed', 1]);
    documents.set('place', 'page 9');
    expect([await round(), await waiting()]).to.deep.equal(['newer', 0]);
  });

  it('tells all moments by one clock, however long a word takes', async () => {
    ahead = 3_600_000;
    const add = (stateId: string): Promise<number> => call(`activities/state?stateId=${stateId}`, 'POST', { said: stateId });
    for (const stateId of ['first', 'second', 'third']) await add(stateId);
    const database = await launches();
    const said = (await database.getAllFromIndex('said', 'launch', id)).map(({ at = NaN }) => at);
    const told: number[] = [];
    refusal = (_address, body, given) => {
      if (!body.includes('said')) return undefined;
      told.push(Date.parse(given.get('LS-Written-At') ?? ''));
      expect(given.has('LS-Sent-At')).to.equal(false);
      // Another answer takes its time.
      ahead = (ahead ?? 0) + 4000;
      return undefined;
    };
    expect(await round()).to.equal('leave');
    const offsets = told.map((at, place) => at - (said[place] ?? NaN));
    expect(Math.max(...offsets) - Math.min(...offsets)).to.be.at.most(1);
    expect(offsets[0]).to.be.closeTo(3_600_000, 2000);
  });

  it('what the service has, though its answer was lost, is not taken for that of another machine', async () => {
    await keepState('place', { page: 4 });
    await call('activities/state?stateId=scores', 'POST', { second: 2 });
    documents = new Map([['place', 'of another'], ['scores', '{"first":1}']]);
    const stored = new Map([['place', '{"page":4}'], ['scores', '{"first":1,"second":2}']]);
    const lost = new Set(stored.keys());
    refusal = (_address, body, given) => {
      const stateId = body.includes('page') ? 'place' : body.includes('second') ? 'scores' : '';
      if (stateId === '') return undefined;
      if (!lost.delete(stateId)) return given.get('If-Match') === `"${stored.get(stateId)}"` ? undefined : 412;
      documents.set(stateId, stored.get(stateId) ?? '');
      throw new TypeError('the line is down');
    };
    expect([await round(), await waiting()]).to.deep.equal(['the line is down', 2]);
    expect([await round(), await waiting()]).to.deep.equal(['the line is down', 1]);
    expect([await round(), heard]).to.deep.equal(['leave', ['place={"page":4} 200', 'scores={"second":2} 200']]);
  });

  it('goes on from what it has left there itself, also when that was laid over the words of another machine', async () => {
    const add = (words: object): Promise<number> => call('activities/state?stateId=scores', 'POST', words);
    await add({ second: 2 });
    await add({ third: 3 });
    await add({ fourth: 4 });
    documents.set('scores', '{"first":1}');
    let isSignedOut = false;
    refusal = (_address, body, given) => {
      if (!/second|third|fourth/.test(body)) return undefined;
      if (isSignedOut) return 401;
      const there = documents.get('scores') ?? '';
      if (there.includes('second') && given.get('If-Match') !== `"${there}"`) return 412;
      documents.set('scores', JSON.stringify({ ...(JSON.parse(there) as object), ...(JSON.parse(body) as object) }));
      isSignedOut = body.includes('third');
      return undefined;
    };
    expect([await round(), await waiting()]).to.deep.equal(['401', 1]);
    isSignedOut = false;
    expect([await round(), documents.get('scores')]).to.deep.equal(['leave', '{"first":1,"second":2,"third":3,"fourth":4}']);
  });

  it('one goes on here with what stands also where only a part of it was refused, unless more that was written here waits', async () => {
    const add = (words: object): Promise<number> => call('activities/state?stateId=scores', 'POST', words);
    const here = async (): Promise<string | undefined> => (await (await launches()).get('documents', 't/me  urn:unit scores'))?.body;
    await add({ first: 1 });
    await add({ second: 2 });
    documents.set('scores', 'of another');
    refusal = (_address, body) => (body === '' ? undefined : 412);
    expect([await round(), await here()]).to.deep.equal(['newer', 'of another']);

    const [launch, next] = [id, crypto.randomUUID()].map((one) => ({ id: one, folder: '/files/courses/c/', activityId: 'urn:unit', owner: 't/me', task: '', data: {}, token: 'kept', isFetched: true, isOver: false }));
    if (!launch || !next) throw new Error('no launch');
    await (await launches()).put('launches', launch);
    await add({ third: 3 });
    documents.set('scores', 'of a third');
    await (await launches()).put('launches', next);
    await (await launches()).add('said', { launch: next.id, method: 'POST', path: 'activities/state', stateId: 'scores', type: 'application/json', body: '{"fourth":4}', at: Date.now(), base: '' });
    expect([await round(), await here()]).to.deep.equal(['newer', '{"third":3}']);
    await dropLaunch(next.id);
  });
});
