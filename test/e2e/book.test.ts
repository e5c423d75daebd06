/** A textbook (EPUB) of the county, read in the app: on one device, and on from there on another. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import type { RunningService } from '../../tools/run-service.ts';
import { goTo, search, signIn } from './helpers/app.ts';
import { browsers, openPlainWindow, openWindow } from './helpers/browsers.ts';
import { startBuilt } from './helpers/built.ts';
import { findCast, type Cast } from './helpers/county.ts';
import { find, press, settled } from './helpers/deep.ts';
import { until } from './helpers/wait.ts';

const title = '语文小读本';

let service: RunningService;
let cast: Cast;
before(async () => {
  service = await startBuilt();
  cast = await findCast(service.origin);
});
after(() => service.remove());

async function openBook(page: Page): Promise<void> {
  await goTo(page, '资源');
  await search(page, title);
  await settled(page, { css: '.item__open', text: title });
  await press(page, { css: '.item__open', text: title });
  await find(page, 'ls-player');
}
const shows = (page: Page, text: string): Promise<unknown> => find(page, { css: '.book__html', text });

for (const [place, browser] of browsers.entries()) {
  describe(`a textbook in ${browser.name}`, { skip: browser.missing() ?? false }, () => {
    let running: Browser;
    let pupil: Page;
    const name = (): string => cast.families[place]?.pupil ?? '';
    before(async () => {
      running = await browser.launch();
      pupil = await openWindow(running);
      await signIn(pupil, service.origin, name());
    });
    after(() => running.close());

    it('[RS-23] is read by pointer and keyboard, with printed pages, pinyin and poems from top to bottom', async () => {
      await openBook(pupil);
      await press(pupil, { css: '.opening button', text: '在这里看' });
      await shows(pupil, '云岭县示范教材');
      await press(pupil, { css: '[data-side="contents"]' });
      await press(pupil, { css: '.paper__entry', text: '第二课' });
      await shows(pupil, '白云生处有人家');
      const mode = await (await find(pupil, '.verse')).evaluate((poem) => getComputedStyle(poem).writingMode);
      assert.equal(mode, 'vertical-rl');
      await pupil.keyboard.press('p');
      await shows(pupil, '想一想，说一说');
      const number = await (await find(pupil, '.paper__number')).evaluate((field) => (field as HTMLInputElement).value);
      assert.equal(number, '3');
      await press(pupil, { css: '.inside__leave', text: '返回' });
      await find(pupil, { css: '.opening button', text: '从第 3 页接着看' });
      // What is told waits for company, and is written before it is sent.
      await pupil.goto('about:blank');
      await pupil.goto(service.origin);
      await find(pupil, 'ls-space');
    });

    it('[TS-13] goes on at its page on another device', async () => {
      const other = await openPlainWindow(running, { width: 360, height: 740 });
      await signIn(other, service.origin, name());
      const look = async (): Promise<string> => {
        await other.goto(service.origin);
        await openBook(other);
        return (await find(other, '.opening button')).evaluate((button) => button.textContent);
      };
      await until('it is known where the pupil was', look, (shown) => shown.includes('从第 3 页接着看'));
      await press(other, { css: '.opening button', text: '从第 3 页接着看' });
      await shows(other, '想一想，说一说');
      await other.close();
    });
  });
}
