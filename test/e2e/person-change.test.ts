/** One device, two tabs, two people: the older tab moves over to whoever is signed in now, calmly, and shows nothing of the person before. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import type { RunningService } from '../../tools/run-service.ts';
import { goTo, signIn, signOut } from './helpers/app.ts';
import { browsers } from './helpers/browsers.ts';
import { startBuilt } from './helpers/built.ts';
import { findCast, type Cast } from './helpers/county.ts';
import { find, gone, press, shownText } from './helpers/deep.ts';
import { until } from './helpers/wait.ts';

const handover = { css: '.release', text: '这台设备已换人使用' };

let service: RunningService;
let cast: Cast;
before(async () => {
  service = await startBuilt({ RATE_LIMIT: '0' });
  cast = await findCast(service.origin);
});
after(() => service.remove());

for (const { name, missing, launch } of browsers) {
  describe(`[SEC-06] another person in another tab, in ${name}`, { skip: missing() ?? false }, () => {
    let browser: Browser;
    let older: Page;
    let pupil: string;
    before(async () => {
      browser = await launch();
      pupil = cast.families[0]?.pupil ?? assert.fail('a family');
    });
    after(() => browser.close());

    /** The older tab is the teacher's now: it says so, stands on the start page, and the pupil is nowhere. */
    async function assertMovedOver(): Promise<void> {
      await older.bringToFront();
      await find(older, handover);
      await find(older, { css: '.person', text: cast.teacher });
      await find(older, { css: 'h1', text: '我的班级' });
      // What the driver knows of the address comes by a way of its own, and may be late.
      await until('its address', () => older.evaluate(() => location.pathname), (path) => path === '/');
      const text = await until('the page has settled', () => shownText(older), (shown) => !shown.includes(pupil));
      assert.doesNotMatch(text, /没有这项权限|出了问题|不能查看/);
    }

    it('moves over when the other tab signs out and somebody else signs in', async () => {
      older = await browser.newPage();
      await signIn(older, service.origin, pupil);
      await goTo(older, '任务');
      await find(older, '.task');
      const newer = await browser.newPage();
      await newer.goto(`${service.origin}/`);
      await find(newer, { css: '.person', text: pupil });
      await signOut(newer);
      await older.bringToFront();
      await find(older, '.demo-person');
      assert.ok(!(await shownText(older)).includes('要做的任务'), 'the older tab is out as well');
      await newer.bringToFront();
      await press(newer, { css: '.demo-person', text: pupil });
      await find(newer, { css: '.person', text: pupil });
      await older.bringToFront();
      await find(older, { css: '.person', text: pupil });
      await gone(older, handover);
      await handOver(newer, cast.teacher);
      await assertMovedOver();
      await press(older, { css: '.release button', text: '知道了' });
      await gone(older, handover);
      await newer.close();
    });

    it('moves over when only the token tells', async () => {
      await signOut(older);
      await press(older, { css: '.demo-person', text: pupil });
      await find(older, { css: '.person', text: pupil });
      await goTo(older, '任务');
      await find(older, '.task');
      // Signed in beside the app, as by a host page of the platform; the token of the pupil ends at the next call.
      const people = (await (await fetch(`${service.origin}/api/v1/demo/people`)).json()) as { items: { id: string; name: string }[] };
      const personId = people.items.find((one) => one.name === cast.teacher)?.id;
      await older.evaluate(async (id) => {
        const { fetch: real } = window;
        await real('/api/v1/demo/sign-in', { method: 'POST', headers: { 'Content-Type': 'application/json', 'LS-Request': '1' }, body: JSON.stringify({ personId: id }) });
        let isRefused = false;
        window.fetch = async (...request) => {
          const [address] = request;
          if (isRefused || typeof address !== 'string' || !address.includes('/notices')) return real(...request);
          isRefused = true;
          const problem = { type: 'urn:ls:problem:token-expired', code: 'token-expired', status: 401, title: 't', detail: 'd', action: 'a', instance: 'i' };
          return new Response(JSON.stringify(problem), { status: 401, headers: { 'Content-Type': 'application/problem+json' } });
        };
      }, personId);
      await goTo(older, '通知');
      await assertMovedOver();
    });

    it('signs out at the service also where the device cannot forget', async () => {
      // As without storage, or where the code for what is kept does not come.
      await (await find(older, 'ls-space')).evaluate((space) => Object.assign(space.closest('ls-provider') ?? {}, { signOut: () => Promise.reject(new Error('No storage')) }));
      await signOut(older);
      const token = () => older.evaluate(async () => (await fetch('/api/v1/session/token', { method: 'POST', headers: { 'LS-Request': '1' } })).status);
      await until('the session has ended', token, (status) => status === 401);
    });

    it('[RS-03] does not ask how people come in where somebody has, and asks it where their session is gone', async () => {
      const page = await browser.newPage();
      await page.evaluateOnNewDocument(() => {
        const { fetch: real } = window;
        const asked: string[] = [];
        Object.assign(window, { asked });
        window.fetch = (...request) => {
          asked.push(new URL(new Request(...request).url).pathname);
          return real(...request);
        };
      });
      const asked = () => page.evaluate(() => (window as unknown as { asked: string[] }).asked);
      await signIn(page, service.origin, cast.teacher);
      assert.ok((await asked()).includes('/api/v1/session'), 'nobody was here');
      await page.goto(`${service.origin}/resources`);
      await find(page, '.item__open');
      await find(page, { css: '.help', text: '演示模式' });
      const there = await asked();
      assert.ok(there.includes('/api/v1/me') && !there.includes('/api/v1/session'), there.join(' '));
      await page.evaluate(() => fetch('/api/v1/session/sign-out', { method: 'POST', headers: { 'LS-Request': '1' } }));
      await page.reload();
      await find(page, { css: '.demo-person', text: cast.teacher });
      assert.ok((await asked()).includes('/api/v1/session'), 'gone');
      assert.ok(!(await shownText(page)).includes('我的班级'));
      await page.close();
    });
  });
}

/** Signs out and in again in one tab, in one step. */
async function handOver(page: Page, name: string): Promise<void> {
  await page.bringToFront();
  await signOut(page);
  await press(page, { css: '.demo-person', text: name });
  await find(page, { css: '.person', text: name });
}
