/**
 * The catalogue in Chromium 109 by pointer: what the journey of a teacher (`picker.test.ts`), which goes by keyboard there, does not meet,
 * and what it does, by the other hand. One browser, with a window for each of four people.
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser, ElementHandle, Page } from 'puppeteer-core';
import type { RunningService } from '../../tools/run-service.ts';
import { goTo, position, search, signIn } from './helpers/app.ts';
import { browsers, openPlainWindow } from './helpers/browsers.ts';
import { startBuilt } from './helpers/built.ts';
import { findCast, findManager, signInAs, type Caller, type Cast } from './helpers/county.ts';
import { find, gone, press, settled } from './helpers/deep.ts';
import { byPointer, chooseLine, write } from './helpers/hands.ts';
import { until } from './helpers/wait.ts';

const lesson = '分数的初步认识';
const media = join(import.meta.dirname, '../../demo/media/files');
const oldest = browsers.find(({ name }) => name === 'chromium-109') ?? assert.fail('no such browser');

describe('the catalogue by pointer in Chromium 109', { skip: oldest.missing() ?? false }, () => {
  let service: RunningService;
  let cast: Cast;
  let teacher: Caller;
  let running: Browser;
  let page: Page;
  before(async () => {
    service = await startBuilt();
    cast = await findCast(service.origin);
    teacher = await signInAs(service.origin, cast.teacher);
    running = await oldest.launch();
    page = await windowOf(cast.teacher);
    await goTo(page, '资源');
  });
  after(async () => {
    await running.close();
    await service.remove();
  });
  const windowOf = async (name: string): Promise<Page> => {
    const opened = await openPlainWindow(running);
    await signIn(opened, service.origin, name);
    return opened;
  };
  const into = (field: string, text: string) => write(page, byPointer, field, text);
  const textOf = async (css: string) => (await find(page, css)).evaluate(({ textContent }) => textContent.replace(/\s+/g, ' ').trim());
  /** How many are there, shown or not. */
  const count = (css: string) =>
    page.evaluate((wanted) => {
      const all: Element[] = [];
      const roots: (Document | ShadowRoot)[] = [document];
      for (let root = roots.shift(); root; root = roots.shift()) {
        all.push(...root.querySelectorAll(wanted));
        for (const { shadowRoot } of root.querySelectorAll('*')) if (shadowRoot) roots.push(shadowRoot);
      }
      return all.length;
    }, css);
  const there = (css: string, number: number) => until(`${number} of ${css}`, () => count(css), (found) => found === number);
  const upload = async (field: string, file: string) => ((await find(page, field)) as ElementHandle<HTMLInputElement>).uploadFile(join(media, file));
  /** One way to a resource: its card. */
  const lookCloser = async () => {
    await settled(page, { css: '.item__open', text: lesson });
    await press(page, { css: '.item__open', text: lesson });
    await find(page, '#detail-title');
  };

  it('[RS-03] [RS-01] finds a lesson by pinyin; the card says who admitted it, [RES-15] and it is sorted by use', async () => {
    await search(page, 'fenshu');
    await settled(page, { css: '.item__open', text: lesson });
    assert.match(await textOf('.item__admitted'), /接入/);
    await chooseLine(page, byPointer, '.result-bar__sort select', 'use');
    await until('the address says the order', () => Promise.resolve(page.url()), (url) => url.includes('sort=use'));
  });

  it('[RS-02] goes through the textbook place by place', async () => {
    for (const label of ['小学', '数学']) {
      await byPointer.enterPlace(page, label);
      await find(page, { css: '[role="treeitem"][aria-selected="true"]', text: label });
    }
  });

  it('[RS-15] lays two side by side, and takes one away', async () => {
    for (const place of [1, 2]) {
      await press(page, '.item__tool--compare[aria-pressed="false"]');
      await there('.compare-bar__item', place);
    }
    await press(page, '.compare-bar .button--primary');
    await find(page, 'dialog.compare');
    await page.keyboard.press('Escape');
    await gone(page, 'dialog.compare');
  });

  it('[RS-04] shows who holds the rights and on which terms, [RES-15] how many used it, which nobody writes; [RS-19] copies the line', async () => {
    await lookCloser();
    const facts = await until('everything about it', () => textOf('.facts'), (text) => text.includes('在这里用过的人数'));
    for (const label of ['资源链接', '提供单位', '版权方', '主讲人', '接入']) assert.ok(facts.includes(label), label);
    assert.equal(await count('.facts :is(input, textarea, [contenteditable])'), 0);
    await press(page, '.attribution button');
    await find(page, { css: '.attribution [role="status"]', text: '手动复制' });
  });

  it('[RS-21] says in words what belongs to it, and leads there; [SEC-16] the list ends at once, and comes back', async () => {
    await find(page, '.related__item');
    await press(page, '.recommending [role="switch"]');
    await gone(page, '.related__item');
    await press(page, '.recommending [role="switch"][aria-checked="false"]');
    const title = await textOf('.related__item .lines-2');
    assert.notEqual(await textOf('.related__item .quiet'), '');
    await press(page, '.related__item');
    await until('the other one is open', () => textOf('#detail-title'), (text) => text === title);
    await press(page, '.detail__back');
  });

  it('[RES-04] [RS-05] plays it where it stands', async () => {
    await lookCloser();
    await press(page, '.start');
    await until('the film runs', () => position(page), (seconds) => seconds > 1);
  });

  it('[RS-14] [SEC-13] reports an error in it, and is given the number of the case', async () => {
    await press(page, '.detail .report button');
    await chooseLine(page, byPointer, 'dialog.report-dialog select', 'error');
    await into('dialog.report-dialog textarea', '1 分 20 秒处算错了。');
    await press(page, 'dialog.report-dialog [type="submit"]');
    assert.notEqual(await textOf('.reporting__number'), '');
    await page.keyboard.press('Escape');
    await gone(page, 'dialog.report-dialog[open]');
  });

  it('[RS-06] keeps it among the favourites, [SYS-08] takes it along as a file for another system', async () => {
    await press(page, '.detail__favourite');
    await find(page, '.detail__favourite[aria-pressed="true"]');
    await press(page, '[data-export="detail"]');
    await press(page, '[data-format="schema-org"]');
    await find(page, { css: '.export [role="status"]', text: '已导出 1 个资源' });
  });

  it('[PS-09] [RS-07] [RS-08] puts it into a folder, judges it, and shares it with the school: it waits for review', async () => {
    const resourceId = new URL(page.url()).searchParams.get('open') ?? '';
    const rating = async () => (await (await teacher.call(`/resources/${resourceId}/rating`)).json()) as { mayRate: boolean; own: { stars: number } | null };
    await press(page, { css: 'button', text: '我的资源' });
    await press(page, '.new-folder');
    await find(page, '.naming input');
    await page.keyboard.type('下周要用');
    await press(page, '.naming [type="submit"]');
    const folder = await (await find(page, { css: '.folder', text: '下周要用' })).evaluate((one) => (one as HTMLElement).dataset['folder']);
    await chooseLine(page, byPointer, '[data-act="move"]', folder ?? '');
    await find(page, { css: '.folder', text: '下周要用 1' });
    await until('the service knows that it was tried', rating, ({ mayRate }) => mayRate);
    await press(page, '.closer > summary');
    await byPointer.pick(page, '.rating [name="stars"]', '4');
    await press(page, '.rating [name="reason"][value="clear"]');
    await press(page, '.rating [type="submit"]');
    await until('the service has the stars', rating, ({ own }) => own?.stars === 4);
    await press(page, '[data-act="share"]');
    await byPointer.pick(page, 'dialog input[name="audience"]', 'school');
    await press(page, 'dialog [type="submit"]');
    await find(page, { css: '#share-outcome', text: '审核' });
    await page.keyboard.press('Escape');
    await gone(page, 'dialog.share');
  });

  it('[RS-10] recommends it to the class with a reason', async () => {
    await press(page, '[data-act="recommend"]');
    await find(page, '.give select');
    const { classes } = teacher.me.identities[0] ?? assert.fail('nobody');
    const line = await (await find(page, '.give select')).evaluate((select, id) => [...(select as HTMLSelectElement).options].find(({ value }) => value.includes(id))?.value, classes[0]?.id ?? '');
    await chooseLine(page, byPointer, '.give select', line ?? '');
    await into('.give [name="reason"]', '下周要讲');
    await press(page, '.give [type="submit"]');
    await find(page, { css: '[data-given]', text: '下周要讲' });
  });

  it('[RES-07] [RES-11] [RES-14] describes an own course: its type by name, its place level by level, a day that is one', async () => {
    await goTo(page, '资源');
    await press(page, { css: 'button', text: '制作资源' });
    await chooseLine(page, byPointer, '#type', 'A03');
    for (const depth of [0, 1]) {
      const list = `[data-depth="${depth}"]`;
      const next = await (await find(page, list)).evaluate((select) => (select as HTMLSelectElement).options[1]?.value ?? '');
      await chooseLine(page, byPointer, list, next);
      await find(page, `[data-depth="${depth + 1}"]`);
    }
    await until('the path is written', () => textOf('#category'), (path) => path.length > 1);
    await into('#created', '2022-02-30');
    await find(page, '#created-problem');
    await into('#created', '2022-03-23');
    await gone(page, '#created-problem');
  });

  it('[RES-09] [RES-10] [RES-08] names who teaches, the keywords and what is in it', async () => {
    await into('#lecturers', '主讲人：张建华；(藏族)班班多杰');
    await press(page, '#lecturers-label');
    await there('.lecturer', 2);
    assert.equal(await (await find(page, '#lecturers-label')).evaluate((field) => (field as HTMLInputElement).value), '主讲人');
    await into('#keywords', '分数；折纸; 分数');
    await page.keyboard.press('Enter');
    await there('.tag bdi', 2);
    await press(page, '.tag button');
    await there('.tag bdi', 1);
    for (const row of [0, 1]) {
      await press(page, '[data-act="add"]');
      await find(page, `[data-row="${row}"]`);
      await page.keyboard.type(`第${row + 1}节`);
    }
    await press(page, '[data-act="deeper"]');
    await find(page, '.line--2 [data-row="1"]');
  });

  it('[RES-12] cuts a picture for its cover, [RES-13] and is told that the rights holder is missing', async () => {
    await upload('input#cover', 'moon/cover.jpg');
    await press(page, '[data-act="use-cover"]');
    await find(page, { css: '.file', text: '换一张' });
    await press(page, 'form [type="submit"]');
    await find(page, '#rightsHolder[aria-invalid="true"]');
  });

  it('[SYS-20] [RS-10] [SEC-16] a pupil finds what an authority pushes folded, what the teacher gave with its reason, and ends all of it at once', async () => {
    const manager = await signInAs(service.origin, await findManager(service.origin));
    const name = cast.families[0]?.pupil ?? assert.fail('a family');
    // What is too far for a pupil is not shown to one.
    const { items } = (await (await (await signInAs(service.origin, name)).call('/resources?limit=10')).json()) as { items: { id: string }[] };
    const audience = { kind: 'organisation', id: manager.me.identities[0]?.organisation.id };
    for (const { id } of items) {
      const body = JSON.stringify({ resourceId: id, audience, reason: '全县共读' });
      const answer = await manager.call(`/recommendations/${crypto.randomUUID()}`, { method: 'PUT', headers: { 'Content-Type': 'application/json' }, body });
      assert.equal(answer.status, 204);
    }
    page = await windowOf(name);
    await goTo(page, '资源');
    await press(page, { css: 'button', text: '为你推荐' });
    await find(page, { css: '[data-kind="teacher"] .item__why', text: '下周要讲' });
    assert.deepEqual([await count('dialog[open]'), await count('[data-kind="authority"]')], [0, 0], 'at first only what the own teachers give');
    // The app has settings, too.
    await press(page, '.settings:has([name="mode"]) > summary');
    await byPointer.pick(page, '[name="mode"]', 'all');
    await find(page, { css: '[data-kind="authority"] summary', text: '推送' });
    assert.equal(await count('[data-kind="authority"] details[open]'), 0);
    await press(page, '[data-kind="authority"] summary');
    await find(page, '[data-kind="authority"] .item');
    await press(page, '[data-kind="teacher"] [role="switch"]');
    await gone(page, '.item__why');
    await press(page, '[data-kind="neutral"] [role="switch"]');
    await find(page, { css: '[data-kind="teacher"] .item__why', text: '下周要讲' });
  });

  it('[S-06] a pupil keeps a note at a second of the film, which leads back there', async () => {
    await press(page, '[data-kind="teacher"] .item__open');
    await press(page, '.start');
    await until('the film runs', () => position(page), (seconds) => seconds > 2);
    await press(page, '[data-panel="notes"]');
    await into('.note-form__text', '为什么要平均分？');
    await press(page, { css: 'button', text: '保存笔记' });
    await press(page, { css: '.note .timed__entry', text: '为什么要平均分？' });
  });

  it('[RS-18] who manages reads how it is used, or that too few people have', async () => {
    page = await windowOf(await findManager(service.origin));
    await goTo(page, '资源');
    await search(page, 'fenshu');
    await lookCloser();
    await press(page, '.statistics summary');
    await find(page, '.statistics__table, .statistics__few');
  });
});
