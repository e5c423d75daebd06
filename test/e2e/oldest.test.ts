/**
 * The catalogue in Chromium 109, once by pointer and once by keyboard: every function that people meet in it, and each step of it by that
 * hand alone. One service and one browser, with a window for each of the people.
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser, ElementHandle, Page } from 'puppeteer-core';
import type { RunningService } from '../../tools/run-service.ts';
import { position } from './helpers/app.ts';
import { browsers, openPlainWindow, openWindow } from './helpers/browsers.ts';
import { startBuilt } from './helpers/built.ts';
import { findCast, findManager, signInAs, type Caller, type Cast } from './helpers/county.ts';
import { count, find, gone, settled } from './helpers/deep.ts';
import { byKeyboard, byPointer, chooseLine, leave, write, type Hands } from './helpers/hands.ts';
import { until } from './helpers/wait.ts';

const lesson = '分数的初步认识';
const card = { css: '.item__open', text: lesson };
const media = join(import.meta.dirname, '../../demo/media/files');
const oldest = browsers.find(({ name }) => name === 'chromium-109') ?? assert.fail('no such browser');

let service: RunningService;
let cast: Cast;
let teacher: Caller;
let manager: Caller;
let running: Browser;

/** What an authority pushes to everybody, which is more than a few. */
async function push(): Promise<void> {
  const pupil = await signInAs(service.origin, cast.families[0]?.pupil ?? assert.fail('a family'));
  // What is too far for a pupil is not shown to one.
  const { items } = (await (await pupil.call('/resources?limit=10')).json()) as { items: { id: string }[] };
  const audience = { kind: 'organisation', id: manager.me.identities[0]?.organisation.id };
  for (const { id } of items) {
    const body = JSON.stringify({ resourceId: id, audience, reason: '全县共读' });
    const answer = await manager.call(`/recommendations/${crypto.randomUUID()}`, { method: 'PUT', headers: { 'Content-Type': 'application/json' }, body });
    assert.equal(answer.status, 204);
  }
}

