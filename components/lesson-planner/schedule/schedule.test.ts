/** The lessons of a term: on which days they come, what a holiday, a working weekend and a lesson that falls out do to them. */
import { expect } from '@open-wc/testing';
import { ScheduleDocument } from './schedule-document.ts';
import { calendarOf, isKnownDay, termOf, type PlannedLesson, type SchoolCalendar } from './schedule.ts';
import holidays from './holidays.json' with { type: 'json' };

const term = { start: '2026-09-01', end: '2027-01-22' };
const days: SchoolCalendar = holidays;

/** A course on Tuesdays and Thursdays, and on Friday of even weeks, with so many lessons. */
function documentWith(lessons: number): ScheduleDocument {
  const made = new ScheduleDocument(term);
  made.apply({ act: 'add-course', id: 'c', name: '三年级1班 数学' });
  made.apply({ act: 'set-slot', courseId: 'c', weekday: 2, period: 1, weeks: 'all' });
  made.apply({ act: 'set-slot', courseId: 'c', weekday: 4, period: 3, weeks: 'all' });
  made.apply({ act: 'set-slot', courseId: 'c', weekday: 5, period: 2, weeks: 'even' });
  for (let at = 1; at <= lessons; at += 1) made.apply({ act: 'add-lesson', id: `l${at}`, courseId: 'c', planId: `p${at}`, title: `第${at}课` });
  return made;
}
const placed = (made: ScheduleDocument): Record<string, string> =>
  Object.fromEntries(calendarOf(made.content, days).hours.flatMap(({ lesson, day, period }) => (lesson === undefined ? [] : [[lesson.id, `${day} ${period}`]])));
const order = (made: ScheduleDocument): string => made.content.lessons.map(({ id }: PlannedLesson) => id).join();

