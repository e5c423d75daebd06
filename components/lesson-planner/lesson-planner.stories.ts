import { countyFixtures, person } from '../adapters/memory/fixtures.ts';
import type { Fixtures } from '../adapters/memory/fixtures.types.ts';
import { createMemoryPorts } from '../adapters/memory/memory-ports.ts';
import { today } from '../base/china-day.ts';
import { bareStories, type StoryFile } from '../base/story.ts';
import './lesson-planner.define.ts';
import { ScheduleDocument } from './schedule/schedule-document.ts';
import { addDays, mondayOf, termOf } from './schedule/schedule.ts';
import { fillIn, formulate, illustrate, samplePicture, samplePlan, teach } from './fixtures/sample-plan.ts';

/** A teacher's county with a plan of the own, and one that a colleague shares. */
function fixtures(lesson: 'none' | 'taught' | 'over' = 'none'): Fixtures {
  const county = countyFixtures();
  const at = '2026-11-19T08:30:00.000Z';
  const common = { createdAt: at, changedAt: at, changedBy: person.teacher };
  const document = samplePlan();
  formulate(document);
  illustrate(document);
  fillIn(document);
  if (lesson !== 'none') teach(document, person.teacher, lesson === 'over');
  document.apply({ act: 'align', id: 'o1', standard: { id: 'std-math-1.1.1', documentId: 'std-math', code: 'YL-1.1.1', statement: '在折一折、分一分中初步认识几分之一和几分之几' } });
  const whole = { head: document.head, updates: [{ id: 'u-1', content: document.encode() }], pictures: [{ ...samplePicture, by: person.teacher, placedIn: 'plan-fractions' }] };
  county.plans.push(
    { ...common, ...whole, id: 'plan-fractions', authorId: person.teacher, personIds: [person.colleague], derivedFrom: [{ planId: 'plan-county', title: '分数（县教研室）', author: { id: 'p-ma', name: '马文斌' } }] },
    { ...common, ...whole, id: 'plan-shared', authorId: person.colleague, personIds: [person.teacher], derivedFrom: [], head: { ...document.head, title: '水的循环' } },
    // Handed in by colleagues to a teacher who heads the subject, and own ones on which somebody has decided.
    { ...common, ...whole, id: 'plan-theirs', authorId: person.colleague, personIds: [], derivedFrom: [] },
  );
  const handedIn = { head: document.head, schoolId: 'o-school-1', update: document.encode(), version: { id: 'v-1', name: '送审 11月19日 08:40' }, submittedAt: at, decidedAt: null, decidedBy: null, comment: '', notes: [] };
  county.subjectHeads.push({ personId: person.teacher, schoolId: handedIn.schoolId, subject: '数学' });
  county.planReviews.push(
    { ...handedIn, id: 'review-theirs', planId: 'plan-theirs', state: 'pending' },
    { ...handedIn, id: 'review-own', planId: 'plan-fractions', state: 'returned', decidedBy: person.colleague, decidedAt: '2026-11-20T01:00:00.000Z', comment: '目标写得很清楚。', notes: [{ stepId: 's3', text: '折完以后，请学生指着自己的纸说一说四分之一是哪一份。' }] },
    { ...handedIn, id: 'review-shared', planId: 'plan-shared', state: 'approved', decidedBy: person.manager, decidedAt: '2026-11-20T01:00:00.000Z' },
  );
  return county;
}
const { id: termId } = termOf(today());
const monday = mondayOf(today());
/** Holidays end before the term does, and a weekend is worked. */
const calendar = { source: '', coverageEnd: addDays(monday, 30), holidays: { [addDays(monday, 3)]: '校庆' }, workdays: [addDays(monday, 12)] };
/** Two courses with four lessons, one of which fell out; they meet on Tuesdays, and Friday is free for an exam. */
function scheduled(): Fixtures {
  const county = fixtures();
  const made = new ScheduleDocument({ start: monday, end: addDays(monday, 40) });
  made.apply({ act: 'set-term', term: { start: monday, end: addDays(monday, 40) } });
  for (const [id, name] of [['c1', '三年级1班 数学'], ['c2', '三年级2班 数学']] as const) {
    made.apply({ act: 'add-course', id, name });
    for (const weekday of [1, 2, 5]) made.apply({ act: 'set-slot', courseId: id, weekday, period: id === 'c1' ? 2 : 3, weeks: 'all' });
    for (const at of [1, 2]) made.apply({ act: 'add-lesson', id: `${id}-${at}`, courseId: id, planId: at === 1 ? 'plan-fractions' : 'plan-shared', title: '' });
  }
  made.apply({ act: 'set-unit', id: 'c1-1', unit: '第八单元 分数的初步认识' });
  made.apply({ act: 'fall-out', courseId: 'c1', day: monday, period: 2, isOut: true });
  made.apply({ act: 'set-slot', courseId: 'c2', weekday: 2, period: 2, weeks: 'all' });
  for (const [period, begin, end] of [[2, '08:50', '09:30'], [3, '09:50', '10:30']] as const) made.apply({ act: 'set-bell', period, bell: { begin, end } });
  made.apply({ act: 'close-days', id: 'exams', from: addDays(monday, 4), to: addDays(monday, 4), name: '期中考试' });
  county.schedules[`${person.teacher} ${termId}`] = [made.unsent()];
  return county;
}
const portsOf = (county: Fixtures) => {
  const ports = createMemoryPorts(county, { person: person.teacher, latencyMs: 0 });
  ports.identity.actAs('i-wang-teacher');
  return ports;
};

export default { element: 'ls-lesson-planner', title: 'Lesson planner' };
export const states = {
  ...bareStories,
  list: { properties: { ports: portsOf(fixtures()) } },
  first: { properties: { ports: portsOf(countyFixtures()) } },
  plan: { properties: { ports: portsOf(fixtures()), plan: 'plan-fractions' } },
  review: { properties: { ports: portsOf(fixtures()), plan: 'review-theirs', view: 'review' } },
  week: { properties: { ports: portsOf(scheduled()), view: 'week', calendar } },
  term: { properties: { ports: portsOf(scheduled()), view: 'term', calendar } },
  beforeClass: { properties: { ports: portsOf(fixtures()), plan: 'plan-fractions', view: 'run' } },
  inClass: { properties: { ports: portsOf(fixtures('taught')), plan: 'plan-fractions', view: 'run' } },
  afterClass: { properties: { ports: portsOf(fixtures('over')), plan: 'plan-fractions', view: 'run' } },
} satisfies StoryFile['states'];