/** A teacher, a pupil and a manager with the catalogue. What one hand has left there is in the way of no other. */
function walk(hands: Hands, turn: number): void {
  const own = hands === byPointer ? '用鼠标' : '用键盘';
  const stars = turn + 4;
  let page: Page;
  const act = (wanted: Parameters<Hands['press']>[1]) => hands.press(page, wanted);
  const into = (field: string, text: string) => write(page, hands, field, text);
  const choose = (list: string, value: string) => chooseLine(page, hands, list, value);
  const textOf = async (css: string) => (await find(page, css)).evaluate(({ textContent }) => textContent.replace(/\s+/g, ' ').trim());
  const there = (css: string, number: number) => until(`${number} of ${css}`, () => count(page, css), (found) => found === number);
  const upload = async (field: string, file: string) => ((await find(page, field)) as ElementHandle<HTMLInputElement>).uploadFile(join(media, file));
  const resources = () => act({ css: 'nav button', text: '资源' });
  const windowOf = async (name: string, open = openPlainWindow): Promise<void> => {
    page = await open(running);
    await page.bringToFront();
    await page.goto(`${service.origin}/`);
    await act({ css: '.demo-person', text: name });
    await find(page, { css: '.person', text: name });
    await resources();
  };
  /** One way to a resource: its card. */
  const lookCloser = async () => {
    // Cards far from the screen are not drawn, and the keyboard may have gone far.
    await page.evaluate(() => window.scrollTo(0, 0));
    await settled(page, card);
    await act(card);
    await find(page, '#detail-title');
  };

  it('[RS-03] [RS-01] finds a lesson by pinyin; the card says who admitted it, [RES-15] and it is sorted by use', async () => {
    // Only who keeps something needs the app on the device, which costs seconds (by keyboard that is walked in `picker.test.ts`).
    await windowOf(cast.teacher, hands === byPointer ? openWindow : openPlainWindow);
    await find(page, '.result-bar__count');
    await into('.search__input', 'fenshu');
    await settled(page, card);
    assert.match(await textOf('.item__admitted'), /接入/);
    await choose('.result-bar__sort select', 'use');
    await until('the address says the order', () => Promise.resolve(page.url()), (url) => url.includes('sort=use'));
  });

  it('[RS-02] goes through the textbook place by place', async () => {
    for (const label of ['小学', '数学']) {
      await hands.enterPlace(page, label);
      await find(page, { css: '[role="treeitem"][aria-selected="true"]', text: label });
    }
  });

  it('[RS-15] lays two side by side, and takes one away', async () => {
    await settled(page, card);
    for (const place of [1, 2]) {
      await act('.item__tool--compare[aria-pressed="false"]');
      await there('.compare-bar__item', place);
    }
    await act('.compare-bar .button--primary');
    await find(page, 'dialog.compare');
    await leave(page, hands, 'dialog.compare', '.compare__close');
    await act('.compare-bar__item button');
    await there('.compare-bar__item', 1);
  });

  it('[RS-04] shows who holds the rights and on which terms, [RES-15] how many used it, which nobody writes; [RS-19] copies the line', async () => {
    await lookCloser();
    const facts = await until('everything about it', () => textOf('.facts'), (text) => text.includes('在这里用过的人数'));
    for (const label of ['资源链接', '提供单位', '版权方', '主讲人', '接入']) assert.ok(facts.includes(label), label);
    assert.equal(await count(page, '.facts :is(input, textarea, [contenteditable])'), 0);
    await act('.attribution button');
    await find(page, { css: '.attribution [role="status"]', text: '手动复制' });
  });

  it('[RS-21] says in words what belongs to it, and leads there; [SEC-16] the list ends at once, and comes back', async () => {
    await find(page, '.related__item');
    await act('.recommending [role="switch"]');
    await gone(page, '.related__item');
    await act('.recommending [role="switch"][aria-checked="false"]');
    const title = await textOf('.related__item .lines-2');
    assert.notEqual(await textOf('.related__item .quiet'), '');
    await act('.related__item');
    await until('the other one is open', () => textOf('#detail-title'), (text) => text === title);
    await act('.detail__back');
  });

  it('[RES-04] [RS-05] plays it where it stands', async () => {
    await lookCloser();
    await act('.start');
    await until('the film runs', () => position(page), (seconds) => seconds > 1);
  });

  it('[RS-14] [SEC-13] reports an error in it, and is given the number of the case', async () => {
    await act('.detail .report button');
    await choose('dialog.report-dialog select', 'error');
    await into('dialog.report-dialog textarea', '1 分 20 秒处算错了。');
    await act('dialog.report-dialog [type="submit"]');
    const number = await textOf('.reporting__number');
    await leave(page, hands, 'dialog.report-dialog[open]', '.report-dialog__head button');
    const { items } = (await (await teacher.call('/reports')).json()) as { items: { caseNumber: string; kind: string }[] };
    // Who reports a resource again gets the open case back.
    assert.equal(items.find(({ caseNumber }) => caseNumber === number)?.kind, 'error');
  });

  it('[RS-06] keeps it among the favourites, [SYS-08] takes it along as a file for another system', async () => {
    await act('.detail__favourite');
    await find(page, '.detail__favourite[aria-pressed="true"]');
    await act('[data-export="detail"]');
    await act('[data-format="schema-org"]');
    await find(page, { css: '.export [role="status"]', text: '已导出 1 个资源' });
  });

  if (hands === byPointer) {
    it('[RS-09] keeps it on this machine, size first, finds it without a line, and lets go of it', async () => {
      assert.match(await textOf('.offline--offer'), /\d.*[KM]B/);
      await act('.offline__keep');
      await find(page, '.offline [data-act="drop"]');
      await gone(page, '.offline__meter');
      await page.setOfflineMode(true);
      await into('.search__input', 'fsdcbrs');
      await settled(page, card);
      await find(page, { css: '.banner', text: '本机' });
      await page.setOfflineMode(false);
      await act('.offline [data-act="drop"]');
      await find(page, '.offline__keep');
    });
  }

  it('[T-19] gives it to the class, after licence and price', async () => {
    assert.match(await textOf('.terms'), /使用许可.*收费/);
    await act('[data-action="give"]');
    await find(page, 'input[name="title"]');
    assert.equal(await count(page, 'input[type="checkbox"]:checked'), 0, 'nobody is chosen beforehand');
    await act('input[type="checkbox"]');
    await act({ css: 'button[type="submit"]', text: '布置任务' });
    await find(page, { css: '.outcome', text: '任务已布置' });
  });

  it('[PS-09] [RS-07] [RS-08] puts it into a folder, judges it, and shares it with the school: it waits for review', async () => {
    const rating = async () => (await (await teacher.call(`/resources/${await lessonId()}/rating`)).json()) as { mayRate: boolean; own: { stars: number } | null };
    await resources();
    await act({ css: 'button', text: '我的资源' });
    await act('.new-folder');
    await find(page, '.naming input');
    await page.keyboard.type(own);
    await act('.naming [type="submit"]');
    const folder = await (await find(page, { css: '.folder', text: own })).evaluate((one) => (one as HTMLElement).dataset['folder']);
    await choose('[data-act="move"]', folder ?? '');
    await find(page, { css: '.folder', text: `${own} 1` });
    await until('the service knows that it was tried', rating, ({ mayRate }) => mayRate);
    await act('.closer > summary');
    await hands.pick(page, '.rating [name="stars"]', String(stars));
    const reason = await find(page, '.rating [name="reason"][value="clear"]');
    if (!(await reason.evaluate((box) => (box as HTMLInputElement).checked))) await act('.rating [name="reason"][value="clear"]');
    await act('.rating [type="submit"]');
    await until('the service has the stars', rating, ({ own: given }) => given?.stars === stars);
    await act('[data-act="share"]');
    await hands.pick(page, 'dialog input[name="audience"]', 'school');
    await act('dialog [type="submit"]');
    await find(page, { css: '#share-outcome', text: '审核' });
    await leave(page, hands, 'dialog.share', 'dialog.share .button--icon');
  });

  it('[RS-10] recommends it to the class with a reason', async () => {
    await act('[data-act="recommend"]');
    await find(page, '.give select');
    const { classes } = teacher.me.identities[0] ?? assert.fail('nobody');
    const line = await (await find(page, '.give select')).evaluate((select, id) => [...(select as HTMLSelectElement).options].find(({ value }) => value.includes(id))?.value, classes[0]?.id ?? '');
    await choose('.give select', line ?? '');
    await hands.pick(page, '.give [name="whom"]', 'all');
    await into('.give [name="reason"]', `下周要讲，${own}`);
    await act('.give [type="submit"]');
    // All of a class is asked about once more.
    await act('.give [name="confirm"]');
    await find(page, { css: '[data-given]', text: `下周要讲，${own}` });
    // The next hand begins where this one began.
    await resources();
    await act({ css: 'button', text: '我的资源' });
    await act('[data-act="remove"]');
    await gone(page, { css: '.open', text: lesson });
  });

  it('[RES-07] [RES-11] [RES-14] describes an own course: its type by name, its place level by level, a day that is one', async () => {
    await resources();
    await act({ css: 'button', text: '制作资源' });
    await choose('#type', 'A03');
    for (const depth of [0, 1]) {
      const list = `[data-depth="${depth}"]`;
      const next = await (await find(page, list)).evaluate((select) => (select as HTMLSelectElement).options[1]?.value ?? '');
      await choose(list, next);
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
    await act('#lecturers-label');
    await there('.lecturer', 2);
    assert.equal(await (await find(page, '#lecturers-label')).evaluate((field) => (field as HTMLInputElement).value), '主讲人');
    await into('#keywords', '分数；折纸; 分数');
    await page.keyboard.press('Enter');
    await there('.tag bdi', 2);
    await act('.tag button');
    await there('.tag bdi', 1);
    for (const row of [0, 1]) {
      await act('[data-act="add"]');
      await find(page, `[data-row="${row}"]`);
      await page.keyboard.type(`第${row + 1}节`);
    }
    await act('[data-act="deeper"]');
    await find(page, '.line--2 [data-row="1"]');
  });

  it('[RES-12] cuts a picture for its cover, [RES-13] and is told that the rights holder is missing', async () => {
    await upload('input#cover', 'moon/cover.jpg');
    await act('[data-act="use-cover"]');
    await find(page, { css: '.file', text: '换一张' });
    await act('form [type="submit"]');
    await find(page, '#rightsHolder[aria-invalid="true"]');
  });

  it('[SYS-18] chooses for a class: nothing and nobody is chosen beforehand, and every choice is taken back', async () => {
    await resources();
    await act({ css: 'button', text: '为班级或学校选资源' });
    const target = await find(page, '.target select');
    assert.equal(await target.evaluate((one) => (one instanceof HTMLSelectElement ? one.value : null)), '');
    const chosen = async (): Promise<number> => (await find(page, 'ls-resource-picker[gives]')).evaluate((one) => ('value' in one && Array.isArray(one.value) ? one.value.length : -1));
    assert.equal(await chosen(), 0);
    await settled(page, { css: '.item__choice' });
    await act('.item__choice input');
    await until('it is chosen', chosen, (number) => number === 1);
    await act('.item__choice input:checked');
    await until('it is chosen no more', chosen, (number) => number === 0);
  });

  it('[SYS-20] [RS-10] [SEC-16] a pupil finds what an authority pushes folded, what the teacher gave with its reason, is not interested in one, and ends all of it at once', async () => {
    await windowOf(cast.families[turn]?.pupil ?? assert.fail('a family'));
    await act({ css: 'button', text: '为你推荐' });
    await find(page, { css: '[data-kind="teacher"] .item__why', text: '下周要讲' });
    assert.deepEqual([await count(page, 'dialog[open]'), await count(page, '[data-kind="authority"]')], [0, 0], 'at first only what the own teachers give');
    // The app has settings, too.
    await act('.settings:has([name="mode"]) > summary');
    await hands.pick(page, '[name="mode"]', 'all');
    await find(page, { css: '[data-kind="authority"] summary', text: '推送' });
    assert.equal(await count(page, '[data-kind="authority"] details[open]'), 0);
    await act('[data-kind="authority"] summary');
    const first = await (await find(page, '[data-kind="authority"] .item')).evaluate((one) => (one as HTMLElement).dataset['id'] ?? '');
    await act('[data-kind="authority"] .item__dismiss');
    await gone(page, `[data-kind="authority"] [data-id="${first}"]`);
    await act('[data-kind="teacher"] [role="switch"]');
    await gone(page, '.item__why');
    await act('[data-kind="neutral"] [role="switch"]');
    await find(page, { css: '[data-kind="teacher"] .item__why', text: '下周要讲' });
  });

  it('[S-06] a pupil keeps a note at a second of the film, which leads back there', async () => {
    await act('[data-kind="teacher"] .item__open');
    await act('.start');
    await until('the film runs', () => position(page), (seconds) => seconds > 2);
    await act('[data-panel="notes"]');
    await into('.note-form__text', '为什么要平均分？');
    await act({ css: 'button', text: '保存笔记' });
    await act({ css: '.note .timed__entry', text: '为什么要平均分？' });
  });

  it('[RS-18] who manages reads how it is used, or that too few people have', async () => {
    await windowOf(manager.me.person.name);
    await find(page, '.result-bar__count');
    await into('.search__input', 'fenshu');
    await lookCloser();
    await act('.statistics summary');
    await find(page, '.statistics__table, .statistics__few');
  });
}

async function lessonId(): Promise<string> {
  const { items } = (await (await teacher.call(`/resources?q=${encodeURIComponent(lesson)}`)).json()) as { items: { id: string; title: string }[] };
  return items.find(({ title }) => title.includes(lesson))?.id ?? assert.fail('no lesson');
}

describe('the catalogue in Chromium 109', { skip: oldest.missing() ?? false }, () => {
  before(async () => {
    service = await startBuilt();
    cast = await findCast(service.origin);
    teacher = await signInAs(service.origin, cast.teacher);
    manager = await signInAs(service.origin, await findManager(service.origin));
    await push();
    running = await oldest.launch();
  });
  after(async () => {
    await running.close();
    await service.remove();
  });
  for (const [turn, hands] of [byPointer, byKeyboard].entries()) describe(`by ${hands.name}`, () => walk(hands, turn));
});
