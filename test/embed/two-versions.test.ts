/** Two versions of the library on one page: the first stays, the second says so, a copy with its own prefix works beside both. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'puppeteer-core';
import packageJson from '../../package.json' with { type: 'json' };
import type { RunningService } from '../../tools/run-service.ts';
import { currentBrowsers } from '../e2e/helpers/browsers.ts';
import { find } from '../e2e/helpers/deep.ts';
import { assertFits, assertQuiet, openHostPage, play, type HostPage } from './host-pages.ts';
import { closeWindows, openBrowser, openService } from './shared.ts';

/** What the second copy calls itself. */
const other = '0.0.9';

let service: RunningService;
before(async () => {
  service = await openService();
});

for (const browser of currentBrowsers) {
  describe(`two versions in ${browser.name}`, { skip: browser.missing() ?? false }, () => {
    let running: Browser;
    let host: HostPage;
    before(async () => {
      running = await openBrowser(browser);
      host = await openHostPage(running, `${service.origin}/demo/two-versions/`);
    });
    after(() => closeWindows(running));

    it('the second version warns with both numbers and changes nothing', async () => {
      const { warnings } = host.watched;
      const about = warnings.filter((text) => text.includes(other) && text.includes(packageJson.version));
      assert.ok(about.some((text) => text.includes('ls-player')), warnings.join('\n'));
      assert.ok(!warnings.some((text) => text.includes('yl-')), 'the copy with its own prefix has nothing to warn of');
    });

    it('a second copy of the same version says nothing, and the first stays', async () => {
      const { page, watched } = host;
      const said = watched.warnings.length;
      const outcome = await page.evaluate(async (address) => {
        const before = customElements.get('ls-player');
        await import(address);
        const now: (CustomElementConstructor & { version?: string }) | undefined = customElements.get('ls-player');
        return { stays: now !== undefined && now === before, version: now?.version };
      }, '/demo/two-versions/same/all.js');
      assert.deepEqual(outcome, { stays: true, version: packageJson.version });
      const asked = watched.requests.filter((address) => address.includes('/two-versions/same/chunks/'));
      assert.ok(asked.length > 0, 'it is a whole copy of its own');
      assert.deepEqual(watched.warnings.slice(said), []);
    });

    it('the first version works', async () => {
      await play(host.page);
    });

    it('the copy with its own prefix works beside it', async () => {
      const { page } = host;
      const picker = await find(page, 'yl-resource-picker');
      assert.ok(await picker.evaluate((element) => element.shadowRoot?.querySelector('.item__open') !== null));
      await page.$$eval('ls-provider', (all) => all.forEach((one) => one.remove()));
      await play(page, 'yl-player');
      const inside = await page.$eval('yl-resource-picker', (element) => [...(element.shadowRoot?.querySelectorAll('*') ?? [])].map(({ localName }) => localName));
      assert.deepEqual(inside.filter((name) => name.startsWith('ls-')), []);
    });

    it('[SEC-05] nothing hangs over on a phone, nothing was complained of, nobody else was asked', async () => {
      await assertFits(host.page);
      assertQuiet(host, service.origin);
    });
  });
}
