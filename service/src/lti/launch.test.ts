/** What was taken over from a tool: who may open it, what is seen on the way there and back, and what other systems get of it. */
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { routes } from '../../../contract/src/index.ts';
import { recordOf } from '../exchange/exchange-record.ts';
import { secretKey } from '../identity/secrets.ts';
import { testCarriers } from '../testing/carriers.ts';
import { openTestService, type TestService } from '../testing/service.ts';
import { makeWorld } from '../testing/world.ts';
import { findGuest, guestToken } from './guests.ts';

const [pglite] = testCarriers;
if (pglite === undefined) throw new Error('The embedded database is always there.');
const tool = {
  tenant_id: 't1', id: 'tool', side: 'tool' as const, name: '图书馆 <b>', issuer: '', client_id: 'c', deployment_id: '1', login_url: 'https://library.example/login?school=1', launch_url: 'https://library.example/',
  redirect_urls: [], roles: [], tells_names: false, keys_url: 'https://library.example/keys', created_at: '2026-09-01T00:00:00.000Z',
};
let service: TestService;
let body: { identifier: string };
before(async () => {
  service = await openTestService(pglite);
  const { carrier } = service.services;
  await makeWorld(carrier);
  await carrier.db.insertInto('lti_registration').values(tool).execute();
  await carrier.db.insertInto('lti_link').values({ tenant_id: 't1', resource_id: 'r1', registration_id: 'tool', launch_url: 'https://library.example/exercise', custom: '{}' }).execute();
  const { identifier } = await service.ask('t1/p1', routes.readResource, { params: { resourceId: 'r1' } });
  body = { identifier };
});
after(() => service.close());

const launch = (person: string) => service.ask(person, routes.launchLink, { body });

it('opens for learners and teachers of the platform, and for nobody else', async () => {
  for (const person of ['t1/p1', 't1/teacher1']) assert.match((await launch(person)).url, /\/lti\/t1\/start\?/, person);
  for (const person of ['t2/q1', 't2/q-teacher']) await assert.rejects(launch(person), /404/, person);
  const { db } = service.services.carrier;
  const registration = await db.selectFrom('lti_registration').selectAll().where('id', '=', 'tool').executeTakeFirstOrThrow();
  const guest = await guestToken(secretKey(service.services.config.dataFolder, 'lti-token'), 't1', await findGuest(db, registration, 'somebody', '某人', 'student'));
  const asGuest = (path: string, given: RequestInit = {}) =>
    service.fetch(new Request(`http://127.0.0.1/api/v1${path}`, { ...given, headers: { 'Authorization': `Bearer ${guest.accessToken}`, 'Content-Type': 'application/json' } }), '127.0.0.1');
  assert.equal((await asGuest('/resources/r1')).status, 200, 'who is a guest here sees it');
  assert.equal((await asGuest('/lti/launches', { method: 'POST', body: JSON.stringify(body) })).status, 404, 'and is not sent on');
});

it('says on the way whose page comes, goes on by itself, and has words for a tool that does not answer', async () => {
  const { url } = await launch('t1/p1');
  const go = (address: string) => service.fetch(new Request(address, { headers: { 'Accept-Language': 'zh-CN' } }), '127.0.0.1');
  const departure = await go(url);
  const text = await departure.text();
  assert.match(text, /图书馆 &#60;b&#62;<\/bdi> \(<bdi>library\.example<\/bdi>\)/);
  assert.match(text, /id="late" role="alert" data-words="对方还没有回应[^"]+告诉老师/);
  const target = new URL((/id="depart" href="([^"]*)"/.exec(text)?.[1] ?? '').replaceAll('&#38;', '&'));
  assert.deepEqual([target.origin, target.searchParams.get('school'), target.searchParams.get('target_link_uri')], ['https://library.example', '1', 'https://library.example/exercise']);
  assert.match(departure.headers.get('set-cookie') ?? '', /^ls-lti=.*HttpOnly; SameSite=Lax/);
  assert.match(departure.headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/);
  assert.match(await (await go(new URL('/lti/depart.js', url).href)).text(), /location\.replace/);
  assert.equal((await go(url)).status, 400, 'an address is good once');
});

it('shows the way once more to the browser that has set out, until the tool has asked who is there', async () => {
  const { url } = await launch('t1/p1');
  const go = (address: string, cookie: string) => service.fetch(new Request(address, { headers: cookie === '' ? {} : { Cookie: cookie } }), '127.0.0.1');
  const first = await go(url, '');
  const [cookie = '', path = ''] = /^([^;]+); Path=([^;]+)/.exec(first.headers.get('set-cookie') ?? '')?.slice(1) ?? [];
  assert.ok(new URL(url).pathname.startsWith(path), 'browsers send it along');
  const again = await go(url, `other=1; ${cookie}`);
  assert.deepEqual([again.status, await again.text()], [200, await first.text()]);
  for (const foreign of ['', cookie.slice(0, -2), cookie.replace(/\..*/, '.')]) assert.equal((await go(url, foreign)).status, 400, foreign);
  const authorize = new URL(url.replace(/\/start\?.*/, '/authorize'));
  authorize.search = new URLSearchParams({
    scope: 'openid', response_type: 'id_token', response_mode: 'form_post', client_id: 'c', redirect_uri: 'https://library.example/', nonce: 'n', login_hint: new URL(url).searchParams.get('flow') ?? '',
  }).toString();
  await go(authorize.href, cookie);
  assert.equal((await go(url, cookie)).status, 400, 'the tool has asked');
});

it('leads back to a page that says nothing of what it is told', async () => {
  const back = await service.fetch(new Request('http://127.0.0.1/lti/t1/back?lti_errormsg=%3Cb%3Efree%20phones', { headers: { 'Accept-Language': 'zh-CN' } }), '127.0.0.1');
  const text = await back.text();
  assert.deepEqual([back.status, /关掉这个窗口/.test(text), /free phones/.test(text)], [200, true, false]);
});

it('gives other systems no address of the tool, which would let nobody in', async () => {
  const { db } = service.services.carrier;
  const row = await db.selectFrom('resource').select(['id', 'document', 'delivered', 'modified_at']).where((where) => where.and({ tenant_id: 't1', id: 'r1' })).executeTakeFirstOrThrow();
  const rendition = { kind: 'link', mimeType: 'text/html', url: 'https://library.example/', width: null, height: null, bitrate: null, sizeBytes: null };
  const urlOf = (renditions: object[]) => recordOf({ ...row, delivered: null, document: { ...(row.document as object), renditions } }, 'https://county.example').row.url;
  assert.deepEqual([urlOf([rendition]), urlOf([{ ...rendition, opensBy: 'launch' }])], ['https://library.example/', 'https://county.example/resources/r1']);
});
