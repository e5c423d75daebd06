/** As a tool: what was chosen goes back to the platform, and nowhere else. The platform is made by hand, so that it can be hostile. */
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { createLocalJWKSet, exportJWK, generateKeyPair, jwtVerify, SignJWT, type JSONWebKeySet } from 'jose';
import { routes } from '../../../contract/src/index.ts';
import { testCarriers } from '../testing/carriers.ts';
import { TestBrowser } from '../testing/lti/browser.ts';
import { listen, listenService, type Listening } from '../testing/lti/listening.ts';
import { openTestService, type TestService } from '../testing/service.ts';
import { makeResource, makeWorld } from '../testing/world.ts';
import { claim } from './names.ts';

const [pglite] = testCarriers;
if (pglite === undefined) throw new Error('The embedded database is always there.');
let other: TestService;
let there: Listening;
before(async () => {
  other = await openTestService(pglite);
  await makeWorld(other.services.carrier);
  await makeResource(other.services.carrier, 't1', 'bare', { description: '' });
  there = await listenService(other);
});
after(async () => {
  await there.close();
  await other.close();
});
const hidden = (text: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? '';

/** A platform made by hand, and its visits. */
async function handmade(clientId: string) {
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  const keys = { keys: [{ ...(await exportJWK(publicKey)), kid: 'k', alg: 'RS256', use: 'sig' }] };
  const platform = await listen((_request, response) => response.setHeader('Content-Type', 'application/json').end(JSON.stringify(keys)));
  const draft = { side: 'platform', name: '市平台', issuer: platform.url, clientId, deploymentId: '7', authorizeUrl: `${platform.url}/authorize`, keysUrl: `${platform.url}/keys`, returnUrls: ['https://school.example/'] } as const;
  const start = (more = {}) => `${there.url}/lti/t1/login?${new URLSearchParams({ iss: platform.url, login_hint: '1', target_link_uri: 'x', ...more }).toString()}`;
  /** What the platform is asked by a browser that goes to an address, and the form that it sends back. */
  const sent = async (browser: TestBrowser, settings: object, address = start()) => {
    const asked = new URL((await browser.go(address, { stopAt: /\/authorize\?/ })).url).searchParams;
    const idToken = await new SignJWT({
      iss: platform.url, aud: clientId, sub: 'somebody', nonce: asked.get('nonce') ?? '', [claim.version]: '1.3.0', [claim.deploymentId]: '7', [claim.messageType]: 'LtiDeepLinkingRequest',
      [claim.roles]: ['http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor'], [claim.settings]: settings,
    }).setProtectedHeader({ alg: 'RS256', kid: 'k' }).setIssuedAt().setExpirationTime('1m').sign(privateKey);
    return { asked, address: asked.get('redirect_uri') ?? '', form: { state: asked.get('state') ?? '', id_token: idToken } };
  };
  const visit = async (settings: object) => {
    const browser = new TestBrowser();
    const { address, form } = await sent(browser, settings);
    return { browser, page: await browser.go(address, { form, from: platform.url }) };
  };
  return { platform, draft, visit, sent, start };
}

it('hands a choice to exactly the address that the platform names, of its own or a registered host, and tells what was not given', async () => {
  const { platform, draft, visit: begin } = await handmade('c');
  const { id: registrationId } = await other.ask('t1/m-county', routes.registerLti, { body: draft });
  const goodUrl = `${platform.url}/courses/7/return?from=tool&x=%22%3E`;
  const settings = { deep_link_return_url: goodUrl, accept_types: ['ltiResourceLink', 'link'], accept_multiple: true, data: 'csrf <"> 令牌' };
  try {
    const { host, port } = new URL(platform.url);
    for (const url of ['https://thief.example/', `https://${host}/`, `http://${host}.thief.example/`, `http://${host}@thief.example/`, `http://127.0.0.1:${Number(port) - 1}/`, 'http://school.example/', 'https://school.example:8443/', 'javascript:alert(1)', 'return', '', undefined]) {
      const { page } = await begin({ ...settings, deep_link_return_url: url });
      assert.equal(page.response.status, 400, String(url));
      assert.doesNotMatch(page.text, /name="key"/, String(url));
    }
    assert.match((await begin({ ...settings, deep_link_return_url: 'https://school.example/a' })).page.text, /name="key"/, 'a host that the registration names');
    const answer = async (form: Record<string, string>, changes: object = {}) => {
      const { browser, page } = await begin({ ...settings, ...changes });
      await browser.go(`${there.url}/lti/t1/pick`, { form: { flow: hidden(page.text, 'flow'), key: hidden(page.text, 'key'), ...form }, from: page.url });
      const sent = browser.asked.at(-1);
      assert.deepEqual([sent?.method, sent?.url], ['POST', goodUrl]);
      const ours = (await (await fetch(`${there.url}/lti/t1/keys`)).json()) as JSONWebKeySet;
      const { payload } = await jwtVerify(new URLSearchParams(sent?.body ?? '').get('JWT') ?? '', createLocalJWKSet(ours), { issuer: 'c', audience: platform.url, algorithms: ['RS256'] });
      assert.deepEqual([payload[claim.messageType], payload[claim.deploymentId], payload[claim.data]], ['LtiDeepLinkingResponse', '7', settings.data]);
      const items = payload[claim.contentItems] as { text?: string }[];
      return { items: items.length, texts: items.map(({ text }) => text), message: payload[claim.message], problem: payload[claim.errorMessage] };
    };
    assert.deepEqual(await answer({ resource: 'r1' }), { items: 1, texts: ['面向三年级学生的短课。'], message: undefined, problem: undefined });
    assert.deepEqual((await answer({ resource: 'bare' })).texts, [undefined], 'no empty words: other platforms refuse them');
    const cancelled = await answer({ resource: 'r1', cancel: '1' });
    assert.deepEqual([cancelled.items, typeof cancelled.message, cancelled.problem], [0, 'string', undefined]);
    for (const [form, changes] of [[{ resource: 'gone' }, {}], [{ resource: 'r1' }, { accept_types: ['html'] }]] as const) {
      const { items: given, message, problem } = await answer(form, changes);
      assert.deepEqual([given, message, typeof problem], [0, undefined, 'string']);
    }
  } finally {
    await other.ask('t1/m-county', routes.endLti, { params: { registrationId } });
    await platform.close();
  }
});

it('a registered platform does not become another one, which would have its guests', async () => {
  const { platform, draft } = await handmade('c-5');
  const { id: registrationId } = await other.ask('t1/m-county', routes.registerLti, { body: draft });
  try {
    const change = async (changes: object) => other.call('t1/m-county', `/lti/registrations/${registrationId}`, { method: 'PUT', json: { ...draft, ...changes } });
    for (const [name, value] of [['issuer', 'https://other.example'], ['clientId', 'c-6'], ['deploymentId', '8']] as const) {
      const response = await change({ [name]: value });
      const { errors } = (await response.json()) as { errors?: { pointer: string; message: string }[] };
      assert.deepEqual([response.status, errors?.map(({ pointer }) => pointer)], [400, [`/${name}`]]);
      assert.match(errors?.[0]?.message ?? '', /不能改成另一个平台/);
    }
    assert.equal((await change({ name: '改了名', keysUrl: `${platform.url}/keys?2`, returnUrls: [] })).status, 200);
    const { items } = await other.ask('t1/m-county', routes.listLti);
    assert.deepEqual(items.find(({ id }) => id === registrationId)?.draft, { ...draft, name: '改了名', keysUrl: `${platform.url}/keys?2`, returnUrls: [] });
  } finally {
    await other.ask('t1/m-county', routes.endLti, { params: { registrationId } });
    await platform.close();
  }
});

it('two tabs register one platform once, and one tool once', async () => {
  const { platform, draft } = await handmade('c-9');
  const tool = { side: 'tool', name: '题库', loginUrl: `${platform.url}/login`, launchUrl: `${platform.url}/launch`, redirectUrls: [`${platform.url}/launch`], keysUrl: `${platform.url}/keys`, roles: ['teacher'], tellsNames: false };
  try {
    for (const body of [draft, tool]) {
      const answers = await Promise.all(Array.from({ length: 4 }, async () => other.call('t1/m-county', '/lti/registrations', { method: 'POST', json: body, headers: { 'Idempotency-Key': crypto.randomUUID() } })));
      assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 409, 409, 409]);
    }
    // Whatever comes past the service, the database has one.
    const { db } = other.services.carrier;
    const row = await db.selectFrom('lti_registration').selectAll().where('client_id', '=', 'c-9').executeTakeFirstOrThrow();
    await assert.rejects(db.insertInto('lti_registration').values({ ...row, id: crypto.randomUUID() }).execute(), /lti_registration_platform/);
    await other.ask('t1/m-county', routes.endLti, { params: { registrationId: row.id } });
    assert.equal((await other.call('t1/m-county', '/lti/registrations', { method: 'POST', json: draft, headers: { 'Idempotency-Key': crypto.randomUUID() } })).status, 201, 'ended, it can be registered anew');
  } finally {
    await platform.close();
  }
});

