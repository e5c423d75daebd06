/** A web course of a vendor, opened in the app: it runs on the second origin of the service, and nothing of the person is in its reach. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Frame, Page } from 'puppeteer-core';
import type { RunningService } from '../../tools/run-service.ts';
import { goTo, search, signIn } from './helpers/app.ts';
import { browsers, openWindow } from './helpers/browsers.ts';
import { startBuilt } from './helpers/built.ts';
import { findCast, type Cast } from './helpers/county.ts';
import { find, gone, press, settled } from './helpers/deep.ts';
import { until } from './helpers/wait.ts';

const course = '动手分一分';
const isCourse = (frame: Frame): boolean => frame.url().includes('/fraction-bar/');

let service: RunningService;
let cast: Cast;
before(async () => {
  service = await startBuilt();
  cast = await findCast(service.origin);
});
after(() => service.remove());

for (const browser of browsers) {
  describe(`a web course in ${browser.name}`, { skip: browser.missing() ?? false }, () => {
    let running: Browser;
    let pupil: Page;
    before(async () => {
      running = await browser.launch();
      pupil = await openWindow(running);
      await signIn(pupil, service.origin, cast.families[0]?.pupil ?? '');
    });
    after(() => running.close());

    it('[RS-05] opens in the page, apart from it, and is left again', async () => {
      await goTo(pupil, '资源');
      await search(pupil, course);
      await settled(pupil, { css: '.item__open', text: course });
      await press(pupil, { css: '.item__open', text: course });
      await find(pupil, 'ls-player');
      await press(pupil, { css: '.opening button', text: '打开课程' });
      await find(pupil, 'iframe.inside__frame');
      const frame = await until('the course is there', async () => pupil.frames().find(isCourse) ?? null, (found) => found !== null);
      const heading = await until('its first page', async () => frame?.evaluate(() => document.querySelector('h1')?.textContent ?? ''), (text) => Boolean(text));
      assert.equal(heading, '什么是平均分？');
      assert.notEqual(new URL(frame?.url() ?? '').origin, service.origin);
    });

    it('[SEC-04] reaches neither the page nor the service, not even with a script of its own', async () => {
      const frame = pupil.frames().find(isCourse);
      assert.ok(frame);
      const got = await frame.evaluate(async (origin) => {
        const attempt = async (act: () => unknown): Promise<string> => {
          try {
            return JSON.stringify(await act());
          } catch (error) {
            return error instanceof Error ? 'refused' : String(error);
          }
        };
        return {
          page: await attempt(() => parent.document.title),
          storage: await attempt(() => parent.localStorage.length),
          // Its own is empty: nothing that the app keeps lies on this origin.
          own: await attempt(async () => [document.cookie, localStorage.length, (await indexedDB.databases()).length]),
          top: await attempt(() => (parent.location.href = 'about:blank')),
          token: await attempt(async () => (await fetch(`${origin}/api/v1/session/token`, { method: 'POST', credentials: 'include', headers: { 'LS-Request': '1' } })).text()),
          here: await attempt(async () => (await fetch('/api/v1/session')).status),
          elsewhere: await attempt(async () => (await fetch('https://collect.example/')).status),
        };
      }, service.origin);
      assert.deepEqual(got, { page: 'refused', storage: 'refused', own: '["",0,0]', top: 'refused', token: 'refused', here: '404', elsewhere: 'refused' });
    });

    it('is left by the way out, and the frame is gone', async () => {
      await press(pupil, { css: '.inside__leave', text: '离开课程' });
      await gone(pupil, 'iframe.inside__frame');
      await find(pupil, { css: '.opening button', text: '打开课程' });
    });
  });
}
