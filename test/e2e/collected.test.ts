/**
 * What is optional is turned off, in today's Chromium: a guardian does it on a phone; the child leaps through a lesson, no leap leaves the
 * child's machine, and the service knows the place all the same.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import * as v from 'valibot';
import { collected } from '../../contract/src/index.ts';
import type { RunningService } from '../../tools/run-service.ts';
import { goTo, position, search, signIn } from './helpers/app.ts';
import { browsers, openPlainWindow, openWindow } from './helpers/browsers.ts';
import { startBuilt } from './helpers/built.ts';
import { findCast, signInAs, type Cast } from './helpers/county.ts';
import { find, press, settled } from './helpers/deep.ts';
import { enter, tabTo } from './helpers/keyboard.ts';
import { until } from './helpers/wait.ts';

const phone = { width: 360, height: 640 };
const lesson = '分数的初步认识';
const Sent = v.array(v.looseObject({ verb: v.looseObject({ id: v.string() }), context: v.looseObject({ extensions: v.record(v.string(), v.unknown()) }) }));

let service: RunningService;
let cast: Cast;
before(async () => {
  service = await startBuilt();
  cast = await findCast(service.origin);
});
after(() => service.remove());

const [browser] = browsers;
describe(`what is collected in ${browser?.name ?? 'no browser'}`, { skip: browser?.missing() ?? false }, () => {
  let running: Browser;
  let guardian: Page;
  let pupil: Page;
  let family: Cast['families'][number];
  /** Verbs of all statements that left the pupil's machine. */
  const left: string[] = [];
  const leaps = (): number => left.filter((verb) => collected.detail.events.includes(verb)).length;
  before(async () => {
    family = cast.families[0] ?? assert.fail('a family');
    running = (await browser?.launch()) ?? assert.fail('a browser');
    guardian = await openPlainWindow(running, phone);
    pupil = await openWindow(running);
    pupil.on('request', (request) => {
      if (!request.url().endsWith('/xapi/statements')) return;
      void request.fetchPostData().then((body) => {
        for (const { verb, context } of v.parse(Sent, JSON.parse(body ?? '[]'))) left.push(typeof context.extensions['urn:ls:extension:collected'] === 'string' ? verb.id : 'without a purpose');
      });
    });
  });
  after(() => running.close());

  const ofChild = async (): Promise<string> => `[data-person="${(await signInAs(service.origin, family.pupil)).me.person.id}"]`;
  /** Plays, leaps ahead, pauses, and is told that nothing waits. */
  async function watch(): Promise<number> {
    await pupil.bringToFront();
    await pupil.goto(`${service.origin}/`);
    await goTo(pupil, '资源');
    await search(pupil, '分数 初步');
    await settled(pupil, { css: '.item__open', text: lesson });
    await press(pupil, { css: '.item__open', text: lesson });
    await find(pupil, '.start');
    await (await find(pupil, 'ls-player')).evaluate((element) => {
      element.addEventListener('ls-player-record-request', (event) => {
        for (const { verb } of (event as CustomEvent<{ records: { verb: string }[] }>).detail.records) if (verb === 'seeked') document.documentElement.setAttribute('data-leapt', '');
      });
    });
    await enter(pupil, { css: '.start' });
    await until('the film runs', () => position(pupil), (seconds) => seconds > 1);
    await tabTo(pupil, { css: '.control' });
    await pupil.keyboard.press('ArrowRight');
    await until('the player has a leap to tell', () => pupil.evaluate(() => document.documentElement.hasAttribute('data-leapt')), (has) => has);
    const paused = left.filter((verb) => verb.endsWith('/paused')).length;
    await pupil.keyboard.press('k');
    await until('that it stands is sent', () => Promise.resolve(left.filter((verb) => verb.endsWith('/paused')).length), (count) => count > paused);
    return position(pupil);
  }

  it('[AN-01] a guardian reads on a phone what is collected and why, and that what is optional waits for them', async () => {
    await signIn(guardian, service.origin, family.guardian);
    await guardian.goto(`${service.origin}/privacy`);
    await find(guardian, { css: '[data-category=study]', text: '为什么不能关' });
    await find(guardian, { css: '[data-category=detail]', text: '关掉以后' });
    await find(guardian, `${await ofChild()}[data-collected=false]`);
  });

  it('[AN-01] turned off, the child watches, leaps and pauses, and no leap leaves the machine', async () => {
    await signIn(pupil, service.origin, family.pupil);
    await guardian.bringToFront();
    await press(guardian, `${await ofChild()} [data-collect=off]`);
    await find(guardian, { css: `${await ofChild()}[data-collected=false]`, text: family.guardian });
    const at = await watch();
    assert.equal(leaps(), 0);
    assert.equal(left.includes('without a purpose'), false);
    assert.ok(left.length >= 3, 'begun, played and paused are told');
    const child = await signInAs(service.origin, family.pupil);
    const { items } = v.parse(v.looseObject({ items: v.array(v.looseObject({ id: v.string(), title: v.string() })) }), await (await child.call(`/resources?q=${encodeURIComponent(lesson)}`)).json());
    const resourceId = items.find(({ title }) => title.includes(lesson))?.id ?? assert.fail(lesson);
    const progress = async () => v.parse(v.looseObject({ positionSeconds: v.number() }), await (await child.call(`/progress?resourceId=${resourceId}`)).json()).positionSeconds;
    await until('the place is known', progress, (seconds) => Math.abs(seconds - at) < 2);
  });
});