it('a host that was taken away from a registration gets nothing more, from visits that began before either', async () => {
  const { platform, draft, visit } = await handmade('c-7');
  const { id: registrationId } = await other.ask('t1/m-county', routes.registerLti, { body: draft });
  try {
    const { browser, page } = await visit({ deep_link_return_url: 'https://school.example/back', accept_types: ['link'], accept_multiple: true });
    const form = { flow: hidden(page.text, 'flow'), key: hidden(page.text, 'key'), resource: 'r1' };
    assert.notEqual(form.key, '');
    await other.ask('t1/m-county', routes.changeLti, { params: { registrationId }, body: { ...draft, returnUrls: [] } });
    const answer = await browser.go(`${there.url}/lti/t1/pick`, { form, from: page.url });
    assert.equal(answer.response.status, 400);
    assert.doesNotMatch(answer.text, /JWT|school\.example/);
    assert.ok(!browser.asked.some(({ url }) => url.startsWith('https://school.example/')));
  } finally {
    await other.ask('t1/m-county', routes.endLti, { params: { registrationId } });
    await platform.close();
  }
});

it('is shown in the frames of all hosts that the registration names, and so is what went wrong there', async () => {
  const { platform, draft, visit } = await handmade('shown');
  const { id: registrationId } = await other.ask('t1/m-county', routes.registerLti, { body: { ...draft, authorizeUrl: 'https://sign-in.example/authorize', returnUrls: ['https://apps.example/', 'https://apps.example/back'] } });
  const settings = { deep_link_return_url: `${platform.url}/return`, accept_types: ['link'], accept_multiple: true };
  const framedBy = ({ headers }: Response) => /frame-ancestors ([^;]*)/.exec(headers.get('content-security-policy') ?? '')?.[1];
  const homes = `'self' ${platform.url} https://sign-in.example https://apps.example`;
  try {
    const { browser, page } = await visit(settings);
    assert.equal(framedBy(page.response), homes, 'a browser asks for every page around the frame');
    const { page: refused } = await visit({ ...settings, deep_link_return_url: 'https://thief.example/' });
    assert.deepEqual([refused.response.status, framedBy(refused.response)], [400, homes], 'who is refused reads why');
    const pick = (key: string) => browser.go(`${there.url}/lti/t1/pick`, { form: { flow: hidden(page.text, 'flow'), key, resource: 'r1' }, from: page.url });
    const wrong = await pick('wrong');
    assert.deepEqual([wrong.response.status, framedBy(wrong.response)], [400, homes]);
    await other.ask('t1/m-county', routes.endLti, { params: { registrationId } });
    assert.equal(framedBy((await pick(hidden(page.text, 'key'))).response), "'none'", 'whose registration was ended has no home here');
  } finally {
    await platform.close();
  }
});