describe('the schedule of a term', () => {
  it('lays lessons into the hours of odd and even weeks, and over no holiday', () => {
    const own = placed(documentWith(15));
    // The first week is the one in which the term begins: Tuesday the first of September.
    expect([own['l1'], own['l2'], own['l3'], own['l4'], own['l5'], own['l6']]).to.deep.equal(['2026-09-01 1', '2026-09-03 3', '2026-09-08 1', '2026-09-10 3', '2026-09-11 2', '2026-09-15 1']);
    // The fourth week loses its Friday to the Mid-Autumn festival, the fifth its Thursday to the national holiday.
    expect([own['l9'], own['l10'], own['l11']]).to.deep.equal(['2026-09-24 3', '2026-09-29 1', '2026-10-08 3']);
  });

  it('a working weekend is taught as the school says, with the parity of its own week; until then nothing is taught', () => {
    const made = documentWith(15);
    expect(Object.values(placed(made)).some((when) => when.startsWith('2026-10-10'))).to.equal(false);
    made.apply({ act: 'follow-weekday', day: '2026-10-10', weekday: 5 });
    // The sixth week is even.
    expect(placed(made)['l13']).to.equal('2026-10-10 2');
    made.apply({ act: 'undo' });
    expect(Object.values(placed(made)).some((when) => when.startsWith('2026-10-10'))).to.equal(false);
  });

  it('a working weekend has the lessons of the weekday, and of the weeks, that the school names: 2026-09-20 and 2026-10-10', () => {
    const made = documentWith(20);
    const on = (day: string): string[] => Object.values(placed(made)).filter((when) => when.startsWith(day));
    // The third week is odd, the sixth even; Friday has a lesson in even weeks alone.
    for (const day of ['2026-09-20', '2026-10-10']) made.apply({ act: 'follow-weekday', day, weekday: 5 });
    expect([on('2026-09-20'), on('2026-10-10')]).to.deep.equal([[], ['2026-10-10 2']]);
    made.apply({ act: 'follow-weekday', day: '2026-09-20', weekday: 5, weeks: 'even' });
    made.apply({ act: 'follow-weekday', day: '2026-10-10', weekday: 5, weeks: 'odd' });
    expect([on('2026-09-20'), on('2026-10-10')]).to.deep.equal([['2026-09-20 2'], []]);
    made.apply({ act: 'undo' });
    expect(on('2026-10-10')).to.deep.equal(['2026-10-10 2']);
    made.apply({ act: 'follow-weekday', day: '2026-09-20', weekday: 2, weeks: 'even' });
    expect(on('2026-09-20')).to.deep.equal(['2026-09-20 1']);
    const other = new ScheduleDocument(term);
    other.receive([made.unsent()]);
    expect([...other.content.makeup]).to.deep.equal([['2026-09-20', { weekday: 2, weeks: 'even' }], ['2026-10-10', { weekday: 5, weeks: 'own' }]]);
  });

  it('New Year 2027 lies behind what the shipped holidays know, and is not told as a day like any other', () => {
    const { hours } = calendarOf(documentWith(60).content, days);
    const unknown = hours.filter(({ day }) => !isKnownDay(day, days));
    expect(unknown.map(({ day }) => day)).to.include('2027-01-01');
    expect([isKnownDay('2026-12-31', days), unknown.every(({ day }) => day > '2026-12-31')]).to.deep.equal([true, true]);
  });

  it('a lesson that falls out moves all that follow, by one small write, and undo brings all back', () => {
    const made = documentWith(15);
    const before = placed(made);
    made.receive([made.unsent()]);
    made.apply({ act: 'fall-out', courseId: 'c', day: '2026-09-08', period: 1, isOut: true });
    const after = placed(made);
    expect([after['l2'], after['l3'], after['l4']]).to.deep.equal([before['l2'], before['l4'], before['l5']]);
    expect(made.unsent().length).to.be.below(200);
    made.apply({ act: 'undo' });
    expect(placed(made)).to.deep.equal(before);
  });

  it('two devices that move, add and drop lessons apart end with the same order, and each lesson once', () => {
    const [one, other] = [documentWith(5), new ScheduleDocument(term)];
    other.receive([one.unsent()]);
    one.apply({ act: 'move-lesson', id: 'l5', before: 'l1' });
    one.apply({ act: 'fall-out', courseId: 'c', day: '2026-09-03', period: 3, isOut: true });
    other.apply({ act: 'move-lesson', id: 'l5', before: 'l3' });
    other.apply({ act: 'remove-lesson', id: 'l4' });
    other.apply({ act: 'add-lesson', id: 'l6', courseId: 'c', planId: 'p6', title: '' });
    const [mine, theirs] = [one.unsent(), other.unsent()];
    one.receive([theirs]);
    other.receive([mine]);
    expect(order(one)).to.equal(order(other));
    expect([...order(one).split(',')].sort().join()).to.equal('l1,l2,l3,l5,l6');
    expect(placed(one)).to.deep.equal(placed(other));
  });

  it('a course that begins in mid-term has no lesson in hours that are past, until its day is set back', () => {
    const made = documentWith(0);
    made.apply({ act: 'add-course', id: 'late', name: '三年级2班 数学', from: '2026-10-14' });
    made.apply({ act: 'set-slot', courseId: 'late', weekday: 3, period: 1, weeks: 'all' });
    made.apply({ act: 'add-lesson', id: 'n1', courseId: 'late', planId: 'p', title: '' });
    expect(placed(made)).to.deep.equal({ n1: '2026-10-14 1' });
    expect(calendarOf(made.content, days).hours.filter(({ courseId, day }) => courseId === 'late' && day < '2026-10-14')).to.deep.equal([]);
    made.apply({ act: 'set-course-start', id: 'late', from: '2026-09-01' });
    expect(placed(made)).to.deep.equal({ n1: '2026-09-02 1' });
    made.apply({ act: 'undo' });
    expect(placed(made)).to.deep.equal({ n1: '2026-10-14 1' });
  });

  it('what has no hour left is told; a course that is taken out leaves nothing behind on the days', () => {
    const made = documentWith(60);
    const { hours, beyond } = calendarOf(made.content, days);
    expect(hours.filter(({ lesson }) => lesson !== undefined).length + beyond.length).to.equal(60);
    expect(beyond[0]?.id).to.equal(`l${60 - beyond.length + 1}`);
    expect(hours.every(({ day }) => day <= term.end)).to.equal(true);
    made.apply({ act: 'remove-course', id: 'c' });
    expect([calendarOf(made.content, days).hours.length, made.content.lessons.length]).to.deep.equal([0, 0]);
  });

  it('what another hand wrote wrongly is left out; a term without an end is the usual one', () => {
    const made = documentWith(1);
    made.apply({ act: 'set-slot', courseId: 'c', weekday: 9, period: 1, weeks: 'all' });
    made.apply({ act: 'set-term', term: { start: '2026-09-01', end: '9999-01-01' } });
    expect([made.content.slots.length, made.content.term]).to.deep.equal([3, term]);
    made.receive(['AAA=', 'broken', '!!']);
    expect(made.content.courses.length).to.equal(1);
  });

  it('that was read before is shown as it was read; a change of it, and what came from elsewhere, stands on all of it', () => {
    const updates = [documentWith(6).unsent()];
    const first = new ScheduleDocument(term);
    first.receive(updates);
    const again = new ScheduleDocument(term);
    again.receive([...updates], { updates, content: first.content });
    expect(again.content).to.equal(first.content);
    again.apply({ act: 'move-lesson', id: 'l6', before: 'l1' });
    expect(order(again)).to.equal('l6,l1,l2,l3,l4,l5');
    // Only the move goes over the line, and the service puts it on what it has.
    expect(again.unsent().length).to.be.lessThan(300);
    first.receive([...updates, again.unsent()]);
    expect(order(first)).to.equal('l6,l1,l2,l3,l4,l5');

    const changed = [...updates, again.unsent()];
    const other = new ScheduleDocument(term);
    other.receive(changed, { updates, content: documentWith(6).content });
    expect(order(other)).to.equal('l6,l1,l2,l3,l4,l5');
    other.receive(changed);
    expect(order(other)).to.equal('l6,l1,l2,l3,l4,l5');
  });

  it('knows the term of a day', () => {
    expect(['2026-08-20', '2026-12-31', '2027-01-05', '2027-02-20', '2027-07-31'].map((day) => termOf(day).id)).to.deep.equal(['2026-autumn', '2026-autumn', '2026-autumn', '2027-spring', '2027-spring']);
  });
});
