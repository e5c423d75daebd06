/** The part of the story about leave: a pupil has a temperature. */
import type { Examples } from './examples.ts';
import type { RouteOutput } from './route.ts';
import type { Routes } from './routes/index.ts';

interface People {
  teacher: { id: string; name: string };
  father: { id: string; name: string };
  class31: { id: string; name: string };
  learner: { id: string; name: string };
}

export function leaveExamples({ teacher, father, class31, learner }: People): Pick<Examples, 'listLeaveRequests' | 'requestLeave' | 'withdrawLeave' | 'decideLeave'> {
  const asked = { kind: 'illness', firstDay: '2026-09-03', lastDay: '2026-09-04', part: 'day', reason: '发烧，医生说休息两天。' } as const;
  const submitted: RouteOutput<Routes['requestLeave']> = {
    id: 'lv-3', child: learner, class: class31, ...asked, state: 'submitted', submittedBy: father, submittedAt: '2026-09-02T22:40:00.000Z', decision: null,
  };
  return {
    listLeaveRequests: { answer: { items: [submitted], nextCursor: null, total: 1, undecided: 1 } },
    requestLeave: { body: { childId: learner.id, ...asked }, answer: submitted },
    withdrawLeave: { answer: { ...submitted, state: 'withdrawn' } },
    decideLeave: {
      body: { approved: true, comment: '好好休息，功课回来再补。' },
      answer: { ...submitted, state: 'approved', decision: { by: teacher, at: '2026-09-02T23:05:00.000Z', comment: '好好休息，功课回来再补。' } },
    },
  };
}
