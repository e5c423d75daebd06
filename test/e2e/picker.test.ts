/**
 * A teacher and the catalogue, from the question to the lesson and back: in today's Chromium, in Firefox and in Chromium 109, by pointer
 * and by keyboard. Found by pinyin and place by place, narrowed, laid side by side, tried, judged, named and reported, kept and shared;
 * an own resource made, admitted and found, given to a class; all of it kept for a day without a line. WebKitGTK has its own journey.
 */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser, ElementHandle, Page } from 'puppeteer-core';
import * as v from 'valibot';
import { Recommendations } from '../../contract/src/index.ts';
import type { RunningService } from '../../tools/run-service.ts';
import { goTo, position, signIn } from './helpers/app.ts';
import { browsers, currentBrowsers, openPlainWindow, openWindow } from './helpers/browsers.ts';
import { startBuilt } from './helpers/built.ts';
import { findCast, findHead, findManager, signInAs, type Caller, type Cast } from './helpers/county.ts';
import { find, gone, press, settled } from './helpers/deep.ts';
import { byKeyboard, byPointer, chooseLine, write, type Hands } from './helpers/hands.ts';
import { until } from './helpers/wait.ts';
import { assertOnlyContract, watch, type Watched } from './helpers/watch.ts';

const lesson = '分数的初步认识';
const card = { css: '.item__open', text: lesson };
const cover = join(import.meta.dirname, '../../demo/media/files/moon/cover.jpg');

let service: RunningService;
let cast: Cast;
let teacher: Caller;
before(async () => {
  service = await startBuilt();
  cast = await findCast(service.origin);
  teacher = await signInAs(service.origin, cast.teacher);
});
after(() => service.remove());

interface Walk {
  readonly browser: (typeof browsers)[number];
  readonly hands: Hands;
  /** Ends with the report, so that all of them together stay quick. */
  readonly isShort?: true;
}
/** The whole day by pointer in the engines of today and by keyboard in the oldest; by keyboard in those of today as far as the report. */
const walks: readonly Walk[] = [
  ...browsers.map((browser) => ({ browser, hands: browser.name === 'chromium-109' ? byKeyboard : byPointer })),
  ...currentBrowsers.map((browser) => ({ browser, hands: byKeyboard, isShort: true as const })),
];

