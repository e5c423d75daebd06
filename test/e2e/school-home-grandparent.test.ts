/**
 * A grandparent on an old phone, in Chromium 109: large letters on a screen of 360 px, a line of 256 kbit/s with round trips of 400 ms and
 * a processor four times as slow. What a notification leads to is read and confirmed for all grandchildren by one press, a message is heard,
 * and what is written while the line is gone arrives once. First by pointer, with nothing of the app on the phone; then by keyboard.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import * as v from 'valibot';
import { newOrderedId } from '../../components/base/id.ts';
import { AnnouncedFamilyPage, MessagePage } from '../../contract/src/index.ts';
import type { RunningService } from '../../tools/run-service.ts';
import { comeIn } from './helpers/app.ts';
import { browsers, openPlainWindow } from './helpers/browsers.ts';
import { startBuilt } from './helpers/built.ts';
import { findGrandparent, findTeacherOfClasses, type Caller, type Home } from './helpers/county.ts';
import { find, gone } from './helpers/deep.ts';
import { byKeyboard, byPointer, type Hands } from './helpers/hands.ts';
import { listen } from './helpers/voice.ts';
import { until } from './helpers/wait.ts';

const phone = { width: 360, height: 640 };
const line = { download: (256 * 1024) / 8, upload: (256 * 1024) / 8, latency: 400 };
const slowdown = 4;
/** On such a phone beside other journeys, for what comes over the line for the first time. */
const patience = 180_000;
const oldest = browsers.find(({ name }) => name === 'chromium-109') ?? assert.fail('no such browser');

let service: RunningService;
let teacher: Caller;
let home: Home;
let running: Browser;
let page: Page;

/** Asks something of the service as the teacher. */
async function tell<Answer>(path: string, body: unknown): Promise<Answer> {
  const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() };
  const answer = await teacher.call(path, { method: 'POST', headers, body: JSON.stringify(body) });
  assert.equal(answer.status, 201, path);
  return (await answer.json()) as Answer;
}

function walk(hands: Hands, turn: number): void {
  const title = `明天早半小时放学，${hands.name}`;
  const question = '孩子今天有点咳嗽，回家请多喝热水。';
  const answer = '好的，谢谢老师。';
  let noticeId: string;
  let talkId: string;
  const answers = async (): Promise<string[]> => {
    const { items } = v.parse(AnnouncedFamilyPage, await (await teacher.call(`/announcements/${noticeId}/families?limit=100`)).json());
    return items.flatMap(({ child: { id }, answer: given }) => (given === null ? [] : [`${id} by ${given.by.id}`]));
  };
  const child = () => home.children[turn] ?? assert.fail('two grandchildren');

  before(async () => {
    const audience = { kind: 'classes', classIds: home.children.map(({ classId }) => classId) };
    const draft = { audience, title, text: '请在校门口接孩子。', personal: [], urgentReason: '明天就要来接', ask: { kind: 'receipt' }, dueAt: null, scheduledFor: null };
    ({ id: noticeId } = await tell<{ id: string }>('/announcements', draft));
    ({ id: talkId } = await tell<{ id: string }>('/conversations', { kind: 'private', childId: child().id, teacherId: teacher.me.person.id, guardianId: null }));
    await tell(`/conversations/${talkId}/messages`, { id: newOrderedId(), text: question });
  });

  it('[PS-07] [P-04] reads what a notification leads to, in large letters and without a sideways scroll, and confirms for all by one press', async () => {
    await page.goto(`${service.origin}/notices`);
    await find(page, { css: '.item', text: title }, patience);
    assert.equal(await (await find(page, { css: '.item__text', text: '校门口' })).evaluate((words) => getComputedStyle(words).fontSize), '20px');
    const height = await (await find(page, '.ask__act')).evaluate((button) => button.getBoundingClientRect().height);
    assert.ok(height >= 45, `as tall as a thumb is wide, and not ${height} px`);
    assert.deepEqual(await tooWide(), []);
    await find(page, { css: '[data-view=notices] .badge', text: '1' });
    await hands.press(page, '.ask__act');
    for (const { name } of home.children) await find(page, { css: '.item', text: `${name}：已确认` });
    await gone(page, '[data-view=notices] .badge');
    // It is shown as answered while it is still on the line.
    const answered = await until('the teacher has the answers', answers, (found) => found.length > 0);
    assert.deepEqual(answered.sort(), home.children.map(({ id }) => `${id} by ${home.guardian.id}`).sort(), 'for the own grandchildren, and nobody else');
  });

  it('[LI-01] goes to what the teacher has written, hears it in its own language, and stops it', async () => {
    await hands.press(page, '[data-view=talks]');
    await find(page, '.talk-row__open', patience);
    await hands.press(page, { css: '.talk-row__open', text: child().name });
    await find(page, { css: '.bubble', text: question });
    const heard = await listen(page);
    await hands.press(page, '[data-act=acts]');
    await hands.press(page, { css: '[data-act=read-aloud]', text: '朗读' });
    assert.deepEqual(await heard.next(), { text: question, lang: 'zh-CN' });
    await hands.press(page, { css: '[data-act=read-aloud]', text: '不读了' });
    await heard.silence();
    assert.deepEqual(await tooWide(), []);
  });

  it('[LI-01] writes while the line is gone, and it arrives once', async () => {
    await page.setOfflineMode(true);
    await hands.enterField(page, '.composer__input');
    await page.keyboard.type(answer);
    await hands.press(page, '.composer__send');
    await find(page, { css: '.row', text: answer });
    await find(page, { css: '.row', text: '联网后自动发送' });
    await page.setOfflineMode(false);
    await gone(page, { css: '.row', text: '联网后自动发送' }, patience);
    const { items } = v.parse(MessagePage, await (await teacher.call(`/conversations/${talkId}/messages`)).json());
    assert.deepEqual(items.map(({ text }) => text), [question, answer]);
  });
}

/** What reaches over the edge of the screen, so that one would have to push the page aside to read it. */
async function tooWide(): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth > clientWidth ? [`${scrollWidth} of ${clientWidth} px`] : [];
  });
}

describe('a grandparent on an old phone in Chromium 109', { skip: oldest.missing() ?? false }, () => {
  before(async () => {
    service = await startBuilt();
    teacher = await findTeacherOfClasses(service.origin, 5);
    home = await findGrandparent(teacher);
    running = await oldest.launch();
    page = await openPlainWindow(running, phone);
    // A host page says it so, or somebody does for whom letters are too small.
    await page.evaluateOnNewDocument(() => {
      new MutationObserver((_records, observer) => {
        document.querySelector('html')?.setAttribute('data-ls-density', 'elder');
        if (document.querySelector('html')) observer.disconnect();
      }).observe(document, { childList: true });
    });
    await comeIn(page, service.origin, home.guardian.id);
    await page.emulateNetworkConditions(line);
    await page.emulateCPUThrottling(slowdown);
  });
  after(async () => {
    await running.close();
    await service.remove();
  });
  for (const [turn, hands] of [byPointer, byKeyboard].entries()) describe(`by ${hands.name}`, () => walk(hands, turn));
});
