/** What goes wrong between the app and a platform: each has its words, says what to do, and leaves nothing behind. */
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import type { Browser, HTTPRequest } from 'puppeteer-core';
import { currentBrowsers } from './helpers/browsers.ts';
import { find, press } from './helpers/deep.ts';
import { startPlatformApp, toPlatform, type PlatformApp, type Visit } from './helpers/platform-app.ts';

const login = 'yl-a0003';

let app: PlatformApp;
before(async () => {
  app = await startPlatformApp();
});
after(() => app.close());

for (const browser of currentBrowsers) {
  describe(`a sign-in that goes wrong, in ${browser.name}`, { skip: browser.missing() ?? false }, () => {
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

    it('refuses an answer that this window did not ask for', async () => {
      const forged = new URLSearchParams({ code: 'stolen', state: 'forged', iss: app.platform.issuer }).toString();
      await visit.page.goto(`${app.service.origin}/sign-in?${forged}`);
      await visit.expectProblem('这次登录不是从本窗口开始的', '关闭本页');
      assert.equal(visit.timesAt('/token'), 0, 'a foreign code is not redeemed');
    });

    it('refuses an answer with another state than the one it sent', async () => {
      await visit.page.setRequestInterception(true);
      visit.page.on('request', (request) => {
        const address = new URL(request.url());
        if (address.pathname !== '/sign-in' || address.searchParams.get('state') === 'forged') return void request.continue();
        address.searchParams.set('state', 'forged');
        return void request.respond({ status: 302, headers: { Location: address.href } });
      });
      await visit.comeIn(login);
      await visit.expectProblem('这次登录不是从本窗口开始的', '从平台登录');
      assert.equal(visit.timesAt('/token'), 0);
    });

    it('says what to do when the person cancels at the platform', async () => {
      await visit.page.goto(`${app.service.origin}/`);
      await press(visit.page, toPlatform);
      await press(visit.page, 'a[href$="/abort"]');
      await visit.expectProblem('平台没有同意登录', '再点一次');
    });

    it('says so when a code was redeemed before', async () => {
      await visit.page.setRequestInterception(true);
      visit.page.on('request', (request) => void redeemFirst(request));
      await visit.comeIn(login);
      await visit.expectProblem('这次登录已经用过', '重新登录');
    });

    it('says what the administrator must do when the platform does not answer to the app', async () => {
      app.platform.allowsApp = false;
      await visit.comeIn(login);
      await visit.expectProblem('平台还没有为学习空间开通登录', '令牌接口');
    });

    it('says that the platform is down before anybody is sent there', async () => {
      await visit.page.goto(`${app.service.origin}/`);
      await find(visit.page, toPlatform);
      await app.platform.stop();
      await press(visit.page, toPlatform);
      await visit.expectProblem('现在连不上平台的登录服务', '已写下的内容都在');
      await app.platform.start();
      await press(visit.page, toPlatform);
      await find(visit.page, 'input[name="login"]');
    });

    it('says that the clock of the device is wrong', async () => {
      await visit.page.evaluateOnNewDocument(() => {
        const now = Date.now.bind(Date);
        Date.now = () => now() + 24 * 60 * 60 * 1000;
      });
      await visit.comeIn(login);
      await visit.expectProblem('本机的日期或时间不对', '校准');
    });

    /** Somebody else is quicker with the same code. */
    async function redeemFirst(request: HTTPRequest): Promise<void> {
      const body = request.url() === `${app.platform.issuer}/token` ? await request.fetchPostData() : undefined;
      if (body !== undefined) {
        const answer = await fetch(request.url(), { method: 'POST', body, headers: { 'Content-Type': 'application/x-www-form-urlencoded' } });
        assert.ok(answer.ok);
      }
      await request.continue();
    }
  });
}
