/** The installed app: can be installed, keeps a film, opens in many tabs, and forgets who has signed out. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, afterEach, describe, it } from 'node:test';
import { TargetType, type Browser, type Page } from 'puppeteer-core';
import { goTo, position, search, signOut } from '../e2e/helpers/app.ts';
import { currentBrowsers } from '../e2e/helpers/browsers.ts';
import type { Cast } from '../e2e/helpers/county.ts';
import { find, press } from '../e2e/helpers/deep.ts';
import { keptText } from '../e2e/helpers/kept.ts';
import type { Line } from '../e2e/helpers/line.ts';
import { until } from '../e2e/helpers/wait.ts';
import { strangers, watch } from '../e2e/helpers/watch.ts';
import { Device, lesson, School } from './installed.ts';

let school: School;
let cast: Cast;
before(async () => {
  school = await School.open();
  ({ cast } = school);
});
after(() => school.close());
const giveTask = (title: string): Promise<void> => school.giveTask(title);

for (const engine of currentBrowsers) {
  describe(`the installed app in ${engine.name}`, { skip: engine.missing() ?? false }, () => {
    let device: Device;
    let line: Line;
    let browser: Browser;
    beforeEach(async () => {
      device = await Device.open(engine, school);
      ({ line, browser } = device);
    });
    afterEach(() => device.close());
    const openKept = (name: string): Promise<Page> => device.openKept(name);

    // Only Chromium installs apps, and says what it misses.
    if (engine.name === 'chromium') {
      it('can be installed', async () => {
        const page = await openKept(cast.teacher);
        const session = await page.createCDPSession();
        const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
        assert.deepEqual(installabilityErrors, []);
      });

      it('[P-05] shows a push while it is closed to the eye, and a press on it leads to what is new', async () => {
        await browser.defaultBrowserContext().setPermission(line.origin, { permission: { name: 'notifications' }, state: 'granted' });
        const page = await openKept(cast.teacher);
        await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
        const session = await page.createCDPSession();
        const registered = new Promise<string>((resolve) => {
          session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
            const [found] = registrations;
            if (found !== undefined) resolve(found.registrationId);
          });
        });
        await session.send('ServiceWorker.enable');
        const registrationId = await registered;
        const push = (data: string) => session.send('ServiceWorker.deliverPushMessage', { origin: line.origin, registrationId, data });
        const shown = () =>
          page.evaluate(async () => {
            const found = await (await navigator.serviceWorker.ready).getNotifications();
            return found.map(({ title, body, tag }) => `${tag} ${title}: ${body}`);
          });
        await push(JSON.stringify({ language: 'zh-CN', urgent: null, announcements: 0, messages: 3, notices: 0 }));
        await until('it is shown', shown, (found) => found.join() === 'ls-news 学习空间: 留言 3 条');
        await push(JSON.stringify({ language: 'zh-CN', urgent: null, announcements: 1, messages: 3, notices: 0 }));
        await until('one takes the place of the other', shown, (found) => found.join() === 'ls-news 学习空间: 通知 1 条，留言 3 条');
        const target = await browser.waitForTarget((one) => one.type() === TargetType.SERVICE_WORKER);
        const worker = await target.worker();
        // As text: the words of a worker are none of this file.
        await worker?.evaluate(`registration.getNotifications().then(([notification]) => dispatchEvent(new NotificationEvent('notificationclick', { notification })))`);
        await page.waitForFunction(() => location.pathname === '/notices');
        await find(page, { css: 'h1', text: '通知' });
        await until('it is gone', shown, (found) => found.length === 0);
      });

      it('[RS-09] keeps a film on the machine, finds it there by its sound, and plays it, all without a line', async () => {
        const page = await openKept(cast.teacher);
        await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
        await goTo(page, '资源');
        await search(page, lesson);
        await press(page, { css: '.item__open', text: lesson });
        await press(page, '.offline__keep');
        await find(page, { css: '.offline', text: '已保存到本机' });
        line.cut();
        const tab = await browser.newPage();
        await page.close();
        await tab.goto(`${line.origin}/resources?q=fenshu`);
        await find(tab, { css: '.banner', text: '只查找了本机' });
        await press(tab, { css: '.item__open', text: lesson });
        await (await find(tab, 'ls-player')).evaluate((player) => Promise.resolve((player as HTMLVideoElement).play()));
        await until('it plays', () => position(tab), (at) => at > 0.5);
        await (await find(tab, 'ls-player')).evaluate((player) => void ((player as HTMLVideoElement).currentTime = 18));
        await until('it plays there', () => position(tab), (at) => at > 18.3);
        // The picture over a place of the bar, which nobody had looked at while there was a line.
        const bar = await find(tab, '.seek__input');
        const seeThrough = async (): Promise<boolean> => {
          await bar.evaluate((input) => {
            const { left, width } = input.getBoundingClientRect();
            input.dispatchEvent(new PointerEvent('pointermove', { clientX: left + width / 2, pointerType: 'mouse', bubbles: true, composed: true }));
          });
          return bar.evaluate(async (input) => {
            const root = input.getRootNode();
            const href = root instanceof ShadowRoot ? root.querySelector('.preview__picture image')?.getAttribute('href') : null;
            const picture = Object.assign(new Image(), { src: href ?? '' });
            return Boolean(href) && (await picture.decode().then(() => picture.naturalWidth > 0, () => false));
          });
        };
        await until('the picture is there', seeThrough, (isThere) => isThere);
      });

      it('[RS-09] keeps one quality of a stream, plays it without a line, and is sought in where nobody had been', async () => {
        const page = await openKept(cast.teacher);
        await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
        await goTo(page, '资源');
        await search(page, lesson);
        await press(page, { css: '.item__open', text: lesson });
        const choice = await find(page, { css: '.offline select', text: '360p' });
        const chosen = await choice.evaluate((select) => {
          if (!(select instanceof HTMLSelectElement)) return '';
          select.selectedIndex = [...select.options].findIndex(({ label }) => label.includes('360p'));
          return select.selectedOptions[0]?.label ?? '';
        });
        assert.match(chosen, /约/);
        await press(page, '.offline__keep');
        await find(page, { css: '.offline', text: '已保存到本机' });
        line.cut();
        const tab = await browser.newPage();
        await page.close();
        await tab.goto(`${line.origin}/resources?q=fenshu`);
        await press(tab, { css: '.item__open', text: lesson });
        const player = await find(tab, 'ls-player');
        await player.evaluate((element) => Promise.resolve((element as HTMLVideoElement).play()));
        await until('it plays', () => position(tab), (at) => at > 0.5);
        await player.evaluate((element) => void ((element as HTMLVideoElement).currentTime = 18));
        await until('it plays there', () => position(tab), (at) => at > 18.3);
        assert.equal(await (await find(tab, 'video')).evaluate((film) => (film as HTMLVideoElement).videoHeight), 360);
      });

      /** Kept on the machine from its closer look. */
      const keep = async (book: string): Promise<Page> => {
        const page = await openKept(cast.teacher);
        await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
        await goTo(page, '资源');
        await search(page, book);
        await press(page, { css: '.item__open', text: book });
        await press(page, '.offline__keep');
        await find(page, { css: '.offline', text: '已保存到本机' });
        return page;
      };
      const openWithoutLine = async (page: Page, book: string): Promise<Page> => {
        line.cut();
        const tab = await browser.newPage();
        await page.close();
        await tab.goto(`${line.origin}/resources?q=${encodeURIComponent(book)}`);
        await press(tab, { css: '.item__open', text: book });
        await press(tab, { css: '.opening button', text: '在这里看' });
        return tab;
      };

      it('[RS-09] [RS-23] keeps a book (EPUB) on the machine, and reads it without a line, from one chapter to the next', async () => {
        const book = '语文小读本';
        const tab = await openWithoutLine(await keep(book), book);
        await find(tab, { css: '.book__html', text: '云岭县示范教材' });
        await press(tab, '[data-side="contents"]');
        await press(tab, { css: '.paper__entry', text: '第二课' });
        await find(tab, { css: '.book__html', text: '白云生处有人家' });
      });

      it('[RS-09] keeps a textbook on the machine with what its reader needs, and reads it without a line', async () => {
        const book = '数学小读本';
        const page = await keep(book);
        const tables = (): Promise<string[]> =>
          page.evaluate(async () => (await (await caches.open('ls-paper-files')).keys()).map(({ url }) => url.split('/').at(-1) ?? ''));
        await until('tables, fonts and decoder are there', tables, (names) => ['UniGB-UCS2-H.bcmap', 'openjpeg_nowasm_fallback.js'].every((name) => names.includes(name)));
        const tab = await openWithoutLine(page, book);
        await find(tab, '.paper__page canvas');
      });

      // Once is enough: it takes eight tabs and their time.
      it('opens in as many tabs as a person likes: all of them together keep one connection of the browser', async () => {
        const openTab = async (task: string): Promise<Page> => {
          const tab = await browser.newPage();
          await tab.goto(`${line.origin}/`);
          await find(tab, { css: '.task', text: task });
          return tab;
        };
        const first = await openKept(cast.teacher);
        const hidden = [first];
        while (hidden.length < 7) hidden.push(await openTab('开学第一课'));
        // Not kept on the machine: the eighth tab has to ask the service for it.
        const title = '给第八个标签页';
        await giveTask(title);
        await openTab(title);
        const states = await Promise.all(hidden.map((tab) => tab.evaluate(() => document.visibilityState)));
        assert.deepEqual([...new Set(states)], ['hidden']);
        await first.bringToFront();
        await find(first, { css: '.task', text: title });
      });
    }

    it('[SEC-05, SEC-06] asks nobody else, keeps no token anywhere, and after sign-out nothing of the person', async () => {
      const { pupil } = cast.families[0] ?? assert.fail('a family');
      const [tab = await browser.newPage()] = await browser.pages();
      const watched = watch(tab);
      const page = await openKept(pupil);
      for (const view of ['任务', '资源', '通知', '首页']) {
        await goTo(page, view);
        await find(page, '.task, .item__open, .notice');
      }
      const during = await keptText(page);
      assert.ok(during.includes(pupil), 'the search finds what is kept');
      assert.doesNotMatch(during, /eyJ[\w-]+\.[\w-]+/, 'a token is kept');
      assert.doesNotMatch(during, /Bearer/i);
      await signOut(page);
      assert.deepEqual(strangers(watched, line.origin), []);
      assert.ok(watched.requests.length > 10, 'the network log was read');
      await until('nothing of the person is kept', () => keptText(page), (text) => !text.includes(pupil) && !text.includes('开学第一课'));
    });
  });
}
