/** Announcements of the county: what is asked for in each of the ways, what only tells, and what was taken back. */
import type { MemoryAnnouncement } from './fixtures.types.ts';

const class31 = ['p-maimaiti', 'p-ciren', 'p-yoshida', 'p-li', 'p-ouyang', 'p-zhang', 'p-abudu', 'p-chen'];
const school = { id: 'o-school-1', name: '云岭县第一小学', level: 'school' } as const;

function announcement(id: string, given: Partial<MemoryAnnouncement>): MemoryAnnouncement {
  return {
    id, senderId: 'p-wang', senderRole: 'teacher', organisation: school, audience: { kind: 'classes', classIds: ['c-31'] }, title: '', text: '', personal: {},
    urgentReason: null, ask: { kind: 'none' }, dueAt: null, at: '2026-11-19T09:00:00.000Z', recalled: false, childIds: class31, reads: {}, reminded: {}, answers: {}, ...given,
  };
}

export const announcements: MemoryAnnouncement[] = [
  announcement('an-outing', {
    title: '周五去湿地公园，请您决定',
    text: '周五上午8:30出发，中午12:00回校，李老师和两位家长志愿者同行。请带水和一件外套，不用带零食，不收费。',
    ask: { kind: 'consent', refusal: '不去的孩子在校由赵老师看护，照常上课，不影响任何评价。' },
    dueAt: '2030-11-26T10:00:00.000Z',
    at: '2026-11-19T08:30:00.000Z',
    reads: { 'p-guoqiang': '2026-11-19T10:02:00.000Z', 'p-ouyanghui': '2026-11-19T11:30:00.000Z' },
    answers: { 'p-li': { by: 'p-guoqiang', onBehalf: false, choices: ['agree'], signature: null, answeredAt: '2026-11-19T10:03:00.000Z' } },
  }),
  announcement('an-meeting', {
    title: '家长会一对一时段，请选一个',
    text: '每家15分钟，只谈您自己的孩子。来不了的可以都不选，我们另约电话。',
    ask: {
      kind: 'choice',
      most: 1,
      options: [
        { id: 'w1', label: '教室305', capacity: 1, startsAt: '2030-12-02T08:00:00.000Z' },
        { id: 'w2', label: '教室305', capacity: 1, startsAt: '2030-12-02T08:15:00.000Z' },
        { id: 'w3', label: '电话', capacity: 2, startsAt: '2030-12-02T11:30:00.000Z' },
      ],
    },
    dueAt: '2030-11-30T10:00:00.000Z',
    at: '2026-11-18T09:00:00.000Z',
    answers: { 'p-li': { by: 'p-guoqiang', onBehalf: false, choices: ['w1'], signature: null, answeredAt: '2026-11-18T10:03:00.000Z' } },
  }),
  announcement('an-water', {
    title: '今晚20:00起停水',
    text: '自来水厂抢修，明早7:00前恢复。学校食堂明早照常供应，请给孩子灌好水壶。',
    senderId: 'p-liu',
    senderRole: 'manager',
    organisation: { id: 'o-yunling', name: '云岭县教育局', level: 'county' },
    audience: { kind: 'organisation', organisationId: 'o-yunling' },
    urgentReason: '抢修今晚开始，等到明早就来不及了',
    ask: { kind: 'receipt' },
    childIds: [...class31, 'p-ayiguli', 'p-zhao', 'p-sun'],
    at: '2026-11-19T11:20:00.000Z',
    reads: { 'p-guoqiang': '2026-11-19T11:25:00.000Z' },
  }),
  announcement('an-result', {
    title: '单元练习的反馈',
    text: '每家只看到自己孩子的。练习是为了看哪里还要再讲，不排名。',
    personal: { 'p-maimaiti': '18题对16题。几分之几的比较还可以再折一折。', 'p-li': '18题对17题。', 'p-ouyang': '18题对15题。' },
    at: '2026-11-17T09:00:00.000Z',
    reads: { 'p-aili': '2026-11-17T10:00:00.000Z', 'p-guoqiang': '2026-11-17T10:00:00.000Z' },
  }),
  announcement('an-book', {
    title: '下周借书日改到周四',
    text: '图书馆周三消毒，借书日改到周四中午。',
    at: '2026-11-16T09:00:00.000Z',
    reads: { 'p-aili': '2026-11-16T10:00:00.000Z' },
  }),
  announcement('an-wrong', { title: '校服尺码登记', text: '发错了班级。', at: '2026-11-15T09:00:00.000Z', recalled: true, reads: { 'p-aili': '2026-11-15T10:00:00.000Z' } }),
];
