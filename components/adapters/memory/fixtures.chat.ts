/** Talks of the county: a teacher and a father about one child, and two topics of a class. */
import type { MemoryConversation, MemoryMessage } from './fixtures.types.ts';

type Line = [author: string, role: MemoryMessage['authorRole'], sentAt: string, text: string, more?: Partial<MemoryMessage>];

/** Ids as a client would have made them, the same in every run. */
const messageId = (talk: number, sequence: number) => `019a9f00-${talk.toString(16).padStart(4, '0')}-7000-8000-${sequence.toString(16).padStart(12, '0')}`;

function messagesOf(talk: number, lines: readonly Line[]): MemoryMessage[] {
  return lines.map(([authorId, authorRole, sentAt, text, more], index) => ({
    id: messageId(talk, index + 1), sequence: index + 1, revision: index + 1, authorId, authorRole, sentAt, text,
    replyTo: null, state: 'shown', reason: null, editedAt: null, pinned: false, ...more,
  }));
}

function conversation(id: string, given: Partial<MemoryConversation> & { messages: MemoryMessage[] }): MemoryConversation {
  return {
    id, kind: 'class', title: null, childId: null, teacherId: 'p-wang', guardianId: null, classId: 'c-31', createdAt: '2026-11-16T08:00:00.000Z',
    closed: false, reviewed: false, slowSeconds: 0, revision: given.messages.length, reading: {}, blockedBy: [], mutes: {}, reports: [], exports: [], ...given,
  };
}

export const conversations: MemoryConversation[] = [
  conversation('cv-maimaiti', {
    kind: 'private',
    childId: 'p-maimaiti',
    reading: { 'p-wang': 4, 'p-aili': 2 },
    messages: messagesOf(1, [
      ['p-wang', 'teacher', '2026-11-18T09:05:00.000Z', '买买提今天折纸折得很认真，四分之一讲得清清楚楚。'],
      ['p-aili', 'guardian', '2026-11-18T11:40:00.000Z', '谢谢王老师！他回家又折给妹妹看了。', { replyTo: messageId(1, 1) }],
      ['p-wang', 'teacher', '2026-11-19T08:20:00.000Z', '明天数学课请带一把20厘米的直尺。'],
      ['p-wang', 'teacher', '2026-11-19T08:21:00.000Z', '没有的话学校可以借，不用买。'],
    ]),
  }),
  conversation('cv-outing', {
    title: '秋游那天带什么',
    reading: { 'p-wang': 5, 'p-aili': 5 },
    messages: messagesOf(2, [
      ['p-wang', 'teacher', '2026-11-16T08:00:00.000Z', '周五上午去湿地公园，中午12点回校。请带水和一件外套，不用带零食。', { pinned: true }],
      ['p-guoqiang', 'guardian', '2026-11-16T11:12:00.000Z', '要穿校服吗？'],
      ['p-wang', 'teacher', '2026-11-17T00:30:00.000Z', '要穿，方便认人。', { replyTo: messageId(2, 2) }],
      ['p-ouyanghui', 'guardian', '2026-11-17T10:02:00.000Z', '', { state: 'retracted' }],
      ['p-ouyanghui', 'guardian', '2026-11-17T10:03:00.000Z', '雨桐花粉过敏，我给她带了口罩和药。'],
    ]),
  }),
  conversation('cv-reading', {
    title: '家里怎么读书',
    createdAt: '2026-11-10T08:00:00.000Z',
    closed: true,
    reading: { 'p-wang': 2, 'p-aili': 2 },
    messages: messagesOf(3, [
      ['p-wang', 'teacher', '2026-11-10T08:00:00.000Z', '每天和孩子一起读十分钟就很好，读什么由孩子选。'],
      ['p-aili', 'guardian', '2026-11-10T12:30:00.000Z', 'بىز كەچتە بىللە ئوقۇيمىز. 我们晚上一起读。'],
    ]),
  }),
];
