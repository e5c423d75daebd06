/**
 * One lesson all the way through, in today's Chromium, in Firefox and in Chromium 109: a teacher gives a class a resource,
 * a pupil plays it on a phone and loses the line, the teacher and the pupil's own guardian see how far it went.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import type { SyncState } from '../../components/base/ports/ports.ts';
import { readConfig } from '../../service/src/config.ts';
import { openCarrier } from '../../service/src/start.ts';
import type { RunningService } from '../../tools/run-service.ts';
import { goTo, inStore, position, search, signIn } from './helpers/app.ts';
import { browsers, openPlainWindow, openWindow } from './helpers/browsers.ts';
import { startBuilt } from './helpers/built.ts';
import { findCast, findHead, type Cast } from './helpers/county.ts';
import { count, find, gone, press, settled, shownText, type Wanted } from './helpers/deep.ts';
import { enter, tabTo } from './helpers/keyboard.ts';
import { until } from './helpers/wait.ts';
import { assertOnlyContract, watch, type Watched } from './helpers/watch.ts';

const phone = { width: 360, height: 640 };
const lesson = '分数的初步认识';
/** Learning records that the players made, by their ids. */
const recorded: string[] = [];

let service: RunningService;
let cast: Cast;
before(async () => {
  service = await startBuilt();
  cast = await findCast(service.origin);
});
after(() => service.remove());

for (const [turn, browser] of browsers.entries()) {
  describe(`a lesson in ${browser.name}`, { skip: browser.missing() ?? false }, () => {
    const title = `${lesson}，第 ${turn + 1} 次`;
    let running: Browser;
    let teacher: Page;
    let pupil: Page;
    let guardian: Page;
    let watched: Watched[];
    let family: Cast['families'][number];
    let others: Cast['families'];
    /** What the teacher saw of the pupil who had no line. */
    let rowWhileAway = '';
    const rowOf = (name: string): Promise<string> => textOf(teacher, { css: 'tr', text: name });
    before(async () => {
      family = cast.families[turn] ?? assert.fail('a family for each browser');
      others = cast.families.filter((one) => one !== family);
      running = await browser.launch();
      teacher = await openWindow(running);
      pupil = await openWindow(running, phone);
      guardian = await openPlainWindow(running, phone);
      watched = [teacher, pupil, guardian].map(watch);
    });
    after(() => running.close());

    it('pupil and guardian are there before, each in a window of their own', async () => {
      await pupil.bringToFront();
      await pupil.goto(`${service.origin}/`);
      await find(pupil, { css: '.demo-person', text: family.pupil });
      await enter(pupil, { css: '.demo-person', text: family.pupil });
      await find(pupil, { css: '.person', text: family.pupil });
      await signIn(guardian, service.origin, family.guardian);
    });

    it('a teacher finds a playable resource by Chinese words and gives it to a class', async () => {
      await signIn(teacher, service.origin, cast.teacher);
      await goTo(teacher, '资源');
      await search(teacher, '分数 初步');
      // The answers to half of the words may come before those to all of them.
      await settled(teacher, { css: '.item__open', text: lesson });
      await press(teacher, { css: '.item__open', text: lesson });
      await find(teacher, 'ls-player');
      await press(teacher, { css: 'button', text: '布置给班级' });
      const name = await find(teacher, 'input[name="title"]');
      assert.equal(await name.evaluate((input) => (input as HTMLInputElement).value), lesson);
      await name.click();
      await teacher.keyboard.press('End');
      await teacher.keyboard.type(title.slice(lesson.length));
      await press(teacher, 'input[type="checkbox"]');
      await press(teacher, { css: 'button[type="submit"]', text: '布置任务' });
      await find(teacher, { css: '.outcome', text: '任务已布置' });
      await goTo(teacher, '任务');
      await press(teacher, { css: '.task__open', text: title });
      await find(teacher, { css: 'tr[data-state="not-started"]', text: family.pupil });
      await teacher.evaluate(() => document.documentElement.setAttribute('data-same-document', ''));
    });

    it('[PS-13] what the teacher gave stands at the pupil and the guardian without a reload', async () => {
      await find(pupil, { css: '.task__open', text: title });
      await find(guardian, { css: '.task', text: title });
      await find(guardian, { css: '.notice', text: title });
    });

    it('a pupil opens it on a phone and plays it, by keyboard alone', async () => {
      // A tab behind another one gets no keys and no frames in Firefox.
      await pupil.bringToFront();
      await enter(pupil, { css: '.task__open', text: title });
      await collectRecords(pupil);
      await enter(pupil, { css: '.start' });
      await until('the film runs', () => position(pupil), (seconds) => seconds > 2);
    });

    it('without a line the lesson goes on with what is there, and the shell says what waits', async () => {
      await until('some seconds are there', () => inStore(pupil), (seconds) => seconds >= 6);
      await pupil.setOfflineMode(true);
      await find(pupil, { css: '.sync', text: '已断网' });
      const [from, unseen] = [await position(pupil), await rowOf(family.pupil)];
      await until('it plays on', () => position(pupil), (seconds) => seconds >= from + 3);
      await tabTo(pupil, { css: '.control' });
      await pupil.keyboard.press('k');
      await until('what was watched waits', () => textOf(pupil, '.sync'), (text) => /已断网，[1-9]\d* 项待发送/.test(text));
      assert.equal(await rowOf(family.pupil), unseen, 'the teacher cannot know yet');
      rowWhileAway = unseen;
    });

    it('the line comes back, everything is sent, and the pupil watches to the end', async () => {
      await pupil.setOfflineMode(false);
      await gone(pupil, '.sync');
      await until('the teacher hears of it', () => rowOf(family.pupil), (row) => row !== rowWhileAway);
      await find(teacher, { css: 'tr[data-state="started"]', text: family.pupil });
      await pupil.bringToFront();
      await tabTo(pupil, { css: '.control' });
      await pupil.keyboard.press('k');
      await until('the film ends', () => ended(pupil), (isOver) => isOver, 60_000);
      await find(pupil, '.task[data-state="completed"]');
    });

    it('the class progress of the teacher changes without a reload', async () => {
      await find(teacher, { css: 'tr[data-state="completed"]', text: family.pupil });
      for (const { pupil: name } of others) await find(teacher, { css: 'tr[data-state="not-started"]', text: name });
      assert.ok(await teacher.evaluate(() => document.documentElement.hasAttribute('data-same-document')));
      await gone(pupil, '.sync');
    });

    it('the guardian sees the progress of the own child, hears of it, and of nobody else', async () => {
      await find(guardian, { css: '.task[data-state="completed"]', text: title });
      await find(guardian, { css: '.notice', text: family.pupil });
      await guardian.bringToFront();
      for (const view of ['首页', '任务', '通知']) {
        await goTo(guardian, view);
        await find(guardian, { css: '.task, .notice', text: title });
        const text = await shownText(guardian);
        for (const { pupil: name } of others) assert.ok(!text.includes(name), `${view} names ${name}`);
      }
    });

    it('another guardian of the class sees nothing of it', async () => {
      const other = others[0] ?? assert.fail('another family');
      const stranger = await openPlainWindow(running, phone);
      await signIn(stranger, service.origin, other.guardian);
      await find(stranger, { css: '.task:not([data-state="completed"])', text: title });
      for (const view of ['首页', '任务', '通知']) {
        await goTo(stranger, view);
        await find(stranger, { css: '.task, .notice', text: title });
        assert.ok(!(await shownText(stranger)).includes(family.pupil), view);
      }
    });

    it('leaves the pupil nothing unsent when the lesson is closed', async () => {
      await pupil.bringToFront();
      const leftAt = await pupil.evaluate(() => new Date().toISOString());
      await goTo(pupil, '首页');
      await until('the last record is sent', () => syncOf(pupil), ({ queued, lastSentAt }) => queued === 0 && (lastSentAt ?? '') > leftAt);
      const ids: unknown = await pupil.evaluate(() => Reflect.get(globalThis, 'recordedIds') as unknown);
      assert.ok(Array.isArray(ids) && ids.length >= 4, 'begun, watched, paused, completed at least');
      recorded.push(...ids.map(String));
    });

    it('[AN-03] the pupil sees when that was studied, in the own order of things, and nobody else does: a family has no such place, and a head of fewer than five is told nothing', async () => {
      await pupil.bringToFront();
      await goTo(pupil, '任务');
      await find(pupil, { css: 'tr[data-from] li', text: lesson });
      await press(pupil, '[data-by=day]');
      await until('fourteen days', () => count(pupil, 'tr[data-from]'), (days) => days === 14);
      await find(pupil, { css: 'tr[data-from]:first-child li', text: lesson });
      await guardian.bringToFront();
      await goTo(guardian, '任务');
      await find(guardian, { css: '.task', text: title });
      assert.equal(await count(guardian, 'ls-study'), 0);
      const head = await openPlainWindow(running, phone);
      await signIn(head, service.origin, await findHead(service.origin, cast.teacher));
      await find(head, { css: 'h2', text: '学校的学习时间' });
      await find(head, { css: '*', text: '还没有可以看的数据' });
      await head.close();
    });

    it('the network log of all three shows only the contract', () => assertOnlyContract(...watched));
  });
}

