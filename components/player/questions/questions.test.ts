import { expect, fixture, html } from '@open-wc/testing';
import 'axe-core/axe.min.js';
import { press, waitUntil } from '../../../test/helpers/browser.ts';
import { person } from '../../adapters/memory/fixtures.ts';
import { createMemoryService, type MemoryService } from '../../adapters/memory/memory-ports.ts';
import { answerOf, setCuePoint } from '../../adapters/test/cue-point-suite.ts';
import { teacherOf } from '../../adapters/test/port-suite.ts';
import type { CuePoint, CuePointChange, Ports } from '../../base/index.ts';
import { withRealMedia } from '../fixtures/county.ts';
import { allInside, begin, choose, inside, openPanel, plays, pressButton, says, words } from '../fixtures/harness.ts';
import '../player.define.ts';
import type { LsPlayer } from '../player.ts';

const noKey = { choices: [], texts: [], explanation: '' };
const short = { seconds: 1.2, kind: 'short' as const, text: '为什么要平均分？', options: [], key: noKey };

async function playerAt(ports: Partial<Ports>, task = ''): Promise<{ element: LsPlayer; changes: CuePointChange[] }> {
  const element = await fixture<LsPlayer>(html`<ls-player lang="zh-CN" resource="r-fractions" task=${task} .ports=${ports}></ls-player>`);
  const changes: CuePointChange[] = [];
  element.addEventListener('ls-player-cue-point-change-request', ({ detail }) => changes.push(detail.change));
  await element.loadingComplete;
  element.muted = true;
  return { element, changes };
}

const asks = (element: LsPlayer): Promise<void> => waitUntil(() => element.paused && element.shadowRoot?.querySelector('.question, .panel .question__on'), 'the lesson asks');

