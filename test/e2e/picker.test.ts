/**
 * A teacher and the catalogue, from the question to the lesson, in today's Chromium and in Chromium 109: found by pinyin, narrowed,
 * laid side by side, tried, judged, kept, given to a class, kept for a day without a line, and handed to another system.
 */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { createRemoteJWKSet, exportJWK, generateKeyPair, jwtVerify, SignJWT } from 'jose';
import type { Browser, ElementHandle, Page } from 'puppeteer-core';
import * as v from 'valibot';
import { DemoPeople, LtiRegistration, Recommendations } from '../../contract/src/index.ts';
import { claim } from '../../service/src/lti/names.ts';
import { listen, type Listening } from '../../service/src/testing/lti/listening.ts';
import { Provider } from '../../service/src/testing/lti/ltijs.ts';
import { MemoryDatabase } from '../../service/src/testing/lti/memory-database.ts';
import type { RunningService } from '../../tools/run-service.ts';
import { goTo, position, signIn } from './helpers/app.ts';
import { browsers, openWindow } from './helpers/browsers.ts';
import { startBuilt } from './helpers/built.ts';
import { findCast, signInAs, signInById, type Cast } from './helpers/county.ts';
import { find, gone, press, settled } from './helpers/deep.ts';
import { enter, tabTo } from './helpers/keyboard.ts';
import { until } from './helpers/wait.ts';
import { assertOnlyContract, watch, type Watched } from './helpers/watch.ts';

const lesson = '分数的初步认识';
const card = { css: '.item__open', text: lesson };

let service: RunningService;
let cast: Cast;
before(async () => {
  service = await startBuilt();
  cast = await findCast(service.origin);
});
after(() => service.remove());

