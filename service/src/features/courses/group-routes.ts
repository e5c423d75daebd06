/** Routes of groups of a course, and of certificates. */
import { routes } from '../../../../contract/src/index.ts';
import { implement, type Implementation } from '../../http/implement.ts';
import { verifyCertificate } from './certificates.ts';
import { listGroups, listOwnGroups, readMembers } from './group-rows.ts';
import { admitMember, closeGroup, joinGroup, openGroup, revokeCertificate, takeCertificate } from './groups.ts';

export function courseGroupRoutes(): Implementation[] {
  return [
    implement(routes.listOwnCourseGroups, ({ db, caller, query }) => listOwnGroups(db, caller, query.learnerId ?? caller.personId)),
    implement(routes.listCourseGroups, ({ db, caller, params }) => listGroups(db, caller, params.classId)),
    implement(routes.openCourseGroup, ({ db, caller, body }) => openGroup(db, caller, body)),
    implement(routes.closeCourseGroup, ({ db, caller, params }) => closeGroup(db, caller, params.courseGroupId)),
    implement(routes.joinCourseGroup, ({ db, caller, params, body }) => joinGroup(db, caller, params.courseGroupId, body.joined)),
    implement(routes.takeCertificate, ({ db, caller, params }) => takeCertificate(db, caller, params.courseGroupId)),
    implement(routes.readCourseMembers, ({ db, caller, params }) => readMembers(db, caller, params.courseGroupId)),
    implement(routes.admitCourseMember, async ({ db, caller, params, body }) => {
      await admitMember(db, caller, params.courseGroupId, params.learnerId, body.admitted);
      return undefined;
    }),
    implement(routes.revokeCertificate, ({ db, caller, params, body }) => revokeCertificate(db, caller, params.courseGroupId, params.learnerId, body.revoked)),
    implement(routes.verifyCertificate, ({ db, params }) => verifyCertificate(db, params.number)),
  ];
}