for (const [turn, { browser, hands, isShort }] of walks.entries()) {
  /** A part of the whole day. */
  const later = (title: string, walk: () => Promise<void>): void => {
    if (!isShort) it(title, walk);
  };
  describe(`a teacher and the catalogue by ${hands.name} in ${browser.name}${isShort ? ', as far as the report' : ''}`, { skip: browser.missing() ?? false }, () => {
    const own = `一张纸的分数（${turn + 1}）`;
    const folder = `下周要用${turn + 1}`;
    const drawer = `分数单元${turn + 1}`;
    const stars = (turn % 3) + 3;
    let running: Browser;
    let page: Page;
    let watched: Watched[];
    const act = (wanted: Parameters<Hands['press']>[1]) => hands.press(page, wanted);
    const askFor = async (words: string) => {
      await write(page, hands, '.search__input', words);
      await page.keyboard.press('Enter');
    };
    before(async () => {
      running = await browser.launch();
      page = await (isShort ? openPlainWindow : openWindow)(running);
      watched = [watch(page)];
      await page.goto(`${service.origin}/`);
      await act({ css: '.demo-person', text: cast.teacher });
      await find(page, { css: '.person', text: cast.teacher });
      await act({ css: 'nav button', text: '资源' });
      await find(page, '.result-bar__count');
    });
    after(() => running.close());

    it('[RS-03] takes words that are suggested beside the results, where these come at once', async () => {
      await write(page, hands, '.search__input', 'fenshu');
      await settled(page, card);
      const suggested = (await (await find(page, '.suggested__words')).evaluate(({ textContent }) => textContent)).trim();
      await act({ css: '.suggested__words', text: suggested });
      const field = async () => (await find(page, '.search__input')).evaluate((input) => (input as HTMLInputElement).value);
      await until('they stand in the field', field, (words) => words === suggested);
      await gone(page, '.suggested');
      await until('the address follows', () => Promise.resolve(new URL(page.url()).searchParams.get('q')), (words) => words === suggested);
      await settled(page, { css: '.item__open' });
    });

    it('[RS-03] finds a lesson by pinyin, and the address of the page says what is asked', async () => {
      await write(page, hands, '.search__input', 'fenshu');
      await settled(page, card);
      await until('the address follows', () => Promise.resolve(page.url()), (url) => url.includes('q=fenshu'));
    });

    it('[RS-03] narrows it by a facet with its count, and takes that back', async () => {
      const count = async () => (await find(page, '.result-bar__count')).evaluate(({ textContent }) => Number(/\d+/.exec(textContent)?.[0]));
      const before = await count();
      await act('.facet__value[data-value="数学"]');
      await find(page, '.facet__value[data-value="数学"][aria-pressed="true"]');
      assert.ok((await until('fewer are there', count, (number) => number <= before)) > 0);
      await act('.active__filter');
      await until('all are back', count, (number) => number === before);
    });

    it('[RS-02] goes through the textbook place by place, and back by the browser', async () => {
      await find(page, '[role="tree"]');
      for (const label of ['小学', '数学']) {
        await hands.enterPlace(page, label);
        await find(page, { css: '[role="treeitem"][aria-selected="true"]', text: label });
      }
      await settled(page, card);
      await until('the address says the place', () => Promise.resolve(page.url()), (url) => url.includes('node='));
      await page.evaluate(() => history.back());
      await find(page, { css: '[role="treeitem"][aria-selected="true"]', text: '小学' });
      await page.evaluate(() => history.back());
      await until('back before the first place', () => Promise.resolve(page.url()), (url) => !url.includes('node=') && url.includes('q=fenshu'));
      await settled(page, card);
    });

    it('[RS-15] lays two side by side', async () => {
      for (const place of [0, 1]) {
        await act('.item__tool--compare[aria-pressed="false"]');
        await until('it lies there', () => laid(page), (number) => number === place + 1);
      }
      await act('.compare-bar .button--primary');
      await find(page, 'dialog.compare');
      await page.keyboard.press('Escape');
      await gone(page, 'dialog.compare');
    });

    const lookCloser = async () => {
      // Cards far from the screen are not drawn, and the keyboard has gone far.
      await page.evaluate(() => window.scrollTo(0, 0));
      await settled(page, card);
      await act(card);
      await find(page, '#detail-title');
    };

    later('[RS-05] [RS-07] tries it where it stands, and may judge it then', async () => {
      await lookCloser();
      await act('.start');
      await until('the film runs', () => position(page), (seconds) => seconds > 1);
      const rating = async () => {
        const resourceId = new URL(page.url()).searchParams.get('open') ?? '';
        return (await (await teacher.call(`/resources/${resourceId}/rating`)).json()) as { mayRate: boolean; own: { stars: number } | null };
      };
      await until('the service knows of it', rating, ({ mayRate }) => mayRate);
      await act('.detail__back');
      await gone(page, 'ls-player');
      await lookCloser();
      await act('.own-rating summary');
      await hands.pick(page, '.own-rating input[name="stars"]', String(stars));
      const reason = await find(page, '.own-rating input[value="clear"]');
      if (!(await reason.evaluate((box) => (box as HTMLInputElement).checked))) await act('.own-rating input[value="clear"]');
      await act('.own-rating [type="submit"]');
      await find(page, { css: '.rating__number', text: '.' });
      await until('the service has the stars', rating, ({ own: given }) => given?.stars === stars);
    });

    it('[RS-19] copies the line that names whose it is', async () => {
      if (isShort) await lookCloser();
      await act('.attribution button');
      // Without a screen, Chromium 109 has no clipboard: there the line is marked, to be copied by hand.
      await find(page, { css: '.attribution [role="status"]', text: browser.name === 'chromium-109' ? '手动复制' : '已复制' });
    });

    it('[RS-14] reports an error in it, and is given the number of the case', async () => {
      await act('.detail .report button');
      await chooseLine(page, hands, 'dialog.report-dialog select', 'error');
      await write(page, hands, 'dialog.report-dialog textarea', '1 分 20 秒处算错了。');
      await act('dialog.report-dialog [type="submit"]');
      const number = await (await find(page, '.reporting__number')).evaluate(({ textContent }) => textContent.trim());
      await page.keyboard.press('Escape');
      await gone(page, 'dialog.report-dialog[open]');
      const { items } = (await (await teacher.call('/reports')).json()) as { items: { caseNumber: string; kind: string }[] };
      assert.equal(items.find(({ caseNumber }) => caseNumber === number)?.kind, 'error');
    });

    later('[RS-06] keeps it among the favourites, in a new folder and, size first, on this machine', async () => {
      await settled(page, { css: '.detail__favourite' });
      await act('.detail__favourite');
      await find(page, '.detail__favourite[aria-pressed="true"]');
      await act('.detail .filing-act');
      await hands.pick(page, '.filing input[name="folder"]', 'new');
      await write(page, hands, '.filing input[name="name"]', drawer);
      await act('.filing [type="submit"]');
      await gone(page, 'dialog.filing[open]');
      await find(page, { css: '.detail .filing-act', text: drawer });
      const size = await find(page, '.offline--offer');
      assert.match(await size.evaluate(({ textContent }) => textContent), /\d.*[KM]B/);
      await act('.offline__keep');
      await find(page, '.offline [data-act="drop"]');
      await gone(page, '.offline__meter');
    });

    later('[SYS-08] takes it along as a file for another system', async () => {
      await act('[data-export="detail"]');
      await act('[data-format="schema-org"]');
      await find(page, { css: '.export [role="status"]', text: '已导出 1 个资源' });
    });

    later('[PS-09] [RS-08] puts it into a folder, and shares it beyond the class: it waits for review', async () => {
      await act({ css: 'button', text: '我的资源' });
      await find(page, { css: '.folder', text: `${drawer} 1` });
      await act('.new-folder');
      await find(page, '.naming input');
      await page.keyboard.type(folder);
      await page.keyboard.press('Enter');
      const line = await (await find(page, { css: '.folder', text: folder })).evaluate((one) => (one as HTMLElement).dataset['folder']);
      await chooseLine(page, hands, '[data-act="move"]', line ?? '');
      await find(page, { css: '.folder', text: `${folder} 1` });
      await act('[data-act="share"]');
      await hands.pick(page, 'dialog input[name="audience"]', 'school');
      await act('dialog [type="submit"]');
      await find(page, { css: '#share-outcome', text: '审核' });
      await page.keyboard.press('Escape');
      await gone(page, 'dialog.share');
      // The next browser is the same teacher's.
      await act('[data-act="remove"]');
      await gone(page, { css: '.open', text: lesson });
    });

    later('[RES-13] makes a resource of an own course, which is submitted once nothing is missing', async () => {
      await act({ css: 'nav button', text: '资源' });
      await act({ css: 'button', text: '制作资源' });
      await find(page, '#title');
      for (const [field, words] of [
        ['#title', own],
        ['#description', '一张纸，对折，再对折：看看每一份是几分之一。'],
        ['#url', 'https://files.example.edu.cn/paper'],
        ['#coverAlternative', '一张对折的红纸'],
        ['#lecturers', '古丽娜尔'],
        ['#provider', '云岭县第一小学'],
        ['#created', '2022-03-23'],
      ] as const) await write(page, hands, field, words);
      await chooseLine(page, hands, '#type', 'A03');
      await chooseLine(page, hands, '#protectionLevel', '3');
      await write(page, hands, '#protectionProof', '53000043001-23001');
      const file = (await find(page, 'input#cover')) as ElementHandle<HTMLInputElement>;
      await file.uploadFile(cover);
      await act('[data-act="use-cover"]');
      await find(page, { css: '.file', text: '换一张' });
      await act('form [type="submit"]');
      await until('the keyboard is where something is missing', async () => page.evaluate(() => {
        let { activeElement } = document;
        while (activeElement?.shadowRoot?.activeElement) ({ activeElement } = activeElement.shadowRoot);
        return activeElement?.id;
      }), (id) => id === 'rightsHolder');
      await page.keyboard.type('古丽娜尔');
      await act('form [type="submit"]');
      await find(page, '.status[data-state="pending-review"]');
    });

    later('[RES-13] a manager admits it, and the teacher finds it in the catalogue', async () => {
      const desk = await openPlainWindow(running);
      watched.push(watch(desk));
      await desk.goto(`${service.origin}/`);
      const manager = await findManager(service.origin);
      await hands.press(desk, { css: '.demo-person', text: manager });
      await find(desk, { css: '.person', text: manager });
      await hands.press(desk, { css: 'button', text: '资源审核收录' });
      await hands.press(desk, { css: '[data-act="open"]', text: own });
      await hands.press(desk, '[data-act="admit"]');
      await gone(desk, { css: '.submission', text: own });
      await desk.close();
      await page.bringToFront();
      await act({ css: 'nav button', text: '资源' });
      await find(page, '.result-bar__count');
      await askFor(own);
      await settled(page, { css: '.item__open', text: own });
    });

    later('[T-19] gives it to the class', async () => {
      await act({ css: '.item__open', text: own });
      await act('[data-action="give"]');
      await find(page, 'input[name="title"]');
      await act('input[type="checkbox"]');
      await act({ css: 'button[type="submit"]', text: '布置任务' });
      await find(page, { css: '.outcome', text: '任务已布置' });
    });

    later('[SYS-18] chooses for a class: nothing and nobody is chosen beforehand, and what is chosen is stored for that class', async () => {
      const { scope, stored } = await chooseFor(page, teacher, '明天上课要用');
      assert.deepEqual(stored.map(({ audience, by }) => [`${audience.kind}:${audience.id}`, audience.name, by]), [[scope, cast.className, null]]);
      // The next browser is the same teacher's.
      for (const { id } of stored) assert.equal((await teacher.call(`/recommendations/${id}`, { method: 'DELETE' })).status, 204);
    });

    later('[RS-09] finds without a line what was kept, and says that only this machine was searched', async () => {
      await act({ css: 'nav button', text: '资源' });
      await find(page, '.item__open');
      await page.setOfflineMode(true);
      await askFor('fsdcbrs');
      await settled(page, card);
      await find(page, { css: '.banner', text: '本机' });
      await page.setOfflineMode(false);
    });

    it('the network log shows only the contract', () => assertOnlyContract(...watched));
  });
}

