/** The part of the story about lesson plans: the lesson on fractions, prepared. */
import type { Examples } from './examples.ts';
import type { RouteOutput } from './route.ts';
import type { Routes } from './routes/index.ts';

export function planExamples({ teacher }: { teacher: { id: string; name: string } }): Pick<Examples, 'listPlans' | 'readPlan' | 'createPlan' | 'editPlan' | 'beginPlanPicture' | 'uploadPlanPicturePart' | 'readPlanPicture' | 'removePlanPicture' | 'readSubmittedPicture' | 'sharePlan' | 'listColleagues' | 'listStandards' | 'readStandard' | 'readSchedule' | 'editSchedule' | 'submitPlan' | 'withdrawPlan' | 'listSubmittedPlans' | 'readSubmittedPlan' | 'decidePlan'> {
  const colleague = { id: 'p-1002', name: '古丽娜尔·买买提' };
  const head = { title: '认识几分之一', subject: '数学', lessonMinutes: 40, steps: 6, standardIds: ['5b0b1c52-6f5e-5d0e-9c1e-0d6a3f6b2a11'] };
  // A document whose map `plan` has the title.
  const update = 'AQEBACgBBHBsYW4FdGl0bGUBdxLorqTor4blh6DliIbkuYvkuIAA';
  const summary: RouteOutput<Routes['listPlans']>['items'][number] = {
    id: '0197a3f0-7a01-7c11-8a55-3b1d2f6a9c01', ...head, author: teacher, own: true, sharedWith: [colleague],
    derivedFrom: [{ planId: '0197a3f0-7a01-7c11-8a55-3b1d2f6a9b77', title: '分数（县教研室）', author: { id: 'p-1044', name: '马文斌' } }],
    createdAt: '2026-09-01T02:00:00.000Z', changedAt: '2026-09-01T02:41:00.000Z', changedBy: colleague,
  };
  const notes = [{ stepId: '0197a3f0-7a01-7c11-8a55-3b1d2f6a9d02', text: '折纸后请学生说一说四分之一指的是哪一份。' }];
  const version = { id: '0197a3f0-7a01-7c11-8a55-3b1d2f6a9d01', name: '送审 2026年9月1日' };
  const submitted: RouteOutput<Routes['listSubmittedPlans']>['items'][number] = {
    id: '0197a3f0-7a01-7c11-8a55-3b1d2f6a9d00', planId: summary.id, ...head, author: teacher, state: 'pending', version, submittedAt: '2026-09-01T03:00:00.000Z', decidedAt: null, decidedBy: null, comment: '', notes: [],
  };
  const picture = { id: '019a2b3c-9d5e-7f60-8a1b-2c3d4e5f60a4', kind: 'picture', name: '折纸.jpg', mediaType: 'image/jpeg', sizeBytes: 284_310, width: 1600, height: 1200 } as const;
  const standard = {
    id: '0f6f1a3e-9f0a-5a55-8d38-0a3a9f6c7d01', title: '云岭县小学数学教学要求', subject: '数学', creator: '云岭县教研室', version: '2026', changedAt: '2026-07-01T00:00:00.000Z', itemCount: 2,
  };
  return {
    listStandards: { answer: { items: [standard] } },
    readStandard: {
      answer: {
        ...standard,
        items: [
          { id: '5b0b1c52-6f5e-5d0e-9c1e-0d6a3f6b2a10', parentId: null, code: 'YL-SX-1', statement: '数与运算', kind: '主题', levels: ['03', '04'] },
          { id: '5b0b1c52-6f5e-5d0e-9c1e-0d6a3f6b2a11', parentId: '5b0b1c52-6f5e-5d0e-9c1e-0d6a3f6b2a10', code: 'YL-SX-1.1', statement: '结合具体情境初步认识分数', kind: '要求', levels: ['03'] },
        ],
      },
    },
    readSchedule: { answer: { updates: [update] } },
    editSchedule: { body: { update } },
    listPlans: { answer: { items: [summary], nextCursor: null, total: 1 } },
    readPlan: { answer: { ...summary, updates: [update] } },
    createPlan: { body: { head, update, copyOf: null } },
    editPlan: { body: { head, update } },
    beginPlanPicture: { body: { name: picture.name, sizeBytes: 301_000 }, answer: { id: picture.id, sizeBytes: 301_000, received: 0, attachment: null } },
    uploadPlanPicturePart: { answer: { id: picture.id, sizeBytes: 301_000, received: 301_000, attachment: picture } },
    readPlanPicture: {},
    removePlanPicture: {},
    readSubmittedPicture: {},
    sharePlan: { body: { personIds: [colleague.id] } },
    submitPlan: { body: { head, update, version } },
    withdrawPlan: {},
    listSubmittedPlans: { answer: { items: [submitted] } },
    readSubmittedPlan: { answer: { ...submitted, updates: [update] } },
    decidePlan: { body: { approved: false, comment: '目标很清楚。', notes } },
    listColleagues: { answer: { items: [colleague] } },
  };
}
