/** Packages of H5P, from the file to what the record store and the card of the course say, in the app. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Frame, Page } from 'puppeteer-core';
import type { RunningService } from '../../tools/run-service.ts';
import { signIn } from './helpers/app.ts';
import { browsers, openWindow } from './helpers/browsers.ts';
import { startBuilt } from './helpers/built.ts';
import { findCast, signInAs, type Caller, type Cast } from './helpers/county.ts';
import { find, gone, press } from './helpers/deep.ts';
import { h5pChoice, h5pLacking, h5pLate, h5pLook, partId } from './helpers/h5p.ts';
import { importPackages } from './helpers/packages.ts';
import { until } from './helpers/wait.ts';
import { missingForWebkit, openWebkit, type WebkitWindow } from './helpers/webkit.ts';

let service: RunningService;
let cast: Cast;
let choice: string;
let look: string;
let lacking: string;
let late: string;
before(async () => {
  service = await startBuilt({}, async (folder) => {
    [choice = '', look = '', lacking = '', late = ''] = await importPackages(folder, 'demo-yunling', [h5pChoice, h5pLook, h5pLacking, h5pLate]);
  });
  cast = await findCast(service.origin);
});
after(() => service.remove());

async function statesOf(pupil: Caller, course: string): Promise<string[]> {
  const answer = (await (await pupil.call(`/resources/${course}/course`)).json()) as { units: { state: string }[] };
  return answer.units.map(({ state }) => state);
}

for (const [turn, browser] of browsers.entries()) {
  describe(`a package of H5P in ${browser.name}`, { skip: browser.missing() ?? false }, () => {
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

    const inUnit = (frame: Frame): boolean => frame.url().includes('/frame/h5p/');
    async function openUnit(course: string): Promise<Frame> {
      await page.goto(`${service.origin}/resources/${course}`);
      await press(page, '[data-unit="0"]');
      return (await until('the content is there', async () => page.frames().find(inUnit) ?? null, (found) => found !== null)) ?? assert.fail('no frame');
    }
    const words = (frame: Frame, selector: string): Promise<string> => frame.evaluate((where) => document.querySelector(where)?.textContent ?? '', selector);
    const said = (frame: Frame): Promise<string> => words(frame, '#said');
    const push = (frame: Frame, id: string): Promise<void> => frame.evaluate((name) => document.getElementById(name)?.click(), id);
    async function leave(): Promise<void> {
      await press(page, { css: '.inside__leave', text: '离开课程' });
      await gone(page, 'iframe.inside__frame');
    }

    it('[RS-05] goes on where it was left, fails, and passes, as the card and the course say', async () => {
      const first = await openUnit(choice);
      await until('it is drawn', () => said(first), (text) => text === 'true|base|content/images/leaf.svg|');
      await push(first, 'answer1');
      await push(first, 'check');
      await until('it is judged', () => said(first), (text) => text === 'checked 0');
      await push(first, 'harmless');
      await until('what is harmless happened', () => said(first), (text) => text === 'harmless');
      assert.equal(await words(first, '.ls-broken code'), '');
      await push(first, 'unready');
      await leave();
      await find(page, { css: '.course__unit', text: '没有通过' });

      const again = await openUnit(choice);
      await until('it is as it was left', () => said(again), (text) => text.endsWith('|铁'));
      await push(again, 'part');
      await until('the part is done', () => said(again), (text) => text === `part false ${partId}`);
      await push(again, 'nameless');
      await until('the other part is done', () => said(again), (text) => text === 'nameless false undefined');
      assert.deepEqual(await statesOf(pupil, choice), ['failed'], 'a part decides nothing');
      await push(again, 'round');
      await push(again, 'answer0');
      await push(again, 'check');
      await until('it is heard', () => statesOf(pupil, choice), ([state]) => state === 'passed');
      await leave();
      await find(page, { css: '.course__unit', text: '已通过' });
      await find(page, { css: '.course__head', text: '已经学完' });
    });

    it('has the pictures that content types ask for by characters of a font', async () => {
      const unit = await openUnit(choice);
      await until('it is drawn', () => said(unit), (text) => text !== '');
      const drawn = await unit.evaluate(async () => {
        const faces = await document.fonts.load('40px h5p-theme', '\ue902\ue903');
        const pen = Object.assign(document.createElement('canvas'), { width: 50, height: 50 }).getContext('2d');
        const ink = (character: string): string => {
          if (pen === null) return '';
          pen.clearRect(0, 0, 50, 50);
          pen.font = '40px h5p-theme';
          pen.fillText(character, 5, 40);
          return pen.getImageData(0, 0, 50, 50).data.join();
        };
        return { loaded: faces.map(({ status }) => status), different: new Set(['\ue900', '\ue901', '\ue902', '\ue903', ' '].map(ink)).size };
      });
      assert.deepEqual(drawn, { loaded: ['loaded'], different: 5 });
      await leave();
    });

    const languageAndDirection = (frame: Frame, selector: string): Promise<(string | undefined)[]> =>
      frame.evaluate((where) => {
        const found = document.querySelector<HTMLElement>(where);
        return [found?.lang, found?.dir];
      }, selector);

    it('says whose it is, in the language of the app; the content has its own', async () => {
      const unit = await openUnit(choice);
      await until('the rights are offered', () => words(unit, '.ls-rights'), (text) => text === '使用权说明');
      assert.deepEqual(await languageAndDirection(unit, 'html'), ['zh-CN', 'ltr']);
      assert.deepEqual(await languageAndDirection(unit, '.h5p-content'), ['zh-hans', 'ltr']);
      await unit.evaluate(() => document.querySelector<HTMLElement>('.ls-rights')?.click());
      await until('they are shown', () => words(unit, 'dialog[open]'), (text) => text.includes('CC BY') && text.includes('阿依古丽'));
      await leave();
    });

    it('what asks nothing is done when it was opened; what it lacks, or wants from elsewhere, is named and leaves the rest', async () => {
      const unit = await openUnit(look);
      await until('it is heard', () => statesOf(pupil, look), ([state]) => state === 'completed');
      await push(unit, 'absent');
      await until('the part is named', () => words(unit, '.ls-broken code'), (text) => text.includes('H5P.Absent 2.1'));
      await push(unit, 'elsewhere');
      await until('the place is named', () => words(unit, '.ls-broken code'), (text) => text.includes('pictures.example'));
      assert.equal(await words(unit, '.h5p-content h2'), '叶子');
      assert.deepEqual(await languageAndDirection(unit, '.h5p-content'), ['ug', 'rtl']);
      await leave();
      await find(page, { css: '.course__unit', text: '已学完' });
    });

    it('what shows nothing is named, and what comes after all is shown', async () => {
      const unit = await openUnit(late);
      await until('it is empty', () => words(unit, '.ls-broken code'), (text) => text.includes('H5P.LsLate 1.0'), 60_000);
      await unit.evaluate(() => window.dispatchEvent(new Event('late')));
      await until('the message is taken back', () => unit.evaluate(() => [document.querySelector('#said')?.textContent, document.querySelector('.ls-broken')]), ([text, message]) => text === '来了' && message === null);
      await leave();
    });

    it('a content type that calls what is not there ends in a message, not in an empty page', async () => {
      const unit = await openUnit(lacking);
      await until('it is said', () => words(unit, '.ls-failed'), (text) => text.includes('H5P.LsLacking 1.0') && text.includes('drawInTheAir'));
      await leave();
      assert.deepEqual(await statesOf(pupil, lacking), ['open']);
    });

    it('[SEC-04] reaches the record of its own launch, and nothing else of the person or the service', async () => {
      const unit = await openUnit(choice);
      await until('it is drawn', () => said(unit), (text) => text !== '');
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
          session: await attempt(async () => (await fetch(`${origin}/api/v1/session/token`, { method: 'POST', credentials: 'include', headers: { 'LS-Request': '1' } })).text()),
          others: await attempt(async () => (await fetch(`${origin}/xapi/statements`, { headers: { 'X-Experience-API-Version': '1.0.3' } })).status),
          leaving: await attempt(() => top && (top.location.href = 'about:blank')),
          elsewhere: await attempt(async () => (await fetch('https://collect.example/')).status),
        };
      }, service.origin);
      assert.deepEqual(got, { app: 'refused', session: 'refused', others: '401', leaving: 'refused', elsewhere: 'refused' });
    });
  });
}

describe('a package of H5P in WebKitGTK', { skip: missingForWebkit() ?? false }, () => {
  let phone: WebkitWindow;
  before(async () => {
    phone = await openWebkit({ width: 360, height: 640 });
  });
  after(() => phone.close());

  it('is shown, and heard', async () => {
    const name = cast.families.at(-1)?.pupil ?? assert.fail('a family');
    await phone.goto(`${service.origin}/`);
    await phone.press({ css: '.demo-person', text: name });
    await phone.find({ css: '.person', text: name });
    await phone.goto(`${service.origin}/resources/${look}`);
    await phone.press({ css: '[data-unit="0"]' });
    const pupil = await signInAs(service.origin, name);
    await until('it was shown', () => statesOf(pupil, look), ([state]) => state === 'completed');
    await phone.press({ css: '.inside__leave' });
    await phone.find({ css: '.course__unit', text: '已学完' });
  });
});
