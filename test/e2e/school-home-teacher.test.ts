/**
 * A teacher of five classes at two schools: one act to the families of all five, who has read it and who still needs a call, a reminder for
 * those alone, two private talks, and the hours in which answers come. In Chromium by pointer, in Firefox and in Chromium 109 by keyboard; two
 * guardians read, answer and write over HTTP, as their own journeys show them do it by hand.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import * as v from 'valibot';
import { newOrderedId } from '../../components/base/id.ts';
import { Announcement, AnnouncementPage, AudienceChoices, Conversation, ConversationPage, MessagePage } from '../../contract/src/index.ts';
import type { RunningService } from '../../tools/run-service.ts';
import { browsers, openPlainWindow } from './helpers/browsers.ts';
import { startBuilt } from './helpers/built.ts';
import { findGrandparent, findParentOfTwoSchools, findTeacherOfClasses, signInById, type Caller, type Home } from './helpers/county.ts';
import { find, gone } from './helpers/deep.ts';
import { byKeyboard, byPointer, write, type Hands } from './helpers/hands.ts';
import { until } from './helpers/wait.ts';

const five = 5;

/** One who answers, and one who only reads. */
interface Family extends Home {
  readonly caller: Caller;
}

let service: RunningService;
let teacher: Caller;
let classes: v.InferOutput<typeof AudienceChoices>['classes'];
let answering: Family;
let reading: Family;
before(async () => {
  service = await startBuilt();
  teacher = await findTeacherOfClasses(service.origin, five);
  const choices = v.parse(AudienceChoices, await (await teacher.call('/announcements/audiences')).json());
  classes = choices.classes.slice(0, five);
  assert.equal(classes.length, five);
  const familyOf = async (home: Home): Promise<Family> => ({
    ...home,
    children: home.children.filter(({ classId }) => classes.some(({ id }) => id === classId)),
    caller: await signInById(service.origin, home.guardian.id),
  });
  answering = await familyOf(await findParentOfTwoSchools(teacher));
  reading = await familyOf(await findGrandparent(teacher));
});
after(() => service.remove());

async function ask({ caller }: Family, method: 'POST' | 'PUT', path: string, body?: object): Promise<Response> {
  const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() };
  const answer = await caller.call(path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
  assert.ok(answer.ok, `${path}: ${answer.status}`);
  return answer;
}

const childOf = (family: Family) => family.children[0] ?? assert.fail('a child');

