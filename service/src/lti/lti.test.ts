/** LTI on both sides: as a platform before ltijs, and as a tool before our own platform, which ltijs has proven. */
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { decodeProtectedHeader, exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type JSONWebKeySet, type JWTPayload } from 'jose';
import { routes } from '../../../contract/src/index.ts';
import { testCarriers } from '../testing/carriers.ts';
import { believed } from '../testing/lti/answers.ts';
import { TestBrowser } from '../testing/lti/browser.ts';
import { listen, listenService, type Listening } from '../testing/lti/listening.ts';
import { Provider, type LtijsToken } from '../testing/lti/ltijs.ts';
import { MemoryDatabase } from '../testing/lti/memory-database.ts';
import { openTestService, type TestService } from '../testing/service.ts';
import { makeWorld } from '../testing/world.ts';
import { findGuest } from './guests.ts';
import { claim } from './names.ts';

const [pglite] = testCarriers;
if (pglite === undefined) throw new Error('The embedded database is always there.');
const carrier = testCarriers.at(-1) ?? pglite;

/** What the tool's teacher page sends back: good items, and such as cannot be taken. */
const items = [
  { type: 'link', url: 'https://library.example/seasons', title: '二十四节气 <img src=x onerror=alert(1)>', text: '一年四季的节气。', 'https://library.example/level': 'easy' },
  { type: 'ltiResourceLink', title: '节气练习', custom: { exercise: 'seasons-1' } },
  { type: 'file', url: 'https://library.example/seasons.pdf', title: '节气图', mediaType: 'application/pdf' },
  { type: 'file', url: 'https://library.example/soon-gone.pdf', title: '临时文件', expiresAt: '2026-09-01T00:00:00Z' },
  { type: 'link', url: 'javascript:alert(1)', title: '坏链接' },
  { type: 'ltiResourceLink', url: 'https://elsewhere.example/launch', title: '别处' },
  { type: 'link', url: 'https://library.example/long', title: '长'.repeat(100_000) },
];

