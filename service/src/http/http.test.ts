/** Bad input, security headers, limits, languages and files. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import * as v from 'valibot';
import { Problem, problemCodes, routes } from '../../../contract/src/index.ts';
import { implementations } from '../features/index.ts';
import { testCarriers } from '../testing/carriers.ts';
import { openTestService, type TestService } from '../testing/service.ts';
import { makeWorld } from '../testing/world.ts';
import { negotiateLanguage, texts } from './language.ts';
import { RateLimit } from './rate-limit.ts';

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
    writeFileSync(join(folder, 'public/lesson.mp4'), '0123456789');
    writeFileSync(join(folder, 'public/assets/app-B4xK9_aZ.js'), 'export {};');
    writeFileSync(join(folder, 'public/assets/app-B4xK9_aZ.js.br'), 'compressed');
    service = await openTestService(pglite, { folders: { '/': join(folder, 'public'), '/media/': join(folder, 'public') } });
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

  it('has every text in both languages', () => {
    for (const language of ['zh-CN', 'en'] as const) {
      for (const code of problemCodes) {
        const { title, detail, action } = texts[language].problems[code];
        assert.ok(title && detail && action, `${language} ${code}`);
      }
    }
    assert.deepEqual(Object.keys(texts.en.rules), Object.keys(texts['zh-CN'].rules));
  });

  it('speaks the language asked for', async () => {
    assert.equal(negotiateLanguage('ug, en;q=0.5, zh;q=0.8'), 'zh-CN');
    assert.equal(negotiateLanguage('en-GB,zh;q=0.1'), 'en');
    assert.equal(negotiateLanguage('fr'), 'zh-CN');
    const response = await service.call(null, '/me', { headers: { 'Accept-Language': 'en' } });
    assert.equal(response.headers.get('content-language'), 'en');
    assert.equal((await problemOf(response)).title, 'Not signed in');
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

  it('limits how often one caller may ask', () => {
    const limit = new RateLimit(1);
    for (let count = 0; count < 4; count++) limit.take('a');
    assert.throws(() => limit.take('a'), { code: 'too-many-requests' });
    limit.take('b');
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

  it('serves nothing outside of its folders', async () => {
    for (const path of ['/../secret.txt', '/..%2fsecret.txt', '/media/%2e%2e%2fsecret.txt', '/.hidden', '/media/..%5csecret.txt', '/%00', '/%ff']) {
      assert.equal((await service.fetch(new Request(`http://localhost${path}`))).status, 404, path);
    }
  });
});
