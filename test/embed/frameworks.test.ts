/** Hosts in React, Vue and Angular: their own build, our tags in their templates, properties and events by their names. */
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'puppeteer-core';
import type { RunningService } from '../../tools/run-service.ts';
import { currentBrowsers } from '../e2e/helpers/browsers.ts';
import { press } from '../e2e/helpers/deep.ts';
import { until } from '../e2e/helpers/wait.ts';
import { assertFits, assertQuiet, openHostPage, play } from './host-pages.ts';
import { closeWindows, openBrowser, openService } from './shared.ts';

let service: RunningService;
before(async () => {
  service = await openService();
});

for (const browser of currentBrowsers) {
  describe(`frameworks in ${browser.name}`, { skip: browser.missing() ?? false }, () => {
    let running: Browser;
    before(async () => {
      running = await openBrowser(browser);
    });
    after(() => closeWindows(running));

    for (const framework of ['react', 'vue', 'angular']) {
      it(`${framework}: the token comes by a property, the choice by an event and with the form, the film plays`, async () => {
        const host = await openHostPage(running, `${service.origin}/demo/${framework}/`);
        const { page } = host;
        const textOf = (selector: string): Promise<string> => page.$eval(selector, ({ textContent }) => textContent);
        await press(page, '.item__choice input');
        await until('the event was heard', () => textOf('button[type="submit"]'), (text) => text.includes('1'));
        await press(page, 'button[type="submit"]');
        await until('the form has sent', () => textOf('#chosen'), (text) => text !== '');
        await play(page);
        await assertFits(page);
        assertQuiet(host, service.origin);
        await page.close();
      });
    }
  });
}
