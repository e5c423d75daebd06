/** A portal of ten years ago, with style sheets and scripts that reach for every element: ours keep their look, its own keep theirs. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import type { RunningService } from '../../tools/run-service.ts';
import { currentBrowsers, openWindow } from '../e2e/helpers/browsers.ts';
import { find, press } from '../e2e/helpers/deep.ts';
import { until } from '../e2e/helpers/wait.ts';
import { assertFits, assertQuiet, openHostPage, play, type HostPage } from './host-pages.ts';
import { closeWindows, openBrowser, openService } from './shared.ts';

/** What makes the look of our parts, property by property. */
const look = ['fontFamily', 'fontSize', 'boxSizing', 'letterSpacing', 'textTransform', 'textIndent', 'wordBreak', 'borderTopStyle', 'listStyleType', 'cursor'] as const;
const parts = ['.item__open', '.chip', '.search__input', '.item__title', '.item__note', '.results', '.result-bar__count', '.start'] as const;

let service: RunningService;
before(async () => {
  service = await openService();
});

for (const browser of currentBrowsers) {
  describe(`an old portal in ${browser.name}`, { skip: browser.missing() ?? false }, () => {
    let running: Browser;
    let host: HostPage;
    before(async () => {
      running = await openBrowser(browser);
      host = await openHostPage(running, `${service.origin}/demo/portal/`);
    });
    after(() => closeWindows(running));

    it('our parts look as they do on a page of good manners', async () => {
      const polite = await openHostPage(running, `${service.origin}/demo/plain/`);
      const expected = await looks(polite.page);
      await polite.page.close();
      await host.page.bringToFront();
      assert.deepEqual(await looks(host.page), expected);
    });

    it('the keyboard stays visible although the portal takes all outlines away', async () => {
      const { page } = host;
      await (await find(page, '.search__input')).focus();
      await page.keyboard.press('Tab');
      const outline = await page.evaluate(() => {
        let active = document.activeElement;
        while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
        return active ? { style: getComputedStyle(active).outlineStyle, width: getComputedStyle(active).outlineWidth } : null;
      });
      assert.ok(outline && outline.style !== 'none' && outline.width !== '0px', JSON.stringify(outline));
    });

    it("the portal's own headings, buttons and prototypes are as before", async () => {
      const ours = await portalLooks(host.page);
      const bare = await openWindow(running);
      await bare.setRequestInterception(true);
      bare.on('request', (request) => void (new URL(request.url()).pathname.startsWith('/lib/') ? request.abort() : request.continue()));
      await bare.goto(`${service.origin}/demo/portal/`);
      await find(bare, '#clock');
      assert.deepEqual(ours, await portalLooks(bare));
      await bare.close();
    });

    it("the portal's form has what was picked", async () => {
      const { page } = host;
      await page.bringToFront();
      await press(page, '.item__choice input');
      await press(page, 'input[type="submit"]');
      await until('the choice is shown', () => page.$eval('#chosen', ({ textContent }) => textContent), (text) => text !== '' && text !== '还没有选择');
    });

    it('the player plays', async () => {
      await play(host.page);
    });

    it('a card stays wide enough to read on a phone, although the portal makes its root 10 px', async () => {
      const { page } = host;
      await page.setViewport({ width: 360, height: 640 });
      // The list counts its columns anew after the window has changed, and may then hold other cards.
      const width = async (): Promise<number> => (await find(page, '.item')).evaluate((element) => element.getBoundingClientRect().width);
      await until('a card of 130 px', width, (pixels) => pixels >= 130);
    });

    it('[SEC-05] nothing hangs over on a phone, nothing was complained of, nobody else was asked', async () => {
      await assertFits(host.page);
      assertQuiet(host, service.origin);
    });
  });
}

/** Computed styles of our parts, through shadow roots. */
async function looks(page: Page): Promise<Record<string, Record<string, string>>> {
  const entries = await Promise.all(
    parts.map(async (part) => {
      const element = await find(page, part);
      const style = await element.evaluate((one, names) => {
        const all = getComputedStyle(one);
        return Object.fromEntries(names.map((name) => [name, all[name]]));
      }, [...look]);
      return [part, style] as const;
    }),
  );
  return Object.fromEntries(entries);
}

/** What a stranger could have changed on the portal's own page. */
async function portalLooks(page: Page): Promise<unknown> {
  return page.evaluate(() => {
    const styleOf = (css: string): (string | undefined)[] => {
      const element = document.querySelector(css);
      if (!element) return [css, 'missing'];
      const { fontFamily, fontSize, color, backgroundColor, borderTopWidth, paddingLeft, boxSizing } = getComputedStyle(element);
      return [css, fontFamily, fontSize, color, backgroundColor, borderTopWidth, paddingLeft, boxSizing];
    };
    return {
      styles: ['body', '#main h3', '.navbar-toggle', 'input[type="submit"]', '.news li', '.links td', '#footer'].map(styleOf),
      prototypes: [Array.prototype, Object.prototype, Element.prototype].map((one) => Object.keys(one)),
      clock: document.querySelector('#clock')?.textContent,
    };
  });
}