for (const browser of browsers.filter(({ name }) => name !== 'firefox')) {
  describe(`a teacher and the catalogue in ${browser.name}`, { skip: browser.missing() ?? false }, () => {
    let running: Browser;
    let page: Page;
    let watched: Watched;
    before(async () => {
      running = await browser.launch();
      page = await openWindow(running);
      watched = watch(page);
      await signIn(page, service.origin, cast.teacher);
      await goTo(page, '资源');
      await find(page, '.result-bar__count');
    });
    after(() => running.close());

    it('[RS-03] finds a lesson by pinyin, and the address of the page says what is asked', async () => {
      await press(page, '.search__input');
      await page.keyboard.type('fenshu');
      await settled(page, card);
      await until('the address follows', () => Promise.resolve(page.url()), (url) => url.includes('q=fenshu'));
    });

    it('[RS-03] narrows it by a facet with its count, and takes that back', async () => {
      const count = async () => (await find(page, '.result-bar__count')).evaluate(({ textContent }) => Number(/\d+/.exec(textContent)?.[0]));
      const before = await count();
      await press(page, '.facet__value[data-value="数学"]');
      await find(page, '.facet__value[data-value="数学"][aria-pressed="true"]');
      assert.ok((await until('fewer are there', count, (number) => number <= before)) > 0);
      await press(page, '.active__filter');
      await until('all are back', count, (number) => number === before);
    });

    it('[RS-15] lays two side by side, by keyboard', async () => {
      for (const place of [0, 1]) {
        await tabTo(page, { css: '.item__tool--compare[aria-pressed="false"]' });
        await page.keyboard.press('Enter');
        await until('it lies there', () => pressed(page), (number) => number === place + 1);
      }
      await enter(page, { css: '.compare-bar .button--primary' });
      await find(page, 'dialog.compare');
      await page.keyboard.press('Escape');
      await gone(page, 'dialog.compare');
    });

    it('[RS-05] tries it where it stands, and may judge it then', async () => {
      // Cards far from the screen are not drawn, and the keyboard has gone far.
      await page.evaluate(() => window.scrollTo(0, 0));
      await press(page, card);
      await press(page, '.start');
      await until('the film runs', () => position(page), (seconds) => seconds > 1);
      await press(page, '.detail__back');
      await gone(page, 'ls-player');
      await until('the service knows of it', async () => {
        await press(page, card);
        const isThere = await find(page, '.own-rating summary', 1500).then(() => true, () => false);
        if (!isThere) await press(page, '.detail__back');
        return isThere;
      }, Boolean);
      await press(page, '.own-rating summary');
      await press(page, '.own-rating input[value="4"]');
      await press(page, '.own-rating input[value="clear"]');
      await press(page, '.own-rating [type="submit"]');
      await find(page, { css: '.rating__number', text: '.' });
    });

    it('[RS-06] keeps it among the favourites, gives it up again and, size first, keeps it on this machine', async () => {
      await settled(page, { css: '.detail__favourite' });
      await press(page, '.detail__favourite');
      await find(page, '.detail__favourite[aria-pressed="true"]');
      const size = await find(page, '.offline--offer');
      assert.match(await size.evaluate(({ textContent }) => textContent), /\d.*[KM]B/);
      await press(page, '.offline__keep');
      await find(page, '.offline [data-act="drop"]');
      await gone(page, '.offline__meter');
      // The next browser is the same teacher's.
      await press(page, '.detail__favourite');
      await find(page, '.detail__favourite[aria-pressed="false"]');
    });

    it('[SYS-08] takes it along as a file for another system', async () => {
      await press(page, '[data-export="detail"]');
      const answer = page.waitForResponse((response) => response.url().endsWith('/resource-exports'));
      await press(page, '[data-format="schema-org"]');
      const file = (await (await answer).json()) as { name: string; count: number; content: string };
      assert.deepEqual([file.name, file.count], ['resources.jsonld', 1]);
      assert.match(Buffer.from(file.content, 'base64').toString(), new RegExp(lesson));
      await find(page, { css: '.export [role="status"]', text: '已导出 1 个资源' });
    });

    it('[T-19] gives it to the class', async () => {
      await press(page, { css: '[data-action="give"]' });
      await find(page, 'input[name="title"]');
      await press(page, 'input[type="checkbox"]');
      await press(page, { css: 'button[type="submit"]', text: '布置任务' });
      await find(page, { css: '.outcome', text: '任务已布置' });
    });

    it('[SYS-18] chooses for a class: nothing and nobody is chosen beforehand, and what is chosen is stored for that class', async () => {
      await goTo(page, '资源');
      await press(page, { css: 'button', text: '为班级或学校选资源' });
      const target = await find(page, '.target select');
      assert.equal(await target.evaluate((one) => (one instanceof HTMLSelectElement ? one.value : null)), '');
      const picker = await find(page, 'ls-resource-picker[gives]');
      assert.deepEqual(await picker.evaluate((one) => ('value' in one ? one.value : null)), []);
      await picker.evaluate((one) => one.addEventListener('ls-resource-select', (event) => one.setAttribute('data-scope', 'detail' in event ? String((event.detail as { scope: unknown }).scope) : '')));
      await press(page, '.item__choice');
      await find(page, '.giving__for-whom');
      await target.focus();
      await page.keyboard.press('ArrowDown');
      const scope = await until('it is told for whom', () => picker.evaluate((one) => one.getAttribute('data-scope')), (told) => told !== null);
      await press(page, '.giving input');
      await page.keyboard.type('明天上课要用');
      await page.keyboard.press('Enter');
      await find(page, '.giving__done');
      const teacher = await signInAs(service.origin, cast.teacher);
      const { given } = v.parse(Recommendations, await (await teacher.call('/recommendations')).json());
      const stored = given.filter(({ reason }) => reason === '明天上课要用');
      assert.deepEqual(stored.map(({ audience, by }) => [`${audience.kind}:${audience.id}`, audience.name, by]), [[scope, cast.className, null]]);
      // The next browser is the same teacher's.
      for (const { id } of stored) assert.equal((await teacher.call(`/recommendations/${id}`, { method: 'DELETE' })).status, 204);
    });

    it('[RS-09] finds it without a line, and says that only this machine was searched', async () => {
      await goTo(page, '资源');
      await find(page, '.item__open');
      await page.setOfflineMode(true);
      await press(page, '.search__input');
      await page.keyboard.type('fsdcbrs');
      await settled(page, card);
      await find(page, { css: '.banner', text: '本机' });
      await page.setOfflineMode(false);
    });

    it('the network log shows only the contract', () => assertOnlyContract(watched));
  });
}

