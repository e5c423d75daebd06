/** The part of the story about sharing: a teacher hands a lesson to a class, and offers it to the school. */
import type { Examples } from './examples.ts';
import type { RouteOutput } from './route.ts';
import type { Routes } from './routes/index.ts';

interface Parts {
  resource: RouteOutput<Routes['openShare']>['resource'];
  class31: { id: string; name: string };
  school: { id: string; name: string };
  teacher: { id: string; name: string };
}

export function shareExamples({ resource, class31, school, teacher }: Parts): Pick<Examples, 'listShares' | 'openShare' | 'shareWithClass' | 'offerToSchool' | 'withdrawShare' | 'decideShare' | 'thankForShare'> {
  const share: RouteOutput<Routes['openShare']> = {
    id: '0197a3f0-8b20-7c11-8a55-3b1d2f6a9c07', resource, audience: { kind: 'class', name: class31.name }, note: '明天讲分数，先看一遍。', own: false,
    by: teacher, state: 'shared', answer: null, mayWithdraw: false, mayDecide: false, thanks: { given: false, mayGive: true, received: false, count: null },
    createdAt: '2026-09-02T10:00:00.000Z', decidedAt: null,
  };
  const own = { ...share, own: true, mayWithdraw: true, thanks: { given: false, mayGive: false, received: false, count: 0 } };
  const offer = { ...own, audience: { kind: 'school' as const, name: school.name }, note: '全校都可以用。', state: 'pending-review' as const };
  return {
    listShares: { answer: { items: [share] } },
    openShare: { answer: share },
    shareWithClass: { body: { resourceId: resource.id, classId: class31.id, note: own.note }, answer: own },
    offerToSchool: { body: { resourceId: resource.id, audience: 'school', note: offer.note }, answer: offer },
    withdrawShare: {},
    thankForShare: { body: { given: true }, answer: { ...share, thanks: { given: true, mayGive: true, received: false, count: null } } },
    decideShare: {
      body: { approved: true, answer: '' },
      answer: { ...offer, own: false, state: 'shared', mayWithdraw: false, mayDecide: true, thanks: share.thanks, decidedAt: '2026-09-03T01:00:00.000Z' },
    },
  };
}
