/** Plain HTML: one script, one tag. What the person picks goes out with the form. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'puppeteer-core';
import type { RunningService } from '../../tools/run-service.ts';
import { currentBrowsers } from '../e2e/helpers/browsers.ts';
import { find, press } from '../e2e/helpers/deep.ts';
import { until } from '../e2e/helpers/wait.ts';
import { assertFits, assertQuiet, openHostPage, play, type HostPage } from './host-pages.ts';
import { closeWindows, openBrowser, openService } from './shared.ts';

let service: RunningService;
before(async () => {
  service = await openService();
});

describe('the built library and the app', () => {
  it('bring along what the reader of papers asks for beside its code', async () => {
    for (const folder of ['/lib/chunks/pdf', '/assets/pdf']) {
      for (const file of ['cmaps/UniGB-UCS2-H.bcmap', 'standard_fonts/FoxitSerif.pfb', 'wasm/openjpeg_nowasm_fallback.js']) {
        const answer = await fetch(`${service.origin}${folder}/${file}`);
        assert.equal(answer.status, 200, `${folder}/${file}`);
        assert.ok(Buffer.from(await answer.arrayBuffer()).equals(readFileSync(join(import.meta.dirname, '../../node_modules/pdfjs-dist', file))), file);
      }
    }
  });
});

for (const browser of currentBrowsers) {
  describe(`plain HTML in ${browser.name}`, { skip: browser.missing() ?? false }, () => {
    let running: Browser;
    let host: HostPage;
    before(async () => {
      running = await openBrowser(browser);
      host = await openHostPage(running, `${service.origin}/demo/plain/`);
    });
    after(() => closeWindows(running));

    it('an empty required picker keeps the form back and says why', async () => {
      const { page } = host;
      await press(page, 'button[type="submit"]');
      await find(page, { css: '[role="alert"]', text: '请至少选择一个资源' });
      assert.ok(await page.$eval('ls-resource-picker', (picker) => picker.shadowRoot?.activeElement?.matches('.search__input')), 'the keyboard is where the choice begins');
      assert.equal(await page.$eval('#chosen', ({ textContent }) => textContent), '');
    });

    it('the form submits what was picked', async () => {
      const { page } = host;
      await press(page, '.item__choice input');
      const picked = await page.$eval('ls-resource-picker', (picker) => (picker as unknown as { value: unknown }).value);
      await press(page, 'button[type="submit"]');
      const sent = await until('the form has sent', () => page.$eval('#chosen', ({ textContent }) => textContent), (text) => text !== '');
      assert.ok(JSON.stringify(picked).includes(sent), `${JSON.stringify(picked)} holds ${sent}`);
    });

    it('whoever goes on to another page and comes back by the browser finds what was picked, and the form has it', async () => {
      const { page } = host;
      const pickedNow = () => page.$eval('ls-resource-picker', (picker) => JSON.stringify((picker as unknown as { value: unknown }).value));
      const before = await pickedNow();
      assert.notEqual(before, '[]');
      // The page itself is not kept in memory: it is read and built anew, and the browser gives back what its controls had.
      await page.evaluate(() => {
        addEventListener('unload', () => undefined);
        Object.assign(globalThis, { isOldPage: true });
      });
      await page.goto(new URL('/demo/', service.origin).href);
      await page.goBack();
      await find(page, '.item__open');
      assert.equal(await page.evaluate(() => 'isOldPage' in globalThis), false);
      await until('it is chosen again', pickedNow, (picked) => picked === before);
      await find(page, '.item__choice input:checked');
      await press(page, 'button[type="submit"]');
      const sent = await until('the form has sent', () => page.$eval('#chosen', ({ textContent }) => textContent), (text) => text !== '');
      assert.ok(before.includes(sent));
    });

    it('the player plays the stream', async () => {
      await play(host.page);
    });

    it('[SEC-05] nothing hangs over on a phone, nothing was complained of, nobody else was asked', async () => {
      await assertFits(host.page);
      assertQuiet(host, service.origin);
    });
  });
}