describe('a manager of the county', { skip: browsers[0]?.missing() ?? false }, () => {
  it('[SYS-08] hands in a file of records, and everybody finds what it brought; the broken record is named by its line', async () => {
    const running = await browsers[0]?.launch();
    assert.ok(running);
    try {
      const page = await openWindow(running);
      await signIn(page, service.origin, await findManager());
      const folder = await mkdtemp(join(tmpdir(), 'ls-delivery-'));
      const file = join(folder, '春季资源.xml');
      await writeFile(file, delivery);
      const field = (await find(page, 'input[name="file"]')) as ElementHandle<HTMLInputElement>;
      await field.uploadFile(file);
      await find(page, { css: '.upload__name', text: '春季资源.xml' });
      await press(page, 'input[name="source"]');
      await page.keyboard.type('省电化教育馆');
      await page.keyboard.press('Enter');
      await press(page, { css: '.findings summary', text: '条说明' });
      await find(page, { css: '.findings', text: '第 4 行' });
      await goTo(page, '资源');
      await press(page, '.search__input');
      await page.keyboard.type('高原湿地的候鸟');
      await find(page, { css: '.item__open', text: '高原湿地的候鸟' });
      await rm(folder, { recursive: true });
    } finally {
      await running.close();
    }
  });
});

describe('a teacher and the tool of somebody else', { skip: browsers[0]?.missing() ?? false }, () => {
  let tool: Listening;
  before(async () => {
    // ltijs has one provider a process, and runs without its MongoDB here.
    Provider.setup('a key of the test, long enough', { plugin: new MemoryDatabase() }, { cookies: { secure: false, sameSite: 'Lax' }, devMode: false });
    Provider.onDeepLinking(async (token, _request, answer) => {
      const items = [
        { type: 'link', url: 'https://library.example/seasons', title: '二十四节气', text: '一年四季。' },
        { type: 'link', url: 'javascript:alert(1)', title: '坏链接' },
      ];
      return answer.send(await Provider.DeepLinking.createDeepLinkingForm(token, items, { message: '已选好' }));
    });
    await Provider.deploy({ serverless: true, silent: true });
    tool = await listen(Provider.app);
    const manager = await signInAs(service.origin, await findManager());
    const body = JSON.stringify({ side: 'tool', name: '数字图书馆', loginUrl: `${tool.url}/login`, launchUrl: `${tool.url}/`, redirectUrls: [`${tool.url}/`], keysUrl: `${tool.url}/keys` });
    const answer = await manager.call('/lti/registrations', { method: 'POST', headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() }, body });
    const { clientId, ours } = v.parse(LtiRegistration, await answer.json());
    await Provider.registerPlatform({
      url: ours.issuer,
      name: '云岭县',
      clientId,
      authenticationEndpoint: ours.authorizeUrl,
      accesstokenEndpoint: `${ours.issuer}/token`,
      authConfig: { method: 'JWK_SET', key: ours.keysUrl },
    });
  });
  after(() => tool.close());

  it('[T-19] goes to ltijs and comes back, takes what is ticked into the basket, and gives it to the class', async () => {
    const running = await browsers[0]?.launch();
    assert.ok(running);
    try {
      const page = await openWindow(running);
      await signIn(page, service.origin, cast.teacher);
      await goTo(page, '资源');
      await press(page, { css: 'button', text: '从外部工具选择' });
      await press(page, '[data-tool]');
      await find(page, { css: '.item__title', text: '二十四节气' });
      await find(page, { css: '.item--broken', text: '坏链接' });
      await press(page, 'input[type="checkbox"]');
      await press(page, { css: '[type="submit"]', text: '带回' });
      await find(page, { css: '.taken', text: '已带回 1 个资源' });
      await press(page, '.basket__toggle');
      await press(page, { css: '.basket__open', text: '二十四节气' });
      await press(page, { css: '[data-action="give"]' });
      await find(page, 'input[name="title"]');
    } finally {
      await running.close();
    }
  });
});

describe('the picker in the frame of another platform', { skip: browsers[0]?.missing() ?? false }, () => {
  it('[T-19] shows our catalogue to its teacher, and answers with what was chosen, signed', async () => {
    const running = await browsers[0]?.launch();
    assert.ok(running);
    const platform = await openPlatform();
    try {
      const manager = await signInAs(service.origin, await findManager());
      const draft = { side: 'platform', name: '邻县平台', issuer: platform.url, clientId: 'space', deploymentId: '1', authorizeUrl: `${platform.url}/authorize`, keysUrl: `${platform.url}/keys` };
      const registered = await manager.call('/lti/registrations', { method: 'POST', headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() }, body: JSON.stringify(draft) });
      const { ours } = v.parse(LtiRegistration, await registered.json());
      const begin = new URLSearchParams({ iss: platform.url, login_hint: 'somebody', client_id: 'space', target_link_uri: ours.launchUrl });
      const page = await openWindow(running);
      await page.goto(`${platform.url}/frame?${new URLSearchParams({ src: `${ours.loginUrl}?${begin.toString()}` }).toString()}`);
      const frame = await page.waitForFrame((one) => one.url() === ours.launchUrl);
      const box = await frame.waitForSelector('ls-resource-picker >>> .item__choice input');
      await box?.click();
      await frame.waitForSelector('ls-resource-picker >>> .basket:not(.basket--empty)');
      await frame.click('p.act button');
      const answer = await until('the answer is there', () => Promise.resolve(platform.answer()), (jwt) => jwt !== null);
      const { payload } = await jwtVerify(answer ?? '', createRemoteJWKSet(new URL(ours.keysUrl)), { issuer: 'space', audience: platform.url });
      assert.equal(payload[claim.messageType], 'LtiDeepLinkingResponse');
      assert.equal((payload[claim.contentItems] as unknown[]).length, 1);
      assert.equal(payload[claim.data], 'what the platform gave along');
    } finally {
      await running.close();
      await platform.close();
    }
  });
});

