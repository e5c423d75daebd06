/** The part of the story about lesson plans: the lesson on fractions, prepared. */
import type { Examples } from './examples.ts';
import type { RouteOutput } from './route.ts';
import type { Routes } from './routes/index.ts';

export function planExamples({ teacher }: { teacher: { id: string; name: string } }): Pick<Examples, 'listPlans' | 'readPlan' | 'createPlan' | 'editPlan' | 'sharePlan' | 'listColleagues'> {
  const colleague = { id: 'p-1002', name: '古丽娜尔·买买提' };
  const head = { title: '认识几分之一', subject: '数学', lessonMinutes: 40, steps: 6 };
  // A document whose map `plan` has the title.
  const update = 'AQEBACgBBHBsYW4FdGl0bGUBdxLorqTor4blh6DliIbkuYvkuIAA';
  const summary: RouteOutput<Routes['listPlans']>['items'][number] = {
    id: '0197a3f0-7a01-7c11-8a55-3b1d2f6a9c01', ...head, author: teacher, own: true, sharedWith: [colleague],
    derivedFrom: [{ planId: '0197a3f0-7a01-7c11-8a55-3b1d2f6a9b77', title: '分数（县教研室）', author: { id: 'p-1044', name: '马文斌' } }],
    createdAt: '2026-09-01T02:00:00.000Z', changedAt: '2026-09-01T02:41:00.000Z', changedBy: colleague,
  };
  return {
    listPlans: { answer: { items: [summary], nextCursor: null, total: 1 } },
    readPlan: { answer: { ...summary, updates: [update] } },
    createPlan: { body: { head, update, copyOf: null } },
    editPlan: { body: { head, update } },
    sharePlan: { body: { personIds: [colleague.id] } },
    listColleagues: { answer: { items: [colleague] } },
  };
}
