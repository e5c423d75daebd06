/** The week and the term of a teacher, worked by keyboard, by pointer and by the menu. */
import { expect } from '@open-wc/testing';
import { click, focusedElement, press, tabTo, typeText, waitUntil } from '../../../test/helpers/browser.ts';
import { person } from '../../adapters/memory/fixtures.ts';
import { today } from '../../base/china-day.ts';
import { all, part, text } from '../fixtures/desk.ts';
import { calendar, hoursShown, monday, said, ScheduledDesk, term, termId } from '../fixtures/scheduled-desk.ts';
import type { LsLessonPlanner } from '../lesson-planner.ts';
import { ScheduleDocument } from './schedule-document.ts';
import { addDays, earlierTerms, weekOf } from './schedule.ts';

describe('week and term', () => {
  let desk: ScheduledDesk;
  beforeEach(() => {
    desk = new ScheduledDesk();
  });
  const stored = (): ScheduleDocument => desk.term;
  const order = (): string => stored().content.lessons.map(({ id }) => id).join();
  const schedule = (lessons?: number): Promise<void> => desk.schedule(lessons);
  const open = (view: 'week' | 'term'): Promise<LsLessonPlanner> => desk.openView(view);
  const shown = hoursShown;

  it('a teacher names a course, chooses its hours and puts a plan into it, by keyboard alone, and finds it in the week', async () => {
    const element = await desk.open(person.teacher, '');
    element.calendar = calendar;
    await tabTo('[name=term]');
    await press('Enter');
    await waitUntil(() => all(element, '[name=course]').length > 0);
    await tabTo('[name=course]');
    await typeText('三年级1班 数学𠮷');
    await press('Enter');
    await waitUntil(() => all(element, '.course').length === 1);
    part(element, '.course summary').focus();
    await press('Enter');
    await waitUntil(() => part<HTMLDetailsElement>(element, '.course details').open);
    await waitUntil(() => all(element, '[data-slot="1/2"]').length > 0);
    const slot = part<HTMLSelectElement>(element, '[data-slot="1/2"]');
    slot.value = 'all';
    slot.dispatchEvent(new Event('change'));
    await waitUntil(() => stored().content.slots.length === 1);
    part(element, '.course [name=plan]').focus();
    await tabTo('.course .begin button');
    await press('Enter');
    await waitUntil(() => stored().content.lessons.length === 1);
    expect(part(element, '.lesson').textContent).to.contain('认识几分之一').and.contain('第2节');
    part(element, '[name=week]').focus();
    await press('Enter');
    await waitUntil(() => all(element, '.timetable').length > 0);
    expect(part(element, '.timetable thead').textContent).to.contain('星期一');
  });

  it('a lesson moves by keyboard and by its menu, with the focus and one announcement each; undo takes it back', async () => {
    await schedule();
    const element = await open('week');
    await waitUntil(() => all(element, '.hour').length === 2);
    expect(shown(element)).to.deep.equal([`${monday} l1`, `${addDays(monday, 2)} l2`]);
    expect(part(element, '.hour__open').textContent).to.contain('认识几分之一');
    await expect(element).to.be.accessible();
    part(element, '[data-handle=l1]').focus();
    await press('Alt', 'ArrowRight');
    await waitUntil(() => order() === 'l2,l1,l3,l4');
    await waitUntil(() => (focusedElement() as HTMLElement).dataset['handle'] === 'l1');
    await waitUntil(() => said().includes('第2节'));
    await press('Enter');
    await waitUntil(() => all(element, '[name=earlier]').length === 1);
    part(element, '[name=earlier]').click();
    await waitUntil(() => order() === 'l1,l2,l3,l4');
    part(element, '[name=undo]').click();
    await waitUntil(() => order() === 'l2,l1,l3,l4');
  });

  it('a lesson is dragged with a pointer onto another one of its course', async () => {
    await schedule();
    const element = await open('week');
    await waitUntil(() => all(element, '.hour').length === 2);
    const handle = part(element, '[data-handle=l2]');
    handle.scrollIntoView({ block: 'center' });
    const [from, to] = [handle.getBoundingClientRect(), part(element, '[data-lesson=l1] .hour__course').getBoundingClientRect()];
    handle.setPointerCapture = () => undefined;
    const at = (type: string, clientX: number, clientY: number) => handle.dispatchEvent(new PointerEvent(type, { bubbles: true, composed: true, button: 0, pointerId: 1, clientX, clientY }));
    at('pointerdown', from.x + 5, from.y + 5);
    at('pointermove', from.x - 20, from.y + 5);
    at('pointermove', to.x + 5, to.y + 5);
    expect(part(element, '[data-lesson=l1]').dataset['drop']).to.equal('true');
    at('pointerup', to.x + 5, to.y + 5);
    await waitUntil(() => order() === 'l2,l1,l3,l4');
    expect(all(element, '[data-drop], [data-dragged]')).to.deep.equal([]);
  });

  it('a lesson that fell out moves those that follow, says how many and until when, and comes back by undo and by its own button', async () => {
    await schedule(6);
    const element = await open('week');
    await waitUntil(() => all(element, '.hour').length === 2);
    await click(part(element, '[data-handle=l1]'));
    await waitUntil(() => all(element, '[name=fall-out]').length === 1);
    await click(part(element, '[name=fall-out]'));
    await waitUntil(() => shown(element).join() === `${monday} out,${addDays(monday, 2)} l1`);
    await waitUntil(() => said().includes('6课顺延'));
    await waitUntil(() => stored().content.fallen.size === 1);
    expect((focusedElement() as HTMLElement).getAttribute('name')).to.equal('bring-back');
    await press('Enter');
    await waitUntil(() => shown(element).join() === `${monday} l1,${addDays(monday, 2)} l2`);
    part(element, '[name=undo]').click();
    await waitUntil(() => shown(element)[0] === `${monday} out`);
    part(element, '[name=next-week]').click();
    await waitUntil(() => shown(element)[0] === `${addDays(monday, 7)} l2`);
    part(element, '[name=term]').click();
    await waitUntil(() => all(element, '.lesson').length === 6);
    expect(all(element, '.lesson__beyond').length).to.equal(1);
    expect(text(element)).to.contain('有1课在这个学期里排不下');
    await expect(element).to.be.accessible();
  });

  it('a course that is named in mid-term begins today; by its date it begins on another day', async () => {
    const made = new ScheduleDocument(term);
    const begun = { start: addDays(monday, -28), end: addDays(monday, 20) };
    made.apply({ act: 'set-term', term: begun });
    await desk.service.portsFor(person.teacher).plans.editSchedule(termId, 'u', made.unsent());
    const element = await open('term');
    part<HTMLInputElement>(element, '[name=course]').focus();
    await typeText('三年级2班 数学');
    await press('Enter');
    await waitUntil(() => stored().content.courses[0]?.from === today());
    await click(part(element, '.course summary'));
    await waitUntil(() => all(element, '[name=course-start]').length > 0);
    const start = part<HTMLInputElement>(element, '[name=course-start]');
    expect(start.value).to.equal(today());
    start.value = begun.start;
    start.dispatchEvent(new Event('change'));
    await waitUntil(() => stored().content.courses[0]?.from === begun.start);
  });

  describe('an earlier term', () => {
    const [before = ''] = earlierTerms(termId);
    /** Two parallel classes with the same two plans, and one lesson whose plan is gone. */
    beforeEach(async () => {
      const plans = desk.service.portsFor(person.teacher).plans;
      const { value: plan } = await plans.get('plan-1');
      await plans.create('0197a3f0-7a01-7c11-8a55-3b1d2f6a9c02', { head: { title: '第二课', subject: '数学', lessonMinutes: 40, steps: 5 }, update: plan.updates[0] ?? '', copyOf: null });
      const made = new ScheduleDocument(term);
      for (const course of ['c1', 'c2']) {
        made.apply({ act: 'add-course', id: course, name: `三年级${course} 数学`, from: term.start });
        made.apply({ act: 'set-slot', courseId: course, weekday: 1, period: 2, weeks: 'all' });
        for (const [at, id] of ['plan-1', '0197a3f0-7a01-7c11-8a55-3b1d2f6a9c02'].entries()) made.apply({ act: 'add-lesson', id: `${course}-${at}`, courseId: course, planId: id, title: '' });
      }
      made.apply({ act: 'add-lesson', id: 'gone', courseId: 'c1', planId: 'nowhere', title: '旧课' });
      await plans.editSchedule(before, 'u', made.unsent());
    });
    const own = () => desk.service.fixtures.plans.filter(({ derivedFrom }) => derivedFrom.length > 0);

    it('[T-01] is taken over by keyboard: courses, hours, order, and each plan as one copy; in one step undone', async () => {
      const element = await desk.open(person.teacher, '');
      element.calendar = calendar;
      part(element, '[name=term]').click();
      await waitUntil(() => all(element, '.earlier').length > 0);
      expect(part(element, '[name=earlier]').textContent).to.contain('学期');
      part(element, '[name=earlier]').focus();
      await tabTo('[name=copy-term]');
      await press('Enter');
      await waitUntil(() => all(element, '.lesson').length === 5);
      await waitUntil(() => text(element).includes('照搬了5课'));
      expect(own().map(({ derivedFrom }) => derivedFrom[0]?.planId).sort()).to.deep.equal(['0197a3f0-7a01-7c11-8a55-3b1d2f6a9c02', 'plan-1']);
      await waitUntil(() => stored().content.lessons.length === 5);
      const { lessons, slots, courses } = stored().content;
      const planOf = (id: string) => lessons.find((one) => one.id === id)?.planId;
      expect([planOf('c1-0') === planOf('c2-0'), planOf('c1-0') !== 'plan-1', planOf('gone'), slots.length, courses.map(({ from }) => from).join('')]).to.deep.equal([true, true, 'nowhere', 2, '']);
      // Once more: what is there stays, and nothing is copied twice.
      await click(part(element, '[name=copy-term]'));
      await waitUntil(() => text(element).includes('没有可以照搬的课'));
      expect(own().length).to.equal(2);
      part(element, '[name=undo]').click();
      await waitUntil(() => all(element, '.lesson').length === 0);
    });

    it('is stopped by pointer, says how far it came, and goes on from there', async () => {
      const element = await desk.open(person.teacher, '');
      element.calendar = calendar;
      part(element, '[name=term]').click();
      await waitUntil(() => all(element, '.earlier').length > 0);
      // No plan comes before it is stopped, however long the pointer takes.
      desk.service.fail({ call: 'plans.get', kind: 'slow', delayMs: 600_000 });
      await click(part(element, '[name=copy-term]'));
      await waitUntil(() => all(element, '[name=stop-copy]').length === 1);
      expect(part(element, '.earlier progress').getAttribute('max')).to.equal('3');
      await click(part(element, '[name=stop-copy]'));
      await waitUntil(() => all(element, '.earlier progress').length === 0);
      expect([all(element, '.lesson').length, own().length]).to.deep.equal([0, 0]);
      desk.service.fail();
      await click(part(element, '[name=copy-term]'));
      await waitUntil(() => all(element, '.lesson').length === 5);
      expect(own().length).to.equal(2);
    });
  });

  it('opened again from the list it stands as it was left, and what another device changed meanwhile is in it', async () => {
    await schedule();
    const element = await open('week');
    const week = async (count: number): Promise<void> => waitUntil(() => shown(element).filter((hour) => !hour.endsWith('none')).length === count, shown(element).join());
    const toList = async (): Promise<void> => {
      part(element, '[name=back]').click();
      await waitUntil(() => all(element, '.plan').length > 0);
      part(element, '[name=week]').click();
      await waitUntil(() => all(element, '.week').length > 0);
    };
    await week(2);
    await toList();
    await week(2);
    const elsewhere = stored();
    elsewhere.apply({ act: 'set-slot', courseId: 'c', weekday: 5, period: 2, weeks: 'all' });
    await desk.service.portsFor(person.teacher).plans.editSchedule(termId, 'elsewhere', elsewhere.unsent());
    await toList();
    await week(3);
  });

  it('comes without waiting for what its plans are called now', async () => {
    await schedule();
    const element = await desk.open(person.teacher, '');
    element.calendar = calendar;
    desk.service.fail({ kind: 'slow', call: 'plans.list', delayMs: 60_000 });
    part(element, '[name=week]').click();
    await waitUntil(() => all(element, '.hour__open').length === 2);
    expect(all(element, '.hour__open')[0]?.textContent).to.contain('第1课');
    part(element, '[name=term]').click();
    await waitUntil(() => all(element, '.lesson').length === 4);
    expect(text(element), 'which plans are left is not known yet').not.to.contain('所有教案都已排入这门课');
  });

  it('says where the holidays that are known end, and asks by which day a working weekend is taught', async () => {
    await schedule();
    const element = await open('term');
    const saturday = addDays(monday, 12);
    element.calendar = { ...calendar, coverageEnd: addDays(monday, 10), workdays: [saturday] };
    await waitUntil(() => all(element, '[data-fact=coverage]').length === 1);
    const choice = part<HTMLSelectElement>(element, `[data-day="${saturday}"]`);
    choice.value = '1';
    choice.dispatchEvent(new Event('change'));
    await waitUntil(() => stored().content.makeup.get(saturday)?.weekday === 1);
    const number = weekOf(saturday, term);
    const other = number % 2 === 1 ? 'even' : 'odd';
    await waitUntil(() => all(element, '[name=makeup-weeks]').length === 1);
    const weeks = part<HTMLSelectElement>(element, '[name=makeup-weeks]');
    expect(weeks.value).to.equal('own');
    weeks.value = other;
    weeks.dispatchEvent(new Event('change'));
    await waitUntil(() => stored().content.makeup.get(saturday)?.weeks === other);
    choice.value = '2';
    choice.dispatchEvent(new Event('change'));
    await waitUntil(() => stored().content.makeup.get(saturday)?.weekday === 2);
    expect(stored().content.makeup.get(saturday)?.weeks).to.equal(other);
    // To and fro, as a hand does, and taken back: the lists then show what is so.
    for (const kind of ['own', other] as const) {
      weeks.value = kind;
      weeks.dispatchEvent(new Event('change'));
      await waitUntil(() => stored().content.makeup.get(saturday)?.weeks === kind);
    }
    const undo = (): void => part(element, '[name=undo]').click();
    undo();
    await waitUntil(() => stored().content.makeup.get(saturday)?.weeks === 'own');
    await waitUntil(() => weeks.value === 'own', 'of its own weeks again');
    undo();
    undo();
    await waitUntil(() => stored().content.makeup.get(saturday)?.weekday === 1);
    await waitUntil(() => choice.value === '1', 'as on Monday again');
  });

  it('a unit that is half typed stays when its lesson moves to another day, and an input method is not disturbed', async () => {
    await schedule();
    const element = await open('term');
    const line = (): string => part(element, '[data-lesson=l1] .step__about').textContent;
    const before = line();
    const unit = part<HTMLInputElement>(element, '[data-lesson=l1] [name=unit]');
    unit.focus();
    unit.value = '第三单';
    element.calendar = { ...calendar, holidays: { [monday]: '校庆' } };
    await waitUntil(() => line() !== before);
    expect(unit.value).to.equal('第三单');
    unit.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true, composed: true }));
    unit.value = '第三单yuan';
    element.calendar = calendar;
    await element.updateComplete;
    expect([line() === before, unit.value]).to.deep.equal([false, '第三单yuan']);
    unit.value = '第三单元';
    unit.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, composed: true, data: '元' }));
    await waitUntil(() => line() === before);
    expect(unit.value).to.equal('第三单元');
    unit.dispatchEvent(new Event('change', { bubbles: true }));
    await waitUntil(() => stored().content.lessons.find(({ id }) => id === 'l1')?.unit === '第三单元');
  });

  it('a day behind the end of the known holidays is marked in the week and in the term, and no other', async () => {
    await schedule();
    const element = await open('week');
    element.calendar = { ...calendar, coverageEnd: addDays(monday, 1), holidays: { [addDays(monday, 4)]: '校庆' } };
    const heads = (): string[] => all(element, 'th[data-day]:has([data-unknown])').map(({ dataset }) => dataset['day'] ?? '');
    await waitUntil(() => heads().length > 0);
    // A holiday that the host knows of has its own word.
    expect(heads()).to.deep.equal([addDays(monday, 2), addDays(monday, 3)]);
    expect(all(element, '.hour').map(({ dataset }) => dataset['unknown'])).to.deep.equal(['false', 'true']);
    part(element, '[name=term]').click();
    await waitUntil(() => all(element, '.lesson').length === 4);
    expect(all(element, '.lesson:has([data-unknown])').map(({ dataset }) => dataset['lesson'])).to.deep.equal(['l2', 'l3', 'l4']);
    element.calendar = calendar;
    await waitUntil(() => all(element, '[data-unknown]').length === 0);
  });

  it('is for teachers alone', async () => {
    const element = await desk.open(person.guardian, '');
    element.view = 'week';
    await waitUntil(() => element.state.type === 'error');
  });
});
