import { expect, fixture, html } from '@open-wc/testing';
import { press, waitUntil } from '../../../test/helpers/browser.ts';
import { machine } from '../../adapters/test/databases.ts';
import { person } from '../../adapters/memory/fixtures.ts';
import { all, Desk, part, planId, text, type } from '../fixtures/desk.ts';
import '../lesson-planner.define.ts';
import type { LsLessonPlanner } from '../lesson-planner.ts';

describe('teaching from a plan', () => {
  let desk: Desk;
  beforeEach(() => {
    desk = new Desk();
  });

  it('[TS-02] a whole lesson is taught without a network, goes on after a reload, and is whole when the line is back', async () => {
    const computer = machine();
    const visit = async (): Promise<LsLessonPlanner> => {
      const ports = computer.tab(desk.service.portsFor(person.colleague), { readPatienceMs: 200, writePatienceMs: 30 });
      const element = await fixture<LsLessonPlanner>(html`<ls-lesson-planner lang="zh-CN" plan=${planId} view="run" .ports=${ports}></ls-lesson-planner>`);
      await waitUntil(() => all(element, '.run').length > 0);
      return element;
    };
    const enter = async (element: LsLessonPlanner, css: string): Promise<void> => {
      part(element, css).focus();
      await press('Enter');
    };
    const first = await visit();
    // What was kept a moment ago is not read again yet when the line goes: the lesson follows upon it all the same.
    first.view = 'plan';
    await waitUntil(() => all(first, '.head [name=subject]').length > 0);
    await type(first, '.head [name=subject]', '数学𠮷');
    await waitUntil(() => desk.stored().content.subject === '数学𠮷');
    desk.service.fail({ kind: 'offline' });
    first.view = 'run';
    await waitUntil(() => all(first, '[name=start]').length > 0);
    await enter(first, '[name=start]');
    await waitUntil(() => text(first).includes('第1个环节，共3个'));
    await enter(first, '[name=next]');
    await waitUntil(() => part(first, '.now__title').textContent.trim() === '折一折，说一说');
    for (const [css, words] of [['[name=of]', '5'], ['[name=present]', '4']] as const) await type(first, css, words);
    await press('Enter');
    await waitUntil(() => text(first).includes('全班5人，实到4人，缺1人'));
    for (let turn = 4; turn >= 2; turn -= 1) {
      part(first, '[name=pick]').click();
      await waitUntil(() => text(first).includes(`还有${turn}个号没轮到`));
    }
    await type(first, '[name=note]', '第三组换正方形纸');
    await press('Enter');
    await waitUntil(() => text(first).includes('第三组换正方形纸'));
    await waitUntil(() => first.state.type === 'ready' && first.state.kind === 'plan' && first.state.saving === 'queued');
    first.remove();

    const again = await visit();
    await waitUntil(() => text(again).includes('还有2个号没轮到'));
    expect(part(again, '.now__title').textContent.trim()).to.equal('折一折，说一说');
    const ended: string[] = [];
    again.addEventListener('ls-lesson-end', ({ detail }) => ended.push(detail.lessonId));
    for (const left of [1, 5]) {
      part(again, '[name=pick]').click();
      await waitUntil(() => text(again).includes(`还有${left}个号没轮到`));
    }
    part(again, '[name=end]').click();
    await waitUntil(() => all(again, '.after').length > 0);
    expect(text(again)).to.contain('没有上');
    desk.service.fail();
    globalThis.dispatchEvent(new Event('online'));
    await waitUntil(() => desk.stored().content.lessons[0]?.entries.at(-1)?.kind === 'end');
    // What waited is told to have gone out.
    await waitUntil(() => again.state.type === 'ready' && again.state.kind === 'plan' && again.state.saving === 'saved');
    const [lesson] = desk.stored().content.lessons;
    const numbers = lesson?.entries.flatMap((entry) => (entry.kind === 'pick' ? [entry.number] : [])) ?? [];
    expect([ended.join(), lesson?.by, [...numbers].sort()]).to.deep.equal([lesson?.id, person.colleague, [1, 2, 3, 4, 5]]);
    expect((await desk.open()).state).to.deep.include({ type: 'ready' });
    await computer.end();
  });

  it('[TS-02] the next lesson is taught, ends and stands there after a reload, whatever day the clock said it was when the last one was given', async () => {
    const before = desk.stored();
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
    before.apply({ act: 'start-lesson', id: 'ahead', by: person.teacher, at: tomorrow });
    for (const kind of ['enter', 'end'] as const) before.apply({ act: 'log', id: 'ahead', entry: kind === 'end' ? { kind, at: tomorrow } : { kind, at: tomorrow, stepId: 's4' } });
    const edit = before.takeUnsent();
    if (edit) await desk.service.portsFor(person.colleague).plans.edit(planId, 'u-ahead', edit);
    const visit = async (): Promise<LsLessonPlanner> => {
      const element = await desk.open();
      part(element, '[name=teach]').click();
      await waitUntil(() => all(element, '.after, .now').length > 0);
      return element;
    };
    const first = await visit();
    part(first, '.after ~ .buttons [name=start]').click();
    await waitUntil(() => text(first).includes('第1个环节，共3个'));
    await waitUntil(() => desk.stored().content.lessons.length === 2);
    const again = await visit();
    expect(text(again)).to.contain('第1个环节，共3个');
    await type(again, '[name=note]', '今天的课');
    await press('Enter');
    part(again, '[name=end]').click();
    await waitUntil(() => all(again, '.after').length > 0);
    expect(text(again)).to.contain('今天的课');
    await waitUntil(() => desk.stored().content.lessons.at(-1)?.entries.at(-1)?.kind === 'end');
    expect(text(await visit())).to.contain('今天的课');
    expect(desk.stored().content.lessons.map(({ id }) => id === 'ahead')).to.deep.equal([true, false]);
  });

  it('each who writes a plan teaches it in the own class, and a copy knows nothing of either', async () => {
    const [mine, theirs] = [await desk.open(), await desk.open(person.colleague)];
    for (const element of [mine, theirs]) {
      part(element, '[name=teach]').click();
      await waitUntil(() => all(element, '[name=start]').length > 0);
    }
    part(theirs, '[name=start]').click();
    await waitUntil(() => desk.stored().content.lessons.length === 1 && all(theirs, '[name=next]').length > 0);
    await waitUntil(() => mine.state.type === 'ready' && mine.state.kind === 'plan' && mine.state.content.lessons.length === 1);
    expect(all(mine, '[name=start]').length).to.equal(1);
    part(mine, '[name=back-to-plan]').click();
    await waitUntil(() => all(mine, '[name=copy]').length > 0);
    part(mine, '[name=copy]').click();
    await waitUntil(() => text(mine).includes('改编自'));
    const copy = desk.service.fixtures.plans.find(({ derivedFrom }) => derivedFrom.length > 0);
    expect(copy && desk.stored(copy.id).content.lessons).to.deep.equal([]);
  });
});