describe(`LTI on ${carrier.name}`, () => {
  let service: TestService;
  let here: Listening;
  let tool: Listening;
  let registration: Awaited<ReturnType<typeof register>>;
  const opened: { name: string; token: LtijsToken }[] = [];
  /** What ltijs was told last. */
  const latest = (name: string) => {
    const found = opened.findLast((one) => one.name === name);
    if (found === undefined) throw new Error(`ltijs was never opened for a ${name}.`);
    return found.token;
  };
  /** A call over the real port, so that addresses in the answers are the real ones. */
  const ask: TestService['ask'] = async (person, route, input) => {
    const { params = {}, query = {}, body } = input ?? {};
    const path = route.path.replace(/\{(\w+)\}/g, (_whole, name: string) => params[name] ?? '');
    const response = await fetch(`${here.url}/api/v1${path}?${new URLSearchParams(query).toString()}`, {
      method: route.method.toUpperCase(),
      headers: { Authorization: `Bearer ${await service.token(person)}`, 'Content-Type': 'application/json', 'Accept-Language': 'en', 'Idempotency-Key': crypto.randomUUID() },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (response.status !== route.success.status) throw new Error(`${route.id} answered ${response.status} ${await response.text()}`);
    return (response.status === 204 ? undefined : await response.json()) as never;
  };
  const register = (changes: object = {}) =>
    ask('t1/m-county', routes.registerLti, {
      body: { side: 'tool', name: '数字图书馆', loginUrl: `${tool.url}/login`, launchUrl: `${tool.url}/`, redirectUrls: [`${tool.url}/`], keysUrl: `${tool.url}/keys`, ...changes },
    });
  const select = (person: string, purpose: 'catalogue' | 'task', registrationId = registration.id) =>
    ask(person, routes.startSelection, { params: { registrationId }, body: { purpose } });
  const choose = async (person: string, purpose: 'catalogue' | 'task', browser = new TestBrowser()) => {
    const { id, url } = await select(person, purpose);
    const end = await browser.go(url, { stopAt: /\/exchange\?/ });
    assert.match(end.url, new RegExp(`/exchange\\?selection=${id}$`), end.text);
    return { id, browser, selection: await ask(person, routes.readSelection, { params: { selectionId: id } }) };
  };

  before(async () => {
    service = await openTestService(carrier);
    await makeWorld(service.services.carrier);
    here = await listenService(service);
    // ltijs has one provider a process. It runs without its MongoDB, which Debian does not have.
    Provider.setup('a key of the test, long enough', { plugin: new MemoryDatabase() }, { cookies: { secure: false, sameSite: 'None' }, devMode: false });
    Provider.onDeepLinking(async (token, _request, answer) => {
      opened.push({ name: 'selection', token });
      return answer.send(await Provider.DeepLinking.createDeepLinkingForm(token, items, { message: '已选好' }));
    });
    Provider.onConnect((token, _request, answer) => {
      opened.push({ name: 'launch', token });
      return answer.send('练习');
    });
    await Provider.deploy({ serverless: true, silent: true });
    tool = await listen(Provider.app);
    registration = await register();
    await Provider.registerPlatform({
      url: registration.ours.issuer,
      name: '云岭县',
      clientId: registration.clientId,
      authenticationEndpoint: registration.ours.authorizeUrl,
      accesstokenEndpoint: `${registration.ours.issuer}/token`,
      authConfig: { method: 'JWK_SET', key: registration.ours.keysUrl },
    });
  });
  after(async () => {
    await tool.close();
    await here.close();
    await service.close();
  });

  it('[T-19] a teacher chooses in ltijs, sees what came back, takes what is wanted, and gives it to the class', async () => {
    const { id, selection } = await choose('t1/teacher1', 'task');
    assert.deepEqual([selection.state, selection.message, selection.tool.name], ['returned', '已选好', '数字图书馆']);
    assert.deepEqual(selection.items.map(({ problem }) => problem === null), [true, true, true, false, false, false, false]);
    assert.deepEqual(selection.resourceIds, [], 'nothing is taken by itself');
    const token = latest('selection');
    assert.deepEqual(token.platformContext.roles, ['http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor']);
    assert.equal(token.userInfo.name, undefined, 'no name leaves the platform');
    assert.doesNotMatch(token.user, /teacher1/);
    const guess = createHmac('sha256', registration.id).update('t1 teacher1').digest('hex').slice(0, 32);
    assert.notEqual(token.user, guess, 'who knows the registration cannot find out who it is');

    const taken = await ask('t1/teacher1', routes.takeSelection, { params: { selectionId: id }, body: { places: [0, 1] } });
    assert.equal(taken.resourceIds.length, 2);
    const [resourceId = '', exerciseId = ''] = taken.resourceIds;
    const resource = await ask('t1/teacher1', routes.readResource, { params: { resourceId } });
    assert.equal(resource.title, items[0]?.title, 'words stay words');
    assert.deepEqual(resource.renditions.map(({ kind, url }) => [kind, url]), [['link', 'https://library.example/seasons']]);
    assert.equal(resource.extra['lti.https://library.example/level'], 'easy', 'unknown fields are kept');
    assert.deepEqual([resource.sources?.map(({ name }) => name), resource.admittedBy.name], [['数字图书馆'], '县教育局']);
    await ask('t1/teacher1', routes.createTask, { body: { classId: 'c1', resourceId: exerciseId, title: '节气练习', instruction: '', paperAlternative: null, dueAt: null } });

    assert.equal((await ask('t1/teacher2', routes.searchResources, { query: { q: '二十四节气' } })).total, 0, 'others do not find it');
    const again = await ask('t1/teacher1', routes.takeSelection, { params: { selectionId: id }, body: { places: [0, 1] } });
    assert.deepEqual(again.resourceIds, taken.resourceIds, 'taking twice is once');
  });

  it('a pupil opens what was given from the tool, which is told the role and no name', async () => {
    const { items: tasks } = await ask('t1/p1', routes.listTasks);
    const resource = await ask('t1/p1', routes.readResource, { params: { resourceId: tasks.find(({ title }) => title === '节气练习')?.resource.id ?? '' } });
    assert.deepEqual(resource.renditions.map(({ kind, opensBy, url }) => [kind, opensBy, url]), [['link', 'launch', `${tool.url}/`]], 'whose page it is, and that its address alone opens nothing');
    const { url } = await ask('t1/p1', routes.launchLink, { body: { identifier: resource.identifier } });
    assert.equal((await new TestBrowser().go(url)).text, '练习');
    const token = latest('launch');
    assert.deepEqual(token.platformContext.roles, ['http://purl.imsglobal.org/vocab/lis/v2/membership#Learner']);
    assert.deepEqual([token.platformContext.custom, token.platformContext.resource?.id, token.userInfo.name], [{ exercise: 'seasons-1' }, resource.id, undefined]);
    const other = await ask('t1/p2', routes.launchLink, { body: { identifier: resource.identifier } });
    await new TestBrowser().go(other.url);
    assert.notEqual(latest('launch').user, token.user);
  });

  it('[RS-01] who manages the platform takes things into the catalogue, where everybody finds them; a teacher may not', async () => {
    const { id } = await choose('t1/m-county', 'catalogue');
    await ask('t1/m-county', routes.takeSelection, { params: { selectionId: id }, body: { places: [2] } });
    assert.equal((await ask('t1/teacher2', routes.searchResources, { query: { q: '节气图' } })).total, 1);
    await assert.rejects(select('t1/teacher1', 'catalogue'), /403|404/);
    await assert.rejects(ask('t1/teacher2', routes.readSelection, { params: { selectionId: id } }), /404/, 'nor look at what another chose');
    await assert.rejects(ask('t1/m-county', routes.takeSelection, { params: { selectionId: id }, body: { places: [3] } }), /409/, 'nor take what cannot be taken');
  });

  it('a step is taken once, by the browser that set out, and towards the tool alone', async () => {
    const { url } = await select('t1/teacher1', 'task');
    const browser = new TestBrowser();
    const atTool = await browser.go(url, { stopAt: /\/authorize\?/ });
    const used = await new TestBrowser().go(url);
    assert.deepEqual([used.response.status, /used before|已经用过/.test(used.text)], [400, true]);
    const stranger = await new TestBrowser().go(atTool.url);
    assert.deepEqual([stranger.response.status, /Cookie/.test(stranger.text)], [400, true]);
    for (const [name, value] of Object.entries({ redirect_uri: 'https://thief.example/', client_id: 'other', response_type: 'code', scope: 'profile', nonce: '' })) {
      const fresh = new TestBrowser();
      const place = new URL((await fresh.go((await select('t1/teacher1', 'task')).url, { stopAt: /\/authorize\?/ })).url);
      place.searchParams.set(name, value);
      const answer = await fresh.go(place.href);
      assert.equal(answer.response.status, 400, name);
      assert.doesNotMatch(answer.text, /id_token/, name);
    }
    const whole = await browser.go(atTool.url, { stopAt: /\/exchange\?/ });
    assert.match(whole.url, /exchange/);
    assert.equal((await browser.go(atTool.url)).response.status, 400, 'not a second time');
  });

  it('an answer that the tool did not sign, for another selection, or sent twice changes nothing', async () => {
    const { privateKey, publicKey } = await generateKeyPair('RS256');
    const jwk = { ...(await exportJWK(publicKey)), kid: 'own', alg: 'RS256', use: 'sig' };
    const stranger = await listen((_request, response) => response.setHeader('Content-Type', 'application/json').end(JSON.stringify({ keys: [jwk] })));
    try {
      const own = await register({ name: '另一个工具', loginUrl: `${stranger.url}/login`, launchUrl: `${stranger.url}/`, redirectUrls: [`${stranger.url}/`], keysUrl: `${stranger.url}/keys` });
      const { id } = await select('t1/teacher1', 'task', own.id);
      const payload: JWTPayload = {
        iss: own.clientId, aud: own.ours.issuer, nonce: 'n', [claim.messageType]: 'LtiDeepLinkingResponse', [claim.version]: '1.3.0', [claim.deploymentId]: own.deploymentId, [claim.data]: id, [claim.contentItems]: [items[0]],
      };
      const signed = (changes: JWTPayload = {}, age = '0s') => new SignJWT({ ...payload, ...changes }).setProtectedHeader({ alg: 'RS256', kid: 'own' }).setIssuedAt(`-${age}`).setExpirationTime('5m').sign(privateKey);
      const send = async (jwt: string) => (await fetch(own.ours.returnUrl, { method: 'POST', redirect: 'manual', headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams({ JWT: jwt }) })).status;
      const foreign = await select('t1/teacher1', 'task');
      const bad: Record<string, string> = {
        'unsigned': new UnsecuredJWT(payload).setIssuedAt().setExpirationTime('5m').encode(),
        'signed by somebody': await new SignJWT(payload).setProtectedHeader({ alg: 'RS256', kid: 'own' }).setIssuedAt().setExpirationTime('5m').sign((await generateKeyPair('RS256')).privateKey),
        'signed with a shared secret': await new SignJWT(payload).setProtectedHeader({ alg: 'HS256', kid: 'own' }).setIssuedAt().setExpirationTime('5m').sign(new TextEncoder().encode(JSON.stringify(jwk))),
        'old': await signed({}, '2h'),
        'for another platform': await signed({ aud: 'https://other.example' }),
        'of another deployment': await signed({ [claim.deploymentId]: '2' }),
        'another message': await signed({ [claim.messageType]: 'LtiResourceLinkRequest' }),
        'for a selection of another tool': await signed({ [claim.data]: foreign.id }),
        'for no selection': await signed({ [claim.data]: crypto.randomUUID() }),
        'no list of items': await signed({ [claim.contentItems]: 'all' }),
        'too many items': await signed({ [claim.contentItems]: Array.from({ length: 101 }, () => items[0]) }),
        'nonsense': 'a.b.c',
        'nothing': '',
      };
      for (const [name, jwt] of Object.entries(bad)) assert.equal(await send(jwt), 400, name);
      assert.equal((await ask('t1/teacher1', routes.readSelection, { params: { selectionId: id } })).state, 'open');
      const good = await signed({ [claim.errorMessage]: '有一项没有带回' });
      assert.deepEqual([await send(good), await send(good)], [303, 400]);
      const { state, message } = await ask('t1/teacher1', routes.readSelection, { params: { selectionId: id } });
      assert.deepEqual([state, message], ['returned', '有一项没有带回']);
      await ask('t1/m-county', routes.endLti, { params: { registrationId: own.id } });
      await assert.rejects(select('t1/teacher1', 'task', own.id), /404/, 'an ended registration launches nothing');
    } finally {
      await stranger.close();
    }
  });

  it('registers only addresses that it may send people to, and nobody twice; refuses it to whoever does not manage the platform', async () => {
    for (const changes of [{ keysUrl: 'http://10.0.0.1/keys' }, { keysUrl: 'https://db.internal/keys' }, { loginUrl: 'javascript:alert(1)' }, { redirectUrls: [] }, { launchUrl: 'https://user:pass@a.example/' }, { side: 'other' }, { name: '' }]) await assert.rejects(register(changes), /400/, JSON.stringify(changes));
    const drafts = async () => (await ask('t1/m-county', routes.listLti)).items.map(({ draft }) => draft.name);
    const before = await drafts();
    await assert.rejects(register({ name: '再登记一次' }), /409/);
    const draft = { ...registration.draft, name: '县数字图书馆' };
    for (const who of ['t1/teacher1', 't1/m-school', 't1/p1']) {
      await assert.rejects(ask(who, routes.changeLti, { params: { registrationId: registration.id }, body: draft }), /403|404/, who);
      await assert.rejects(ask(who, routes.checkLti, { params: { registrationId: registration.id } }), /403|404/, who);
    }
    await assert.rejects(ask('t1/teacher1', routes.listLti), /403/, 'nor does anybody else see what was entered');
    assert.deepEqual(await drafts(), before);
    await assert.rejects(ask('t1/m-county', routes.changeLti, { params: { registrationId: registration.id }, body: { ...draft, keysUrl: 'https://10.0.0.1/keys' } }), /400/);
    const change = (body: typeof draft) => ask('t1/m-county', routes.changeLti, { params: { registrationId: registration.id }, body });
    assert.deepEqual(await change(draft), { ...registration, name: draft.name, draft });
    await change(registration.draft);
  });

  it('offers a tool to those whom it is for, and tells names of grown-ups alone, where that was decided', async () => {
    assert.ok(registration.draft.side === 'tool' && !registration.draft.tellsNames, 'not by itself');
    const set = (changes: object) => ask('t1/m-county', routes.changeLti, { params: { registrationId: registration.id }, body: { ...registration.draft, ...changes } });
    await set({ roles: ['manager'] });
    assert.deepEqual((await ask('t1/teacher1', routes.listTools)).items.filter(({ id }) => id === registration.id), []);
    await assert.rejects(select('t1/teacher1', 'task'), /404/);
    await set({ tellsNames: true });
    assert.ok((await ask('t1/teacher1', routes.listTools)).items.some(({ id, tellsNames }) => id === registration.id && tellsNames), 'and who chooses there knows it');
    await choose('t1/teacher1', 'task');
    const { person } = await ask('t1/teacher1', routes.readMe);
    assert.equal(latest('selection').userInfo.name, person.name);
    const { items: tasks } = await ask('t1/p1', routes.listTasks);
    const { identifier } = await ask('t1/p1', routes.readResource, { params: { resourceId: tasks.find(({ title }) => title === '节气练习')?.resource.id ?? '' } });
    await new TestBrowser().go((await ask('t1/p1', routes.launchLink, { body: { identifier } })).url);
    assert.equal(latest('launch').userInfo.name, undefined, 'of a child never');
    await set({});
  });

  it('tries whether the other side answers as it must', async () => {
    const check = (registrationId: string) => ask('t1/m-county', routes.checkLti, { params: { registrationId } });
    assert.deepEqual(await check(registration.id), { keys: 'ok', login: 'ok' });
    const elsewhere = await listen((_request, response) => response.writeHead(302, { Location: 'https://elsewhere.example/' }).end('{}'));
    const { id } = await register({ loginUrl: `${elsewhere.url}/login`, keysUrl: `${elsewhere.url}/keys` });
    assert.deepEqual(await check(id), { keys: 'wrong', login: 'wrong' });
    await elsewhere.close();
    assert.deepEqual(await check(id), { keys: 'unreachable', login: 'unreachable' });
    await ask('t1/m-county', routes.endLti, { params: { registrationId: id } });
    await assert.rejects(check(id), /404/);
  });

  it('signs with keys that follow one another: the next is known before it signs, the last for as long as it is kept elsewhere', async () => {
    const { db } = service.services.carrier;
    const known = async () => ((await (await fetch(registration.ours.keysUrl)).json()) as JSONWebKeySet).keys.map(({ kid }) => kid);
    const signer = async () => {
      const { browser } = await choose('t1/teacher1', 'task');
      const sent = new URLSearchParams(browser.asked.find(({ body }) => body?.includes('id_token='))?.body ?? '');
      return decodeProtectedHeader(sent.get('id_token') ?? '').kid;
    };
    const age = (number: number, hours: number) => db.updateTable('lti_key').set({ created_at: new Date(Date.now() - hours * 3_600_000).toISOString() }).where('tenant_id', '=', 't1').where('number', '=', number).execute();
    const first = await signer();
    assert.deepEqual(await known(), [first]);
    await age(1, 91 * 24);
    const [second, ...rest] = await known();
    assert.notEqual(second, first);
    assert.deepEqual([rest, await signer()], [[first], first], 'the new one is shown, the old one signs');
    await age(2, 25);
    assert.deepEqual([await known(), await signer()], [[second, first], second], 'and then the other way round');
    await age(2, 49);
    assert.deepEqual([await known(), await signer()], [[second], second]);
  });

  describe('as a tool', () => {
    let other: TestService;
    let there: Listening;
    let given: Awaited<ReturnType<typeof register>>;
    before(async () => {
      other = await openTestService(pglite);
      await makeWorld(other.services.carrier);
      there = await listenService(other);
      const issuer = `${there.url}/lti/t1`;
      given = await register({ name: '邻县资源', loginUrl: `${issuer}/login`, launchUrl: `${issuer}/launch`, redirectUrls: [`${issuer}/launch`], keysUrl: `${issuer}/keys` });
      const draft = { side: 'platform', name: '云岭县', issuer: given.ours.issuer, clientId: given.clientId, deploymentId: given.deploymentId, authorizeUrl: given.ours.authorizeUrl, keysUrl: given.ours.keysUrl };
      const response = await other.call('t1/m-county', '/lti/registrations', { method: 'POST', json: draft, headers: { 'Idempotency-Key': crypto.randomUUID() } });
      assert.equal(response.status, 201, await response.text());
    });
    after(async () => {
      await there.close();
      await other.close();
    });
    const hidden = (text: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? '';
    /** To our catalogue as a guest, and what the page asks for with its key. */
    const visit = async (browser: TestBrowser) => {
      const { id, url } = await select('t1/teacher1', 'task', given.id);
      const page = await browser.go(url);
      const [flow, key] = [hidden(page.text, 'flow'), hidden(page.text, 'key')];
      const session = await fetch(`${there.url}/lti/t1/session`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ flow, key }) });
      return { id, page, flow, key, session };
    };

    it('[T-19] a teacher of another platform chooses in our catalogue and takes the choice back there', async () => {
      const browser = new TestBrowser();
      const { id, page, flow, key, session } = await visit(browser);
      assert.match(page.text, /<ls-resource-picker name="resource" mode="pick" required multiple/);
      const policy = page.response.headers.get('content-security-policy') ?? '';
      assert.match(policy, new RegExp(`frame-ancestors 'self' ${new URL(here.url).origin}`));
      assert.doesNotMatch(policy, /unsafe/);
      assert.doesNotMatch(page.text, /eyJ/, 'no token stands in the page');
      const { accessToken } = (await session.json()) as { accessToken: string };
      const read = (path: string) => fetch(`${there.url}/api/v1${path}`, { headers: { Authorization: `Bearer ${accessToken}` } });
      assert.equal((await read('/resources/r1')).status, 200);
      for (const [path, status] of [['/imports', 403], ['/tasks?classId=c1', 403], ['/classes', 403], ['/plans', 403], ['/lti/registrations', 403], ['/lti/tools', 403], ['/shares?box=received', 403], ['/own-resources', 403], ['/progress?resourceId=r1&learnerId=p1', 404], ['/resources/x1', 404]] as const) assert.equal((await read(path)).status, status, path);
      const { identities } = (await (await read('/me')).json()) as { identities: { role: string; organisation: { name: string }; classes: unknown[] }[] };
      assert.deepEqual(identities.map(({ role, organisation, classes }) => [role, organisation.name, classes]), [['teacher', '云岭县', []]], 'of the platform that vouches, and of no class');

      const end = await browser.go(`${there.url}/lti/t1/pick`, { form: { flow, key, resource: 'r1' }, from: page.url, stopAt: /\/exchange\?/ });
      assert.match(end.url, new RegExp(`^${here.url}/exchange\\?selection=${id}$`), end.text);
      const { items: chosen } = await ask('t1/teacher1', routes.readSelection, { params: { selectionId: id } });
      assert.deepEqual(chosen.map(({ kind, title, problem }) => [kind, title, problem]), [['ltiResourceLink', '分数的初步认识', null]]);
      // And what was chosen opens there for a pupil of here.
      const { resourceIds } = await ask('t1/teacher1', routes.takeSelection, { params: { selectionId: id }, body: { places: [0] } });
      const { identifier } = await ask('t1/teacher1', routes.readResource, { params: { resourceId: resourceIds[0] ?? '' } });
      const launch = await ask('t1/p1', routes.launchLink, { body: { identifier } });
      assert.match((await new TestBrowser().go(launch.url)).text, /<ls-player resource="r1">/);
      const again = await browser.go(`${there.url}/lti/t1/pick`, { form: { flow, key, resource: 'r1' }, from: page.url });
      assert.equal(again.response.status, 400, 'a page answers once');
    });

    it('says what ltijs says: of the same choice the same claims, each of the same kind, signed in the same way', async () => {
      const { browser } = await choose('t1/teacher1', 'task');
      const { page, flow, key } = await visit(browser);
      await browser.go(`${there.url}/lti/t1/pick`, { form: { flow, key, resource: 'r1' }, from: page.url, stopAt: /\/exchange\?/ });
      const sent = new URLSearchParams(browser.asked.findLast(({ url }) => url.endsWith('/return'))?.body ?? '');
      const own = await believed({ jwt: sent.get('JWT') ?? '', keysUrl: `${there.url}/lti/t1/keys`, clientId: given.clientId, platform: given.ours.issuer });
      const item = { type: 'ltiResourceLink', title: '分数的初步认识', text: '面向三年级学生的短课。', url: `${there.url}/lti/t1/launch`, custom: { resource: 'r1' } };
      const jwt = await Provider.DeepLinking.createDeepLinkingMessage(latest('selection'), [item]);
      const theirs = await believed({ jwt, keysUrl: `${tool.url}/keys`, clientId: registration.clientId, platform: registration.ours.issuer });
      assert.deepEqual(own, theirs);
    });

    it('takes nobody in without the cookie of the browser, the state, or the signature of the platform', async () => {
      const begin = async () => {
        const browser = new TestBrowser();
        await visit(browser);
        const post = browser.asked.find(({ url }) => url.endsWith('/launch'));
        return { browser, url: post?.url ?? '', body: Object.fromEntries(new URLSearchParams(post?.body ?? '')) };
      };
      const { browser, url, body } = await begin();
      const refused = async (from: TestBrowser, form: Record<string, string>) => {
        const { response, text } = await from.go(url, { form, from: here.url });
        assert.equal(response.status, 400);
        assert.doesNotMatch(text, /name="key"/);
      };
      await refused(browser, body);
      await refused(new TestBrowser(), body);
      await refused(browser, { ...body, state: crypto.randomUUID() });
      // A token that was meant for an earlier login does not fit a later one: its nonce is another.
      const later = new TestBrowser();
      const { url: start } = await select('t1/teacher1', 'task', given.id);
      const state = new URL((await later.go(start, { stopAt: /\/authorize\?/ })).url).searchParams.get('state') ?? '';
      await refused(later, { ...body, state });
      const unknown = await new TestBrowser().go(`${there.url}/lti/t1/login?iss=https://nobody.example&login_hint=1&target_link_uri=https://x.example`);
      assert.equal(unknown.response.status, 400);
    });

    it('takes a guest for what the platform says at this visit, and for nothing it said before', async () => {
      const { db } = other.services.carrier;
      const platform = await db.selectFrom('lti_registration').selectAll().where('tenant_id', '=', 't1').where('side', '=', 'platform').executeTakeFirstOrThrow();
      const rolesAfter = async (role: 'teacher' | 'student') => {
        const person = await findGuest(db, platform, 'somebody', '某人', role);
        return (await db.selectFrom('identity').select('role').where('person_id', '=', person).where('valid_to', 'is', null).execute()).map((one) => one.role);
      };
      assert.deepEqual(await rolesAfter('teacher'), ['teacher']);
      assert.deepEqual(await rolesAfter('student'), ['student']);
      assert.deepEqual(await rolesAfter('teacher'), ['teacher']);
    });

    it('shows a guest out when the registration is ended: no further token, and no answer', async () => {
      const browser = new TestBrowser();
      const { page, flow, key, session } = await visit(browser);
      assert.equal(session.status, 200);
      const [platform] = (await other.ask('t1/m-county', routes.listLti)).items;
      await other.ask('t1/m-county', routes.endLti, { params: { registrationId: platform?.id ?? '' } });
      const renewed = await fetch(`${there.url}/lti/t1/session`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ flow, key }) });
      assert.equal(renewed.status, 401);
      const answer = await browser.go(`${there.url}/lti/t1/pick`, { form: { flow, key, resource: 'r1' }, from: page.url });
      assert.equal(answer.response.status, 400);
    });
  });
});
