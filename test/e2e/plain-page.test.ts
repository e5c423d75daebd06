/** A host page of plain HTML: what a person sees of the player where no script runs. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import type { RunningService } from '../../tools/run-service.ts';
import { currentBrowsers, openWindow } from './helpers/browsers.ts';
import { startBuilt } from './helpers/built.ts';
import { until } from './helpers/wait.ts';

let service: RunningService;
before(async () => {
  service = await startBuilt();
});
after(() => service.remove());

/** The driver of Firefox cannot turn them off: there none comes. */
async function withoutScripts(page: Page, name: string): Promise<void> {
  if (name !== 'firefox') return page.setJavaScriptEnabled(false);
  await page.setRequestInterception(true);
  page.on('request', (request) => void (request.url().endsWith('.js') ? request.abort() : request.continue()));
}

for (const browser of currentBrowsers) {
  describe(`a page of plain HTML in ${browser.name}`, { skip: browser.missing() ?? false }, () => {
    let running: Browser;
    before(async () => {
      running = await browser.launch();
    });
    after(() => running.close());

    it('plays the film inside the player with the controls of the browser, where no script runs', async () => {
      const page = await openWindow(running);
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      await withoutScripts(page, browser.name);
      await page.goto(`${service.origin}/demo/plain/`);
      const film = await page.$('ls-player > video[controls]');
      const box = await film?.boundingBox();
      assert.ok(box && box.width > 200 && box.height > 100, `its box is ${JSON.stringify(box)}`);
      assert.ok(!asked.some((url) => url.endsWith('.mp4')), 'nothing is loaded before somebody presses');
      await film?.focus();
      await page.keyboard.press(' ');
      await until('the film is fetched', () => Promise.resolve(asked), (urls) => urls.some((url) => url.endsWith('/media/fractions/master.mp4')));
      assert.ok(!asked.some((url) => url.endsWith('.m3u8')), 'nobody opens the stream');
    });
  });
}
