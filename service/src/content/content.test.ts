/** The second origin: what it hands out, and what it keeps apart. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pino } from 'pino';
import { readConfig, type Config } from '../config.ts';
import { createApp } from '../http/app.ts';
import { testCarriers } from '../testing/carriers.ts';
import { openTestService, type TestService } from '../testing/service.ts';
import { createContentApp } from './content-app.ts';
import { ContentOrigin } from './content-origin.ts';

const [pglite] = testCarriers;
if (pglite === undefined) throw new Error('The embedded database is always there.');
const ask = (url: string, headers: Record<string, string> = {}) => new Request(url, { headers });

describe('the second origin', () => {
  let service: TestService;
  let folder: string;
  let config: Config;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'learning-space-content-'));
    for (const name of ['one', 'two']) {
      mkdirSync(join(folder, 'media', name), { recursive: true });
      writeFileSync(join(folder, 'media', name, 'index.html'), `<p>${name}</p>`);
    }
    writeFileSync(join(folder, 'media/one/UNIT.HTM'), '<p>unit</p>');
    writeFileSync(join(folder, 'index.html'), 'the app');
    for (const name of ['files/courses/one/关卡', 'files/courses/two', 'frame/keep']) mkdirSync(join(folder, name), { recursive: true });
    writeFileSync(join(folder, 'files/courses/one/关卡/1.html'), '第一关');
    writeFileSync(join(folder, 'files/courses/one/.hidden'), 'secret');
    writeFileSync(join(folder, 'files/courses/one/own-worker.js'), '');
    writeFileSync(join(folder, 'files/courses/two/index.html'), 'two');
    writeFileSync(join(folder, 'frame/keep/worker.js'), '');
    writeFileSync(join(folder, 'frame/keep/worker.js.br'), '');
    config = { ...readConfig({ LOG_LEVEL: 'silent', DATA_DIR: join(folder, 'data') }), folders: { '/media/': join(folder, 'media'), '/files/': join(folder, 'files'), '/frame/': join(folder, 'frame'), '/': folder } };
    service = await openTestService(pglite, config, pino({ level: 'silent' }));
    service.services.content.port = 8081;
  });
  after(async () => {
    await service.close();
    rmSync(folder, { recursive: true });
  });

  it('hands out content, and nothing of the service', async () => {
    const app = createContentApp(service.services);
    const page = await app.request('http://localhost:8081/media/one/index.html');
    assert.equal(await page.text(), '<p>one</p>');
    const policy = page.headers.get('content-security-policy') ?? '';
    assert.match(policy, /^sandbox (?!.*allow-top-navigation)(?!.*escape)/);
    assert.match(policy, /frame-ancestors 'self' http:\/\/localhost:\*/);
    for (const path of ['/', '/api/v1/me', '/api/v1/session', '/xapi/about', '/health', '/index.html', '/media/../index.html', '/media/%2e%2e/index.html', '/%', '/media/%ff']) {
      assert.equal((await app.request(`http://localhost:8081${path}`)).status, 404, path);
    }
    assert.equal((await app.request('http://localhost:8081/media/one/index.html', { method: 'POST' })).status, 404);
  });

  it('opens the pages of old courses as pages', async () => {
    const page = await createContentApp(service.services).request('http://localhost:8081/media/one/UNIT.HTM');
    assert.match(page.headers.get('content-type') ?? '', /^text\/html;/);
    assert.match(page.headers.get('content-security-policy') ?? '', /^sandbox allow-scripts allow-same-origin /);
  });

  it('lets no page of content read what the service answers, but the record store', async () => {
    const app = createApp(service.services);
    const allowed = async (path: string) => (await app.request(ask(`http://127.0.0.1:8080${path}`, { Origin: 'http://localhost:8081' }))).headers.get('access-control-allow-origin');
    assert.equal(await allowed('/api/v1/session'), null);
    assert.equal(await allowed('/xapi/about'), 'http://localhost:8081');
    const page = await app.request('http://127.0.0.1:8080/');
    assert.match(page.headers.get('content-security-policy') ?? '', /frame-src 'self' http:\/\/localhost:8081 http:\/\/127\.0\.0\.1:8081/);
  });

  it('is another host than the one by which the service is called: cookies know no ports', () => {
    const { content } = service.services;
    assert.equal(content.addressOf(ask('http://127.0.0.1:8080/'), '/media/one/index.html'), 'http://localhost:8081/media/one/index.html');
    assert.equal(content.addressOf(ask('http://localhost:8080/'), '/media/one/index.html'), 'http://127.0.0.1:8081/media/one/index.html');
    assert.equal(content.addressOf(ask('http://space.example/'), '/media/one/index.html'), null);
    assert.equal(content.addressOf(ask('http://localhost:8080/'), 'https://elsewhere.example/course.html'), null);
  });

  it('gives each package a host of its own where there are host names, and hands it out under no other', async () => {
    const named = { ...config, publicOrigin: 'https://space.example', contentOrigin: 'https://*.content.example' };
    const content = new ContentOrigin(named);
    const app = createContentApp({ ...service.services, config: named, content });
    const one = content.addressOf(ask('http://space.example/'), '/media/one/index.html') ?? '';
    const two = content.addressOf(ask('http://space.example/'), '/media/two/index.html') ?? '';
    assert.match(one, /^https:\/\/c[\da-f]{24}\.content\.example\/media\/one\/index\.html$/);
    assert.notEqual(new URL(one).host, new URL(two).host);
    assert.equal((await app.request(one)).status, 200);
    for (const foreign of ['/two/', '/one/..%2ftwo/', '/one/%2e%2e%2ftwo/', '/one%2f..%2ftwo/']) {
      assert.equal((await app.request(one.replace('/one/', foreign))).status, 404, foreign);
    }
    assert.deepEqual([content.isAsked(ask(one)), content.isAsked(ask('https://space.example/')), content.isAsked(ask('https://content.example.evil.example/'))], [true, false, false]);
    assert.match((await app.request(one)).headers.get('content-security-policy') ?? '', /frame-ancestors 'self' https:\/\/space\.example$/);
  });

  it('[RS-09] lists what a package consists of, for machines that keep it, at its own host only', async () => {
    const list = (await (await createContentApp(service.services).request('http://localhost:8081/files/courses/one/.package.json')).json()) as { files: { path: string; bytes: number }[] };
    assert.deepEqual(list.files.map(({ path, bytes }) => [decodeURIComponent(path), bytes]), [
      ['/files/courses/one/own-worker.js', 0],
      ['/files/courses/one/关卡/1.html', 9],
      ['/frame/keep/worker.js', 0],
    ]);
    const named = { ...config, publicOrigin: 'https://space.example', contentOrigin: 'https://*.content.example' };
    const content = new ContentOrigin(named);
    const app = createContentApp({ ...service.services, config: named, content });
    const own = content.addressOf(ask('http://space.example/'), '/files/courses/one/.package.json') ?? '';
    assert.equal((await app.request(own)).status, 200);
    for (const foreign of ['two/', '..%2ftwo/', '%2e%2e/two/', 'one/..%2f..%2ftwo/', 'none/', '%2e%2e%2f%2e%2e/']) assert.equal((await app.request(own.replace('one/', foreign))).status, 404, foreign);
  });

  it('[SEC-04] gives browsers one worker, ours: a package cannot stay behind as one of its own', async () => {
    const app = createContentApp(service.services);
    const worker = (path: string) => app.request(`http://localhost:8081${path}`, { headers: { 'Service-Worker': 'script' } });
    const ours = await worker('/frame/keep/worker.js');
    assert.deepEqual([ours.status, ours.headers.get('service-worker-allowed')], [200, '/']);
    for (const path of ['/files/courses/one/own-worker.js', '/media/one/index.html', '/frame/keep/../../files/courses/one/own-worker.js']) assert.equal((await worker(path)).status, 404, path);
    assert.equal((await app.request('http://localhost:8081/files/courses/one/own-worker.js')).headers.get('service-worker-allowed'), null);
  });

  it('needs to know who may frame it', () => {
    assert.throws(() => readConfig({ CONTENT_ORIGIN: 'https://content.example' }), /PUBLIC_ORIGIN/);
    assert.throws(() => readConfig({ CONTENT_ORIGIN: 'http://content.example', PUBLIC_ORIGIN: 'https://space.example' }), /CONTENT_ORIGIN/);
  });
});