it('the service has each learning record once, and no other', async () => {
  await service.stop();
  const carrier = await openCarrier(readConfig({ DATA_DIR: service.folder }));
  try {
    const stored = await carrier.db
      .selectFrom('statement')
      .innerJoin('task', (join) => join.onRef('task.tenant_id', '=', 'statement.tenant_id').onRef('task.id', '=', 'statement.task_id'))
      .select('statement.id')
      .where('task.title', 'like', `${lesson}，第%`)
      .orderBy('statement.id')
      .execute();
    assert.deepEqual(stored.map(({ id }) => id), [...recorded].sort());
  } finally {
    await carrier.close();
  }
});

/** Notes the id of every record that the player makes, as a host page could. */
async function collectRecords(page: Page): Promise<void> {
  await find(page, '.start');
  const player = await find(page, 'ls-player');
  await player.evaluate((element) => {
    const ids: string[] = [];
    Reflect.set(globalThis, 'recordedIds', ids);
    // On the element itself: the last record is made when it has left the page.
    element.addEventListener('ls-player-record-request', (event) => {
      for (const { id } of (event as CustomEvent<{ records: { id: string }[] }>).detail.records) ids.push(id);
    });
  });
}

/** What waits on the pupil's phone, and when something was last sent. */
async function syncOf(page: Page): Promise<SyncState> {
  return (await find(page, 'ls-space')).evaluate((space) => (space as unknown as { state: { sync: SyncState } }).state.sync);
}

async function textOf(page: Page, wanted: Wanted | string): Promise<string> {
  return (await find(page, wanted)).evaluate((element) => element.textContent);
}

async function ended(page: Page): Promise<boolean> {
  return (await find(page, 'ls-player')).evaluate((element) => 'ended' in element && element.ended === true);
}
