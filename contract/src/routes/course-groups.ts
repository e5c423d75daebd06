/** Routes of groups of a course and of certificates. Apart from the other routes of courses: no player asks for them. */
import * as v from 'valibot';
import { defineRoute } from '../route.ts';
import { Id } from '../schemas/common.ts';
import {
  Certificate, CertificateNumber, CertificateRevocation, CourseAdmission, CourseEnrolment, CourseGroup, CourseGroupDraft, CourseGroups, CourseJoining, CourseMembers, OwnCourseGroups, PublicCertificate,
} from '../schemas/course-group.ts';

const one = v.object({ courseGroupId: Id });
const member = v.object({ courseGroupId: Id, learnerId: Id });

export const listOwnCourseGroups = defineRoute({
  id: 'listOwnCourseGroups',
  method: 'get',
  path: '/course-groups',
  tag: 'courses',
  act: 'course-group.read',
  summary: 'Courses that the own classes take together, with the own progress in each',
  description: 'To a pupil the own ones; a guardian names the child. Nobody is told who else has joined.',
  query: v.object({ learnerId: v.optional(Id) }),
  success: { status: 200, description: 'The groups, newest first.', schema: OwnCourseGroups },
  problems: ['not-found'],
});

export const listCourseGroups = defineRoute({
  id: 'listCourseGroups',
  method: 'get',
  path: '/classes/{classId}/course-groups',
  tag: 'courses',
  act: 'course-group.lead',
  summary: 'Courses that a class takes together, for its teachers',
  params: v.object({ classId: Id }),
  success: { status: 200, description: 'The groups, newest first.', schema: CourseGroups },
  problems: ['not-found'],
});

export const openCourseGroup = defineRoute({
  id: 'openCourseGroup',
  method: 'post',
  path: '/course-groups',
  tag: 'courses',
  act: 'course-group.lead',
  summary: 'Open a course in a package to a class',
  description: 'Where the class has an open group of that course, the answer is that one.',
  body: CourseGroupDraft,
  idempotent: true,
  success: { status: 201, description: 'The group.', schema: CourseGroup },
  problems: ['not-found', 'idempotency-key-missing', 'idempotency-key-reused'],
});

export const closeCourseGroup = defineRoute({
  id: 'closeCourseGroup',
  method: 'put',
  path: '/course-groups/{courseGroupId}/closing',
  tag: 'courses',
  act: 'course-group.lead',
  summary: 'Let nobody join any more',
  params: one,
  success: { status: 200, description: 'The group, closed; also when it was before.', schema: CourseGroup },
  problems: ['not-found'],
});

export const joinCourseGroup = defineRoute({
  id: 'joinCourseGroup',
  method: 'put',
  path: '/course-groups/{courseGroupId}/enrolment',
  tag: 'courses',
  act: 'course-group.join',
  summary: 'Enrol in a course of the own class, or leave it',
  description: 'From then on the teachers of the class see how far the learner is in this course; after leaving, no more. What was done before counts.',
  params: one,
  body: CourseJoining,
  success: { status: 200, description: 'How it stands; also when it stood so before.', schema: CourseEnrolment },
  problems: ['not-found', 'course-group-closed'],
});

export const takeCertificate = defineRoute({
  id: 'takeCertificate',
  method: 'put',
  path: '/course-groups/{courseGroupId}/certificate',
  tag: 'courses',
  act: 'course-group.join',
  summary: 'Take the certificate of a course that is done',
  description: 'One a learner, class and course; asked for again it is the same. Where a result it stands on was voided, another result gives another.',
  params: one,
  success: { status: 200, description: 'The certificate.', schema: Certificate },
  problems: ['not-found', 'course-not-satisfied'],
});

export const readCourseMembers = defineRoute({
  id: 'readCourseMembers',
  method: 'get',
  path: '/course-groups/{courseGroupId}/members',
  tag: 'courses',
  act: 'course-group.lead',
  summary: 'Who has enrolled, each with the own progress',
  params: one,
  success: { status: 200, description: 'The group and its learners.', schema: CourseMembers },
  problems: ['not-found'],
});

export const admitCourseMember = defineRoute({
  id: 'admitCourseMember',
  method: 'put',
  path: '/course-groups/{courseGroupId}/members/{learnerId}',
  tag: 'courses',
  act: 'course-group.lead',
  summary: 'Take a learner out, or let a learner join again',
  params: member,
  body: CourseAdmission,
  success: { status: 204, description: 'It stands so; also when it did before. Whoever has not joined is not found: taking out shows nothing of them.' },
  problems: ['not-found'],
});

export const revokeCertificate = defineRoute({
  id: 'revokeCertificate',
  method: 'put',
  path: '/course-groups/{courseGroupId}/members/{learnerId}/certificate',
  tag: 'courses',
  act: 'course-group.lead',
  summary: 'Revoke the certificate of a learner of the group, or take that back',
  description: 'Of whoever took it with this class, also when they have left since. What is revoked because a result was voided is not given back by this.',
  params: member,
  body: CertificateRevocation,
  success: { status: 200, description: 'The certificate as it stands.', schema: Certificate },
  problems: ['not-found'],
});

export const verifyCertificate = defineRoute({
  id: 'verifyCertificate',
  method: 'get',
  path: '/certificates/{number}',
  tag: 'courses',
  act: 'service.read',
  security: 'none',
  summary: 'What a certificate says to whoever has its number',
  description: 'Limited as all routes are that need no token. A number that is unknown, and one with a slip of the pen, are the same: not found.',
  params: v.object({ number: CertificateNumber }),
  success: { status: 200, description: 'Course, day, masked name, and whether it holds.', schema: PublicCertificate },
  problems: ['not-found'],
});
