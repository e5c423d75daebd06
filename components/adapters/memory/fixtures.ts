/**
 * A small county that could be real: one school, two classes, their teacher, pupils, a guardian with two children and a
 * manager. Names are as long, short and rare as people's names are.
 */
import type { TaskNotice } from '../../base/ports/notices.ts';
import type { Identity } from '../../base/ports/types.ts';
import { announcements } from './fixtures.announcements.ts';
import { conversations } from './fixtures.chat.ts';
import { importReports } from './fixtures.imports.ts';
import { attendance } from './fixtures.attendance.ts';
import { leave } from './fixtures.leave.ts';
import { privacy } from './fixtures.privacy.ts';
import { recommendations } from './fixtures.recommendations.ts';
import { resources } from './fixtures.resources.ts';
import { standards } from './fixtures.standards.ts';
import type { Fixtures, MemoryPerson } from './fixtures.types.ts';

const school = { id: 'o-school-1', name: '云岭县第一小学', level: 'school' } as const;
const class31 = { id: 'c-31', name: '三年级1班', grade: 3 };
const class52 = { id: 'c-52', name: '五年级2班', grade: 5 };

/** Ids of the people whom stories and tests sign in as. */
export const person = {
  teacher: 'p-wang',
  pupil: 'p-maimaiti',
  otherPupil: 'p-ciren',
  guardian: 'p-aili',
  otherGuardian: 'p-guoqiang',
  manager: 'p-liu',
  /** Teaches at the same school as the teacher, none of the two classes. */
  colleague: 'p-gulnar',
} as const;

function learner(id: string, name: string, ownClass = class31): MemoryPerson {
  const identity: Identity = { id: `i-${id}`, role: 'student', organisation: school, classes: [ownClass], children: [] };
  return { id, name, alternativeName: null, identities: [identity] };
}

const learnersOf31: MemoryPerson[] = [
  { ...learner(person.pupil, '买买提·艾力'), alternativeName: 'مەمەت ئەلى' },
  { ...learner(person.otherPupil, '次仁卓玛'), alternativeName: 'ཚེ་རིང་སྒྲོལ་མ།' },
  learner('p-yoshida', '𠮷田𡒉'),
  learner('p-li', '李明'),
  learner('p-ouyang', '欧阳雨桐'),
  learner('p-zhang', '张𬱖'),
  learner('p-abudu', '阿卜杜热合曼·吐尔逊江'),
  learner('p-chen', '陈思远'),
];
const sister = learner('p-ayiguli', '阿依古丽·艾力', class52);
const learnersOf52: MemoryPerson[] = [sister, learner('p-zhao', '赵𠅤', class52), learner('p-sun', '孙悦', class52)];

function guardian(id: string, name: string, child: { id: string; name: string }): MemoryPerson {
  const identity: Identity = { id: `i-${id}`, role: 'guardian', organisation: school, classes: [], children: [{ ...child, classes: [class31] }] };
  return { id, name, alternativeName: null, identities: [identity] };
}

const adults: MemoryPerson[] = [
  {
    id: person.teacher,
    name: '王秀兰',
    alternativeName: null,
    // A teacher who is a mother has both identities in her one space.
    identities: [
      { id: 'i-wang-teacher', role: 'teacher', organisation: school, classes: [class31, class52], children: [] },
      { id: 'i-wang-guardian', role: 'guardian', organisation: school, classes: [], children: [{ id: 'p-chen', name: '陈思远', classes: [class31] }] },
    ],
  },
  {
    id: person.guardian,
    name: '艾力·吐尔逊',
    alternativeName: 'ئەلى تۇرسۇن',
    identities: [
      {
        id: 'i-aili',
        role: 'guardian',
        organisation: school,
        classes: [],
        children: [
          { id: person.pupil, name: '买买提·艾力', classes: [class31] },
          { id: sister.id, name: sister.name, classes: [class52] },
        ],
      },
    ],
  },
  {
    id: person.colleague,
    name: '古丽娜尔·买买提',
    alternativeName: null,
    identities: [{ id: 'i-gulnar', role: 'teacher', organisation: school, classes: [], children: [] }],
  },
  guardian(person.otherGuardian, '李国强', { id: 'p-li', name: '李明' }),
  guardian('p-ouyanghui', '欧阳慧', { id: 'p-ouyang', name: '欧阳雨桐' }),
  {
    id: person.manager,
    name: '刘建国',
    alternativeName: null,
    identities: [{ id: 'i-liu', role: 'manager', organisation: { id: 'o-yunling', name: '云岭县教育局', level: 'county' }, classes: [], children: [] }],
  },
];

