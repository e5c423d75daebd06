/** A lesson with signs beside it, in the built app: found by them, chosen by keyboard, in step, and there again with the next opening. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import type { RunningService } from '../../tools/run-service.ts';
import { position, signIn } from './helpers/app.ts';
import { browsers, openWindow } from './helpers/browsers.ts';
import { startBuilt } from './helpers/built.ts';
import { findCast, signInAs, type Cast } from './helpers/county.ts';
import { count, find, gone, press } from './helpers/deep.ts';
import { enter } from './helpers/keyboard.ts';
import { until } from './helpers/wait.ts';
import { strangers, watch, type Watched } from './helpers/watch.ts';

let service: RunningService;
let cast: Cast;
let resourceId = '';
before(async () => {
  service = await startBuilt();
  cast = await findCast(service.origin);
  const teacher = await signInAs(service.origin, cast.teacher);
  const { items } = (await (await teacher.call('/resources?accessibility=signLanguage')).json()) as { items: { id: string; title: string; accessibility: string[] }[] };
  assert.deepEqual(items.map(({ title, accessibility }) => [title, accessibility.includes('signLanguage')]), [['分数的初步认识', true]]);
  resourceId = items[0]?.id ?? '';
});
after(() => service.remove());

for (const browser of browsers) {
  describe(`signs beside a lesson in ${browser.name}`, { skip: browser.missing() ?? false }, () => {
    let running: Browser;
    let page: Page;
    let watched: Watched;
    before(async () => {
      running = await browser.launch();
      page = await openWindow(running, { width: 360, height: 640 });
      watched = watch(page);
      await signIn(page, service.origin, cast.teacher);
    });
    after(() => running.close());

    const open = async (): Promise<void> => {
      await page.goto(`${service.origin}/resources/${resourceId}`);
      await press(page, '.start');
      await until('the film runs', () => position(page), (seconds) => seconds > 0.5);
    };
    const apart = async (): Promise<number> => {
      const second = await find(page, '.second__media');
      return second.evaluate((film) => {
        const root = film.getRootNode();
        const first = root instanceof ShadowRoot ? root.querySelector('video.media') : null;
        if (!(film instanceof HTMLVideoElement && first instanceof HTMLVideoElement) || film.readyState < 2 || film.seeking) return NaN;
        return Math.abs(film.currentTime - first.currentTime);
      });
    };

    it('are not there until somebody chooses them, then in step with it', async () => {
      await open();
      assert.equal(await count(page, '.second__media'), 0);
      await press(page, '[data-panel="settings"]');
      await press(page, { css: '.panel .pick', text: '手语画面' });
      await until('in step', apart, (seconds) => seconds <= 0.08);
      await page.keyboard.press('Escape');
      await gone(page, '.panel');
    });

    it('come with the next opening, are moved by keys, and put away by their own button', async () => {
      await open();
      await until('in step', apart, (seconds) => seconds <= 0.08);
      await enter(page, { css: '.second__window' });
      const across = async (): Promise<boolean> =>
        (await find(page, '.second__window')).evaluate((box) => box.getBoundingClientRect().left > innerWidth / 2);
      await until('in the other corner', across, (isAcross) => isAcross);
      await enter(page, { css: '.second__close' });
      await gone(page, '.second__window');
      assert.deepEqual(strangers(watched, service.origin), []);
    });
  });
}
