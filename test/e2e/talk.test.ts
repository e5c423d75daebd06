/**
 * A talk about one child, in today's Chromium and in Chromium 109: a teacher begins it at a desk, the child's guardian answers
 * on a phone that loses the line, and no other family sees any of it.
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

const phone = { width: 360, height: 640 };
const question = '孩子今天上课有点咳嗽，回家请多喝热水。';
const answer = '谢谢老师，已经量过体温，不发烧。';
const second = '明天会带口罩。';

let service: RunningService;
let cast: Cast;
before(async () => {
  service = await startBuilt();
  cast = await findCast(service.origin);
});
after(() => service.remove());

for (const [turn, browser] of browsers.filter(({ name }) => name !== 'firefox').entries()) {
  describe(`a talk in ${browser.name}`, { skip: browser.missing() ?? false }, () => {
    let running: Browser;
    let teacher: Page;
    let guardian: Page;
    let family: Cast['families'][number];
    before(async () => {
      running = await browser.launch();
      family = cast.families[turn] ?? assert.fail('a family');
      [teacher, guardian] = [await openPlainWindow(running), await openWindow(running, phone)];
    });
    after(() => running.close());

    it('[LI-01] a teacher finds the child and writes to the guardians', async () => {
      await signIn(teacher, service.origin, cast.teacher);
      await goTo(teacher, '沟通');
      await press(teacher, '[data-side=contacts]');
      await press(teacher, { css: '.talk-row__open', text: family.pupil });
      await press(teacher, 'textarea');
      await teacher.keyboard.type(question);
      await teacher.keyboard.press('Enter');
      await find(teacher, { css: '.bubble', text: question });
      await gone(teacher, '.message__note');
    });

    it('[LI-01] the guardian reads on a phone about which child it is, and answers without a line', async () => {
      await signIn(guardian, service.origin, family.guardian);
      await goTo(guardian, '沟通');
      await press(guardian, { css: '.talk-row__open', text: question });
      await find(guardian, { css: '.talk__context', text: family.pupil });
      await find(guardian, { css: '.bubble', text: question });
      await guardian.setOfflineMode(true);
      for (const words of [answer, second]) {
        await press(guardian, 'textarea');
        await guardian.keyboard.type(words);
        await press(guardian, '.composer__send');
        await find(guardian, { css: '.row', text: words });
      }
      await find(guardian, { css: '.row', text: '联网后自动发送' });
      assert.ok(!(await shownText(teacher)).includes(answer));
    });

    it('both answers arrive once and in order when the line is back', async () => {
      await guardian.setOfflineMode(false);
      await teacher.bringToFront();
      await find(teacher, { css: '.bubble', text: second }, 30_000);
      const said = await teacher.evaluate(
        (css) => {
          const found: string[] = [];
          const walk = (root: Document | ShadowRoot): void => {
            for (const element of root.querySelectorAll('*')) {
              if (element.matches(css)) found.push(element.textContent.trim());
              if (element.shadowRoot) walk(element.shadowRoot);
            }
          };
          walk(document);
          return found;
        },
        '.bubble__text',
      );
      assert.deepEqual(said, [question, answer, second]);
      await guardian.bringToFront();
      await gone(guardian, { css: '.row', text: '联网后自动发送' }, 30_000);
    });

    it('[LI-01] another family finds neither the talk nor the child', async () => {
      const other = cast.families.find(({ guardian: name }) => name !== family.guardian) ?? assert.fail('another family');
      const stranger = await openPlainWindow(running, phone);
      await signIn(stranger, service.origin, other.guardian);
      await goTo(stranger, '沟通');
      await find(stranger, '[data-side=contacts]');
      assert.ok(!(await shownText(stranger)).includes(family.pupil));
    });
  });
}
