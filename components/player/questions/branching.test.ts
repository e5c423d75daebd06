import { expect, fixture, html } from '@open-wc/testing';
import 'axe-core/axe.min.js';
import { click, press, typeText, waitUntil } from '../../../test/helpers/browser.ts';
import { person } from '../../adapters/memory/fixtures.ts';
import { createMemoryService, type MemoryService } from '../../adapters/memory/memory-ports.ts';
import { setCuePoint } from '../../adapters/test/cue-point-suite.ts';
import { machine } from '../../adapters/test/databases.ts';
import { teacherOf } from '../../adapters/test/port-suite.ts';
import type { Ports } from '../../base/index.ts';
import { withRealMedia } from '../fixtures/county.ts';
import { allInside, begin, inside, openPanel, plays, pressButton, says, words } from '../fixtures/harness.ts';
import '../player.define.ts';
import type { LsPlayer } from '../player.ts';

/** Whoever is wrong sees the beginning again, whoever is right goes on far ahead. */
const branches = [{ choice: 0, seconds: 14 }, { choice: 1, seconds: 0.2 }];

async function playerAt(ports: Partial<Ports>, task = ''): Promise<LsPlayer> {
  const element = await fixture<LsPlayer>(html`<ls-player lang="zh-CN" resource="r-fractions" task=${task} .ports=${ports}></ls-player>`);
  await element.loadingComplete;
  element.muted = true;
  return element;
}
const asks = (element: LsPlayer): Promise<void> => waitUntil(() => element.paused && element.shadowRoot?.querySelector('.question__option'), 'the lesson asks');

describe('ls-player, answers that lead elsewhere', () => {
  let service: MemoryService;
  let teacher: Ports;
  beforeEach(() => {
    service = createMemoryService(withRealMedia(), { latencyMs: 0 });
    teacher = teacherOf(service);
  });

  it('[RS-05] lead by keyboard: back for what was not understood, without asking a second time', async () => {
    await setCuePoint(teacher.resources, { seconds: 1.2, branches });
    const element = await playerAt(service.portsFor(person.pupil));
    await begin(element);
    await asks(element);
    await waitUntil(() => element.shadowRoot?.activeElement?.matches('.question__option input'));
    await press('b');
    await press('Enter');
    await says(element, '跳到 0:00 接着看');
    await waitUntil(() => element.shadowRoot?.activeElement?.matches('.question__on'));
    const places: number[] = [];
    element.addEventListener('seeked', () => places.push(element.currentTime));
    await press('Enter');
    await waitUntil(() => places.some((place) => place < 1.1), 'back at the beginning');
    await plays(element, 1.6);
  });

  it('[RS-05] lead by pointer, without a line, too', async () => {
    await setCuePoint(teacher.resources, { seconds: 1.2, branches });
    const phone = machine();
    const element = await playerAt(phone.tab(service.portsFor(person.pupil), { writePatienceMs: 30, readPatienceMs: 200 }));
    await begin(element);
    await asks(element);
    service.fail({ kind: 'offline' });
    await click(inside(element, '.question__option input'));
    await click(inside(element, '.question [type="submit"]'));
    await says(element, '连上网络后会告诉你对不对');
    await click(inside(element, '.question__on'));
    await waitUntil(() => element.currentTime >= 14, 'where the answer leads');
    service.fail();
    await phone.end();
  });

  it('[RS-05] to a place beyond the end of the film end the lesson, and do not begin it again', async () => {
    await setCuePoint(teacher.resources, { seconds: 1.2, branches: [{ choice: 0, seconds: 5000 }] });
    const element = await playerAt(service.portsFor(person.pupil));
    await begin(element);
    await asks(element);
    await waitUntil(() => element.shadowRoot?.activeElement?.matches('.question__option input'));
    await press('a');
    await press('Enter');
    await waitUntil(() => element.shadowRoot?.activeElement?.matches('.question__on'));
    let isOver = false;
    element.addEventListener('ended', () => {
      isOver = true;
    });
    await press('Enter');
    await waitUntil(() => isOver, 'it is over');
    expect(element.currentTime).to.be.above(element.duration - 0.3);
  });

  it('[RS-05] lead nobody past what was not seen on a first view in order, nor anybody by an answer of before', async () => {
    await setCuePoint(teacher.resources, { seconds: 1.2, branches });
    const task = service.fixtures.tasks.find(({ id }) => id === 't-fractions');
    if (task) task.draft = { ...task.draft, inOrder: true };
    const element = await playerAt(service.portsFor(person.pupil), 't-fractions');
    await begin(element);
    await asks(element);
    await waitUntil(() => element.shadowRoot?.activeElement?.matches('.question__option input'));
    await press('a');
    await press('Enter');
    await says(element, '跳到 0:14 接着看');
    await click(inside(element, '.question__on'));
    await plays(element, 1.3);
    expect(element.currentTime).to.be.below(6);
    element.pause();
    const place = element.currentTime;
    await openPanel(element, 'questions');
    await waitUntil(() => element.shadowRoot?.querySelector('.panel .timed__entry'));
    await click(inside(element, '.panel .timed__entry'));
    await says(element, '答对了');
    expect(words(element)).not.to.include('跳到');
    await click(inside(element, '.question__on'));
    await waitUntil(() => !element.paused);
    expect(element.currentTime).to.be.within(place - 0.5, place + 5);
  });

  it('are set by a teacher, who sees where they lead; a place that is none is not kept', async () => {
    const element = await playerAt(teacher);
    await begin(element);
    element.pause();
    element.currentTime = 1.5;
    await waitUntil(() => element.shadowRoot?.querySelector('[data-panel="questions"]'));
    await openPanel(element, 'questions');
    await waitUntil(() => words(element).includes('还没有提问'));
    pressButton(element, '添加');
    await waitUntil(() => element.shadowRoot?.querySelector('.question__row'));
    const into = (field: Element | undefined, text: string): void => {
      if (!(field instanceof HTMLInputElement) && !(field instanceof HTMLTextAreaElement)) throw new Error('no field');
      field.value = text;
      field.dispatchEvent(new Event('input'));
    };
    into(allInside(element, '.question textarea')[0], '每份是多少？');
    into(allInside(element, '.question__row input[type="text"]:not(.question__way)')[0], '二分之一');
    into(allInside(element, '.question__row input[type="text"]:not(.question__way)')[1], '四分之一');
    await click(inside(element, '.question__row input[type="radio"]'));
    into(allInside(element, '.question__way')[1], 'soon');
    pressButton(element, '保存');
    await says(element, '分:秒');
    await expect(element).to.be.accessible();
    const way = allInside<HTMLInputElement>(element, '.question__way')[1];
    way?.focus();
    way?.select();
    await typeText('0:04');
    pressButton(element, '保存');
    const kept = async () => (await service.portsFor(person.pupil).resources.cuePoints('r-fractions')).value.items[0]?.branches;
    await waitUntil(async () => (await kept()) !== undefined, 'it is kept');
    expect(await kept()).to.deep.equal([{ choice: 1, seconds: 4 }]);
    await waitUntil(() => element.shadowRoot?.querySelector('.panel .timed__entry'));
    await click(inside(element, '.panel .timed__entry'));
    await says(element, '选后跳到 0:04');
  });
});
