/**
 * An announcement, in today's Chromium and in Chromium 109: a teacher writes to the families of a class, a guardian confirms on a
 * phone with one press, and the teacher sees who has and who has not.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import type { RunningService } from '../../tools/run-service.ts';
import { goTo, signIn } from './helpers/app.ts';
import { browsers, openPlainWindow, openWindow } from './helpers/browsers.ts';
import { startBuilt } from './helpers/built.ts';
import { findCast, type Cast } from './helpers/county.ts';
import { find, gone, press, shownText } from './helpers/deep.ts';
import { assertOnlyContract, watch, type Watched } from './helpers/watch.ts';

const phone = { width: 360, height: 640 };

let service: RunningService;
let cast: Cast;
before(async () => {
  service = await startBuilt();
  cast = await findCast(service.origin);
});
after(() => service.remove());

for (const browser of browsers.filter(({ name }) => name !== 'firefox')) {
  describe(`an announcement in ${browser.name}`, { skip: browser.missing() ?? false }, () => {
    const title = `明天带直尺 ${browser.name}`;
    const family = (): Cast['families'][number] => cast.families[0] ?? assert.fail('a family');
    let running: Browser;
    let teacher: Page;
    let guardian: Page;
    let watched: Watched[];
    before(async () => {
      running = await browser.launch();
      [teacher, guardian] = [await openPlainWindow(running), await openWindow(running, phone)];
      watched = [watch(teacher), watch(guardian)];
    });
    after(() => running.close());

    it('[T-16] a teacher writes to the class, and is told before sending whom it reaches', async () => {
      await signIn(teacher, service.origin, cast.teacher);
      await goTo(teacher, '通知');
      await press(teacher, { css: 'button', text: '写通知' });
      await press(teacher, { css: '.choice', text: cast.className });
      await find(teacher, { css: '.reach', text: '会送到' });
      const fields = [['#title', title], ['#text', '没有的话学校可以借。']] as const;
      for (const [css, words] of fields) {
        await press(teacher, css);
        await teacher.keyboard.type(words);
      }
      await press(teacher, '[name=ask][value=receipt]');
      // The test may run at night.
      await press(teacher, '[name=urgent]');
      await press(teacher, '#urgent-reason');
      await teacher.keyboard.type('明早就要用');
      await press(teacher, '[type=submit]');
      await find(teacher, { css: '.outcome', text: '通知已发出' });
      await goTo(teacher, '通知');
      await find(teacher, { css: '.item', text: title });
    });

    it('[P-04] the guardian is told beside the menu, confirms with one press, and is told no more', async () => {
      await signIn(guardian, service.origin, family().guardian);
      await find(guardian, '[data-view=notices] .badge');
      await goTo(guardian, '通知');
      const before = Number(await (await find(guardian, '[data-view=notices] .badge')).evaluate(({ textContent }) => textContent));
      await find(guardian, { css: '.item', text: title });
      await press(guardian, '.ask__act');
      await find(guardian, { css: '.answered__words', text: `${family().pupil}：已确认` });
      await gone(guardian, { css: '[data-view=notices] .badge', text: String(before) });
    });

    it('[T-16] the teacher sees who has answered, and who still needs a call', async () => {
      await teacher.bringToFront();
      await find(teacher, { css: '.item', text: '已答复 1 /' });
      await press(teacher, { css: '.item__open', text: title });
      await press(teacher, { css: 'button', text: '各家情况' });
      await find(teacher, { css: '.family', text: `${family().guardian} 已答复` });
      await press(teacher, { css: '.families button', text: '未答复' });
      await gone(teacher, { css: '.family', text: family().pupil });
      const others = cast.families.slice(1);
      const shown = await shownText(teacher);
      assert.ok(others.every(({ pupil }) => shown.includes(pupil)));
    });

    it('the network log of both shows only the contract', () => assertOnlyContract(...watched));
  });
}
