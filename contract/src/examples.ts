/**
 * Examples of what is sent and answered, one small story: a teacher gives a class a lesson, a pupil watches half of it.
 * They stand apart from the routes, so that a client does not carry them.
 */
import { announcementExamples } from './examples-announcements.ts';
import { catalogueExamples, summary } from './examples-catalogue.ts';
import { chatExamples } from './examples-chat.ts';
import { courseGroupExamples } from './examples-course-groups.ts';
import { cuePointExamples, watchTimeExamples } from './examples-cue-points.ts';
import { judgementExamples, recommendationExamples } from './examples-recommendations.ts';
import { exchangeExamples } from './examples-exchange.ts';
import { caseExamples } from './examples-cases.ts';
import { attendanceExamples } from './examples-attendance.ts';
import { leaveExamples } from './examples-leave.ts';
import { ownResourceExamples } from './examples-own-resources.ts';
import { planExamples } from './examples-plans.ts';
import { collectedExamples } from './examples-collected.ts';
import { privacyExamples } from './examples-privacy.ts';
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
const class31 = { id: 'c-31', name: '三年级1班' };
const teacher = { id: 'p-1001', name: '王秀兰' };
const learner = { id: 'p-1024', name: '买买提·艾力' };
const father = { id: 'p-3001', name: '艾力·吐尔逊' };
const statementId = '0197a3f0-6f0e-7c11-8a55-3b1d2f6a9c01';

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
  ...catalogueExamples({ teacher, learner, class31 }),
  ...judgementExamples({ summary, learner }),
  ...recommendationExamples({ summary, teacher, class31 }),
  ...shareExamples({ resource: summary, class31, school, teacher }),
  listClasses: { answer: { items: [{ ...class31, grade: 3, school: school.name, learnerCount: 40, subjects: ['数学'] }] } },
  listTasks: { answer: { items: [taskOfLearner], nextCursor: null, total: 1 } },
  readTask: { answer: taskOfLearner },
  createTask: { body: draft, answer: { ...taskOfTeacher, count: { learners: 40, started: 0, completed: 0 } } },
  listClassLearners: { answer: { items: [learner, { id: 'p-1031', name: '次仁卓玛' }] } },
  readClassLoad: { answer: { day: '2026-09-04', minutes: 35, byTier: { all: 20, A: 15, B: 0, C: 0 }, forSome: 0, tasks: 2, unestimated: 0, limit: 60 } },
  readClassStudy: {
    answer: {
      by: 'week', learners: 40, studySeconds: 30_600,
      periods: [{ from: '2026-08-31', until: '2026-09-07', studySeconds: 30_600, pages: 112, learners: 36, sequence: [{ resource: { id: summary.id, title: summary.title }, learners: 36 }] }],
    },
  },
  readOwnStudy: {
    answer: {
      by: 'day', studySeconds: 1260,
      periods: [{ from: '2026-09-03', until: '2026-09-04', studySeconds: 1260, pages: 4, sequence: [{ id: summary.id, title: summary.title }] }],
    },
  },
  readSchoolStudy: {
    answer: {
      threshold: 5, since: '2026-08-31', studySeconds: 214_200,
      periods: [{ from: '2026-09-07', until: '2026-09-14', studySeconds: 214_200, pages: 860, learners: 212, sequence: [{ resource: { id: summary.id, title: summary.title }, learners: 74 }] }],
    },
  },
  readTaskProgress: { answer: { task: taskOfTeacher, learners: [{ learner, progress }, { learner: { id: 'p-1031', name: '次仁卓玛' }, progress: null }] } },
  readLearnerTimeline: {
    answer: {
      learner, taskId: taskOfTeacher.id, total: 3, studySeconds: 48, signals: [{ kind: 'silent', days: 4, positionSeconds: null }],
      events: [
        { at: '2026-09-03T11:00:00.000Z', verb: 'initialized', positionSeconds: 0, page: null },
        { at: '2026-09-03T11:00:05.000Z', verb: 'played', positionSeconds: 0, page: null },
        { at: '2026-09-03T11:00:53.000Z', verb: 'paused', positionSeconds: 48, page: null },
      ],
    },
  },
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
  readCoursePackage: {
    answer: {
      address: 'https://c1.content.example/files/courses/r-203/',
      sizeBytes: 3_400_000,
      actor: '{"objectType":"Agent","account":{"homePage":"urn:ls:person","name":"p-1030"}}',
      units: [
        {
          path: '/files/courses/r-203/index.html', activityId: 'urn:ls:course:r-203:unit:0', publisherId: 'urn:course:one',
          launchMethod: 'AnyWindow', moveOn: 'Passed', masteryScore: 0.8, launchParameters: null,
        },
      ],
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
  ...watchTimeExamples({ learner, father }),
  ...courseGroupExamples({ teacher, class31, learner }),
  ...leaveExamples({ teacher, father, class31, learner }),
  ...attendanceExamples({ teacher, class31, learner }),
  ...collectedExamples(father, learner),
  ...privacyExamples({ manager: { id: 'p-9001', name: '刘校长' }, father, learner }),
  ...planExamples({ teacher }),
  ...ownResourceExamples(teacher),
  listImports: { answer: { items: [report], nextCursor: null, total: 1 } },
  readImport: { answer: report },
  ...chatExamples({ teacher, father, learner, class31 }),
  ...exchangeExamples,
};
