/** Bad input, security headers, limits, languages and files. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import * as v from 'valibot';
import { Problem, problemCodes, routes } from '../../../contract/src/index.ts';
import { readConfig } from '../config.ts';
import { implementations } from '../features/index.ts';
import { testCarriers } from '../testing/carriers.ts';
import { openTestService, type TestService } from '../testing/service.ts';
import { makeWorld } from '../testing/world.ts';
import { contentTypes, isRunnable } from './content-types.ts';
import { pagePolicy } from './headers.ts';
import { negotiateLanguage, texts } from './language.ts';

const [pglite] = testCarriers;
if (pglite === undefined) throw new Error('The embedded database is always there.');

describe('http', () => {
  let service: TestService;
  let folder: string;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'learning-space-files-'));
    mkdirSync(join(folder, 'public/assets'), { recursive: true });
    writeFileSync(join(folder, 'secret.txt'), 'secret');
    writeFileSync(join(folder, 'public/index.html'), '<!doctype html><title>app</title>');
    writeFileSync(join(folder, 'public/.hidden'), 'secret');
    writeFileSync(join(folder, 'public/drawing.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
    for (const name of ['old.htm', 'OLD.HTM', 'book.xhtml']) writeFileSync(join(folder, 'public', name), '<p>course</p>');
    writeFileSync(join(folder, 'public/lesson.mp4'), '0123456789');
    writeFileSync(join(folder, 'public/assets/app-B4xK9_aZ.js'), 'export {};');
    writeFileSync(join(folder, 'public/assets/app-B4xK9_aZ.js.br'), 'compressed');
    service = await openTestService(pglite, { folders: { '/': join(folder, 'public'), '/media/': join(folder, 'public'), '/files/': join(folder, 'public') } });
    await makeWorld(service.services.carrier);
  });
  after(async () => {
    await service.close();
    rmSync(folder, { recursive: true });
  });

  async function problemOf(response: Response) {
    assert.equal(response.headers.get('content-type'), 'application/problem+json');
    return v.parse(Problem, await response.json());
  }
  async function post(body: string | Uint8Array | ReadableStream, headers: Record<string, string> = { 'Content-Type': 'application/json' }) {
    const authorization = `Bearer ${await service.token('t1/teacher1')}`;
    const url = 'http://localhost/api/v1/tasks';
    const init = { method: 'POST', body, headers: { Authorization: authorization, ...headers }, duplex: 'half' } as RequestInit;
    return problemOf(await service.fetch(new Request(url, init)));
  }

  it('answers every route of the contract', () => {
    const answered = implementations(service.services).map(({ route }) => route.id);
    assert.deepEqual(answered.sort(), Object.keys(routes).sort());
  });

  it('has every text in every language', () => {
    for (const language of ['zh-CN', 'en', 'ug', 'bo'] as const) {
      for (const code of problemCodes) {
        const { title, detail, action } = texts[language].problems[code];
        assert.ok(title && detail && action, `${language} ${code}`);
      }
    }
    assert.deepEqual(Object.keys(texts.en.rules), Object.keys(texts['zh-CN'].rules));
  });

  it('speaks the language asked for', async () => {
    assert.equal(negotiateLanguage('ug, en;q=0.5, zh;q=0.8'), 'ug');
    assert.equal(negotiateLanguage('en-GB,zh;q=0.1'), 'en');
    assert.equal(negotiateLanguage('fr'), 'zh-CN');
    const response = await service.call(null, '/me', { headers: { 'Accept-Language': 'en' } });
    assert.equal(response.headers.get('content-language'), 'en');
    assert.equal((await problemOf(response)).title, 'Not signed in');
    const uyghur = await service.call(null, '/me', { headers: { 'Accept-Language': 'ug-CN, zh;q=0.5' } });
    assert.equal(uyghur.headers.get('content-language'), 'ug');
    assert.equal((await problemOf(uyghur)).title, 'كىرمىدىڭىز');
  });

  it('refuses a body of 10 MB, announced or not', async () => {
    const large = 'x'.repeat(10_000_000);
    assert.equal((await post(large)).code, 'body-too-large');
    const unannounced = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(100_000)),
    });
    assert.equal((await post(unannounced)).code, 'body-too-large');
  });

  it('refuses invalid UTF-8, broken JSON and other types of content', async () => {
    assert.equal((await post(new Uint8Array([0x22, 0xff, 0xfe, 0x22]))).code, 'invalid-encoding');
    assert.equal((await post('{"classId":')).code, 'invalid-json');
    assert.equal((await post('{}', { 'Content-Type': 'text/plain' })).code, 'invalid-json');
  });

  it('refuses what JSON can write and the database cannot hold', async () => {
    const draft = { classId: 'c1', resourceId: 'r1', title: '分数', instruction: '', paperAlternative: null, dueAt: null };
    for (const text of ['a\u0000b', 'a\ud842']) {
      const { code, detail } = await post(JSON.stringify({ ...draft, title: text }));
      assert.deepEqual([code, detail], ['invalid-encoding', '收到的文字不是有效的 UTF-8 编码，或者含有无法保存的字符。']);
      assert.equal((await post(JSON.stringify({ ...draft, [text]: 1 }))).code, 'invalid-encoding');
    }
    for (const query of ['q=%00', 'subject=a%00', 'provider=%00']) {
      assert.equal((await problemOf(await service.call('t1/p1', `/resources?${query}`))).code, 'invalid-encoding', query);
    }
  });

  it('refuses moments that no calendar has, and years that some part cannot hold', async () => {
    const draft = { classId: 'c1', resourceId: 'r1', title: '分数', instruction: '', paperAlternative: null };
    for (const dueAt of ['2026-02-31T10:00:00.000Z', '0000-01-01T00:00:00.000Z', '0001-01-01T00:00:00+08:00', '9999-12-31T23:59:59-10:00']) {
      const { code, errors } = await post(JSON.stringify({ ...draft, dueAt }));
      assert.deepEqual([code, errors?.map(({ pointer }) => pointer)], ['invalid-request', ['/dueAt']], dueAt);
    }
  });

  it('answers a cursor that it did not make with a rule, wherever pages are', async () => {
    const cursor = (values: unknown) => Buffer.from(JSON.stringify(values)).toString('base64url');
    for (const values of [['soon', 't', 'p'], ['infinity', 't', ''], [1, 2, 3], ['2026-09-01T00:00:00.000Z', '\u0000', ''], [null], {}, ['\u0000'], [7]]) {
      for (const path of ['/tasks', '/notices', '/resources']) {
        const { code, errors } = await problemOf(await service.call('t1/p1', `${path}?cursor=${cursor(values)}`));
        assert.deepEqual([code, errors?.[0]?.pointer], ['invalid-request', 'cursor'], `${path} ${JSON.stringify(values)}`);
      }
    }
  });

  it('is not kept busy by a body of small mistakes or of great depth', async () => {
    assert.equal((await post(`[${'0,'.repeat(490_000)}0]`)).code, 'body-too-large');
    assert.equal((await post('['.repeat(490_000) + ']'.repeat(490_000))).code, 'invalid-json');
    const { errors } = await problemOf(await service.call('t1/p1', '/xapi/statements', { method: 'POST', json: Array.from({ length: 5_000 }, () => 0) }));
    assert.equal(errors?.length, 50);
  });

  it('closes what a question for the headers has opened', async () => {
    const response = await service.call('t1/p1', '/events', { method: 'HEAD' });
    assert.deepEqual([response.status, service.services.feed.streams.size], [200, 0]);
  });

  it('names every broken rule and its place', async () => {
    const { code, errors } = await post(JSON.stringify({ classId: 'c 1', resourceId: 'r1', title: '', paperAlternative: null, dueAt: 'soon' }));
    assert.equal(code, 'invalid-request');
    assert.deepEqual(errors?.map(({ pointer }) => pointer), ['/classId', '/title', '/instruction', '/dueAt']);
    assert.ok(errors.every(({ message }) => message !== ''));
  });

  it('does not let a row of the database into an error or the log', async () => {
    const { detail } = await problemOf(await service.call('t1/p1', '/resources/%00'));
    assert.ok(!detail.includes('select'));
  });

  it('says which methods there are not, and what is not there', async () => {
    assert.equal((await problemOf(await service.call('t1/p1', '/me', { method: 'DELETE' }))).code, 'method-not-allowed');
    assert.equal((await problemOf(await service.call('t1/p1', '/nothing'))).code, 'not-found');
  });

  it('lets only known origins read answers, and shares no cookie with them', async () => {
    const ask = (origin: string) => service.call('t1/p1', '/me', { headers: { Origin: origin } });
    assert.equal((await ask('https://evil.example')).headers.get('access-control-allow-origin'), null);
    const allowed = await ask('http://localhost:5173');
    assert.equal(allowed.headers.get('access-control-allow-origin'), 'http://localhost:5173');
    assert.equal(allowed.headers.get('access-control-allow-credentials'), null);
    const asked = await service.call(null, '/tasks', { method: 'OPTIONS', headers: { Origin: 'http://localhost:5173' } });
    assert.equal(asked.status, 204);
    assert.match(asked.headers.get('access-control-allow-headers') ?? '', /Idempotency-Key/);
  });

  it('lets the app talk to the issuer that vouches for people, and to nobody else', () => {
    const config = readConfig({ IDENTITY_ISSUER: 'https://id.example/realms/county' });
    assert.match(pagePolicy(config), /; connect-src 'self' https:\/\/id\.example$/);
    assert.doesNotMatch(pagePolicy({ issuer: null }), /connect-src/);
  });

  it('serves files, parts of files and compressed files', async () => {
    const get = (path: string, headers: Record<string, string> = {}) => service.fetch(new Request(`http://localhost${path}`, { headers }));
    const page = await get('/');
    assert.match(page.headers.get('content-security-policy') ?? '', /require-trusted-types-for 'script'/);
    assert.equal((await get('/tasks/1', { Accept: 'text/html' })).status, 200, 'addresses of the app get the app');
    assert.equal((await get('/tasks/1.png', { Accept: 'text/html' })).status, 404);
    const part = await get('/media/lesson.mp4', { Range: 'bytes=2-4' });
    assert.deepEqual([part.status, part.headers.get('content-range'), await part.text()], [206, 'bytes 2-4/10', '234']);
    assert.equal(await (await get('/media/lesson.mp4', { Range: 'bytes=-3' })).text(), '789');
    assert.equal((await get('/media/lesson.mp4', { Range: 'bytes=10-' })).status, 416);
    const tag = part.headers.get('etag') ?? '';
    assert.equal((await get('/media/lesson.mp4', { 'If-None-Match': tag })).status, 304);
    const script = await get('/assets/app-B4xK9_aZ.js', { 'Accept-Encoding': 'gzip, br' });
    assert.deepEqual([script.headers.get('content-encoding'), await script.text()], ['br', 'compressed']);
    assert.match(script.headers.get('cache-control') ?? '', /immutable/);
  });

  it('lets foreign pages read files in pieces, and ask before they do', async () => {
    const origin = 'https://portal.example';
    const ask = (path: string, init: RequestInit) => service.fetch(new Request(`http://localhost${path}`, init));
    for (const folder of ['/media', '/files']) {
      const part = await ask(`${folder}/lesson.mp4`, { headers: { Origin: origin, Range: 'bytes=2-4' } });
      assert.deepEqual([part.status, part.headers.get('access-control-allow-origin')], [206, '*']);
      const exposed = part.headers.get('access-control-expose-headers') ?? '';
      for (const name of ['Content-Range', 'ETag']) assert.ok(exposed.includes(name), `${folder} ${name}`);
      const preflighted = { Origin: origin, 'Access-Control-Request-Method': 'GET', 'Access-Control-Request-Headers': 'range' };
      const asked = await ask(`${folder}/lesson.mp4`, { method: 'OPTIONS', headers: preflighted });
      assert.deepEqual([asked.status, asked.headers.get('access-control-allow-origin')], [204, '*']);
      assert.match(asked.headers.get('access-control-allow-headers') ?? '', /(^|, )Range(,|$)/);
    }
    const app = await ask('/api/v1/me', { method: 'OPTIONS', headers: { Origin: origin } });
    assert.equal(app.headers.get('access-control-allow-origin'), null, 'what is about a person is not shared');
  });

  it('lets pages of a delivery run as of no origin, however their address is written', async () => {
    for (const path of ['/media/', '/media/index.html', '/%6dedia/index.html', '/media%2findex.html', '/media/drawing.svg', '/files/old.htm', '/files/OLD.HTM', '/files/book.xhtml']) {
      const page = await service.fetch(new Request(`http://localhost${path}`));
      const policy = page.headers.get('content-security-policy') ?? '';
      assert.equal(page.status, 200, path);
      assert.match(policy, /^sandbox /, path);
      assert.doesNotMatch(policy, /allow-same-origin|allow-top-navigation/, path);
    }
    const app = await service.fetch(new Request('http://localhost/index.html'));
    assert.doesNotMatch(app.headers.get('content-security-policy') ?? '', /sandbox/);
  });

  it('sends the policy of the strictest host page as a header, and leaves the other host pages to their own', async () => {
    const policyOf = async (path: string) => (await service.fetch(new Request(`http://localhost${path}`))).headers.get('content-security-policy');
    const page = readFileSync(new URL('../../../demo/strict-csp/index.html', import.meta.url), 'utf8');
    assert.equal(await policyOf('/demo/strict-csp/'), /content="(default-src [^"]+)"/.exec(page)?.[1]);
    assert.equal(await policyOf('/demo/portal/'), null);
  });

  it('knows of every type that opens as a page that it can run', () => {
    for (const [ending, type] of Object.entries(contentTypes)) {
      assert.equal(isRunnable(`file${ending}`), /^text\/html|[/+]xml\b/.test(type), ending);
    }
  });

  it('serves nothing outside of its folders', async () => {
    for (const path of ['/../secret.txt', '/..%2fsecret.txt', '/media/%2e%2e%2fsecret.txt', '/.hidden', '/media/..%5csecret.txt', '/%00', '/%ff']) {
      assert.equal((await service.fetch(new Request(`http://localhost${path}`))).status, 404, path);
    }
  });
});
