/** What is written after a lesson, what of it the next class begins with, and what goes on paper. */
import { expect } from '@open-wc/testing';
import { click, press, tabTo, typeText, waitUntil } from '../../test/helpers/browser.ts';
import { person } from '../adapters/memory/fixtures.ts';
import { all, Desk, part, planId, text, type } from './fixtures/desk.ts';
import { teach } from './fixtures/sample-plan.ts';
import type { LsLessonPlanner } from './lesson-planner.ts';
import { lessonAt, type LessonNow } from './model/lesson.ts';
import type { PlanDocument } from './model/document.ts';
import { layOutPaper } from './view/paper.ts';
import { wordPlan } from './word/word-plan.ts';

describe('after a lesson', () => {
  let desk: Desk;
  beforeEach(() => {
    desk = new Desk();
  });
  /** A lesson of the teacher lies behind: `taught` as it happened. */
  async function visit(taught: (plan: PlanDocument) => void, who: string = person.teacher): Promise<LsLessonPlanner> {
    const document = desk.stored();
    taught(document);
    const edit = document.takeUnsent();
    if (edit !== undefined) await desk.service.portsFor(person.colleague).plans.edit(planId, 'u-taught', edit);
    const element = await desk.open(who);
    element.view = 'run';
    await waitUntil(() => all(element, '.after, .now, [name=start]').length > 0);
    return element;
  }
  const logged = (): LessonNow | undefined => {
    const [lesson] = desk.stored().content.lessons;
    return lesson && lessonAt(lesson, Date.parse(lesson.startedAt));
  };
  const minutes = (): number[] => desk.stored().content.steps.filter(({ stage }) => stage === 'in').map((step) => step.minutes);
  /** Each step as long as planned. */
  const asPlanned = (plan: PlanDocument): void => {
    const begin = Date.parse('2026-11-20T01:00:00.000Z');
    const at = (after: number): string => new Date(begin + after * 60_000).toISOString();
    plan.apply({ act: 'start-lesson', id: 'l', by: person.teacher, at: at(0) });
    for (const [stepId, after] of [['s2', 0], ['s3', 5], ['s4', 20]] as const) plan.apply({ act: 'log', id: 'l', entry: { kind: 'enter', at: at(after), stepId } });
    plan.apply({ act: 'log', id: 'l', entry: { kind: 'end', at: at(32) } });
  };

  it('a reflection is asked for where minutes differed, kept while one writes, and stands there again; where nothing differed nobody asks', async () => {
    const calm = await visit(asPlanned);
    expect([text(calm).includes('与计划相近'), all(calm, '[name=reflection]').length, all(calm, '[name=take]').length]).to.deep.equal([true, 0, 0]);
    calm.remove();
    desk = new Desk();
    const element = await visit((plan) => teach(plan, person.teacher, true));
    await click(part(element, '[name=reflection]'));
    await typeText('先发正方形纸');
    await waitUntil(() => logged()?.reflection === '先发正方形纸');
    // The page goes in the middle of a word.
    await typeText('，再分组');
    element.remove();
    await waitUntil(() => logged()?.reflection === '先发正方形纸，再分组');
    const again = await visit(() => undefined);
    expect(part<HTMLTextAreaElement>(again, '[name=reflection]').value).to.equal('先发正方形纸，再分组');
  });

  it('of each objective is said how far it was seen, by keyboard and by pointer, in the log of the lesson, on paper and in Word of that teacher alone', async () => {
    const element = await visit((plan) => teach(plan, person.teacher, true));
    part(element, '#after').focus();
    await tabTo('[data-objective=o1] [data-level=partly]');
    await press('Enter');
    await waitUntil(() => logged()?.proofs.get('o1')?.level === 'partly');
    await tabTo('[data-objective=o1] [name=proof]');
    await typeText('四组里有三组');
    await click(part(element, '[data-objective=o2] [data-level=seen]'));
    await waitUntil(() => logged()?.proofs.get('o2')?.level === 'seen' && logged()?.proofs.get('o1')?.text === '四组里有三组');
    expect(part(element, '[data-objective=o1]').textContent).to.contain('每人能指着自己的纸说出四分之一');
    await click(part(element, '[data-objective=o2] [data-level=seen]'));
    await waitUntil(() => logged()?.proofs.get('o2')?.level === null);
    await type(element, '[name=reflection]', '反思一句');
    await waitUntil(() => logged()?.reflection === '反思一句');

    const sheetsOf = (own: LsLessonPlanner): readonly string[] => {
      const { state } = own;
      if (state.type !== 'ready' || state.kind !== 'plan') throw new Error('no plan');
      const options = { plan: state, t: own.t.bind(own), format: own.format, language: 'zh-CN', direction: 'ltr' } as const;
      const frame = layOutPaper(options);
      const paper = frame.contentDocument?.body.textContent ?? '';
      frame.remove();
      return [paper, new TextDecoder().decode(wordPlan(options))];
    };
    for (const sheet of sheetsOf(element)) expect(sheet).to.contain('能用折纸说明几分之一 一部分 四组里有三组').and.contain('教学反思').and.contain('反思一句').and.not.contain('第三组用圆纸');
    const theirs = await visit(() => undefined, person.colleague);
    for (const sheet of sheetsOf(theirs)) expect(sheet).to.not.contain('反思一句').and.not.contain('四组里有三组');
  });

  it('the next class begins with the minutes that it took, taken over by one press and given back by one, and with what was noted in each step', async () => {
    const element = await visit((plan) => teach(plan, person.teacher, true));
    expect(minutes()).to.deep.equal([5, 15, 12]);
    part(element, '[name=take]').focus();
    await press('Enter');
    await waitUntil(() => minutes().join() === '10,16,12');
    await waitUntil(() => element.shadowRoot?.activeElement?.getAttribute('name') === 'untake');
    await press('Enter');
    await waitUntil(() => minutes().join() === '5,15,12' && all(element, '[name=take]').length === 1);
    await click(part(element, '[name=take]'));
    await waitUntil(() => minutes().join() === '10,16,12');

    await click(part(element, '.after ~ .buttons [name=start]'));
    await waitUntil(() => all(element, '.last-time').length === 1);
    expect(part(element, '.last-time').textContent).to.contain('用了10分钟').and.not.contain('第三组用圆纸');
    expect(part(element, '.now').textContent).to.contain('计划10分钟');
    await click(part(element, '[name=next]'));
    await waitUntil(() => part(element, '.last-time').textContent.includes('第三组用圆纸'));
    await click(part(element, '[name=big]'));
    await waitUntil(() => all(element, '.last-time').length === 0);
    // Of this lesson it is told what was planned when it was taught, whatever the plan says later.
    await waitUntil(() => desk.stored().content.lessons[1]?.entries.length === 2);
    expect(desk.stored().content.lessons[1]?.entries.map((entry) => (entry.kind === 'enter' ? entry.minutes : entry.kind))).to.deep.equal([10, 16]);
  });
});