describe('ls-player asks its class', () => {
  let service: MemoryService;
  let pupil: Ports;
  let teacher: Ports;
  beforeEach(() => {
    service = createMemoryService(withRealMedia(), { latencyMs: 0 });
    pupil = service.portsFor(person.pupil);
    teacher = teacherOf(service);
  });
  const answered = async (id: string): Promise<CuePoint['answer'] | undefined> => (await pupil.resources.cuePoints('r-fractions')).value.items.find((point) => point.id === id)?.answer;

  it('by keyboard: waits at the question, answers with a letter and Enter, says why, goes on, and asks no second time', async () => {
    const question = await setCuePoint(teacher.resources, { seconds: 1.2 });
    const { element } = await playerAt(pupil);
    await begin(element);
    await asks(element);
    expect(element.currentTime).to.be.within(1.1, 2.2);
    await waitUntil(() => element.shadowRoot?.activeElement?.matches('.question__option input'), 'the first option has the keyboard');
    expect(words(element)).not.to.include('平均分成两份');
    await press('b');
    expect(allInside<HTMLInputElement>(element, '.question__option input').map(({ checked }) => checked)).to.deep.equal([false, true]);
    await press('Enter');
    await says(element, '没有答对');
    expect(words(element)).to.include('平均分成两份');
    expect((await answered(question))?.choices).to.deep.equal([1]);
    await waitUntil(() => element.shadowRoot?.activeElement?.matches('.question__on'), 'to go on is near');
    await press('Enter');
    await plays(element, 2.2);
    element.currentTime = 0.6;
    await plays(element, 2);
    await openPanel(element, 'questions');
    await says(element, '每份是多少');
    inside(element, '.panel .timed__entry').click();
    await says(element, '没有答对');
    expect(element.paused).to.equal(true);
  });

  it('by pointer: several and short answers; what is skipped does not nag; without a line the answer waits', async () => {
    const several = await setCuePoint(teacher.resources, { seconds: 0.8, kind: 'multiple', text: '哪些相等？', options: ['二分之一', '四分之二', '三'], key: { ...noKey, choices: [0, 1] } });
    const open = await setCuePoint(teacher.resources, short);
    const { element } = await playerAt(pupil);
    await begin(element);
    await asks(element);
    choose(element, 'A. 二分之一');
    choose(element, 'B. 四分之二');
    await expect(element).to.be.accessible();
    pressButton(element, '提交回答');
    await says(element, '答对了');
    expect((await answered(several))?.right).to.equal(true);
    inside(element, '.question__on').click();
    await waitUntil(() => words(element).includes('为什么要平均分'));
    await asks(element);
    pressButton(element, '先不答');
    await plays(element, 2);
    await openPanel(element, 'questions');
    await says(element, '还没有回答');
    allInside(element, '.panel .timed__entry')[1]?.click();
    await waitUntil(() => element.shadowRoot?.querySelector('.question textarea'));
    const field = inside<HTMLTextAreaElement>(element, '.question textarea');
    field.value = '公平𠮷';
    field.dispatchEvent(new Event('input'));
    pressButton(element, '提交回答');
    await says(element, '已交给老师');
    expect((await answered(open))?.text).to.equal('公平𠮷');
  });

  it('[RS-05] lets nobody past an open question on a first view in order', async () => {
    await setCuePoint(teacher.resources, { seconds: 1.2 });
    const task = service.fixtures.tasks.find(({ id }) => id === 't-fractions');
    if (task) task.draft = { ...task.draft, inOrder: true };
    const { element, changes } = await playerAt(pupil, 't-fractions');
    await begin(element);
    await asks(element);
    expect(words(element)).to.include('要先回答').and.not.to.include('先不答');
    element.currentTime = 8;
    expect(element.currentTime, 'not by a seek').to.be.below(2.5);
    await element.play();
    await waitUntil(() => element.paused, 'not by play');
    await asks(element);
    expect(changes).to.deep.equal([]);
    choose(element, 'A. 二分之一');
    pressButton(element, '提交回答');
    await says(element, '答对了');
    inside(element, '.question__on').click();
    await plays(element, 2.5);
  });

  it('a teacher sets a question and a mark, teaches with them, and sees what was answered', async () => {
    const { element, changes } = await playerAt(teacher);
    await begin(element);
    element.pause();
    element.currentTime = 1.5;
    await waitUntil(() => element.shadowRoot?.querySelector('[data-panel="questions"]'), 'the button');
    await openPanel(element, 'questions');
    await waitUntil(() => words(element).includes('还没有提问'));
    pressButton(element, '添加');
    await waitUntil(() => element.shadowRoot?.querySelector('.question__row'));
    const type = (selector: string, text: string, place = 0): void => {
      const field = allInside<HTMLInputElement | HTMLTextAreaElement>(element, selector)[place];
      if (!field) throw new Error(`no ${selector}`);
      field.value = text;
      field.dispatchEvent(new Event('input'));
    };
    pressButton(element, '保存');
    await says(element, '请先写下内容');
    type('.question textarea', '每份是多少？');
    type('.question__row input[type="text"]:not(.question__way)', '二分之一');
    type('.question__row input[type="text"]:not(.question__way)', '四分之一', 1);
    pressButton(element, '保存');
    await says(element, '请勾选正确的选项');
    inside<HTMLInputElement>(element, '.question__row input[type="radio"]').click();
    await expect(element).to.be.accessible();
    pressButton(element, '保存');
    await waitUntil(() => changes.length === 1);
    await waitUntil(() => words(element).includes('每份是多少'));
    const [question] = (await pupil.resources.cuePoints('r-fractions')).value.items;
    expect([question?.seconds, question?.options, question?.key]).to.deep.equal([1.5, ['二分之一', '四分之一'], null]);
    await pupil.resources.changeCuePoint(answerOf(question?.id ?? '', [1]));

    await setCuePoint(teacher.resources, { seconds: 0.7, kind: 'mark', text: '请同学上台', options: [], key: noKey });
    element.currentTime = 0;
    inside(element, '.panel__close').click();
    await element.updateComplete;
    await openPanel(element, 'questions');
    await says(element, '请同学上台');
    choose(element, '上课用');
    await element.play();
    await waitUntil(() => element.paused && element.shadowRoot?.querySelector('.panel--asking'), 'stops at the mark');
    expect(words(element)).to.include('请同学上台');
    inside(element, '.question__on').click();
    await waitUntil(() => words(element).includes('显示答案'), 'stops at the question');
    expect(words(element)).not.to.include('人回答');
    pressButton(element, '显示答案');
    await says(element, '人中有 1 人回答');
    expect(changes, 'nothing is answered by teaching').to.have.length(1);
  });
});
