/** A term of a teacher: two courses of fifteen hours a week, 600 lessons, each with a plan of eight steps. */
import { addDays, mondayOf, termOf, type SchoolCalendar } from '../../../../components/lesson-planner/schedule/schedule.ts';
import { ScheduleDocument } from '../../../../components/lesson-planner/schedule/schedule-document.ts';
import { stages } from '../../../../components/lesson-planner/model/content.ts';
import { PlanDocument } from '../../../../components/lesson-planner/model/document.ts';
import { today } from '../../../../components/base/china-day.ts';
import type { MemoryPlan } from '../../../../components/adapters/memory/fixtures.types.ts';

export const weeks = 20;
const at = '2026-09-01T00:30:00.000Z';
const courses = ['c1', 'c2'] as const;
const periodsOf = { c1: [1, 2, 5], c2: [3, 4, 6] } as const;
export const lessonsOfCourse = weeks * 5 * periodsOf.c1.length;
export const { id: termId } = termOf(today());
/** The person stands in the middle of the term. */
export const term = { start: addDays(mondayOf(today()), -7 * (weeks / 2)), end: addDays(mondayOf(today()), 7 * (weeks / 2) - 3) };
export const calendar: SchoolCalendar = { source: '', coverageEnd: '2099-12-31', holidays: {}, workdays: [] };

export const planIdOf = (course: string, lesson: number): string => `plan-${course}-${lesson}`;

/** As long as a plan of the research is: some six thousand bytes. */
function writePlan(title: string): PlanDocument {
  const plan = PlanDocument.begin(title);
  plan.apply({ act: 'write', field: 'subject', text: '数学' });
  plan.apply({ act: 'add-objective', id: 'o1' });
  plan.apply({ act: 'write-objective', id: 'o1', text: '能用折纸说明几分之一，会读、会写几分之一。' });
  for (let step = 0; step < 8; step += 1) {
    const id = `s${step}`;
    plan.apply({ act: 'add-step', id, stage: stages[step === 0 ? 0 : step === 7 ? 2 : 1] });
    plan.apply({ act: 'write-step', id, field: 'title', text: `第${step + 1}环节：折一折，说一说` });
    plan.apply({ act: 'write-step', id, field: 'teacherActivity', text: '巡视，请不同折法的小组上台。\n追问：为什么都是四分之一？\n板书学生的说法。' });
    plan.apply({ act: 'write-step', id, field: 'learnerActivity', text: '每组用不同形状的纸折出四分之一，涂出其中一份。\n说给同桌听。' });
    plan.apply({ act: 'write-step', id, field: 'evidence', text: '每人能指着自己的纸说出四分之一。' });
  }
  return plan;
}

/** All plans of the term, and the term itself as an update. */
export function makeTerm(authorId: string): { plans: MemoryPlan[]; schedule: string } {
  const plan = writePlan('第1课');
  const content = plan.encode();
  const made = new ScheduleDocument(term);
  made.apply({ act: 'set-term', term });
  const plans: MemoryPlan[] = [];
  for (const [index, course] of courses.entries()) {
    made.apply({ act: 'add-course', id: course, name: `三年级${index + 1}班 数学` });
    for (const period of periodsOf[course]) for (let weekday = 1; weekday <= 5; weekday += 1) made.apply({ act: 'set-slot', courseId: course, weekday, period, weeks: 'all' });
    for (let lesson = 1; lesson <= lessonsOfCourse; lesson += 1) {
      const [id, title] = [planIdOf(course, lesson), `第${lesson}课 分数的初步认识`];
      made.apply({ act: 'add-lesson', id: `${course}-${lesson}`, courseId: course, planId: id, title });
      plans.push({
        id, head: { ...plan.head, title }, authorId, personIds: [], derivedFrom: [], createdAt: at, changedAt: at, changedBy: authorId, updates: [{ id, content }],
      });
    }
  }
  return { plans, schedule: made.unsent() };
}
