/** The part of the story about data: what a platform asks for, what a father decides, what he wants corrected. */
import type { Examples } from './examples.ts';
import type { RouteOutput } from './route.ts';
import type { Routes } from './routes/index.ts';

interface People {
  manager: { id: string; name: string };
  father: { id: string; name: string };
  learner: { id: string; name: string };
}
type Ids = 'readPrivacy' | 'decideConsent' | 'listDataRequests' | 'requestData' | 'withdrawDataRequest' | 'answerDataRequest';

export function privacyExamples({ manager, father, learner }: People): Pick<Examples, Ids> {
  const publishedAt = '2026-08-25T02:00:00.000Z';
  const item: RouteOutput<Routes['readPrivacy']>['items'][number] = {
    id: 'class-sharing', version: 2, publishedAt, kind: 'class-sharing', necessary: false, title: '孩子把资源分享给全班',
    purpose: '让同学之间互相推荐学习资源。', method: '孩子选一个资源，本班同学在空间里看到。', scope: '所选资源和分享时间；同学看不到姓名。', place: '云岭县教育局机房，不出县。',
    period: '到学年结束，之后删除。', safeguards: '传输加密，任课教师可随时撤下。', refusal: '孩子照常上课、看课、做任务，只是不能分享。', complaints: '云岭县教育局 0871-5550100。', correction: '在“个人信息”页面提出，学校答复。',
  };
  const agreed: RouteOutput<Routes['decideConsent']> = { itemId: item.id, state: 'agreed', version: 2, decidedAt: '2026-09-02T11:20:00.000Z', decidedBy: father };
  const asked = { right: 'correct', text: '姓名里的“·”缺了。' } as const;
  const submitted: RouteOutput<Routes['requestData']> = {
    id: 'dr-1', ...asked, subject: learner, state: 'submitted', requestedBy: father, requestedAt: '2026-09-02T11:30:00.000Z', own: true, mayAnswer: false, answer: null,
  };
  const answer = { by: manager, at: '2026-09-03T01:10:00.000Z', text: '已在名册中改正。' };
  const rules = {
    version: 1, publishedAt, short: '我们只记学习需要的东西，不给别人看，你和家长随时可以问、可以改、可以删。', text: '一、我们收集什么……',
    contact: { name: '云岭县教育局数据保护专员', phone: '0871-5550100', email: null, address: null },
  };
  return {
    readPrivacy: { answer: { rules, items: [item], children: [{ child: learner, consents: [agreed] }], mayDecide: true } },
    decideConsent: { body: { version: 2, agreed: true }, answer: agreed },
    listDataRequests: { answer: { items: [submitted], nextCursor: null, total: 1, open: 1 } },
    requestData: { body: { ...asked, subjectId: learner.id }, answer: submitted },
    withdrawDataRequest: { answer: { ...submitted, state: 'withdrawn' } },
    answerDataRequest: { body: { done: true, text: answer.text }, answer: { ...submitted, state: 'done', own: false, mayAnswer: true, answer } },
  };
}
