/** Web courses that are kept on a machine: opened without a line from the second origin, and what came of them heard once. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser, Frame, Page } from 'puppeteer-core';
import type { RunningService } from '../../tools/run-service.ts';
import { currentBrowsers } from '../e2e/helpers/browsers.ts';
import { startBuilt } from '../e2e/helpers/built.ts';
import { findCast, signInAs, type Caller, type Cast } from '../e2e/helpers/county.ts';
import { find, gone, press } from '../e2e/helpers/deep.ts';
import { h5pChoice } from '../e2e/helpers/h5p.ts';
import { importPackages, scorm12, scorm2004 } from '../e2e/helpers/packages.ts';
import { until } from '../e2e/helpers/wait.ts';
import { keep } from './installed.ts';

let service: RunningService;
let cast: Cast;
let levels: string;
let pictures: string;
let breath: string;
before(async () => {
  service = await startBuilt({}, async (folder) => {
    [levels = '', pictures = '', breath = ''] = await importPackages(folder, 'demo-yunling', [scorm12, scorm2004, h5pChoice]);
  });
  cast = await findCast(service.origin);
});
after(() => service.remove());

for (const [turn, engine] of currentBrowsers.entries()) {
  describe(`a kept web course in ${engine.name}`, { skip: engine.missing() ?? false }, () => {
    let profile: string;
    let browser: Browser;
    let page: Page;
    let name: string;
    let pupil: Caller;
    before(async () => {
      name = cast.families[turn]?.pupil ?? assert.fail('a family');
      pupil = await signInAs(service.origin, name);
      profile = await mkdtemp(path.join(os.tmpdir(), 'ls-profile-'));
      browser = await engine.launch(profile);
      const [first = await browser.newPage()] = await browser.pages();
      page = await keep(first, service.origin, name);
      await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    });
    after(async () => {
      await browser.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 10 });
    });

    const inUnit = (frame: Frame): boolean => frame.url().includes('/files/courses/');
    async function openUnit(place: number): Promise<Frame> {
      await press(page, `[data-unit="${place}"]`);
      const frame = await until('the unit is there', async () => page.frames().find(inUnit) ?? null, (found) => found !== null);
      if (!frame) throw new Error('no frame');
      await until('it stands', () => frame.evaluate(() => document.readyState), (state) => state === 'complete');
      return frame;
    }
    const said = (frame: Frame): Promise<string> => frame.evaluate(() => document.getElementById('said')?.textContent ?? '');
    const push = (frame: Frame, id: string): Promise<void> => frame.evaluate((button) => document.getElementById(button)?.click(), id);
    async function states(course: string): Promise<string[]> {
      const answer = (await (await pupil.call(`/resources/${course}/course`)).json()) as { units: { state: string }[] };
      return answer.units.map(({ state }) => state);
    }

    /** How often the record store has heard a word about the first unit. */
    async function heard(verb: string): Promise<number> {
      const query = new URLSearchParams({ activity: `urn:ls:course:${levels}:unit:0`, verb: `http://adlnet.gov/expapi/verbs/${verb}`, agent: JSON.stringify({ account: { homePage: 'urn:ls:person', name: pupil.me.person.id } }) });
      const answer = await fetch(`${service.origin}/xapi/statements?${query.toString()}`, { headers: { Authorization: `Bearer ${pupil.token}`, 'X-Experience-API-Version': '1.0.3' } });
      return ((await answer.json()) as { statements: unknown[] }).statements.length;
    }

    it('[RS-09] is kept, size first, and opens without a line; what came of it is heard once when the line is back', async () => {
      await page.goto(`${service.origin}/resources?q=${encodeURIComponent('分数闯关')}`);
      await press(page, { css: '.item__open', text: '分数闯关' });
      await find(page, { css: '.offline .figures', text: 'B' });
      await press(page, '.offline__keep');
      await find(page, { css: '.offline', text: '已保存到本机' });

      await service.stop();
      await page.goto(`${service.origin}/resources/${levels}`);
      const first = await openUnit(0);
      assert.match(await said(first), /^ab-initio/);
      await push(first, 'half');
      await press(page, { css: '.inside__leave', text: '离开课程' });
      await gone(page, 'iframe.inside__frame');
      await find(page, { css: '.course__unit', text: '结果联网后发送' });
      const again = await openUnit(0);
      assert.match(await said(again), /^resume\|第3题/, 'it goes on where it was left');
      await push(again, 'done');
      await gone(page, 'iframe.inside__frame');
      await find(page, { css: '.sync', text: '2 项待发送' });

      await service.restart();
      await gone(page, '.sync', 60_000);
      assert.deepEqual(await states(levels), ['passed', 'open', 'open']);
      await find(page, { css: '.course__unit', text: '已通过' });
      assert.deepEqual([await heard('passed'), await heard('terminated')], [1, 2], 'two launches, one of them passed');
    });

    it('[SEC-04] without a line a package reaches neither the app, nor a launch of another, nor a course that is not kept', async () => {
      await service.stop();
      await page.goto(`${service.origin}/resources/${levels}`);
      const unit = await openUnit(1);
      const got = await unit.evaluate(
        async ([origin = '', other = '']) => {
          const attempt = async (act: () => unknown): Promise<string> => {
            try {
              return JSON.stringify(await act());
            } catch (error) {
              return error instanceof Error || error instanceof DOMException ? 'refused' : String(error);
            }
          };
          const store = new URLSearchParams(parent.location.search).get('endpoint') ?? '';
          return {
            app: await attempt(() => top?.document.title),
            storage: await attempt(() => top?.localStorage.length),
            session: await attempt(async () => (await fetch(`${origin}/api/v1/session/token`, { method: 'POST', credentials: 'include' })).status),
            unauthorised: await attempt(async () => (await fetch(`${store}/statements`)).status),
            key: await attempt(async () => Object.keys((await (await fetch(`${store}/fetch`, { method: 'POST' })).json()) as object)),
            guessed: await attempt(async () => (await fetch(`/frame/keep/store/${crypto.randomUUID()}/statements`)).status),
            elsewhere: await attempt(async () => (await fetch(`/files/courses/${other}/one.html`)).status),
            worker: await attempt(async () => (await navigator.serviceWorker.register('one.html')).scope),
          };
        },
        [service.origin, pictures],
      );
      assert.deepEqual(got, {
        app: 'refused', storage: 'refused', session: 'refused', unauthorised: '401', key: '["error-code","error-text"]', guessed: '404', elsewhere: 'refused', worker: 'refused',
      });
      await press(page, { css: '.inside__leave' });
      await gone(page, 'iframe.inside__frame');
      await service.restart();
    });

    it('[RS-09] H5P is kept, too: without a line it goes on where it was left, and what it says is heard when the line is back', async () => {
      await page.goto(`${service.origin}/resources?q=${encodeURIComponent('植物的呼吸')}`);
      await press(page, { css: '.item__open', text: '植物的呼吸' });
      await press(page, '.offline__keep');
      await find(page, { css: '.offline', text: '已保存到本机' });
      await service.stop();
      await page.goto(`${service.origin}/resources/${breath}`);
      const openContent = async (): Promise<Frame> => {
        await press(page, '[data-unit="0"]');
        const there = async (): Promise<Frame | null> => page.frames().find((frame) => frame.url().includes('/frame/h5p/')) ?? null;
        return (await until('the content is there', there, (found) => found !== null)) ?? assert.fail('no frame');
      };
      const first = await openContent();
      await until('it is drawn', () => said(first), (words) => words === 'true|base|content/images/leaf.svg|');
      assert.equal(await first.evaluate(() => document.documentElement.lang), 'zh-CN', 'the language of the app');
      await push(first, 'answer0');
      await press(page, { css: '.inside__leave', text: '离开课程' });
      await gone(page, 'iframe.inside__frame');
      const again = await openContent();
      await until('it is as it was left', () => said(again), (words) => words.endsWith('|氧气'));
      // A word of its own that is called like one of the launch ends nothing.
      await again.evaluate(() => {
        const send = window.fetch.bind(window);
        window.fetch = async (address, init) => {
          const body = typeof init?.body === 'string' ? init.body : '';
          if (body.includes('/verbs/interacted')) await send(address, { ...init, body: JSON.stringify({ ...(JSON.parse(body) as object), id: crypto.randomUUID(), verb: { id: 'http://adlnet.gov/expapi/verbs/terminated' } }) });
          return send(address, init);
        };
      });
      await push(again, 'answer0');
      await push(again, 'check');
      await until('it is judged', () => said(again), (words) => words === 'checked 1');
      await press(page, { css: '.inside__leave', text: '离开课程' });
      await gone(page, 'iframe.inside__frame');
      await service.restart();
      await gone(page, '.sync', 60_000);
      await until('it is heard', () => states(breath), ([state]) => state === 'passed');
    });
  });
}
