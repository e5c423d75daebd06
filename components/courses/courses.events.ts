import { LsRequestEvent } from '../base/events.ts';

/** A pupil enrols in a course, or leaves it. */
export class LsCourseJoinRequestEvent extends LsRequestEvent<{ readonly courseGroupId: string; readonly joined: boolean }> {
  static readonly type = 'ls-course-join-request';
  constructor(courseGroupId: string, joined: boolean) {
    super(LsCourseJoinRequestEvent.type, 'TS-04', { courseGroupId, joined });
  }
}

/** A pupil takes the certificate of a course that is done. */
export class LsCourseCertificateRequestEvent extends LsRequestEvent<{ readonly courseGroupId: string }> {
  static readonly type = 'ls-course-certificate-request';
  constructor(courseGroupId: string) {
    super(LsCourseCertificateRequestEvent.type, 'TS-04', { courseGroupId });
  }
}

/** The person wants to open the course itself: where, the host knows. */
export class LsCourseOpenRequestEvent extends LsRequestEvent<{ readonly resourceId: string }> {
  static readonly type = 'ls-course-open-request';
  constructor(resourceId: string) {
    super(LsCourseOpenRequestEvent.type, 'TS-04', { resourceId });
  }
}

/** A teacher opens a course to a class. The id of the event is the key under which it has the effect of one. */
export class LsCourseGroupOpenRequestEvent extends LsRequestEvent<{ readonly classId: string; readonly resourceId: string }> {
  static readonly type = 'ls-course-group-open-request';
  constructor(classId: string, resourceId: string) {
    super(LsCourseGroupOpenRequestEvent.type, 'TS-04', { classId, resourceId });
  }
}

/** A teacher lets nobody join any more. */
export class LsCourseGroupCloseRequestEvent extends LsRequestEvent<{ readonly courseGroupId: string }> {
  static readonly type = 'ls-course-group-close-request';
  constructor(courseGroupId: string) {
    super(LsCourseGroupCloseRequestEvent.type, 'TS-04', { courseGroupId });
  }
}

/** A teacher wants to see who is in it, or no more (`null`). */
export class LsCourseMembersRequestEvent extends LsRequestEvent<{ readonly courseGroupId: string | null }> {
  static readonly type = 'ls-course-members-request';
  constructor(courseGroupId: string | null) {
    super(LsCourseMembersRequestEvent.type, 'TS-04', { courseGroupId });
  }
}

/** A teacher takes a learner out, or lets one join again. */
export class LsCourseAdmitRequestEvent extends LsRequestEvent<{ readonly courseGroupId: string; readonly learnerId: string; readonly admitted: boolean }> {
  static readonly type = 'ls-course-admit-request';
  constructor(courseGroupId: string, learnerId: string, admitted: boolean) {
    super(LsCourseAdmitRequestEvent.type, 'TS-04', { courseGroupId, learnerId, admitted });
  }
}

/** A teacher revokes a certificate, or takes that back. */
export class LsCourseRevokeRequestEvent extends LsRequestEvent<{ readonly courseGroupId: string; readonly learnerId: string; readonly revoked: boolean }> {
  static readonly type = 'ls-course-revoke-request';
  constructor(courseGroupId: string, learnerId: string, revoked: boolean) {
    super(LsCourseRevokeRequestEvent.type, 'TS-04', { courseGroupId, learnerId, revoked });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'ls-course-join-request': LsCourseJoinRequestEvent;
    'ls-course-certificate-request': LsCourseCertificateRequestEvent;
    'ls-course-open-request': LsCourseOpenRequestEvent;
    'ls-course-group-open-request': LsCourseGroupOpenRequestEvent;
    'ls-course-group-close-request': LsCourseGroupCloseRequestEvent;
    'ls-course-members-request': LsCourseMembersRequestEvent;
    'ls-course-admit-request': LsCourseAdmitRequestEvent;
    'ls-course-revoke-request': LsCourseRevokeRequestEvent;
  }
}
