/** The installed app without a line: opens on the last data, and loses nothing of what is done then. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, afterEach, describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { goTo, search } from '../e2e/helpers/app.ts';
import { currentBrowsers } from '../e2e/helpers/browsers.ts';
import type { Cast } from '../e2e/helpers/county.ts';
import { find, gone, press } from '../e2e/helpers/deep.ts';
import { Device, firstTask, lesson, School } from './installed.ts';

let school: School;
let cast: Cast;
before(async () => {
  school = await School.open();
  ({ cast } = school);
});
after(() => school.close());

for (const engine of currentBrowsers) {
  describe(`the installed app without a line in ${engine.name}`, { skip: engine.missing() ?? false }, () => {
    let device: Device;
    beforeEach(async () => {
      device = await Device.open(engine, school);
    });
    afterEach(() => device.close());

    it('[UX-09] opens without a line on the last data with their time; what is done then is sent once, though the tab is killed', async () => {
      const title = `没有网络时布置，${engine.name}`;
      const page = await device.openKept(cast.teacher);
      await find(page, { css: '.task', text: firstTask });
      await goTo(page, '资源');
      await search(page, lesson);
      await press(page, { css: '.item__open', text: lesson });
      await press(page, { css: 'button', text: '布置给班级' });
      await find(page, 'input[name="title"]');
      const address = page.url();

      device.line.cut();
      const tab = await device.browser.newPage();
      await page.close();
      await tab.goto(`${device.line.origin}/`);
      await find(tab, { css: '.task', text: firstTask });
      const banner = await find(tab, { css: '.banner', text: '当前没有联网' });
      assert.match(await banner.evaluate(({ textContent }) => textContent), /显示的是.*(\d|刚)/, 'the time of what is shown');

      await tab.goto(address);
      const name = await find(tab, 'input[name="title"]');
      await name.evaluate((input) => (input as HTMLInputElement).select());
      await name.type(title);
      await press(tab, 'input[type="checkbox"]');
      await press(tab, { css: 'button[type="submit"]', text: '布置任务' });
      await find(tab, { css: '.outcome', text: '已存在本机' });
      await find(tab, { css: '.sync', text: '1 项待发送' });
      await kill(tab);

      assert.ok(!(await school.taskTitles()).includes(title));
      const again = await device.browser.newPage();
      await again.goto(`${device.line.origin}/`);
      await find(again, { css: '.sync', text: '1 项待发送' });
      device.line.mend();
      await gone(again, '.sync', 60_000);
      await find(again, { css: '.task', text: title });
      await again.reload();
      await find(again, { css: '.task', text: title });
      assert.equal((await school.taskTitles()).filter((one) => one === title).length, 1);
    });

    it('opens without a line after the browser was closed', async () => {
      const page = await device.openKept(cast.teacher);
      await find(page, { css: '.task', text: firstTask });
      const browser = await device.restart(() => device.line.cut());
      const later = await browser.newPage();
      await later.goto(`${device.line.origin}/`);
      await find(later, { css: '.task', text: firstTask });
      const look = await later.evaluate(() => [document.documentElement.dataset['lsTheme'] ?? '', ...Array.from(document.styleSheets, ({ href }) => href ?? '')].join(' '));
      assert.match(look, /^yunling auto .*county-yunling\.css/, "the county's look is there without a line");
      await find(later, { css: '.banner', text: '当前没有联网' });
    });
  });
}

/** Ends a tab as the system does when memory runs out; where that cannot be had, without asking the page. */
async function kill(tab: Page): Promise<void> {
  const gone = new Promise((resolve) => tab.once('error', resolve));
  const session = await tab.createCDPSession().catch(() => null);
  if (session !== null) {
    void session.send('Page.crash').catch(() => undefined);
    await gone;
  }
  await tab.close().catch(() => undefined);
}