describe('a manager of the county', { skip: browsers[0]?.missing() ?? false }, () => {
  it('[SYS-08] hands in a file of records, and everybody finds what it brought; the broken record is named by its line', async () => {
    const running = await browsers[0]?.launch();
    assert.ok(running);
    try {
      const page = await openPlainWindow(running);
      await signIn(page, service.origin, await findManager(service.origin));
      const folder = await mkdtemp(join(tmpdir(), 'ls-delivery-'));
      const file = join(folder, '春季资源.xml');
      await writeFile(file, delivery);
      const field = (await find(page, 'input[name="file"]')) as ElementHandle<HTMLInputElement>;
      await field.uploadFile(file);
      await find(page, { css: '.upload__name', text: '春季资源.xml' });
      await press(page, 'input[name="source"]');
      await page.keyboard.type('省电化教育馆');
      await page.keyboard.press('Enter');
      await press(page, { css: '.findings summary', text: '条说明' });
      await find(page, { css: '.findings', text: '第 4 行' });
      await goTo(page, '资源');
      await press(page, '.search__input');
      await page.keyboard.type('高原湿地的候鸟');
      await find(page, { css: '.item__open', text: '高原湿地的候鸟' });
      await rm(folder, { recursive: true });
    } finally {
      await running.close();
    }
  });

  it('[SYS-18] chooses for a school, and tries it there first: what is chosen is stored for it with the scope that the page was told, and a pupil of it finds it among what an authority pushes', async () => {
    const running = await browsers[0]?.launch();
    assert.ok(running);
    try {
      const page = await openPlainWindow(running);
      const name = await findHead(service.origin, cast.teacher);
      const head = await signInAs(service.origin, name);
      const { organisation } = head.me.identities[0] ?? assert.fail('nobody');
      await signIn(page, service.origin, name);
      // Nobody has looked closely at anything before: the player comes to this page for itself.
      await page.goto(`${service.origin}/choose`);
      await settled(page, { css: '.item__open' });
      await press(page, '.item__open');
      await find(page, 'ls-player');
      const { scope, stored } = await chooseFor(page, head, '本月全校共读');
      assert.deepEqual(stored.map(({ audience, by }) => [audience.kind, audience.id, audience.name, by]), [['organisation', organisation.id, organisation.name, null]]);
      assert.equal(scope, `organisation:${organisation.id}`);
      const told = async (who: string): Promise<boolean> => {
        const caller = await signInAs(service.origin, who);
        await caller.call('/recommendations/settings', { method: 'PUT', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ mode: 'all', interests: [] }) });
        const { lists } = v.parse(Recommendations, await (await caller.call('/recommendations')).json());
        return lists.some(({ kind, items }) => kind === 'authority' && items.some(({ reason }) => reason === '本月全校共读'));
      };
      assert.ok(await told(cast.families[0]?.pupil ?? ''));
    } finally {
      await running.close();
    }
  });
});

