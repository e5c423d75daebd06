/** Courses in packages that classes take together: who has joined, how far each is, and certificates. */
import type { Answer, CallOptions, Receipt } from './ports.ts';
import type { ClassReference, PersonReference } from './types.ts';

export interface CourseGroup {
  id: string;
  class: ClassReference;
  resource: { id: string; title: string };
  openedBy: PersonReference;
  openedAt: string;
  /** From then on nobody joins. */
  closedAt: string | null;
}
export interface CourseCertificate {
  /** By which anybody verifies it. */
  number: string;
  title: string;
  issuedAt: string;
  state: 'valid' | 'revoked';
}
export interface CourseEnrolment {
  /** Who was `taken-out` joins again when a teacher lets them. */
  state: 'none' | 'joined' | 'taken-out';
  joinedAt: string | null;
  units: number;
  /** Units that are done by the rule of the course. */
  done: number;
  satisfied: boolean;
  certificate: CourseCertificate | null;
}
export interface OwnCourseGroup {
  group: CourseGroup;
  enrolment: CourseEnrolment;
}
export interface CourseMembers {
  group: CourseGroup;
  items: { learner: PersonReference; enrolment: CourseEnrolment }[];
}

/** A platform that does not have them leaves all of it out. */
export interface CourseGroupPort {
  /** Of the own self, or of an own child; without anybody else. */
  ownCourseGroups?: ((learnerId: string | null, options?: CallOptions) => Promise<Answer<OwnCourseGroup[]>>) | undefined;
  /** Of a class that one teaches. */
  courseGroups?: ((classId: string, options?: CallOptions) => Promise<Answer<CourseGroup[]>>) | undefined;
  openCourseGroup?: ((draft: { classId: string; resourceId: string }, key: string) => Promise<Receipt<CourseGroup>>) | undefined;
  closeCourseGroup?: ((courseGroupId: string) => Promise<Receipt<CourseGroup>>) | undefined;
  joinCourseGroup?: ((courseGroupId: string, joined: boolean) => Promise<Receipt<CourseEnrolment>>) | undefined;
  /** Rejects with `course-not-satisfied` before the course is done. */
  takeCertificate?: ((courseGroupId: string) => Promise<Receipt<CourseCertificate>>) | undefined;
  courseMembers?: ((courseGroupId: string, options?: CallOptions) => Promise<Answer<CourseMembers>>) | undefined;
  /** Takes a learner out, or lets one join again. */
  admitCourseMember?: ((courseGroupId: string, learnerId: string, admitted: boolean) => Promise<Receipt<null>>) | undefined;
  revokeCertificate?: ((courseGroupId: string, learnerId: string, revoked: boolean) => Promise<Receipt<CourseCertificate>>) | undefined;
}
