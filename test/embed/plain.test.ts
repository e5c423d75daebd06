/** Plain HTML: one script, one tag. What the person picks goes out with the form. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'puppeteer-core';
import type { RunningService } from '../../tools/run-service.ts';
import { currentBrowsers } from '../e2e/helpers/browsers.ts';
import { startBuilt } from '../e2e/helpers/built.ts';
import { find, press } from '../e2e/helpers/deep.ts';
import { until } from '../e2e/helpers/wait.ts';
import { assertFits, assertQuiet, openHostPage, play, type HostPage } from './host-pages.ts';

let service: RunningService;
before(async () => {
  service = await startBuilt();
});
after(() => service.remove());

for (const browser of currentBrowsers) {
  describe(`plain HTML in ${browser.name}`, { skip: browser.missing() ?? false }, () => {
    let running: Browser;
    let host: HostPage;
    before(async () => {
      running = await browser.launch();
      host = await openHostPage(running, `${service.origin}/demo/plain/`);
    });
    after(() => running.close());

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

    it('the player plays the stream', async () => {
      await play(host.page);
    });

    it('[SEC-05] nothing hangs over on a phone, nothing was complained of, nobody else was asked', async () => {
      await assertFits(host.page);
      assertQuiet(host, service.origin);
    });
  });
}
