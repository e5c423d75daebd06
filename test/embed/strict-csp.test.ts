/** The strictest policy with Trusted Types: not one violation, while everything works. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'puppeteer-core';
import type { RunningService } from '../../tools/run-service.ts';
import { search } from '../e2e/helpers/app.ts';
import { currentBrowsers } from '../e2e/helpers/browsers.ts';
import { find, press } from '../e2e/helpers/deep.ts';
import { assertFits, assertQuiet, openHostPage, play, type HostPage } from './host-pages.ts';
import { closeWindows, openBrowser, openService } from './shared.ts';

let service: RunningService;
before(async () => {
  service = await openService();
});

for (const browser of currentBrowsers) {
  describe(`strict policy in ${browser.name}`, { skip: browser.missing() ?? false }, () => {
    let running: Browser;
    let host: HostPage;
    before(async () => {
      running = await openBrowser(browser);
      host = await openHostPage(running, `${service.origin}/demo/strict-csp/`);
    });
    after(() => closeWindows(running));

    it('the policy holds on this page: a style attribute is refused', async () => {
      const page = await running.newPage();
      await page.goto(`${service.origin}/demo/strict-csp/`);
      const color = await page.evaluate(() => {
        const probe = document.createElement('p');
        probe.setAttribute('style', 'color: rgb(1, 2, 3)');
        document.body.append(probe);
        return getComputedStyle(probe).color;
      });
      assert.notEqual(color, 'rgb(1, 2, 3)');
      await page.close();
    });

    it('the picker searches and opens, the player plays with its panels', async () => {
      const { page } = host;
      await page.bringToFront();
      await search(page, '分数');
      await press(page, { css: '.item__open', text: '分数' });
      await find(page, '.detail__title');
      await page.$eval('ls-resource-picker', (picker) => picker.remove());
      await play(page);
      await press(page, '.control[data-panel="settings"]');
      await find(page, '.panel');
    });

    it('[SEC-05] there was no violation, no error and no request to anybody else', async () => {
      await assertFits(host.page);
      assert.equal(await host.page.$eval('#violations', ({ textContent }) => textContent), '0');
      assertQuiet(host, service.origin);
    });
  });
}
