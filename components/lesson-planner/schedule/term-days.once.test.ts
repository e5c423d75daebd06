/** What a term has beside its lessons: exam weeks, bells, and times at which two courses meet. */
import { expect } from '@open-wc/testing';
import { hourAt, momentAt, nextBell, overlapping } from './bells.ts';
import holidays from './holidays.json' with { type: 'json' };
import { ScheduleDocument } from './schedule-document.ts';
import { calendarOf, weekOf, weekdayOf, type ScheduleContent } from './schedule.ts';

const term = { start: '2026-09-01', end: '2027-01-22' };

/** A course on Mondays, and one on Tuesdays of odd weeks. */
function made(): ScheduleDocument {
  const document = new ScheduleDocument(term);
  for (const id of ['c', 'd']) document.apply({ act: 'add-course', id, name: id });
  document.apply({ act: 'set-slot', courseId: 'c', weekday: 1, period: 2, weeks: 'all' });
  document.apply({ act: 'set-slot', courseId: 'd', weekday: 2, period: 1, weeks: 'odd' });
  for (let at = 1; at <= 20; at += 1) document.apply({ act: 'add-lesson', id: `l${at}`, courseId: 'c', planId: `p${at}`, title: '' });
  return document;
}
const daysOf = (content: ScheduleContent, course: string): string[] => calendarOf(content, holidays).hours.flatMap(({ courseId, day }) => (courseId === course ? [day] : []));
/** What another device has of it. */
function elsewhere(document: ScheduleDocument): ScheduleContent {
  const other = new ScheduleDocument(term);
  other.receive([document.unsent()]);
  return other.content;
}

describe('the days of a term', () => {
  it('of an exam week have no lessons: they go on behind it, whichever day was named first, until it is taken out or undone', () => {
    const document = made();
    const before = daysOf(document.content, 'c');
    document.apply({ act: 'close-days', id: 'x', from: '2026-11-13', to: '2026-11-09', name: '期中考试' });
    expect(elsewhere(document).closed).to.deep.equal([{ id: 'x', from: '2026-11-09', to: '2026-11-13', name: '期中考试' }]);
    expect(daysOf(document.content, 'c')).to.deep.equal(before.filter((day) => day !== '2026-11-09'));
    const { hours } = calendarOf(document.content, holidays);
    expect(hours.find(({ day }) => day === '2026-11-16')?.lesson?.id).to.equal(`l${before.indexOf('2026-11-09') + 1}`);
    // The exam week counts as a week: those behind it stay odd and even as they were.
    expect(daysOf(document.content, 'd')).to.include.members(['2026-10-27', '2026-11-24']).and.not.include('2026-11-10').and.not.include('2026-11-17');
    document.apply({ act: 'undo' });
    expect(daysOf(document.content, 'c')).to.deep.equal(before);
    document.apply({ act: 'redo' });
    document.apply({ act: 'open-days', id: 'x' });
    expect([daysOf(document.content, 'c'), document.content.closed.length]).to.deep.equal([before, 0]);
  });

  it('[O-13] odd and even weeks of a whole term of 20 weeks and more are told right, with its holidays and its working weekends', () => {
    const document = new ScheduleDocument(term);
    for (const id of ['odd', 'even', 'all'] as const) {
      document.apply({ act: 'add-course', id, name: id });
      for (const weekday of [1, 2, 3, 4, 5]) document.apply({ act: 'set-slot', courseId: id, weekday, period: { odd: 1, even: 2, all: 3 }[id], weeks: id });
    }
    // Worked out by another way: from the first Monday on, week by week.
    const free = new Set(Object.keys(holidays.holidays));
    const wanted: Record<string, string[]> = { odd: [], even: [], all: [] };
    for (let week = 1; week <= 21; week += 1) {
      for (let weekday = 0; weekday < 5; weekday += 1) {
        const day = new Date(Date.UTC(2026, 7, 31 + (week - 1) * 7 + weekday)).toISOString().slice(0, 10);
        if (day < term.start || day > term.end || free.has(day)) continue;
        wanted['all']?.push(day);
        wanted[week % 2 === 1 ? 'odd' : 'even']?.push(day);
      }
    }
    for (const [course, days] of Object.entries(wanted)) expect(daysOf(document.content, course), course).to.deep.equal(days);
    const weeks = new Set(daysOf(document.content, 'all').map((day) => weekOf(day, term)));
    expect([weeks.size, Math.max(...weeks)]).to.deep.equal([21, 21]);
    expect(daysOf(document.content, 'all').every((day) => weekdayOf(day) <= 5)).to.equal(true);
    // The working Saturday of the sixth week, by the Thursday of its own, even week.
    document.apply({ act: 'follow-weekday', day: '2026-10-10', weekday: 4 });
    expect(['odd', 'even', 'all'].map((course) => daysOf(document.content, course).includes('2026-10-10'))).to.deep.equal([false, true, true]);
  });

  it('ring at the times of Beijing; an hour is on from its first to before its last minute, and what cannot be is left out', () => {
    const document = made();
    document.apply({ act: 'set-bell', period: 2, bell: { begin: '08:55', end: '09:40' } });
    document.apply({ act: 'set-bell', period: 1, bell: { begin: '08:00', end: '08:45' } });
    document.apply({ act: 'set-bell', period: 3, bell: { begin: '10:00', end: '09:00' } });
    document.apply({ act: 'set-bell', period: 13, bell: { begin: '10:00', end: '11:00' } });
    const { bells } = elsewhere(document);
    expect([...bells]).to.deep.equal([[1, { begin: '08:00', end: '08:45' }], [2, { begin: '08:55', end: '09:40' }]]);
    const day = '2026-09-07';
    expect(momentAt(day, '08:00')).to.equal(Date.UTC(2026, 8, 7, 0, 0));
    const at = (time: string) => hourAt(bells, day, momentAt(day, time));
    expect(['07:59', '08:00', '08:44', '08:45', '08:55', '09:40'].map(at)).to.deep.equal([undefined, 1, 1, undefined, 2, undefined]);
    const next = (time: string) => nextBell(bells, day, momentAt(day, time));
    expect(['00:00', '08:00', '08:50', '09:39', '09:40'].map(next)).to.deep.equal([momentAt(day, '08:00'), momentAt(day, '08:45'), momentAt(day, '08:55'), momentAt(day, '09:40'), undefined]);
    expect(overlapping(bells)).to.deep.equal([]);
    document.apply({ act: 'set-bell', period: 1, bell: { begin: '08:00', end: '09:00' } });
    expect(overlapping(document.content.bells)).to.deep.equal([2]);
    document.apply({ act: 'set-bell', period: 1, bell: null });
    expect([...document.content.bells.keys()]).to.deep.equal([2]);
  });

  it('on which two courses meet are told, and not where one of them is taught in odd and one in even weeks, or fell out', () => {
    const document = made();
    const clashes = (): string[] => calendarOf(document.content, holidays).clashes.map(({ day, period, courseId }) => `${day} ${period} ${courseId}`);
    document.apply({ act: 'set-slot', courseId: 'c', weekday: 2, period: 1, weeks: 'even' });
    expect(clashes()).to.deep.equal([]);
    document.apply({ act: 'set-slot', courseId: 'd', weekday: 1, period: 2, weeks: 'even' });
    const found = clashes();
    expect(found.slice(0, 2)).to.deep.equal(['2026-09-07 2 c', '2026-09-21 2 c']);
    document.apply({ act: 'fall-out', courseId: 'd', day: '2026-09-07', period: 2, isOut: true });
    expect(clashes()).to.deep.equal(found.slice(1));
  });
});
