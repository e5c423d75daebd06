/** A class takes a course together. */
import type { Examples } from './examples.ts';
import type { RouteOutput } from './route.ts';
import type { Routes } from './routes/index.ts';

interface People {
  teacher: { id: string; name: string };
  class31: { id: string; name: string };
  learner: { id: string; name: string };
}
type Named =
  | 'listOwnCourseGroups' | 'listCourseGroups' | 'openCourseGroup' | 'closeCourseGroup' | 'joinCourseGroup' | 'takeCertificate' | 'readCourseMembers' | 'admitCourseMember' | 'revokeCertificate' | 'verifyCertificate';

export function courseGroupExamples({ teacher, class31, learner }: People): Pick<Examples, Named> {
  const resource = { id: 'r-203', title: '网络安全小课堂' };
  const group: RouteOutput<Routes['openCourseGroup']> = { id: 'cg-5', class: class31, resource, openedBy: teacher, openedAt: '2026-09-02T08:00:00.000Z', closedAt: null };
  const certificate: RouteOutput<Routes['takeCertificate']> = { number: '7XQM-018K-VK9D-W7HB-Q', title: resource.title, issuedAt: '2026-09-20T10:00:00.000Z', state: 'valid' };
  const begun: RouteOutput<Routes['joinCourseGroup']> = { state: 'joined', joinedAt: '2026-09-03T10:00:00.000Z', units: 4, done: 1, satisfied: false, certificate: null };
  const done = { ...begun, done: 4, satisfied: true, certificate };
  return {
    listOwnCourseGroups: { answer: { items: [{ group, enrolment: done }] } },
    listCourseGroups: { answer: { items: [group] } },
    openCourseGroup: { body: { classId: class31.id, resourceId: resource.id }, answer: group },
    closeCourseGroup: { answer: { ...group, closedAt: '2026-11-30T08:00:00.000Z' } },
    joinCourseGroup: { body: { joined: true }, answer: begun },
    takeCertificate: { answer: certificate },
    readCourseMembers: { answer: { group, items: [{ learner, enrolment: done }] } },
    admitCourseMember: { body: { admitted: false } },
    revokeCertificate: { body: { revoked: true }, answer: { ...certificate, state: 'revoked' } },
    verifyCertificate: { answer: { number: certificate.number, title: certificate.title, day: '2026-09-20', name: '买**', state: 'valid' } },
  };
}
