/** The installed app: opens without a line, loses nothing, and takes over a new release without a white page. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before, beforeEach, afterEach, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import type { RunningService } from '../../tools/run-service.ts';
import { goTo, position, search, signIn, signOut } from '../e2e/helpers/app.ts';
import { currentBrowsers } from '../e2e/helpers/browsers.ts';
import { startBuilt } from '../e2e/helpers/built.ts';
import { findCast, signInAs, type Cast } from '../e2e/helpers/county.ts';
import { find, gone, press, shownText } from '../e2e/helpers/deep.ts';
import { keptText } from '../e2e/helpers/kept.ts';
import { openLine, type Line } from '../e2e/helpers/line.ts';
import { until } from '../e2e/helpers/wait.ts';
import { strangers, watch } from '../e2e/helpers/watch.ts';

const lesson = '分数的初步认识';

let service: RunningService;
let cast: Cast;

before(async () => {
  service = await startBuilt();
  cast = await findCast(service.origin);
  // Something to see: a task for the class, whose notice everybody has.
  await giveTask('开学第一课');
});
after(() => service.remove());

for (const engine of currentBrowsers) {
  describe(`the installed app in ${engine.name}`, { skip: engine.missing() ?? false }, () => {
    let line: Line;
    let profile: string;
    let browser: Browser;

    beforeEach(async () => {
      line = await openLine(service.origin);
      profile = await mkdtemp(path.join(os.tmpdir(), 'ls-profile-'));
      browser = await engine.launch(profile);
    });
    afterEach(async () => {
      await browser.close();
      await line.close();
      // A browser that was closed may still be writing.
      await rm(profile, { recursive: true, force: true, maxRetries: 10 });
    });

    /** Somebody is signed in, and the app has been kept on the machine. */
    async function openKept(name: string): Promise<Page> {
      const [page = await browser.newPage()] = await browser.pages();
      await page.setViewport({ width: 360, height: 640 });
      await signIn(page, line.origin, name);
      await page.evaluate(async () => {
        const { active } = await navigator.serviceWorker.ready;
        if (active?.state !== 'activated') await new Promise((resolve) => active?.addEventListener('statechange', resolve, { once: true }));
      });
      return page;
    }

    // Only Chromium installs apps, and says what it misses.
    if (engine.name === 'chromium') {
      it('can be installed', async () => {
        const page = await openKept(cast.teacher);
        const session = await page.createCDPSession();
        const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
        assert.deepEqual(installabilityErrors, []);
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
      });

      // Once is enough: it takes eight tabs and their time.
      it('opens in as many tabs as a person likes: hidden ones leave the connections of the browser to the one that is seen', async () => {
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

    it('[UX-09] opens without a line on the last data with their time; what is done then is sent once, though the tab is killed', async () => {
      const title = `没有网络时布置，${engine.name}`;
      const page = await openKept(cast.teacher);
      await find(page, { css: '.task', text: '开学第一课' });
      await goTo(page, '资源');
      await search(page, lesson);
      await press(page, { css: '.item__open', text: lesson });
      await press(page, { css: 'button', text: '布置给班级' });
      await find(page, 'input[name="title"]');
      const address = page.url();

      line.cut();
      const tab = await browser.newPage();
      await page.close();
      await tab.goto(`${line.origin}/`);
      await find(tab, { css: '.task', text: '开学第一课' });
      const banner = await find(tab, { css: '.banner', text: '当前没有联网' });
      assert.match(await banner.evaluate(({ textContent }) => textContent), /显示的是.*(\d|刚)/, 'the time of what is shown');

      await tab.goto(address);
      const name = await find(tab, 'input[name="title"]');
      await name.evaluate((input) => (input as HTMLInputElement).select());
      await name.type(title);
      await press(tab, 'input[type="checkbox"]');
      await press(tab, { css: 'button[type="submit"]', text: '布置任务' });
      await find(tab, { css: '.outcome', text: '已存在本机' });
      await find(tab, { css: '.sync', text: '1 项待发送' });
      await kill(tab);

      assert.ok(!(await taskTitles()).includes(title));
      const again = await browser.newPage();
      await again.goto(`${line.origin}/`);
      await find(again, { css: '.sync', text: '1 项待发送' });
      line.mend();
      await gone(again, '.sync', 60_000);
      await find(again, { css: '.task', text: title });
      await again.reload();
      await find(again, { css: '.task', text: title });
      assert.equal((await taskTitles()).filter((one) => one === title).length, 1);
    });

    it('opens without a line after the browser was closed', async () => {
      const page = await openKept(cast.teacher);
      await find(page, { css: '.task', text: '开学第一课' });
      await browser.close();
      line.cut();
      browser = await engine.launch(profile);
      const later = await browser.newPage();
      await later.goto(`${line.origin}/`);
      await find(later, { css: '.task', text: '开学第一课' });
      const look = await later.evaluate(() => [document.documentElement.dataset['lsTheme'] ?? '', ...Array.from(document.styleSheets, ({ href }) => href ?? '')].join(' '));
      assert.match(look, /^yunling auto .*county-yunling\.css/, "the county's look is there without a line");
      await find(later, { css: '.banner', text: '当前没有联网' });
    });

    it('says when there is a new release, and takes it when the person wants it', async () => {
      const page = await openKept(cast.teacher);
      await page.reload();
      line.change('/sw.js', (text) => `${text}\n// the next release`);
      await page.reload();
      await page.evaluate(() => document.documentElement.setAttribute('data-old', ''));
      await find(page, { css: '.release', text: '有新版本' });
      assert.ok(await page.evaluate(() => document.documentElement.hasAttribute('data-old')), 'nothing reloads by itself');
      await press(page, { css: '.release button', text: '现在更新' });
      await page.waitForFunction(() => !document.documentElement.hasAttribute('data-old'));
      await find(page, { css: '.person', text: cast.teacher });
      await gone(page, '.release');
      const next = await page.evaluate(async () => (await navigator.serviceWorker.ready).waiting === null);
      assert.ok(next, 'the new release is in use');
    });

    it('a document that names a file of an older release is put right without asking', async () => {
      let served = 0;
      line.change('/', (text) => ((served += 1) === 1 ? withoutItsProgram(text) : text));
      const page = await browser.newPage();
      await page.goto(`${line.origin}/`);
      await find(page, { css: '.demo-person', text: cast.teacher });
      assert.ok(served > 1);
    });

    it('when the files stay away the page says what to do, and what was written stays', async () => {
      const page = await openKept(cast.teacher);
      await page.reload();
      await find(page, { css: '.task', text: '开学第一课' });
      line.change('/', withoutItsProgram);
      await page.goto(`${line.origin}/`);
      await find(page, { css: '#rescue', text: '没能打开' });
      assert.match(await shownText(page), /您写下的内容还在本机/);
      const databases = await page.evaluate(async () => (await indexedDB.databases()).length);
      assert.ok(databases > 0, 'what was written waits in IndexedDB');
      line.change('/', undefined);
      await press(page, '#rescue-reload');
      await find(page, { css: '.person', text: cast.teacher });
    });

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

async function giveTask(title: string): Promise<void> {
  const teacher = await signInAs(service.origin, cast.teacher);
  const classId = teacher.me.identities.flatMap(({ classes }) => classes)[0]?.id;
  const found = (await (await teacher.call(`/resources?q=${encodeURIComponent(lesson)}`)).json()) as { items: { id: string }[] };
  const draft = { classId, resourceId: found.items[0]?.id, title, instruction: '', paperAlternative: null, dueAt: null };
  const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() };
  assert.equal((await teacher.call('/tasks', { method: 'POST', headers, body: JSON.stringify(draft) })).status, 201);
}

async function taskTitles(): Promise<string[]> {
  const teacher = await signInAs(service.origin, cast.teacher);
  const page = (await (await teacher.call('/tasks?limit=100')).json()) as { items: { title: string }[] };
  return page.items.map(({ title }) => title);
}

/** What is left of a page when its program has gone with an older release. */
function withoutItsProgram(text: string): string {
  const gone = text.replace(/(<script type="module"[^>]* src="\/assets\/)[^"]+/, '$1gone.js');
  assert.notEqual(gone, text, 'the document names its program');
  return gone;
}

/** Ends a tab as the system does when memory runs out; where that cannot be had, without asking the page. */
async function kill(tab: Page): Promise<void> {
  const gone = new Promise((resolve) => tab.once('error', resolve));
  const session = await tab.createCDPSession().catch(() => null);
  if (session !== null) {
    void session.send('Page.crash').catch(() => undefined);
    await gone;
  }
  await tab.close().catch(() => undefined);
}