it('leads whoever keeps no cookie in the frame of a platform to a window, where the visit begins anew and succeeds', async () => {
  const { platform, draft, sent, start } = await handmade('framed');
  const { id: registrationId } = await other.ask('t1/m-county', routes.registerLti, { body: draft });
  const settings = { deep_link_return_url: `${platform.url}/return`, accept_types: ['ltiResourceLink'], accept_multiple: false };
  try {
    const { address, form } = await sent(new TestBrowser(), settings, start({ lti_message_hint: 'course 7&x="', unknown: 'is left out' }));
    const framed = await new TestBrowser().go(address, { form, from: platform.url });
    assert.equal(framed.response.status, 400);
    assert.match(framed.response.headers.get('content-security-policy') ?? '', new RegExp(`frame-ancestors 'self' ${platform.url} https://school\\.example(?:;|$)`), 'it is shown where the platform shows it');
    const link = /<a href="([^"]*)" target="_blank">/.exec(framed.text)?.[1]?.replace(/&#(\d+);/g, (_whole, code: string) => String.fromCharCode(Number(code))) ?? '';
    const own = new TestBrowser();
    const second = await sent(own, settings, new URL(link, there.url).href);
    assert.deepEqual([second.asked.get('login_hint'), second.asked.get('lti_message_hint')], ['1', 'course 7&x="']);
    assert.doesNotMatch(link, /unknown/);
    assert.match((await own.go(second.address, { form: second.form, from: platform.url })).text, /name="key"/);
    const nobody = await new TestBrowser().go(address, { form: { ...form, state: crypto.randomUUID() }, from: platform.url });
    assert.doesNotMatch(nobody.text, /target="_blank"/, 'of a login that nobody began there is nothing to begin anew');
    assert.match(nobody.response.headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/);
  } finally {
    await other.ask('t1/m-county', routes.endLti, { params: { registrationId } });
    await platform.close();
  }
});