/**
 * Chooses the first resource for somebody, by the page of the app: nothing and nobody is chosen beforehand. Answers what the page was told
 * as `scope`, and what the service has stored.
 */
async function chooseFor(page: Page, caller: Caller, reason: string) {
  await goTo(page, '资源');
  await press(page, { css: 'button', text: '为班级或学校选资源' });
  const target = await find(page, '.target select');
  assert.equal(await target.evaluate((one) => (one instanceof HTMLSelectElement ? one.value : null)), '');
  const picker = await find(page, 'ls-resource-picker[gives]');
  assert.deepEqual(await picker.evaluate((one) => ('value' in one ? one.value : null)), []);
  await picker.evaluate((one) => one.addEventListener('ls-resource-select', (event) => one.setAttribute('data-scope', 'detail' in event ? String((event.detail as { scope: unknown }).scope) : '')));
  await press(page, '.item__choice');
  await find(page, '.giving__for-whom');
  await target.focus();
  await page.keyboard.press('ArrowDown');
  const scope = await until('it is told for whom', () => picker.evaluate((one) => one.getAttribute('data-scope')), (told) => told !== null);
  await press(page, '.giving input');
  await page.keyboard.type(reason);
  await page.keyboard.press('Enter');
  await find(page, '.giving__done');
  const { given } = v.parse(Recommendations, await (await caller.call('/recommendations')).json());
  return { scope, stored: given.filter((one) => one.reason === reason) };
}

const record = (identifier: string, title: string) =>
  `<resource><identifier>${identifier}</identifier>${title}<type>A01</type><description>说明</description><url>https://files.example.edu.cn/${identifier}</url><provider>某馆</provider><rightsHolder>某馆</rightsHolder><lecturers>主讲人：王秀兰</lecturers><created>2022-03-23</created><keywords>候鸟</keywords></resource>`;
const delivery = `<?xml version="1.0" encoding="UTF-8"?>\n<catalogue>\n${record('bird-1', '<title>高原湿地的候鸟</title>')}\n${record('bird-2', '')}\n</catalogue>`;

/** How many lie side by side. */
async function laid(page: Page): Promise<number> {
  return (await find(page, 'ls-resource-picker')).evaluate((picker) => picker.shadowRoot?.querySelectorAll('.compare-bar__item').length ?? 0);
}
