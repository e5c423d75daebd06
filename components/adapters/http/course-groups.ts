/** Courses that classes take together, over a service that speaks the contract. */
import {
  admitCourseMember, closeCourseGroup, joinCourseGroup, listCourseGroups, listOwnCourseGroups, openCourseGroup, readCourseMembers, revokeCertificate, takeCertificate,
} from '../../../contract/src/routes/course-groups.ts';
import type { CourseGroupPort } from '../../base/ports/course-groups.ts';
import type { CallOptions } from '../../base/ports/ports.ts';
import type { Client, RouteCallOptions } from './client.ts';

export type CourseGroupCalls = { [Name in keyof CourseGroupPort]-?: NonNullable<CourseGroupPort[Name]> };

const functionId = 'TS-04';

export function courseGroupCalls(client: Client, by: (options?: CallOptions) => RouteCallOptions): CourseGroupCalls {
  return {
    ownCourseGroups: async (learnerId, options) => {
      const { value, asOf } = await client.call(listOwnCourseGroups, { query: { learnerId: learnerId ?? undefined } }, by(options));
      return { value: value.items, asOf, stale: false };
    },
    courseGroups: async (classId, options) => {
      const { value, asOf } = await client.call(listCourseGroups, { params: { classId } }, by(options));
      return { value: value.items, asOf, stale: false };
    },
    openCourseGroup: async (draft, key) => ({ status: 'sent', value: (await client.call(openCourseGroup, { body: draft }, { ...by(), idempotencyKey: key, functionId })).value }),
    closeCourseGroup: async (courseGroupId) => ({ status: 'sent', value: (await client.call(closeCourseGroup, { params: { courseGroupId } }, { ...by(), functionId })).value }),
    joinCourseGroup: async (courseGroupId, joined) => ({ status: 'sent', value: (await client.call(joinCourseGroup, { params: { courseGroupId }, body: { joined } }, { ...by(), functionId })).value }),
    takeCertificate: async (courseGroupId) => ({ status: 'sent', value: (await client.call(takeCertificate, { params: { courseGroupId } }, { ...by(), functionId })).value }),
    courseMembers: async (courseGroupId, options) => {
      const { value, asOf } = await client.call(readCourseMembers, { params: { courseGroupId } }, by(options));
      return { value, asOf, stale: false };
    },
    admitCourseMember: async (courseGroupId, learnerId, admitted) => {
      await client.call(admitCourseMember, { params: { courseGroupId, learnerId }, body: { admitted } }, { ...by(), functionId });
      return { status: 'sent', value: null };
    },
    revokeCertificate: async (courseGroupId, learnerId, revoked) => ({
      status: 'sent',
      value: (await client.call(revokeCertificate, { params: { courseGroupId, learnerId }, body: { revoked } }, { ...by(), functionId })).value,
    }),
  };
}