const sender = { id: person.teacher, name: '王秀兰' };
const assigned: TaskNotice = {
  id: 'n-1',
  kind: 'task-assigned',
  createdAt: '2026-11-18T02:10:00.000Z',
  readAt: null,
  sender,
  parameters: {
    taskId: 't-fractions',
    taskTitle: '认识几分之一',
    resourceId: 'r-fractions',
    className: class31.name,
    learnerId: null,
    learnerName: null,
    dueAt: '2026-11-25T10:00:00.000Z',
  },
};

/** A fresh copy of the county, so that one test cannot change another's. */
export function countyFixtures(): Fixtures {
  return structuredClone<Fixtures>({
    tenant: { id: 'yunling', name: '云岭县', level: 'county', parents: [], theme: null },
    people: [...learnersOf31, ...learnersOf52, ...adults],
    classes: [
      { ...class31, school: school.name, learnerIds: learnersOf31.map(({ id }) => id), teachers: { [person.teacher]: ['数学', '科学'] } },
      { ...class52, school: school.name, learnerIds: learnersOf52.map(({ id }) => id), teachers: { [person.teacher]: ['数学'] } },
    ],
    courseGroups: [{ id: 'cg-shadow', class: class31, resource: { id: 'r-shadow-course', title: '影子的秘密（互动课程）' }, openedBy: { id: person.teacher, name: '王秀兰' }, openedAt: '2026-11-16T02:00:00.000Z', closedAt: null }],
    courseUnits: { 'r-shadow-course': 3 },
    courseResults: {},
    commentPolicies: {},
    platformPolicies: {},
    heldWords: {},
    hours: {},
    quietHours: {},
    push: { publicKey: null, devices: [] },
    resources,
    ratings: [],
    recommendations,
    tasks: [
      {
        id: 't-fractions',
        assignedBy: person.teacher,
        createdAt: '2026-11-18T02:10:00.000Z',
        draft: {
          classId: class31.id,
          resourceId: 'r-fractions',
          title: '认识几分之一',
          instruction: '看完后，用纸折一折，折出四分之一。',
          paperAlternative: '练习单第1页，不需要屏幕。',
          dueAt: '2026-11-25T10:00:00.000Z',
        },
      },
      {
        id: 't-poem',
        assignedBy: person.teacher,
        createdAt: '2026-11-19T01:00:00.000Z',
        draft: { classId: class31.id, resourceId: 'r-poem', title: '跟读《山行》', instruction: '', paperAlternative: null, dueAt: null },
      },
    ],
    conversations,
    announcements,
    leave,
    privacy,
    ...attendance,
    plans: [],
    planReviews: [],
    subjectHeads: [{ personId: person.colleague, schoolId: school.id, subject: '数学' }],
    schedules: {},
    standards: structuredClone([...standards]),
    ownResources: [],
    records: [
      {
        personId: person.otherPupil,
        record: {
          id: '0197a3f0-6f0e-4c11-8a55-3b1d2f6a9c01',
          verb: 'completed',
          resourceId: 'r-fractions',
          taskId: 't-fractions',
          positionSeconds: 96,
          durationSeconds: 96,
          playedSegments: [[0, 96]],
          sessionId: '0197a3f0-6f0e-4c11-8a55-3b1d2f6a9c02',
          at: '2026-11-18T12:20:00.000Z',
        },
      },
      {
        personId: 'p-ouyang',
        record: {
          id: '0197a3f0-6f0e-4c11-8a55-3b1d2f6a9c03',
          verb: 'paused',
          resourceId: 'r-fractions',
          taskId: 't-fractions',
          positionSeconds: 42,
          durationSeconds: 96,
          playedSegments: [[0, 42]],
          sessionId: '0197a3f0-6f0e-4c11-8a55-3b1d2f6a9c04',
          at: '2026-11-18T13:05:00.000Z',
        },
      },
    ],
    notices: [
      { personId: person.pupil, notice: assigned },
      {
        personId: person.teacher,
        notice: {
          ...assigned,
          id: 'n-2',
          kind: 'task-completed',
          createdAt: '2026-11-18T12:20:30.000Z',
          sender: { id: person.otherPupil, name: '次仁卓玛' },
          parameters: { ...assigned.parameters, learnerId: person.otherPupil, learnerName: '次仁卓玛' },
        },
      },
      { personId: person.guardian, notice: { ...assigned, id: 'n-3', parameters: { ...assigned.parameters, learnerId: person.pupil, learnerName: '买买提·艾力' } } },
    ],
    imports: importReports,
  });
}
