/**
 * One lesson of a teacher, in today's Chromium: written, with a resource of the county in it, taught in a room without a line,
 * through a reload in the middle, and whole when the line is back.
 */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import type { RunningService } from '../../tools/run-service.ts';
import { goTo, signIn } from './helpers/app.ts';
import { browsers, openWindow } from './helpers/browsers.ts';
import { startBuilt } from './helpers/built.ts';
import { findCast, type Cast } from './helpers/county.ts';
import { find, gone, press, settled } from './helpers/deep.ts';
import { enter, tabTo } from './helpers/keyboard.ts';
import { openLine, type Line } from './helpers/line.ts';
import { assertOnlyContract, watch, type Watched } from './helpers/watch.ts';

const topic = '认识几分之一𠮷';
const resource = '分数的初步认识';
const question = '怎样分才公平？';
const steps = ['导入：分月饼', '折一折，说一说'];

const [engine = assert.fail('a browser')] = browsers;

describe(`a lesson is planned and taught in ${engine.name}`, { skip: engine.missing() ?? false }, () => {
  let service: RunningService;
  let cast: Cast;
  let line: Line;
  let profile: string;
  let browser: Browser;
  let page: Page;
  let watched: Watched;
  before(async () => {
    service = await startBuilt();
    cast = await findCast(service.origin);
    line = await openLine(service.origin);
    profile = await mkdtemp(path.join(os.tmpdir(), 'ls-profile-'));
    browser = await engine.launch(profile);
    [page = await browser.newPage()] = await browser.pages();
    await page.setViewport({ width: 1366, height: 768 });
    watched = watch(page);
  });
  after(async () => {
    await browser.close();
    await line.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 10 });
    await service.remove();
  });

  it('[T-01] a plan begins with its topic and gets two steps, by keyboard alone', async () => {
    await signIn(page, line.origin, cast.teacher);
    await goTo(page, '任务');
    await enter(page, { css: 'button', text: '备课' });
    await find(page, '.begin [name=title]');
    await tabTo(page, { css: '.begin [name=title]' });
    await page.keyboard.type(topic);
    await page.keyboard.press('Enter');
    await find(page, '[name=add-step]');
    for (const step of steps) {
      await enter(page, { css: '[data-stage=in] [name=add-step]' });
      await find(page, '[name=step-title]');
      await tabTo(page, { css: '[name=step-title]' });
      await page.keyboard.type(step);
      await find(page, { css: '.step__title', text: step });
    }
    await tabTo(page, { css: '[data-text=teacherActivity]' });
    await find(page, '[contenteditable=true]');
    await page.keyboard.type(question);
    await find(page, '.bar__saving[data-saving=saved]');
  });

  it('[T-01] a resource of the county goes into a step, by pointer', async () => {
    await press(page, '[name=attach]');
    await press(page, '.search__input');
    await page.keyboard.type(resource);
    await settled(page, { css: '.item__open', text: resource });
    await press(page, '.item__choice');
    await find(page, { css: '.resources', text: resource });
    await find(page, '.bar__saving[data-saving=saved]');
  });

  it('the lesson is taught without a line, and goes on after a reload in the middle', async () => {
    await press(page, '[name=teach]');
    await find(page, '[name=start]');
    await page.evaluate(async () => {
      const { active } = await navigator.serviceWorker.ready;
      if (active?.state !== 'activated') await new Promise((resolve) => active?.addEventListener('statechange', resolve, { once: true }));
    });
    line.cut();
    await press(page, '[name=start]');
    await find(page, { css: '.now__title', text: steps[0] ?? '' });
    await press(page, '[name=next]');
    await find(page, { css: '.now__title', text: steps[1] ?? '' });
    await find(page, { css: '.saying', text: question });
    await press(page, '[name=note]');
    await page.keyboard.type('第三组换正方形纸');
    await page.keyboard.press('Enter');
    await find(page, { css: '.notes__list', text: '第三组换正方形纸' });
    await find(page, '.bar__saving[data-saving=queued]');
    await page.reload();
    await find(page, { css: '.now__title', text: steps[1] ?? '' });
    await find(page, { css: '.notes__list', text: '第三组换正方形纸' });
    await press(page, '[name=end]');
    await find(page, { css: '.after td', text: '少用' });
  });

  it('when the line is back the plan and its lesson are with the service, for another computer', async () => {
    line.mend();
    await gone(page, '.sync');
    const other = await openWindow(browser);
    await signIn(other, service.origin, cast.teacher);
    await other.goto(`${service.origin}/plans`);
    await press(other, { css: '.plan__open', text: topic });
    await find(other, { css: '.step__about', text: '1个资源' });
    await press(other, '[name=teach]');
    await find(other, { css: '.notes__list', text: '第三组换正方形纸' });
  });

  it('[T-01] a plan begins with the steps of its kind of lesson, by keyboard, and has its parts by name', async () => {
    await press(page, '[name=back-to-plan]');
    await press(page, '[name=back]');
    await find(page, '.begin [name=title]');
    await tabTo(page, { css: '.begin [name=title]' });
    await page.keyboard.type('水的循环');
    await tabTo(page, { css: '.begin [name=kind]' });
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await enter(page, { css: '.begin [type=submit]' });
    await find(page, { css: '.step__title', text: '分组实验与记录' });
    await enter(page, { css: '.more-texts summary' });
    await enter(page, { css: '[data-add=boardPlan]' });
    await page.keyboard.type('水会变成什么？');
    await find(page, '.bar__saving[data-saving=saved]');
  });

  it('the network log shows only the contract, and nothing broke the policy of the page', () => {
    assertOnlyContract(watched);
    assert.deepEqual(watched.errors.filter((error) => /Content.Security.Policy|Trusted/iu.test(error)), []);
  });
});
