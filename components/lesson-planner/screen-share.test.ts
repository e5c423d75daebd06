/** How much of a lesson is looked at on a screen: told while it is planned, by keyboard and by pointer, to teachers alone. */
import { expect } from '@open-wc/testing';
import { click, focusedElement, press, tabTo, typeText, waitUntil } from '../../test/helpers/browser.ts';
import { person } from '../adapters/memory/fixtures.ts';
import { all, Desk, part } from './fixtures/desk.ts';
import type { LsLessonPlanner } from './lesson-planner.ts';
import { layOutPaper } from './view/paper.ts';

describe('the share of the screen', () => {
  let desk: Desk;
  beforeEach(() => {
    desk = new Desk();
  });
  const fact = (element: LsLessonPlanner): { tone: string | undefined; words: string } => {
    const { dataset, textContent } = part(element, '[data-fact=screen]');
    return { tone: dataset['tone'], words: textContent };
  };

  it('[UX-07] by keyboard alone: above 30 percent the plan warns, and below it does not', async () => {
    const element = await desk.open();
    expect(fact(element).tone).to.equal('plain');
    expect(fact(element).words).to.contain('13%').and.contain('不超过30%');
    part(element, '[data-id=s4] .step__open').focus();
    await press('Enter');
    await tabTo('[name=screenMinutes]');
    await press('Control', 'a');
    await typeText('12');
    await press('Tab');
    await waitUntil(() => fact(element).tone === 'warning');
    expect(fact(element).words).to.contain('50%').and.contain('超过了30%');
    await expect(element).to.be.accessible();
    await tabTo('[name=screenMinutes]', 'back');
    await press('Control', 'a');
    await typeText('5');
    await press('Tab');
    await waitUntil(() => fact(element).tone === 'plain');
    expect(fact(element).words).to.contain('28%');
  });

  it('[UX-07] by pointer: a step begins without a screen, with a way on paper that is printed', async () => {
    const element = await desk.open();
    const before = all(element, '.step').length;
    await click(part(element, '.lane[data-stage=in] [name=add-step]'));
    await waitUntil(() => all(element, '.step').length === before + 1 && focusedElement()?.getAttribute('name') === 'step-title');
    expect(part<HTMLInputElement>(element, '[name=screenMinutes]').value).to.equal('0');
    for (const name of ['minutes', 'screenMinutes']) {
      await click(part(element, `[name=${name}]`));
      await press('Control', 'a');
      await typeText('15');
    }
    await click(part(element, '[name=paper]'));
    await typeText('发练习纸');
    await waitUntil(() => fact(element).tone === 'warning');
    await waitUntil(() => desk.stored().content.steps.some(({ paper }) => paper === '发练习纸'));
    const { state } = element;
    if (state.type !== 'ready' || state.kind !== 'plan') throw new Error('no plan');
    const frame = layOutPaper({ plan: state, t: (key, values) => element.t(key, values), format: element.format, language: 'zh-CN', direction: 'ltr' });
    expect(frame.contentDocument?.body.textContent).to.contain('发练习纸');
    frame.remove();
  });

  it('a number that is being typed outlives what is drawn meanwhile, and one that cannot be is put right', async () => {
    const element = await desk.open();
    await click(part(element, '[data-id=s4] .step__open'));
    await waitUntil(() => all(element, '[name=minutes]').length === 1);
    const field = part<HTMLInputElement>(element, '[name=minutes]');
    field.focus();
    await press('Control', 'a');
    await typeText('2');
    element.requestUpdate();
    await element.updateComplete;
    await typeText('0');
    await press('Tab');
    await waitUntil(() => desk.stored().content.steps.find(({ id }) => id === 's4')?.minutes === 20);
    const period = part<HTMLInputElement>(element, '[name=period]');
    period.focus();
    await press('Control', 'a');
    await typeText('4');
    element.requestUpdate();
    await element.updateComplete;
    await typeText('5');
    await press('Tab');
    await waitUntil(() => desk.stored().content.periodMinutes === 45);
    for (const turn of [1, 2]) {
      field.focus();
      await press('Control', 'a');
      await typeText('900');
      await press('Tab');
      await waitUntil(() => field.value === '600', `turn ${turn}`);
    }
  });

  it('[UX-07] forbidden: a pupil and a guardian are shown no plan and no share of it', async () => {
    for (const who of [person.pupil, person.guardian]) {
      const element = await desk.open(who);
      await waitUntil(() => element.state.type === 'error', who);
      expect(all(element, '[data-fact], .step'), who).to.deep.equal([]);
    }
  });
});
