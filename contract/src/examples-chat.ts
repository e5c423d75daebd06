/** The part of the story in which the teacher and the father of the pupil talk. */
import type { Examples } from './examples.ts';
import type { RouteOutput } from './route.ts';
import type { Routes } from './routes/index.ts';

interface Named {
  id: string;
  name: string;
}

export function chatExamples({ teacher, father, learner, class31 }: Record<'teacher' | 'father' | 'learner' | 'class31', Named>): Pick<
  Examples,
  'listConversations' | 'listContacts' | 'openConversation' | 'readConversation' | 'configureConversation' | 'blockConversation' | 'listMessages' | 'listMessageChanges' | 'sendMessage' | 'beginAttachment' | 'uploadAttachmentPart' | 'readAttachment' | 'dropAttachment' | 'editMessage' | 'retractMessage' | 'markConversationRead' | 'setAnswerHours' | 'moderateConversation' | 'reportMessage' | 'searchMessages' | 'exportConversation'
> {
  const writer = { ...teacher, role: 'teacher', children: [] } as const;
  const guardian = { ...father, role: 'guardian', children: [learner] } as const;
  const people = [{ ...writer, children: [] }, { ...guardian, children: [learner] }];
  const messageIds = ['019a2b3c-4d5e-7f60-8a1b-2c3d4e5f6071', '019a2b3c-9d5e-7f60-8a1b-2c3d4e5f6072'] as const;
  const photo = { id: '019a2b3c-9d5e-7f60-8a1b-2c3d4e5f6081', kind: 'picture', name: '折纸.jpg', mediaType: 'image/jpeg', sizeBytes: 398_112, width: 1600, height: 1200, description: '四张折成四份的彩纸' } as const;
  const answerHours = { days: [1, 2, 3, 4, 5], fromMinute: 480, toMinute: 1080 };
  const rights = { send: true, moderate: false, report: true, block: true, setHours: false };
  const entry = { id: messageIds[0], sequence: 1, revision: 1, sentAt: '2026-09-02T09:30:00.000Z', text: '今天的折纸完成得很好，明天请带一把直尺。' };
  const message: RouteOutput<Routes['sendMessage']> = { ...entry, author: { ...writer, children: [] } };
  const entries = [
    { ...entry, author: teacher.id },
    { id: messageIds[1], sequence: 2, revision: 2, sentAt: '2026-09-02T09:41:00.000Z', text: '好的，谢谢王老师。', replyTo: messageIds[0], author: father.id },
  ];
  const privateName = { kind: 'private' as const, title: null, child: learner, class: class31 };
  const conversation: RouteOutput<Routes['readConversation']> = {
    id: 'cv-12',
    ...privateName,
    participants: people,
    memberCount: 2,
    lastMessage: message,
    lastSequence: 1,
    revision: 1,
    readSequence: 0,
    unread: 1,
    state: 'open',
    reviewed: false,
    slowSeconds: 0,
    blocked: false,
    can: rights,
    obstacle: null,
    answersFrom: '2026-09-03T00:00:00.000Z',
    hours: answerHours,
    createdAt: '2026-09-02T09:29:00.000Z',
  };
  const topic: typeof conversation = {
    ...conversation,
    id: 'cv-31',
    kind: 'class',
    title: '秋游带什么',
    child: null,
    participants: [{ ...writer, children: [] }],
    memberCount: 46,
    slowSeconds: 30,
    can: { ...rights, moderate: true, block: false },
    answersFrom: null,
    hours: null,
  };
  return {
    listConversations: { answer: { items: [conversation], nextCursor: null, total: 1 } },
    listContacts: {
      answer: {
        items: [{ child: learner, class: class31, teacher: { ...teacher, subjects: ['数学'] }, guardians: [father], conversationId: conversation.id }],
      },
    },
    openConversation: { body: { kind: 'private', childId: learner.id, teacherId: teacher.id, guardianId: null }, answer: conversation },
    readConversation: { answer: conversation },
    configureConversation: { body: { state: 'open', slowSeconds: 30 }, answer: topic },
    blockConversation: { body: { blocked: true }, answer: { ...conversation, blocked: true, obstacle: { reason: 'blocked', until: null } } },
    listMessages: { answer: { items: entries, people, hasBefore: false, hasAfter: false, reader: father.id, can: rights, revision: 2 } },
    listMessageChanges: { answer: { items: entries.slice(1), people: people.slice(1), more: false, reader: father.id, can: rights, revision: 2 } },
    sendMessage: { body: { id: messageIds[0], text: message.text }, answer: message },
    beginAttachment: { body: { kind: 'picture', name: '折纸.jpg', sizeBytes: 412_000, description: photo.description }, answer: { id: photo.id, sizeBytes: 412_000, received: 0, attachment: null } },
    uploadAttachmentPart: { answer: { id: photo.id, sizeBytes: 412_000, received: 412_000, attachment: photo } },
    readAttachment: {},
    dropAttachment: {},
    editMessage: { body: { text: '明天请带直尺和剪刀。' }, answer: { ...message, revision: 2, text: '明天请带直尺和剪刀。', editedAt: '2026-09-02T09:31:00.000Z' } },
    retractMessage: { answer: { ...message, revision: 2, text: '', state: 'retracted' } },
    markConversationRead: { body: { sequence: 2 } },
    setAnswerHours: { body: answerHours, answer: answerHours },
    moderateConversation: { body: { act: 'mute', personId: father.id, until: '2026-09-03T00:00:00.000Z', reason: '请不要在班级会话里发广告。' }, answer: topic },
    reportMessage: { body: { messageId: messageIds[1], reason: 'advertising', text: '' }, answer: { caseNumber: 'J20260902-0007' } },
    searchMessages: {
      answer: { items: [{ message, conversation: { id: conversation.id, ...privateName }, reader: father.id, can: rights }], nextCursor: null },
    },
    exportConversation: {
      body: { ground: '家长投诉，案件 J20260902-0007', after: 0 },
      answer: {
        conversation: { id: conversation.id, ...privateName },
        exportedAt: '2026-09-03T02:00:00.000Z',
        exportedBy: { id: 'p-9001', name: '刘建国' },
        ground: '家长投诉，案件 J20260902-0007',
        messages: [{ id: messageIds[0], sequence: 1, author: teacher, sentAt: message.sentAt, text: '', state: 'retracted' }],
        acts: [
          { at: '2026-09-02T09:31:00.000Z', actor: teacher, act: 'retract', messageId: messageIds[0], person: null, before: message.text, reason: null },
          { at: '2026-09-03T02:00:00.000Z', actor: { id: 'p-9001', name: '刘建国' }, act: 'export', messageId: null, person: null, before: null, reason: '家长投诉，案件 J20260902-0007' },
        ],
        reports: [],
        more: false,
      },
    },
  };
}