/** A platform as the specification describes one, as small as can be: it vouches for a teacher, and takes the answer. */
async function openPlatform(): Promise<Listening & { answer(): string | null }> {
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(publicKey)), kid: 'platform', alg: 'RS256', use: 'sig' };
  let answer: string | null = null;
  const page = (body: string) => `<!doctype html><meta charset="utf-8"><body>${body}`;
  const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  const server = await listen((request, response) => {
    const { pathname, searchParams: asked, origin } = new URL(request.url ?? '/', `http://${request.headers.host ?? ''}`);
    const html = (body: string) => void response.setHeader('Content-Type', 'text/html').end(page(body));
    if (pathname === '/keys') response.setHeader('Content-Type', 'application/json').end(JSON.stringify({ keys: [jwk] }));
    else if (pathname === '/frame') html(`<iframe title="tool" width="1000" height="700" src="${escaped(asked.get('src') ?? '')}"></iframe>`);
    else if (pathname === '/authorize') {
      const settings = { deep_link_return_url: `${origin}/return`, accept_types: ['ltiResourceLink', 'link'], accept_presentation_document_targets: ['iframe'], accept_multiple: true, data: 'what the platform gave along' };
      const claims = { nonce: asked.get('nonce'), [claim.messageType]: 'LtiDeepLinkingRequest', [claim.version]: '1.3.0', [claim.deploymentId]: '1', [claim.roles]: ['http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor'], [claim.settings]: settings };
      const token = new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'platform' }).setIssuer(origin).setAudience('space').setSubject('somebody').setIssuedAt().setExpirationTime('5m').sign(privateKey);
      void token.then((jwt) =>
        html(`<form method="post" action="${escaped(asked.get('redirect_uri') ?? '')}"><input name="id_token" value="${jwt}"><input name="state" value="${escaped(asked.get('state') ?? '')}"></form><script>document.forms[0].submit()</script>`),
      );
    } else {
      let body = '';
      request.setEncoding('utf8').on('data', (part: string) => (body += part));
      request.on('end', () => {
        answer = new URLSearchParams(body).get('JWT');
        html('ok');
      });
    }
  });
  return { ...server, answer: () => answer };
}

const record = (identifier: string, title: string) =>
  `<resource><identifier>${identifier}</identifier>${title}<type>A01</type><description>说明</description><url>https://files.example.edu.cn/${identifier}</url><provider>某馆</provider><rightsHolder>某馆</rightsHolder><lecturers>主讲人：王秀兰</lecturers><created>2022-03-23</created><keywords>候鸟</keywords></resource>`;
const delivery = `<?xml version="1.0" encoding="UTF-8"?>\n<catalogue>\n${record('bird-1', '<title>高原湿地的候鸟</title>')}\n${record('bird-2', '')}\n</catalogue>`;

/** A manager of the whole county: only they are told of imports. */
async function findManager(): Promise<string> {
  const { items } = v.parse(DemoPeople, await (await fetch(`${service.origin}/api/v1/demo/people`)).json());
  for (const { id, name, roles } of items) {
    if (roles.length === 1 && roles[0] === 'manager' && (await (await signInById(service.origin, id)).call('/imports')).ok) return name;
  }
  throw new Error('The demo county has no manager of its own.');
}

/** How many lie side by side. */
async function pressed(page: Page): Promise<number> {
  return (await find(page, 'ls-resource-picker')).evaluate((picker) => picker.shadowRoot?.querySelectorAll('.compare-bar__item').length ?? 0);
}
