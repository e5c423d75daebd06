/** What the class does in a lesson: votes, tests, talk and work, drafted, begun, counted without a device, and stopped. */
import { expect } from '@open-wc/testing';
import { chooseLine, click, press, setPageSize, tabTo, typeText, waitUntil } from '../../test/helpers/browser.ts';
import { person } from '../adapters/memory/fixtures.ts';
import { all, Desk, part, text, type } from './fixtures/desk.ts';
import { BoardWriting } from './controllers/board-writing.ts';
import type { LsLessonPlanner } from './lesson-planner.ts';
import { activitiesOf, hasJustBegun, optionsIn, type ActivityEntry, type ClassActivity } from './model/class-activity.ts';

describe('activities of a class', () => {
  let desk: Desk;
  beforeEach(() => {
    desk = new Desk();
  });
  const activities = (): ClassActivity[] => activitiesOf(desk.stored().content.lessons[0]?.entries ?? []);
  const entries = (kind: ActivityEntry['kind']) => (desk.stored().content.lessons[0]?.entries ?? []).filter((entry) => entry.kind === kind);
  async function begin(): Promise<LsLessonPlanner> {
    const element = await desk.open();
    element.view = 'run';
    await waitUntil(() => all(element, '[name=start]').length > 0);
    part(element, '[name=start]').click();
    await waitUntil(() => all(element, '.drafting').length > 0);
    return element;
  }

  it('what is written on the board is kept while one still writes, and what another machine puts there meanwhile takes nothing away', async () => {
    const element = await begin();
    const boards = (): string[] => (desk.stored().content.lessons[0]?.entries ?? []).flatMap((entry) => (entry.kind === 'board' ? [entry.text] : []));
    await type(element, '[name=board]', '平均分');
    await waitUntil(() => boards().join() === '平均分');
    const field = part<HTMLTextAreaElement>(element, '[name=board]');
    const elsewhere = desk.stored();
    const [lesson] = elsewhere.content.lessons;
    elsewhere.apply({ act: 'log', id: lesson?.id ?? '', entry: { kind: 'board', at: new Date().toISOString(), text: '别处写的' } });
    const edit = elsewhere.takeUnsent();
    if (edit) await desk.service.portsFor(person.colleague).plans.edit('plan-1', 'u-elsewhere', edit);
    const told = (): boolean => element.state.type === 'ready' && element.state.kind === 'plan' && JSON.stringify(element.state.content.lessons).includes('别处写的');
    await waitUntil(async () => {
      await type(element, '[name=board]', '平均分成');
      return told();
    });
    expect(field.value).to.equal('平均分成');
    // On a slow machine it may have been logged before the other words were known: then they stand in either order.
    await waitUntil(() => boards().includes('平均分成'));
    // The page goes in the middle of a word.
    await type(element, '[name=board]', '平均分成4份');
    globalThis.dispatchEvent(new Event('pagehide'));
    await waitUntil(() => boards().at(-1) === '平均分成4份');
    field.blur();
    expect(boards().toSorted(), 'each once').to.deep.equal(['平均分', '平均分成', '平均分成4份', '别处写的'].toSorted());
  });

  it('what was written on the board a moment ago is kept when the planner is left, and of each lesson its own', async () => {
    const element = await begin();
    await type(element, '[name=board]', '平均分');
    // As the way back of a browser does: nobody has left the field.
    element.remove();
    await waitUntil(() => desk.stored().content.lessons[0]?.entries.some((entry) => entry.kind === 'board' && entry.text === '平均分'));

    const logged: string[] = [];
    const board = new BoardWriting(({ id }, words) => logged.push(`${id} ${words}`));
    const lesson = (id: string) => ({ id, by: person.teacher, startedAt: '2026-11-20T01:00:00.000Z', turn: 1, entries: [] });
    board.write(lesson('first'), '平均分', '');
    board.keep();
    board.write(lesson('first'), '平均分成', '平均分');
    // Ended elsewhere, its field went without being left.
    board.write(lesson('second'), '平均分成', '');
    board.end();
    expect(logged).to.deep.equal(['first 平均分', 'first 平均分成', 'second 平均分成']);
  });

  it('[TS-02] [T-02] by keyboard a vote is drafted with its audience and time, begun, counted without a device, and stopped; its sum is that of the log', async () => {
    const element = await begin();
    const told: string[] = [];
    element.addEventListener('ls-lesson-activity', ({ detail }) => told.push(`${detail.state} ${detail.loggedAt}`));
    await tabTo('.drafting summary');
    await press('Enter');
    await waitUntil(() => part<HTMLDetailsElement>(element, '.drafting').open);
    const audience = part<HTMLSelectElement>(element, '[name=audience]');
    await chooseLine(audience, 'group');
    part(element, '.drafting [name=minutes]').focus();
    await press('Control', 'a');
    await typeText('5');
    await tabTo('.drafting [name=title]');
    await typeText('哪种折法好？');
    await tabTo('[name=options]');
    await typeText('对折');
    await tabTo('[name=draft]');
    await press('Enter');
    // Of one option alone nobody can choose.
    await waitUntil(() => part<HTMLTextAreaElement>(element, '[name=options]').validationMessage.startsWith('2到6个'));
    expect(activities()).to.deep.equal([]);
    await tabTo('[name=options]', 'back');
    await press('End');
    await press('Enter');
    await typeText('对角线');
    await tabTo('[name=draft]');
    await press('Enter');
    await waitUntil(() => activities().map(({ state }) => state).join() === 'draft');
    expect(activities()[0]).to.deep.include({ form: 'vote', title: '哪种折法好？', options: ['对折', '对角线'], audience: 'group', minutes: 5 });
    expect(all(element, '.option').length, 'nobody votes before it has begun').to.equal(0);
    await waitUntil(() => element.shadowRoot?.activeElement?.getAttribute('name') === 'begin');
    await press('Enter');
    await waitUntil(() => element.shadowRoot?.activeElement?.getAttribute('name') === 'stop');
    // Pressed twice, or held, it has begun all the same.
    await press('Enter');
    const held = new KeyboardEvent('keydown', { key: 'Enter', repeat: true, bubbles: true, cancelable: true });
    expect(part(element, '[name=stop]').dispatchEvent(held)).to.equal(false);
    await waitUntil(() => all(element, '.option').length === 2);
    await tabTo('[name=count-0]', 'back');
    await press('Control', 'a');
    await typeText('18');
    await tabTo('[data-option="0"] [name=more]');
    await press('Enter');
    await waitUntil(() => activities()[0]?.counts[0] === 19);
    await tabTo('[name=count-1]');
    await press('Control', 'a');
    await typeText('7');
    await tabTo('[name=stop]');
    await waitUntil(() => text(element).includes('共26人'));
    await expect(element).to.be.accessible();
    await waitUntil(() => activities().every((one) => !hasJustBegun(one, Date.now())));
    await press('Enter');
    await waitUntil(() => activities()[0]?.state === 'closed');
    const logged = [...entries('set'), ...entries('count')].map((entry) => (entry.kind === 'set' ? `${entry.option} is ${entry.number}` : entry.kind === 'count' ? `${entry.option} +${entry.change}` : ''));
    expect([logged, activities()[0]?.counts]).to.deep.equal([['0 is 18', '1 is 7', '0 +1'], [19, 7]]);
    expect(told).to.deep.equal([`open ${entries('begin')[0]?.at ?? ''}`, `closed ${entries('stop')[0]?.at ?? ''}`]);
    await waitUntil(() => element.shadowRoot?.activeElement?.id === 'activities');
    expect(all(element, '[name=more], [name=stop], [name=begin]').length, 'what is over takes no answer').to.equal(0);
  });

  it('[TS-02] [T-02] by pointer a quick test goes on the big screen, without notes and without its answer; what is touched is large on screens of 1920 and 3840', async () => {
    const element = await begin();
    part<HTMLTextAreaElement>(element, '[name=board]').focus();
    await typeText('平均分');
    await press('Tab');
    await waitUntil(() => desk.stored().content.lessons[0]?.entries.some(({ kind }) => kind === 'board'));
    await click(part(element, '.drafting summary'));
    const form = part<HTMLSelectElement>(element, '.drafting [name=form]');
    await chooseLine(form, 'quiz');
    await waitUntil(() => all(element, '[name=answer]').length === 1);
    const answer = part<HTMLSelectElement>(element, '[name=answer]');
    await chooseLine(answer, '5');
    await click(part(element, '[name=draft]'));
    expect([answer.validationMessage, activities().length], 'a right answer that is none of the four').to.deep.equal(['没有第5个选项：一共4个。', 0]);
    await chooseLine(answer, '2');
    await click(part(element, '[name=draft]'));
    await waitUntil(() => activities()[0]?.answer === 1);
    await click(part(element, '[name=begin]'));
    await waitUntil(() => all(element, '.option').length === 4);
    // In a frame that may not fill the screen it fills the frame.
    element.requestFullscreen = () => Promise.reject(new TypeError('not allowed'));
    await type(element, '[name=note]', '第三组');
    await type(element, '.drafting [name=title]', '再问');
    await click(part(element, '[name=big]'));
    await waitUntil(() => all(element, '.run--big').length === 1);
    try {
      for (const [width, height] of [[1920, 1080], [3840, 2160]] as const) {
        await setPageSize(width, height);
        const targets = all(element, 'button, input, summary').filter((one) => one.checkVisibility());
        expect(targets.length).to.be.greaterThan(10);
        const small = targets.filter((one) => Math.min(one.offsetWidth, one.offsetHeight) < 44).map((one) => `${one.getAttribute('name') ?? ''} ${one.offsetWidth}×${one.offsetHeight}`);
        expect(small, `${width}`).to.deep.equal([]);
        expect(document.documentElement.scrollWidth, `${width}`).to.be.at.most(window.innerWidth);
      }
      await click(part(element, '[data-option="1"] [name=more]'));
      await click(part(element, '[data-option="1"] [name=more]'));
      await click(part(element, '[data-option="1"] [name=fewer]'));
      await waitUntil(() => activities()[0]?.counts.join() === '0,1,0,0');
    } finally {
      await setPageSize(800, 600);
    }
    expect(part(element, '.board__words').textContent).to.equal('平均分');
    expect([all(element, '[name=note], .drafting, .sayings, .badge--success').filter((one) => one.checkVisibility()).length, part(element, '.run').innerText.includes('正确')]).to.deep.equal([0, false]);
    await waitUntil(() => activities().every((one) => !hasJustBegun(one, Date.now())));
    await click(part(element, '[name=stop]'));
    await waitUntil(() => all(element, '[data-option="1"] .badge--success').length === 1);
    await click(part(element, '[name=big]'));
    await waitUntil(() => part(element, '[name=note]').checkVisibility());
    const typed = ['[name=note]', '.drafting [name=title]'].map((css) => part<HTMLInputElement>(element, css).value);
    expect(typed, 'what was half typed is still there').to.deep.equal(['第三组', '再问']);
  });

  it('the end of the lesson closes what goes on, and says so; the big screen shows the class no notes then, and is left with the console, also where browsers have no whole screen', async () => {
    const element = await begin();
    const told: string[] = [];
    element.addEventListener('ls-lesson-activity', ({ detail }) => told.push(`${detail.state} ${detail.loggedAt}`));
    element.addEventListener('ls-lesson-end', () => told.push('end'));
    part<HTMLFormElement>(element, '.drafting form').requestSubmit();
    await waitUntil(() => all(element, '[name=begin]').length === 1);
    part(element, '[name=begin]').click();
    await waitUntil(() => all(element, '[name=stop]').length === 1);
    // As a phone that knows nothing of it.
    const phone: [object, string, unknown][] = [[document, 'fullscreenEnabled', undefined], [document, 'fullscreenElement', undefined], [document, 'exitFullscreen', undefined], [element, 'requestFullscreen', undefined]];
    for (const [owner, name, value] of phone) Object.defineProperty(owner, name, { configurable: true, value });
    try {
      await type(element, '[name=note]', '小明没带学具');
      part<HTMLFormElement>(element, '.notes form').requestSubmit();
      await waitUntil(() => text(element).includes('小明没带学具'));
      part(element, '[name=big]').click();
      await waitUntil(() => !text(element).includes('小明没带学具'));
      part(element, '[name=end]').click();
      await waitUntil(() => all(element, '#after').length === 1);
      expect([text(element).includes('小明没带学具'), all(element, 'table, [name=back-to-plan]:not([hidden])').length]).to.deep.equal([false, 0]);
      await waitUntil(() => element.shadowRoot?.activeElement?.id === 'after');
      await waitUntil(() => activities()[0]?.state === 'closed');
      expect(told.slice(1)).to.deep.equal([`closed ${activities()[0]?.stoppedAt ?? ''}`, 'end']);
      part(element, '[name=big]').click();
      await waitUntil(() => text(element).includes('小明没带学具') && all(element, 'table').length === 1);
      part(element, '[name=start]').click();
      await waitUntil(() => all(element, '[name=big]').length === 1);
      part(element, '[name=big]').click();
      await waitUntil(() => all(element, '.run--big').length === 1);
      element.view = 'plan';
      await waitUntil(() => all(element, '.run').length === 0);
      element.view = 'run';
      await waitUntil(() => all(element, '.run').length === 1);
      expect(all(element, '.run--big').length).to.equal(0);
    } finally {
      for (const [owner, name] of phone) Reflect.deleteProperty(owner, name);
    }
  });

  it('[TS-02] [T-02] forbidden: a pupil and a guardian are given no lesson, and nothing to begin or to count', async () => {
    for (const who of [person.pupil, person.guardian]) {
      const element = await desk.open(who);
      element.view = 'run';
      await waitUntil(() => element.state.type === 'error');
      expect(all(element, '.run, [name=start], .activity').length).to.equal(0);
    }
  });

  it('options are as many as there can be, and as long, or those of a hand of cards', () => {
    const six = ['1', '2', '3', '4', '5', '6'];
    const said = ['', ' \n', '对折\n\n 对角线 ', six.join('\n'), '对折', [...six, '7'].join('\n'), `对折\n${'长'.repeat(61)}`].map((lines) => optionsIn(lines)?.join() ?? null);
    expect(said).to.deep.equal(['A,B,C,D', 'A,B,C,D', '对折,对角线', six.join(), null, null, null]);
  });

  it('[T-02] goes from draft to open to closed and no other way; counts of two devices come together, and none comes late', () => {
    const draft = { form: 'vote', title: '', options: ['A', 'B'], answer: null, audience: 'whole', minutes: 0 } as const;
    const at = (minute: number): string => `2026-11-20T01:0${minute}:00.000Z`;
    const log = (...acts: readonly ActivityEntry[]): string => activitiesOf(acts).map(({ state, counts, begunAt, stoppedAt }) => `${state} ${counts.join('+')} ${begunAt?.slice(14, 16) ?? '-'} ${stoppedAt?.slice(14, 16) ?? '-'}`).join();
    const made: Extract<ActivityEntry, { kind: 'draft' }> = { kind: 'draft', at: at(0), id: 'v', ...draft };
    const count = (change: number, minute = 2): ActivityEntry => ({ kind: 'count', at: at(minute), id: 'v', option: 0, change });
    expect(log(made, count(3), { kind: 'stop', at: at(1), id: 'v' })).to.equal('draft 0+0 - -');
    expect(log(made, { kind: 'begin', at: at(1), id: 'v' }, count(3), count(2), count(-1), { kind: 'stop', at: at(3), id: 'v' }, count(9), { kind: 'begin', at: at(4), id: 'v' })).to.equal('closed 4+0 01 03');
    expect(log({ kind: 'begin', at: at(1), id: 'v' }, made, { ...made, options: ['C', 'D', 'E'] }, { kind: 'begin', at: at(2), id: 'v' }, count(-2), count(3, 3))).to.equal('open 3+0 02 -');
    const typed = (number: number, option = 0): ActivityEntry => ({ kind: 'set', at: at(2), id: 'v', option, number });
    expect(log(typed(9), made, typed(9), { kind: 'begin', at: at(1), id: 'v' }, count(7), typed(18), typed(18), typed(3, 5), count(-1))).to.equal('open 17+0 01 -', 'what two have typed is the same number');

    const [mine, theirs] = [desk.stored(), desk.stored()];
    mine.apply({ act: 'start-lesson', id: 'l', by: person.teacher, at: at(0) });
    for (const entry of [made, { kind: 'begin', at: at(1), id: 'v' } as const]) mine.apply({ act: 'log', id: 'l', entry });
    theirs.receive([mine.encode()]);
    mine.apply({ act: 'log', id: 'l', entry: count(5) });
    theirs.apply({ act: 'log', id: 'l', entry: count(4) });
    mine.receive([theirs.encode()]);
    theirs.receive([mine.encode()]);
    const came = [mine, theirs].map((document) => activitiesOf(document.content.lessons[0]?.entries ?? [])[0]?.counts.join());
    expect(came).to.deep.equal(['9,0', '9,0']);
  });
});
