/** The part of the story about the moderation desk: an advertisement in a talk of a class. */
import type { Examples } from './examples.ts';
import type { RouteOutput } from './route.ts';
import type { Routes } from './routes/index.ts';

interface People {
  teacher: { id: string; name: string };
  class31: { id: string; name: string };
}

export function caseExamples({ teacher, class31 }: People): Pick<Examples, 'listCases' | 'actOnCase' | 'readHeldWords' | 'writeHeldWords'> {
  const conversation = { id: 'cv-31', kind: 'class', title: '秋游带什么', child: null, class: class31 } as const;
  const reported: RouteOutput<Routes['actOnCase']> = {
    id: '019a2b3c-4d5e-7f60-8a1b-2c3d4e5f6090',
    caseNumber: 'J20260902-0007',
    reportedAt: '2026-09-02T12:10:00.000Z',
    reason: 'advertising',
    text: '一直在发',
    conversation,
    message: {
      id: '019a2b3c-4d5e-7f60-8a1b-2c3d4e5f6072', sentAt: '2026-09-02T12:04:00.000Z', author: { id: 'p-3001', name: '周强', role: 'guardian' },
      text: '春游团购加微信', state: 'shown',
    },
    mutedUntil: null,
    acts: [],
    closed: null,
    can: { hide: true, mute: true, export: false, open: true },
  };
  const reason = '这里只谈孩子的事，不发广告。';
  const words = { words: ['加微信', '团购'] };
  return {
    listCases: { answer: { items: [reported], nextCursor: null, total: 1, open: 1, waiting: [{ conversation, count: 2 }] } },
    actOnCase: {
      body: { act: 'hide', reason },
      answer: { ...reported, message: { ...reported.message, state: 'hidden' }, acts: [{ at: '2026-09-02T12:20:00.000Z', by: teacher, act: 'hide', reason }] },
    },
    readHeldWords: { answer: words },
    writeHeldWords: { body: words, answer: words },
  };
}
