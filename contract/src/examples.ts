/**
 * Examples of what is sent and answered, one small story: a teacher gives a class a lesson, a pupil watches half of it.
 * They stand apart from the routes, so that a client does not carry them.
 */
import { announcementExamples } from './examples-announcements.ts';
import { cuePointExamples, watchTimeExamples } from './examples-cue-points.ts';
import { exampleComment, judgementExamples, recommendationExamples } from './examples-recommendations.ts';
import { exchangeExamples } from './examples-exchange.ts';
import { caseExamples } from './examples-cases.ts';
import { attendanceExamples } from './examples-attendance.ts';
import { leaveExamples } from './examples-leave.ts';
import { ownResourceExamples } from './examples-own-resources.ts';
import { planExamples } from './examples-plans.ts';
import { shareExamples } from './examples-shares.ts';
import type { RouteOutput, RouteRequest } from './route.ts';
import type { RouteId, Routes } from './routes/index.ts';

export type Examples = {
  [Id in RouteId]: {
    body?: RouteRequest<Routes[Id]>['body'];
    answer?: RouteOutput<Routes[Id]>;
    /** An answer that is not JSON. */
    text?: string;
  };
};

const school = { id: 'o-3', name: '云岭县第一小学', level: 'school' } as const;
const county = { id: 'o-1', name: '云岭县教育局', level: 'county' } as const;
const class31 = { id: 'c-31', name: '三年级1班' };
const teacher = { id: 'p-1001', name: '王秀兰' };
const learner = { id: 'p-1024', name: '买买提·艾力' };
const statementId = '0197a3f0-6f0e-7c11-8a55-3b1d2f6a9c01';

const summary: RouteOutput<Routes['searchResources']>['items'][number] = {
  id: 'r-2001',
  identifier: 'yl-lesson-001',
  version: 1,
  type: 'A01',
  title: '分数的初步认识',
  description: '从分月饼开始，认识几分之一。',
  stage: 'primary',
  grade: 3,
  subject: '数学',
  edition: '人教版',
  volume: '上册',
  chapter: '第8单元 分数的初步认识',
  language: 'zh-CN',
  provider: '云岭县教研室',
  rightsHolder: '云岭县教研室',
  licence: null,
  admittedBy: county,
  durationSeconds: 96,
  sizeBytes: 6240000,
  coverUrl: '/media/fractions/cover.jpg',
  playable: true,
  marks: ['hd', 'subtitles', 'offline', 'worksheet'],
  accessibility: ['captions', 'structuralNavigation'],
  rating: { average: 4.7, count: 12 },
  uses: 318,
  modifiedAt: '2026-09-01T00:30:00.000Z',
};
const rating: RouteOutput<Routes['readRating']> = {
  average: 4.7,
  count: 12,
  stars: [0, 0, 1, 2, 9],
  reasons: [{ reason: 'clear', count: 9 }, { reason: 'fits-textbook', count: 4 }],
  own: null,
  mayRate: true,
  comments: [exampleComment(county.name)],
  mayReply: false,
};
const ownRating: RouteRequest<Routes['rateResource']>['body'] = { stars: 5, reasons: ['clear'] };
const reportDraft: RouteRequest<Routes['reportResource']>['body'] = { kind: 'error', description: '1分20秒处的算式写错了。', evidence: null };
const reportCase: RouteOutput<Routes['reportResource']> = {
  id: 'rp-1',
  caseNumber: '20260903-483920',
  resourceId: summary.id,
  resourceTitle: summary.title,
  ...reportDraft,
  state: 'received',
  answer: null,
  createdAt: '2026-09-03T02:00:00.000Z',
  decidedAt: null,
};
const kept = { folderId: 'f-1', tags: ['导入'], note: '用前30秒引入。' };
const favourite: RouteOutput<Routes['keepFavourite']> = { resource: summary, ...kept, addedAt: '2026-09-02T08:00:00.000Z', keptVersion: 1 };
const savedSearch = { name: '三年级分数', query: { q: '分数', grade: '3' }, subscribed: true };
const progress: RouteOutput<Routes['readProgress']> = {
  personId: learner.id,
  resourceId: summary.id,
  taskId: 't-77',
  state: 'started',
  positionSeconds: 48,
  durationSeconds: 96,
  watched: [[0, 48]],
  ratio: 0.5,
  updatedAt: '2026-09-02T11:03:21.000Z',
  version: 1,
};
const draft = {
  classId: class31.id,
  resourceId: summary.id,
  title: '认识几分之一',
  instruction: '看完后，用纸折一折，折出四分之一。',
  paperAlternative: '练习单第1页，不需要屏幕。',
  dueAt: '2026-09-04T10:00:00.000Z',
};
const { classId: _class, resourceId: _resource, ...words } = draft;
const given = { id: 't-77', version: 1, ...words, class: class31, resource: summary, assignedBy: teacher, createdAt: '2026-09-02T08:00:00.000Z' };
const taskOfLearner: RouteOutput<Routes['readTask']> = { ...given, learner, progress, count: null };
const taskOfTeacher: RouteOutput<Routes['readTask']> = { ...given, learner: null, progress: null, count: { learners: 40, started: 12, completed: 7 } };
const change: RouteOutput<Routes['listChanges']>['items'][number] = {
  sequence: 4211,
  type: 'progress.changed',
  at: '2026-09-02T11:03:21.000Z',
  tenantId: 'yunling',
  subject: { taskId: 't-77', resourceId: summary.id, personId: learner.id },
};
const report: RouteOutput<Routes['readImport']> = {
  id: 'im-9',
  kind: 'roster',
  startedAt: '2026-09-01T00:00:00.000Z',
  finishedAt: '2026-09-01T00:00:41.000Z',
  counts: { users: { created: 552, updated: 0, unchanged: 0, ended: 0, refused: 1 } },
  findings: [{ severity: 'error', file: 'orgs.csv', line: 7, field: 'parentSourcedId', rule: 'roster.org.loop', message: '这个机构的上级最后又指回它自己。' }],
};

