/** Bells, exam weeks and courses that meet, as a teacher sets and sees them. */
import { expect } from '@open-wc/testing';
import { click, press, tabTo, typeText, waitUntil } from '../../../test/helpers/browser.ts';
import { all, part, text } from '../fixtures/desk.ts';
import { hoursShown, monday, ScheduledDesk, term } from '../fixtures/scheduled-desk.ts';
import type { LsLessonPlanner } from '../lesson-planner.ts';
import { momentAt } from './bells.ts';
import { addDays } from './schedule.ts';

describe('the days of a term', () => {
  let desk: ScheduledDesk;
  const realNow = Date.now;
  beforeEach(() => {
    desk = new ScheduledDesk();
  });
  afterEach(() => {
    Date.now = realNow;
  });
  /** What a field of dates or times then says, as the browser's own hands leave it. */
  const fill = (element: LsLessonPlanner, css: string, value: string): void => {
    const field = part<HTMLInputElement>(element, css);
    field.value = value;
    field.dispatchEvent(new Event('change', { bubbles: true }));
  };

  it('have bells, two fields a row, kept when both agree; the week tells them, which hour it is, and what comes next', async () => {
    await desk.schedule();
    const element = await desk.openView('term');
    await tabTo('.bells summary');
    await press('Enter');
    await waitUntil(() => all(element, '.bells tbody tr').length >= 8);
    const bell = (name: string, period: number): string => `[name=bell-${name}][data-period="${period}"]`;
    fill(element, bell('begin', 2), '08:55');
    fill(element, bell('end', 2), '08:40');
    expect([part<HTMLInputElement>(element, bell('end', 2)).getAttribute('aria-invalid'), part(element, '#bell-problem-2').hidden]).to.deep.equal(['true', false]);
    fill(element, bell('end', 2), '09:40');
    await waitUntil(() => desk.term.content.bells.get(2)?.end === '09:40');
    expect([part(element, '#bell-problem-2').hidden, desk.term.content.bells.size]).to.deep.equal([true, 1]);
    await expect(element).to.be.accessible();

    // Wednesday of this week, a quarter past nine in Beijing: the hour of the second lesson.
    const wednesday = addDays(monday, 2);
    Date.now = () => momentAt(wednesday, '09:15');
    part(element, '[name=week]').click();
    await waitUntil(() => all(element, '[data-fact=now]').length === 1);
    expect(part(element, '[data-fact=now]').textContent).to.contain('第2节').and.contain('09:40').and.contain('三年级1班 数学').and.contain('第2课');
    expect(all(element, 'tbody th[aria-current=time]').map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim())).to.deep.equal(['2 08:55 09:40']);
    expect(part(element, 'th[aria-current=date]').dataset['day']).to.equal(wednesday);
    await expect(element).to.be.accessible();
    // Before it, it is the next; behind it nothing more comes that day.
    Date.now = () => momentAt(wednesday, '08:00');
    element.requestUpdate();
    await waitUntil(() => all(element, '[data-fact=next]').length === 1);
    expect([part(element, '[data-fact=next]').textContent.includes('08:55'), all(element, '[aria-current=time]').length]).to.deep.equal([true, 0]);
    Date.now = () => momentAt(wednesday, '09:40');
    element.requestUpdate();
    await waitUntil(() => all(element, '[data-fact=next], [data-fact=now]').length === 0);
  });

  it('are drawn anew by themselves when it rings', async () => {
    await desk.schedule(4, (document) => document.apply({ act: 'set-bell', period: 2, bell: { begin: '08:55', end: '09:40' } }));
    const wednesday = addDays(monday, 2);
    const opened = realNow();
    // A second before it rings; the clock goes on from there.
    Date.now = () => momentAt(wednesday, '08:55') - 1000 + (realNow() - opened);
    const element = await desk.openView('week');
    await waitUntil(() => all(element, '[data-fact=now]').length === 1);
    expect(all(element, '[aria-current=time]').length).to.equal(1);
  });

  it('of an exam week have no lessons: named by keyboard, said in the week, taken out by pointer', async () => {
    await desk.schedule();
    const element = await desk.openView('term');
    await tabTo('.closed summary');
    await press('Enter');
    await waitUntil(() => all(element, '[name=closed-from]').length === 1);
    // A field of dates is filled by each browser in its own way; the rest is by keys.
    part<HTMLInputElement>(element, '[name=closed-from]').value = addDays(monday, 2);
    part<HTMLInputElement>(element, '[name=closed-to]').value = addDays(monday, 4);
    await tabTo('[name=closed-name]');
    await typeText('期中考试');
    await press('Enter');
    await waitUntil(() => desk.term.content.closed.length === 1);
    await waitUntil(() => all(element, '[data-closed]').length === 1);
    expect(part(element, '[data-closed]').textContent).to.contain('期中考试');
    await expect(element).to.be.accessible();
    part(element, '[name=week]').click();
    await waitUntil(() => hoursShown(element).length === 1);
    expect(hoursShown(element)).to.deep.equal([`${monday} l1`]);
    expect(all(element, 'th:has([data-free])').map(({ dataset }) => dataset['day'])).to.deep.equal([2, 3, 4].map((at) => addDays(monday, at)));
    expect(text(element)).to.contain('期中考试');
    part(element, '[name=term]').click();
    await waitUntil(() => all(element, '.closed summary').length === 1);
    await click(part(element, '.closed summary'));
    await waitUntil(() => part<HTMLDetailsElement>(element, '.closed').open);
    await click(part(element, '[name=open-days]'));
    await waitUntil(() => all(element, '[data-closed]').length === 0 && desk.term.content.closed.length === 0);
  });

  it('on which two courses meet are said above, and where they meet', async () => {
    await desk.schedule(4, (document) => {
      document.apply({ act: 'set-term', term: { ...term, end: addDays(monday, 6) } });
      document.apply({ act: 'add-course', id: 'd', name: '三年级2班 数学' });
      document.apply({ act: 'set-slot', courseId: 'd', weekday: 3, period: 2, weeks: 'all' });
    });
    Date.now = () => momentAt(monday, '07:00');
    const element = await desk.openView('week');
    await waitUntil(() => all(element, '.hour').length === 3);
    expect(all(element, 'td:has([data-clash]) .hour').map(({ dataset }) => `${dataset['day']} ${dataset['course']}`)).to.deep.equal([`${addDays(monday, 2)} c`, `${addDays(monday, 2)} d`]);
    expect(part(element, '[data-fact=clash]').textContent).to.contain('有1节');
    part(element, '[name=term]').click();
    await waitUntil(() => all(element, '[data-fact=clash]').length === 1);
  });
});