function walk(running: () => Browser, hands: Hands, name: string): void {
  const title = `明天带直尺，${name}`;
  let page: Page;
  let noticeId: string;
  const act = (wanted: Parameters<Hands['press']>[1]) => hands.press(page, wanted);
  const item = (text: string) => find(page, { css: '.item', text });
  before(async () => {
    page = await openPlainWindow(running());
    await page.bringToFront();
    await page.goto(`${service.origin}/`);
    await act({ css: '.demo-person', text: teacher.me.person.name });
    await find(page, { css: '.person', text: teacher.me.person.name });
  });

  it('[T-16] [M-04] writes to five classes of two schools in one act, and is told before how many families that is and what they were sent', async () => {
    await act('[data-view=notices]');
    await act({ css: 'button', text: '写通知' });
    for (const { id, school } of classes) {
      // Both schools have a first class of the first grade.
      await find(page, { css: '.choice', text: school ?? assert.fail('a school') });
      await act(`[name=class][value="${id}"]`);
    }
    await find(page, { css: '.reach', text: `会送到 ${new Set(classes.flatMap(({ children }) => children.map(({ id }) => id))).size} 家` });
    await find(page, { css: '.reach', text: '最近7天最多收到' });
    await write(page, hands, '#title', title);
    await write(page, hands, '#text', '没有的话学校可以借。');
    await hands.pick(page, '[name=ask]', 'receipt');
    // The test may run at night.
    await act('[name=urgent]');
    await write(page, hands, '#urgent-reason', '明早就要用');
    await act('[type=submit]');
    await find(page, { css: '.outcome', text: '通知已发出' });
    const { items } = v.parse(AnnouncementPage, await (await teacher.call('/announcements?limit=1')).json());
    assert.deepEqual(items.map((one) => one.title), [title]);
    noticeId = items[0]?.id ?? '';
  });

  it('[T-16] sees who has answered and who has only read, and reminds those alone who have not answered', async () => {
    await act('[data-view=notices]');
    await item(title);
    await ask(answering, 'PUT', `/announcements/${noticeId}/answer`, { childIds: answering.children.map(({ id }) => id), choices: [], signature: null });
    await ask(reading, 'PUT', `/announcements/${noticeId}/reading`);
    await item(`已答复 ${answering.children.length} /`);
    await act({ css: '.item__open', text: title });
    await act({ css: 'button', text: '各家情况' });
    await find(page, { css: '.family', text: `${answering.guardian.name} 已答复` });
    await act({ css: '.families button', text: '未答复' });
    await gone(page, { css: '.family', text: childOf(answering).name });
    await find(page, { css: '.family', text: `${reading.guardian.name} 已读` });
    await act('.remind');
    await find(page, { css: '.item__note', text: '已提醒' });
    const reminded = async (family: Family) => v.parse(Announcement, await (await family.caller.call(`/announcements/${noticeId}`)).json()).received?.remindedAt ?? null;
    assert.deepEqual([(await reminded(reading)) !== null, await reminded(answering)], [true, null]);
    await act('.remind');
    await find(page, { css: '.item__note', text: '没有要提醒的' });
  });

  it('[LI-01] [P-03] answers two families in talks of their own, and neither is told of the other', async () => {
    const talks = new Map<Family, string>();
    for (const family of [answering, reading]) {
      const draft = { kind: 'private', childId: childOf(family).id, teacherId: teacher.me.person.id, guardianId: null };
      const { id } = v.parse(Conversation, await (await ask(family, 'POST', '/conversations', draft)).json());
      await ask(family, 'POST', `/conversations/${id}/messages`, { id: newOrderedId(), text: `直尺要多长的？${name}，${family.guardian.name}` });
      talks.set(family, id);
    }
    await act('[data-view=talks]');
    for (const [family, id] of talks) {
      await act({ css: '.talk-row__open', text: `${name}，${family.guardian.name}` });
      await find(page, { css: '.talk__context', text: childOf(family).name });
      await find(page, { css: '.bubble', text: `${name}，${family.guardian.name}` });
      await hands.enterField(page, '.composer__input');
      await page.keyboard.type(`二十厘米，${name}`);
      await act('.composer__send');
      await find(page, { css: '.bubble', text: `二十厘米，${name}` });
      const said = async () => v.parse(MessagePage, await (await family.caller.call(`/conversations/${id}/messages`)).json()).items.map(({ text }) => text).filter((text) => text.includes(name));
      await until('the family has the answer', said, (texts) => texts.join() === `直尺要多长的？${name}，${family.guardian.name},二十厘米，${name}`);
      const other = family === answering ? reading : answering;
      const all = JSON.stringify(v.parse(ConversationPage, await (await family.caller.call('/conversations')).json()));
      assert.ok(![other.guardian, ...other.children].some((one) => all.includes(one.name)));
    }
  });

  it('[T-10] says on which days answers come, which the family reads', async () => {
    const talks = v.parse(ConversationPage, await (await reading.caller.call('/conversations')).json()).items;
    const talkId = talks[0]?.id ?? assert.fail('a talk');
    const isSaturday = async () => v.parse(Conversation, await (await reading.caller.call(`/conversations/${talkId}`)).json()).hours?.days.includes(6) ?? false;
    const before = await isSaturday();
    await act('.talk__settings');
    await act('.hours [name=day][value="6"]');
    await act('.hours [type=submit]');
    await until('the family reads it', isSaturday, (now) => now !== before);
    if (before) await gone(page, { css: '.panel__form [role=status]', text: '星期六' });
    else await find(page, { css: '.panel__form [role=status]', text: '星期六' });
  });
}

for (const [browser, hands] of browsers.map((one) => [one, one.name === 'chromium' ? byPointer : byKeyboard] as const)) {
  describe(`a teacher of five classes in ${browser.name}, by ${hands.name}`, { skip: browser.missing() ?? false }, () => {
    let running: Browser;
    before(async () => {
      running = await browser.launch();
    });
    after(() => running.close());
    walk(() => running, hands, browser.name);
  });
}
