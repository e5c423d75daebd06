/** A platform signs people in: the first time, after a reload, when a token ends, without a line, and out again. */
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import type { Browser } from 'puppeteer-core';
import { attributeText } from './helpers/attributes.ts';
import { browsers } from './helpers/browsers.ts';
import { find, gone, press } from './helpers/deep.ts';
import { keptText } from './helpers/kept.ts';
import { startPlatformApp, toPlatform, type PlatformApp, type Visit } from './helpers/platform-app.ts';
import { until } from './helpers/wait.ts';

const teacher = { login: 'yl-a0003', name: '李文静' };

let app: PlatformApp;
before(async () => {
  app = await startPlatformApp();
});
after(() => app.close());

for (const browser of browsers) {
  describe(`a platform signs people in, in ${browser.name}`, { skip: browser.missing() ?? false }, () => {
    let running: Browser;
    let visit: Visit;
    before(async () => {
      running = await browser.launch();
    });
    after(() => running.close());
    beforeEach(async () => {
      visit = await app.visit(running);
    });
    afterEach(() => visit.end());
    /** The same person on a device that keeps the app. */
    const onDevice = async (): Promise<void> => {
      await visit.end();
      visit = await app.visit(running, true);
    };
    const timesAt = (path: string, times: number) =>
      until(`${path} asked ${times} times`, async () => visit.timesAt(path), (count) => count === times);
    // What is kept is shown while the platform's answer is still in the address.
    const isAt = (address: string) => until(`the page at ${address}`, async () => visit.page.url(), (found) => found === address);

    it('[SYS-21] opens the space of a teacher at the first sign-in, and keeps no token anywhere', async () => {
      await onDevice();
      await visit.comeIn(teacher.login);
      await find(visit.page, { css: '.person', text: teacher.name });
      await find(visit.page, { css: 'h1', text: '我的班级' });
      await isAt(`${app.service.origin}/`);
      assert.equal(app.platform.tokens.length, 2, 'one code was redeemed once');
      const state = await visit.page.evaluate(() => JSON.stringify(history.state));
      const kept = [await keptText(visit.page), await attributeText(visit.page), ...visit.asked, state].join('\n');
      assert.ok(kept.includes(teacher.name), 'the search looks where things are kept');
      for (const token of app.platform.tokens) assert.ok(!kept.includes(token), 'no token in a storage, an attribute or an address');
      assert.equal(await visit.page.evaluate(() => sessionStorage.length), 0);
    });

    it('a reload stays where it was, without asking the person', async () => {
      await onDevice();
      await visit.comeIn(teacher.login);
      await find(visit.page, { css: '.person', text: teacher.name });
      await press(visit.page, { css: 'nav button', text: '任务' });
      await visit.page.waitForFunction(() => location.pathname === '/tasks');
      const entries = await visit.page.evaluate(() => history.length);
      const signedIn = visit.page.waitForResponse((response) => response.url().endsWith('/api/v1/me') && response.ok());
      await visit.page.reload();
      await signedIn;
      await find(visit.page, { css: '.person', text: teacher.name });
      await isAt(`${app.service.origin}/tasks`);
      assert.equal(await visit.page.evaluate(() => history.length), entries, 'the way to the platform and back leaves no trace in the history');
      assert.equal(visit.timesAt('/auth'), 2);
    });

    it('gets another token when one ends, and takes nobody away from what they are doing', async () => {
      await visit.comeIn(teacher.login);
      await find(visit.page, { css: '.person', text: teacher.name });
      await visit.pressAnHourLater({ css: 'nav button', text: '通知' });
      // Until the page that came back redeems its answer, the one that left may still stand there, at the same address.
      await timesAt('/token', 2);
      assert.equal(visit.timesAt('/auth'), 2);
      await find(visit.page, { css: '.person', text: teacher.name });
      await isAt(`${app.service.origin}/notices`);

      await visit.page.goto(`${app.service.origin}/tasks/none?resource=none`);
      await timesAt('/token', 3);
      await find(visit.page, { css: 'button', text: '重试' });
      const before = visit.timesAt('/auth');
      await visit.page.keyboard.press('Tab');
      await visit.pressAnHourLater({ css: 'button', text: '重试' });
      await find(visit.page, { css: '.release', text: '您的登录需要续期' });
      assert.equal(visit.timesAt('/auth'), before, 'the person decides when to go');
      await press(visit.page, { css: '.release button', text: '重新登录' });
      await timesAt('/token', 4);
      assert.equal(visit.timesAt('/auth'), before + 1);
      await find(visit.page, { css: '.person', text: teacher.name });
      await gone(visit.page, '.release');
      await isAt(`${app.service.origin}/tasks/none?resource=none`);
    });

    it('renews a token without leaving the page where the platform gives the means', async () => {
      app.platform.givesRefreshTokens = true;
      await visit.comeIn(teacher.login);
      await find(visit.page, { css: '.person', text: teacher.name });
      await visit.pressAnHourLater({ css: 'nav button', text: '通知' });
      await timesAt('/token', 2);
      await find(visit.page, { css: '.person', text: teacher.name });
      assert.equal(visit.timesAt('/auth'), 1);
      const kept = await keptText(visit.page);
      for (const token of app.platform.tokens) assert.ok(!kept.includes(token));
    });

    it('never runs to and fro when something is wrong, and stays open on what is kept', async () => {
      await visit.comeIn(teacher.login);
      await find(visit.page, { css: '.person', text: teacher.name });
      app.platform.allowsApp = false;
      await visit.page.reload();
      await find(visit.page, { css: '.release', text: '平台还没有为学习空间开通登录' });
      for (const view of ['任务', '通知', '首页']) {
        await press(visit.page, { css: 'nav button', text: view });
        await find(visit.page, { css: '.person', text: teacher.name });
      }
      await find(visit.page, { css: '.release', text: '平台还没有为学习空间开通登录' });
      assert.equal(visit.timesAt('/auth'), 2);
      await press(visit.page, { css: '.release button', text: '以后再说' });
      await gone(visit.page, '.release');
    });

    it('starts without a line on what is kept, and without the platform too', async () => {
      await onDevice();
      await visit.comeIn(teacher.login);
      await find(visit.page, { css: '.person', text: teacher.name });
      await visit.untilInstalled();
      await app.service.stop();
      await app.platform.stop();
      await visit.page.reload();
      await find(visit.page, { css: '.person', text: teacher.name });
      await isAt(`${app.service.origin}/`);
      await app.service.restart();
      await visit.page.reload();
      await find(visit.page, { css: '.release', text: '现在连不上平台的登录服务' });
      await find(visit.page, { css: '.person', text: teacher.name });
      await app.platform.start();
      // The page notices by itself, with longer and longer pauses.
      await gone(visit.page, '.release', 70_000);
      await find(visit.page, { css: '.person', text: teacher.name });
    });

    it('ends at the sign-in page, once, when the platform knows nobody any more', async () => {
      await visit.comeIn(teacher.login);
      await find(visit.page, { css: '.person', text: teacher.name });
      app.platform.forgetPeople();
      await visit.page.reload();
      await visit.expectProblem('您在平台上的登录已结束', '已写下的内容都在');
      await find(visit.page, toPlatform);
      assert.equal(visit.timesAt('/auth'), 2, 'the platform was asked once, not again and again');
    });

    it('signs out here and at the platform, and forgets what was kept', async () => {
      await onDevice();
      await visit.comeIn(teacher.login);
      await find(visit.page, { css: '.person', text: teacher.name });
      await press(visit.page, '.settings summary');
      await press(visit.page, { css: 'button', text: '退出' });
      await press(visit.page, { css: 'button', text: 'Yes' });
      await find(visit.page, toPlatform);
      await isAt(`${app.service.origin}/`);
      assert.ok(!(await keptText(visit.page)).includes(teacher.name));
      await press(visit.page, toPlatform);
      await find(visit.page, 'input[name="login"]');
    });

    it('[SYS-21] says that a person is in no roster, and lets another one in', async () => {
      await visit.comeIn('nobody');
      await visit.expectProblem('没有找到您的空间', '请联系学校管理员');
      await press(visit.page, toPlatform);
      await visit.signInAtPlatform(teacher.login);
      await find(visit.page, { css: '.person', text: teacher.name });
    });
  });
}
