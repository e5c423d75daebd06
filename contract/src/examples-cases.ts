/** The part of the story about the moderation desk: an advertisement in a talk of a class. */
import type { Examples } from './examples.ts';
import type { RouteOutput } from './route.ts';
import type { Routes } from './routes/index.ts';

interface People {
  teacher: { id: string; name: string };
  class31: { id: string; name: string };
}

export function caseExamples({ teacher, class31 }: People): Pick<Examples, 'listCases' | 'actOnCase' | 'readCaseAttachment' | 'readHeldWords' | 'writeHeldWords' | 'reportAnnouncement' | 'reportNotice' | 'listReceivedCases' | 'closeReceivedCase' | 'readReceivedAttachment'> {
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
      attachments: [
        {
          id: '019a2b3c-4d5e-7f60-8a1b-2c3d4e5f6092', kind: 'picture', name: '二维码.jpg', mediaType: 'image/jpeg', sizeBytes: 88_200, width: 900, height: 900,
          sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08', kept: true,
        },
      ],
    },
    mutedUntil: null,
    acts: [],
    closed: null,
    can: { hide: true, mute: true, export: false, open: true },
  };
  const reason = '这里只谈孩子的事，不发广告。';
  const told = { kind: 'error', description: '日期写错了，周五是期中考试。', evidence: null } as const;
  const received: RouteOutput<Routes['closeReceivedCase']> = {
    ...told,
    id: '019a2b3c-4d5e-7f60-8a1b-2c3d4e5f6091',
    caseNumber: '20260902-483920',
    reportedAt: '2026-09-02T12:30:00.000Z',
    received: { kind: 'announcement', title: '周五秋游，请确认', text: '周五上午去湿地公园，中午12点回校。', sender: teacher, at: '2026-09-02T08:00:00.000Z', recalled: false },
    closed: null,
  };
  const closing = { outcome: 'settled', note: '已请老师更正。', recall: true } as const;
  const words = { words: ['加微信', '团购'] };
  return {
    listCases: { answer: { items: [reported], nextCursor: null, total: 1, open: 1, waiting: [{ conversation, count: 2 }] } },
    actOnCase: {
      body: { act: 'hide', reason },
      answer: { ...reported, message: { ...reported.message, state: 'hidden' }, acts: [{ at: '2026-09-02T12:20:00.000Z', by: teacher, act: 'hide', reason }] },
    },
    readCaseAttachment: {},
    readReceivedAttachment: {},
    reportAnnouncement: { body: told, answer: { caseNumber: received.caseNumber } },
    reportNotice: { body: told, answer: { caseNumber: '20260902-731904' } },
    listReceivedCases: { answer: { items: [received], nextCursor: null, total: 1, open: 1 } },
    closeReceivedCase: {
      body: closing,
      answer: {
        ...received,
        received: { ...received.received, recalled: true },
        closed: { at: '2026-09-02T13:00:00.000Z', by: { id: 'p-4001', name: '陈主任' }, outcome: closing.outcome, note: closing.note },
      },
    },
    readHeldWords: { answer: words },
    writeHeldWords: { body: words, answer: words },
  };
}
