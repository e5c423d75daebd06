/** What the table of a lesson plan has besides its steps: quiet until it is asked for, then written, read again, on paper and in Word. */
import { expect } from '@open-wc/testing';
import { click, press, tabTo, typeText, waitUntil } from '../../test/helpers/browser.ts';
import { person } from '../adapters/memory/fixtures.ts';
import { all, Desk, part, planId, type } from './fixtures/desk.ts';
import { fillIn } from './fixtures/sample-plan.ts';
import type { LsLessonPlanner } from './lesson-planner.ts';
import type { OpenPlan } from './lesson-planner.types.ts';
import { layOutPaper } from './view/paper.ts';
import { wordPlan } from './word/word-plan.ts';

const names = ['教材分析', '学情分析', '教学重点', '教学难点', '教学方法', '教学准备', '板书设计'];
const active = (element: LsLessonPlanner): string | null | undefined => element.shadowRoot?.activeElement?.getAttribute('name');
function openPlan({ state }: LsLessonPlanner): OpenPlan {
  if (state.type !== 'ready' || state.kind !== 'plan') throw new Error('no plan');
  return state;
}

describe('texts of a plan', () => {
  let desk: Desk;
  beforeEach(() => {
    desk = new Desk();
  });
  const chips = (element: LsLessonPlanner): string[] => all(element, '.more-texts [data-add]').map((one) => one.textContent.trim());

  it('[T-01] stand in the form when they are asked for, by keyboard and by pointer, and when they say something', async () => {
    const element = await desk.open();
    expect([all(element, '.texts').length, chips(element)]).to.deep.equal([0, names]);
    part(element, '[name=add-objective]').focus();
    await tabTo('.more-texts summary');
    await press('Enter');
    await tabTo('[data-add=keyPoints]');
    await press('Enter');
    await waitUntil(() => active(element) === 'keyPoints');
    await typeText('会读');
    await press('Enter');
    await typeText('会写');
    await click(part(element, '[data-add=boardPlan]'));
    await waitUntil(() => active(element) === 'boardPlan');
    await typeText('几分之一');
    await waitUntil(() => desk.stored().content.boardPlan === '几分之一' && desk.stored().content.keyPoints === '会读\n会写');
    // Emptied, it stays under the keyboard; one that was asked for and never filled does not come again.
    await type(element, '[name=boardPlan]', '');
    await waitUntil(() => desk.stored().content.boardPlan === '');
    expect(active(element)).to.equal('boardPlan');

    await click(part(element, '[data-id=s2] .step__open'));
    await waitUntil(() => all(element, '[data-add=rationale]').length === 1);
    await tabTo('[data-add=rationale]');
    await press('Enter');
    await waitUntil(() => active(element) === 'rationale');
    await typeText('从生活开始');
    await waitUntil(() => desk.stored().content.steps[1]?.rationale === '从生活开始');

    const again = await desk.open();
    expect(all(again, '.texts textarea').map((one) => one.getAttribute('name'))).to.deep.equal(['keyPoints']);
    expect(chips(again)).to.deep.equal(names.filter((name) => name !== '教学重点'));
  });

  it('[T-01] stand on paper and in Word where the table has them, those alone that say something, and before a head of the subject', async () => {
    const filled = desk.stored();
    fillIn(filled);
    filled.apply({ act: 'write', field: 'methods', text: ' ' });
    const edit = filled.takeUnsent();
    // Whoever has written in it does not decide on it.
    const author = desk.service.portsFor(person.teacher);
    author.identity.actAs('i-wang-teacher');
    if (edit !== undefined) await author.plans.edit(planId, 'u-filled', edit);
    Object.assign(desk.service.fixtures.plans[0] ?? {}, { personIds: [] });
    const element = await desk.open();
    const options = { plan: openPlan(element), t: element.t.bind(element), format: element.format, language: 'zh-CN', direction: 'ltr' } as const;
    const told = ['教材分析', '学情分析', '学习目标', '教学重点', '教学难点', '教学准备', '课前', '不同的纸折出同一个分数', '板书设计'];
    const order = (words: string): string[] => told.toSorted((one, other) => words.indexOf(one) - words.indexOf(other)).filter((one) => words.includes(one));
    const frame = layOutPaper(options);
    const paper = frame.contentDocument?.body.textContent ?? '';
    frame.remove();
    expect(order(paper)).to.deep.equal(told);
    expect(paper).to.contain('设计意图').and.not.contain('教学方法');
    const word = new TextDecoder().decode(wordPlan(options));
    expect(order(word.slice(word.indexOf('<w:body>')))).to.deep.equal(told);
    expect(word).to.contain('平均分成 4 份').and.not.contain('教学方法');

    part(element, '[name=submit]').focus();
    await press('Enter');
    await waitUntil(() => desk.service.fixtures.planReviews.length === 1);
    const head = await desk.open(person.colleague, '');
    await waitUntil(() => all(head, '.waiting [name=review]').length === 1);
    await click(part(head, '.waiting [name=review]'));
    await waitUntil(() => all(head, '.reviewing').length === 1);
    expect(order(part(head, '.reviewing').textContent)).to.deep.equal(told);
  });
});