const writer = { ...teacher, role: 'teacher', children: [] } as const;
const father = { id: 'p-3001', name: '艾力·吐尔逊', role: 'guardian', children: [learner] } as const;
const people = [{ ...writer, children: [] }, { ...father, children: [learner] }];
const messageIds = ['019a2b3c-4d5e-7f60-8a1b-2c3d4e5f6071', '019a2b3c-9d5e-7f60-8a1b-2c3d4e5f6072'] as const;
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

export const examples: Examples = {
  readSession: { answer: { mode: 'demo', issuer: null, clientId: null, state: 'ready', progress: 1, version: '0.1.0' } },
  listDemoPeople: { answer: { items: [{ ...learner, roles: ['student'], organisation: school.name, classes: [class31.name] }] } },
  signInAsDemoPerson: { body: { personId: learner.id } },
  issueToken: { answer: { accessToken: 'eyJhbGciOiJFZERTQSJ9.e30.c2ln', tokenType: 'Bearer', expiresAt: '2026-09-02T11:10:00.000Z' } },
  signOut: {},
  readMe: {
    answer: {
      person: { ...learner, alternativeName: null },
      tenant: {
        id: 'yunling',
        name: '云岭县',
        level: 'county',
        parents: [{ id: 'region.LC', name: '澜川省教育厅', level: 'province' }],
        theme: { name: 'yunling', stylesheet: '/themes/county-yunling.css' },
      },
      space: { id: 's-1024', openedAt: '2026-09-01T00:30:00.000Z' },
      identities: [{ id: 'i-1', role: 'student', organisation: school, classes: [class31], children: [] }],
    },
  },
  searchResources: {
    answer: {
      items: [summary],
      nextCursor: null,
      total: 1,
      facets: {
        type: [{ value: 'A01', count: 1 }],
        stage: [{ value: 'primary', count: 1 }],
        grade: [{ value: '3', count: 1 }],
        subject: [{ value: '数学', count: 1 }],
        language: [{ value: 'zh-CN', count: 1 }],
        provider: [{ value: '云岭县教研室', count: 1 }],
        admittedBy: [{ value: county.id, count: 1, label: county.name }],
        licence: [],
        length: [{ value: 'under-5', count: 1 }],
        offline: [{ value: 'true', count: 1 }],
        accessibility: [{ value: 'captions', count: 1 }, { value: 'structuralNavigation', count: 1 }],
      },
      meant: null,
    },
  },
  suggestResources: { answer: { items: [{ text: summary.title, kind: 'title', count: 3 }] } },
  readTaxonomy: {
    answer: {
      path: [{ id: 'n-8f14e45fceea167a5a36', kind: 'stage', label: 'primary', count: 841, hasChildren: true }],
      children: [{ id: 'n-c9f0f895fb98ab9159f5', kind: 'subject', label: '数学', count: 212, hasChildren: true }],
    },
  },
  listRelatedResources: { answer: { items: [{ relation: 'after', resource: { ...summary, id: 'r-2002', identifier: 'yl-lesson-002', title: '几分之几' } }] } },
  readRating: { answer: rating },
  rateResource: { body: ownRating, answer: { ...rating, own: ownRating } },
  removeRating: {},
  ...judgementExamples({ summary, learner }),
  ...recommendationExamples({ summary, teacher, class31 }),
  reportResource: { body: reportDraft, answer: reportCase },
  listReports: { answer: { items: [reportCase], nextCursor: null, total: 1 } },
  decideReport: {
    body: { state: 'upheld', answer: '已请提供单位更正，改好前暂停显示。', suspend: true },
    answer: { ...reportCase, state: 'upheld', answer: '已请提供单位更正，改好前暂停显示。', decidedAt: '2026-09-04T01:00:00.000Z' },
  },
  readShelf: {
    answer: {
      total: 1,
      folders: [{ id: 'f-1', name: '下周要用', count: 1 }],
      tags: [{ value: '导入', count: 1 }],
      searches: [{ id: 's-1', ...savedSearch, seenAt: '2026-09-01T00:30:00.000Z', newCount: 2 }],
    },
  },
  listFavourites: { answer: { items: [favourite], nextCursor: null, total: 1 } },
  keepFavourite: { body: kept, answer: favourite },
  dropFavourite: {},
  putFolder: { body: { name: '下周要用' } },
  dropFolder: {},
  putSavedSearch: { body: savedSearch },
  markSearchSeen: {},
  dropSavedSearch: {},
  listNotes: {
    answer: {
      items: [
        {
          id: '0197a3f0-7a11-7c11-8a55-3b1d2f6a9c02', resourceId: summary.id, place: { kind: 'time', seconds: 42.5 }, text: '为什么要平均分？', own: true,
          classId: class31.id, author: learner, mayWithdraw: true,
          changedAt: '2026-09-02T11:04:00.000Z',
        },
      ],
    },
  },
  putNote: { body: { resourceId: summary.id, place: { kind: 'time', seconds: 42.5 }, text: '为什么要平均分？' } },
  dropNote: {},
  shareNote: { body: { classId: class31.id } },
  withdrawNote: {},
  ...shareExamples({ resource: summary, class31, school, teacher }),
  readResource: {
    answer: {
      ...summary,
      lecturers: [teacher.name],
      keywords: ['分数', '平均分'],
      category: ['基础教育', '小学', '数学'],
      created: '2026-06-18',
      declaredClicks: null,
      declaredLearners: null,
      directory: [{ title: '分月饼', durationSeconds: 30, children: [] }],
      renditions: [
        { kind: 'hls', url: '/media/fractions/master.m3u8', mimeType: 'application/vnd.apple.mpegurl', width: 1280, height: 720, bitrate: 2000000, sizeBytes: null },
      ],
      tracks: [{ kind: 'subtitles', url: '/media/fractions/zh.vtt', language: 'zh-CN', label: '中文' }],
      extra: {},
    },
  },
  listClasses: { answer: { items: [{ ...class31, grade: 3, school: school.name, learnerCount: 40, subjects: ['数学'] }] } },
  listTasks: { answer: { items: [taskOfLearner], nextCursor: null, total: 1 } },
  readTask: { answer: taskOfLearner },
  createTask: { body: draft, answer: { ...taskOfTeacher, count: { learners: 40, started: 0, completed: 0 } } },
  readTaskProgress: { answer: { task: taskOfTeacher, learners: [{ learner, progress }, { learner: { id: 'p-1031', name: '次仁卓玛' }, progress: null }] } },
  readCourse: {
    answer: {
      resourceId: summary.id,
      registration: '3b0f7c1e-5d0c-4a5b-9f0e-0f6f7d6f2a11',
      units: [{ place: 0, title: { 'zh-CN': '认识几分之一' }, launchMethod: 'AnyWindow', state: 'passed' }],
      satisfied: true,
    },
  },
  launchUnit: {
    body: { unit: 0, mode: 'Normal', returnUrl: 'https://space.example/' },
    answer: {
      sessionId: '8c5d3f0a-2b1e-4d6f-8a9b-1c2d3e4f5a6b',
      registration: '3b0f7c1e-5d0c-4a5b-9f0e-0f6f7d6f2a11',
      url: 'https://space.example/files/courses/r-203/index.html?endpoint=https%3A%2F%2Fspace.example%2Fxapi',
      launchMethod: 'AnyWindow',
    },
  },
  abandonLaunch: {},
  waiveUnit: { body: { unit: 0, reason: '已在课堂上完成' } },
  writeStatements: {
    body: [
      {
        id: statementId,
        actor: { account: { homePage: 'urn:ls:person', name: learner.id } },
        verb: { id: 'https://w3id.org/xapi/video/verbs/paused' },
        object: { id: `urn:ls:resource:${summary.id}` },
        result: {
          extensions: {
            'https://w3id.org/xapi/video/extensions/time': 48,
            'https://w3id.org/xapi/video/extensions/played-segments': '0[.]48',
          },
        },
        context: {
          contextActivities: { parent: [{ id: 'urn:ls:task:t-77' }] },
          extensions: { 'https://w3id.org/xapi/video/extensions/length': 96 },
        },
        timestamp: '2026-09-02T11:03:20.000Z',
      },
    ],
    answer: [statementId],
  },
  readProgress: { answer: progress },
  listNotices: {
    answer: {
      items: [
        {
          id: 'n-5',
          kind: 'task-assigned',
          createdAt: '2026-09-02T08:00:00.000Z',
          readAt: null,
          sender: teacher,
          parameters: { taskId: 't-77', taskTitle: draft.title, resourceId: summary.id, className: class31.name, learnerId: null, learnerName: null, dueAt: draft.dueAt },
        },
      ],
      nextCursor: null,
      total: 1,
      unread: 1,
    },
  },
  markNoticeRead: {},
  streamEvents: { text: `id: 4210\n\nid: ${change.sequence}\nevent: ${change.type}\ndata: ${JSON.stringify(change)}\n\n` },
  listChanges: { answer: { items: [change], lastSequence: change.sequence } },
  ...announcementExamples({ teacher, school, class31, learner }),
  ...caseExamples({ teacher, class31 }),
  ...cuePointExamples({ class31, resourceId: summary.id }),
  ...watchTimeExamples({ learner, father: { id: father.id, name: father.name } }),
  ...leaveExamples({ teacher, father: { id: father.id, name: father.name }, class31, learner }),
  ...attendanceExamples({ teacher, class31, learner }),
  ...planExamples({ teacher }),
  ...ownResourceExamples(teacher),
  listImports: { answer: { items: [report], nextCursor: null, total: 1 } },
  readImport: { answer: report },
  listConversations: { answer: { items: [conversation], nextCursor: null, total: 1 } },
  listContacts: {
    answer: {
      items: [{ child: learner, class: class31, teacher: { ...teacher, subjects: ['数学'] }, guardians: [{ id: father.id, name: father.name }], conversationId: conversation.id }],
    },
  },
  openConversation: { body: { kind: 'private', childId: learner.id, teacherId: teacher.id, guardianId: null }, answer: conversation },
  readConversation: { answer: conversation },
  configureConversation: { body: { state: 'open', slowSeconds: 30 }, answer: topic },
  blockConversation: { body: { blocked: true }, answer: { ...conversation, blocked: true, obstacle: { reason: 'blocked', until: null } } },
  listMessages: { answer: { items: entries, people, hasBefore: false, hasAfter: false, reader: father.id, can: rights, revision: 2 } },
  listMessageChanges: { answer: { items: entries.slice(1), people: people.slice(1), more: false, reader: father.id, can: rights, revision: 2 } },
  sendMessage: { body: { id: messageIds[0], text: message.text }, answer: message },
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
  ...exchangeExamples,
};
