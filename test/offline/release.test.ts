/** The installed app takes over a new release without a white page, and says what to do when its files stay away. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { transform } from 'esbuild';
import type { Browser, BrowserContext } from 'puppeteer-core';
import { currentBrowsers } from '../e2e/helpers/browsers.ts';
import type { Cast } from '../e2e/helpers/county.ts';
import { find, gone, press, shownText } from '../e2e/helpers/deep.ts';
import { openLine, type Line } from '../e2e/helpers/line.ts';
import { until } from '../e2e/helpers/wait.ts';
import { firstTask, keep, School } from './installed.ts';

let school: School;
let cast: Cast;
before(async () => {
  school = await School.open();
  ({ cast } = school);
});
after(() => school.close());

for (const engine of currentBrowsers) {
  describe(`a new release in ${engine.name}`, { skip: engine.missing() ?? false }, () => {
    let browser: Browser;
    /** One who has never been here. */
    let newcomer: BrowserContext;
    let line: Line;
    before(async () => {
      browser = await engine.launch();
    });
    after(() => browser.close());
    beforeEach(async () => {
      line = await openLine(school.service.origin);
      newcomer = await browser.createBrowserContext();
    });
    afterEach(async () => {
      await newcomer.close();
      await line.close();
    });

    it('says when there is a new release, and takes it when the person wants it', async () => {
      const page = await keep(await newcomer.newPage(), line.origin, cast.teacher);
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
      const page = await newcomer.newPage();
      await page.goto(`${line.origin}/`);
      await find(page, { css: '.demo-person', text: cast.teacher });
      assert.ok(served > 1);
    });

    it('a reload while the app still opens is no broken release: the files that stopped coming are not thrown away', async () => {
      let served = 0;
      const program = Promise.withResolvers<undefined>();
      line.change('/', (text) => {
        served += 1;
        for (const [, file = ''] of text.matchAll(/(?:src|href)="([^"]+\.js)"/g)) if (!file.includes('rescue')) line.change(file, (script) => program.promise.then(() => script));
        return text;
      });
      const page = await newcomer.newPage();
      const opening = page.goto(`${line.origin}/`).catch(() => undefined);
      await page.waitForSelector('script[type="module"]');
      const again = page.evaluate(() => location.reload()).catch(() => undefined);
      await until('the reload is served', () => Promise.resolve(served), (count) => count > 1);
      program.resolve(undefined);
      await Promise.all([opening, again]);
      await find(page, { css: '.demo-person', text: cast.teacher });
      assert.equal(served, 2);
      assert.equal(await page.evaluate(() => sessionStorage.getItem('ls.rescue')), null);
    });

    it('[RES-04] a browser that knows no modules, such as Internet Explorer, gets a page that can be read, by keyboard and by pointer', async () => {
      const page = await newcomer.newPage();
      // What such a browser has not: it takes no notice of modules, and knows no word for that.
      await page.evaluateOnNewDocument(() => Reflect.deleteProperty(HTMLScriptElement.prototype, 'noModule'));
      line.change('/', (text) => text.replaceAll('type="module"', 'type="text/unknown"'));
      await page.goto(`${line.origin}/`);
      await find(page, { css: '#rescue', text: '需要 Chrome 109' });
      const text = await shownText(page);
      for (const words of ['浏览器太旧', 'the browser may be too old', 'ئەپ ئېچىلمىدى']) assert.ok(text.includes(words), words);
      assert.doesNotMatch(text, /正在打开/, 'nothing seems to be on its way');
      line.change('/', undefined);
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await find(page, { css: '.demo-person', text: cast.teacher });
      line.change('/', (again) => again.replaceAll('type="module"', 'type="text/unknown"'));
      await page.reload();
      await find(page, '#rescue');
      line.change('/', undefined);
      await press(page, '#rescue-reload');
      await find(page, { css: '.demo-person', text: cast.teacher });
    });

    for (const way of ['keyboard', 'pointer'] as const) {
      it(`[UX-10] a browser that knows modules but not the language of today, such as Chromium 78, is told so at once, by ${way}`, async () => {
        const page = await newcomer.newPage();
        const scripts = new Set<string>();
        line.change('/', (text) => {
          // For one the entry is too new already, for the other only what it fetches.
          const unread = way === 'keyboard' ? /(?:src|href)="([^"]+\.js)"/g : /href="([^"]+\.js)"/g;
          for (const [, file = ''] of text.matchAll(unread)) if (!file.includes('rescue')) scripts.add(file);
          // What such a browser makes of words that it does not know.
          for (const file of scripts) line.change(file, (script) => `${script}\n; let a = ?? b;`);
          return text;
        });
        await page.goto(`${line.origin}/`);
        await find(page, { css: '#rescue[role="alert"]', text: '需要 Chrome 109' });
        assert.ok((await page.evaluate(() => performance.now())) < 20_000, 'before its patience is over');
        assert.match(await shownText(page), /the browser may be too old/);
        for (const file of scripts) line.change(file, undefined);
        line.change('/', undefined);
        if (way === 'pointer') await press(page, '#rescue-reload');
        else {
          await page.keyboard.press('Tab');
          await page.keyboard.press('Enter');
        }
        await find(page, { css: '.demo-person', text: cast.teacher });
      });
    }

    it('when the files stay away the page says what to do, and what was written stays', async () => {
      const page = await keep(await newcomer.newPage(), line.origin, cast.teacher);
      await page.reload();
      await find(page, { css: '.task', text: firstTask });
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
  });
}

it('[RES-04] the script of that page is written for browsers that know no newer language', async () => {
  const text = await readFile(new URL('../../pwa/public/rescue.js', import.meta.url), 'utf8');
  const [older, newer] = await Promise.all(['es5', 'esnext'].map(async (target) => (await transform(text, { target })).code));
  assert.equal(older, newer);
});

/** What is left of a page when its program has gone with an older release. */
function withoutItsProgram(text: string): string {
  const gone = text.replace(/(<script type="module"[^>]* src="\/assets\/)[^"]+/, '$1gone.js');
  assert.notEqual(gone, text, 'the document names its program');
  return gone;
}
