import { countyFixtures, person } from '../adapters/memory/fixtures.ts';
import { createMemoryPorts } from '../adapters/memory/memory-ports.ts';
import type { CourseEnrolment, CourseGroup } from '../base/ports/index.ts';
import { ready } from '../base/state.ts';
import { bareStories, type StoryFile } from '../base/story.ts';
import './courses.define.ts';
import type { CoursesState, LedCoursesData, OwnCoursesData } from './courses.types.ts';

const freshness = { asOf: '2026-11-23T11:00:00.000Z', stale: false };
const class31 = { id: 'c-31', name: '三年级1班' };
const group: CourseGroup = { id: 'cg-1', class: class31, resource: { id: 'r-1', title: '影子的秘密（互动课程）' }, openedBy: { id: 'p-wang', name: '王秀兰' }, openedAt: '2026-11-16T02:00:00.000Z', closedAt: null };
const begun: CourseEnrolment = { state: 'joined', joinedAt: '2026-11-17T02:00:00.000Z', units: 3, done: 1, satisfied: false, certificate: null };
const done: CourseEnrolment = { ...begun, done: 3, satisfied: true };
const certificate = { number: '7XQM-018K-VK9D-W7HB-Q', title: group.resource.title, issuedAt: '2026-11-20T02:00:00.000Z', state: 'valid' as const };
const learner = { id: 'p-1', name: '买买提·艾力' };
const own = (mayJoin: boolean, ...enrolments: CourseEnrolment[]): { properties: { state: CoursesState; verify: string } } => ({
  properties: { verify: 'https://space.example.cn/certificates', state: ready<OwnCoursesData>({ kind: 'own', mayJoin, learners: [{ learner, items: enrolments.map((enrolment, place) => ({ group: { ...group, id: `cg-${place}` }, enrolment })) }] }, freshness) },
});
const led = (data: Partial<LedCoursesData>): { properties: { state: CoursesState } } => ({
  properties: { state: ready<LedCoursesData>({ kind: 'led', classes: [{ class: class31, groups: [group, { ...group, id: 'cg-2', closedAt: '2026-11-22T02:00:00.000Z' }] }, { class: { id: 'c-52', name: '五年级2班' }, groups: [] }], course: null, isNoCourse: false, members: null, ...data }, freshness) },
});

export default { element: 'ls-courses', title: 'Courses' };

export const states = {
  ...bareStories,
  ofPupil: own(true, { ...begun, state: 'none', joinedAt: null, done: 0 }, begun, done, { ...done, certificate }, { ...done, certificate: { ...certificate, state: 'revoked' } }, { ...begun, state: 'taken-out', joinedAt: null, done: 0 }),
  ofGuardian: own(false, { ...done, certificate }),
  ofTeacher: led({
    members: { group, items: [{ learner, enrolment: { ...done, certificate } }, { learner: { id: 'p-2', name: '𠮷田' }, enrolment: begun }, { learner: { id: 'p-3', name: '次仁卓玛' }, enrolment: { ...begun, state: 'taken-out', joinedAt: null, done: 0, certificate: { ...certificate, state: 'revoked' } } }] },
  }),
  nobodyYet: led({ members: { group, items: [] } }),
  toOpen: led({ course: { id: 'r-2', title: '网络安全小课堂' } }),
  noCourse: led({ isNoCourse: true }),
  withPorts: { properties: { ports: createMemoryPorts(countyFixtures(), { person: person.pupil, latencyMs: 0 }) } },
} satisfies StoryFile['states'];
