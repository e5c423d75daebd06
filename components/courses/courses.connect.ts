import { connectPorts } from '../base/controllers/port-connection.ts';
import { PortError, type Course, type ResourcePort } from '../base/ports/index.ts';
import { ready } from '../base/state.ts';
import {
  LsCourseAdmitRequestEvent,
  LsCourseCertificateRequestEvent,
  LsCourseGroupCloseRequestEvent,
  LsCourseGroupOpenRequestEvent,
  LsCourseJoinRequestEvent,
  LsCourseMembersRequestEvent,
  LsCourseRevokeRequestEvent,
} from './courses.events.ts';
import { LsCourses } from './courses.ts';
import type { CoursesState, LedCoursesData, OwnCoursesData } from './courses.types.ts';

/** What the service says of the course in a package; null where there is none. */
async function courseOf(resources: ResourcePort, resourceId: string, signal: AbortSignal): Promise<Course | null> {
  try {
    return (await resources.course({ resourceId, taskId: null }, { signal })).value;
  } catch (error) {
    if (error instanceof PortError && error.code === 'not-found') return null;
    throw error;
  }
}

/** To pupils and families the own courses, to teachers those of their classes; follows while somebody goes on. */
export function connectCourses(): void {
  connectPorts(LsCourses, {
    needs: ['resources', 'tasks', 'identity'],
    uses: ['progress'],
    watch: ['resource'],
    connect(link) {
      const { resources, tasks, identity, progress } = link.ports;
      /** Of which group a teacher looks at who is in it. */
      let opened: string | null = null;

      const readOwn = async (learners: OwnCoursesData['learners'][number]['learner'][], mayJoin: boolean, signal: AbortSignal): Promise<CoursesState> => {
        const answers = await Promise.all(learners.map(async (learner) => ({ learner, answer: await resources.ownCourseGroups?.(mayJoin ? null : learner.id, { signal }) })));
        const [first] = answers;
        if (first?.answer === undefined || answers.every(({ answer }) => answer?.value.length === 0)) return { type: 'empty' };
        return ready<OwnCoursesData>({ kind: 'own', mayJoin, learners: answers.map(({ learner, answer }) => ({ learner, items: answer?.value ?? [] })) }, first.answer);
      };
      const readLed = async (signal: AbortSignal): Promise<CoursesState> => {
        const resourceId = link.host.resource;
        const own = await tasks.classes({ signal });
        const [classes, course, members] = await Promise.all([
          Promise.all(own.value.map(async ({ id, name }) => ({ class: { id, name }, groups: (await resources.courseGroups?.(id, { signal }))?.value ?? [] }))),
          resourceId === '' ? null : courseOf(resources, resourceId, signal),
          opened === null ? null : (resources.courseMembers?.(opened, { signal }) ?? null),
        ]);
        if (resources.courseGroups === undefined || own.value.length === 0) return { type: 'empty' };
        const title = course === null ? '' : (await resources.get(resourceId, { signal })).value.title;
        const data: LedCoursesData = { kind: 'led', classes, course: course && { id: resourceId, title }, isNoCourse: resourceId !== '' && course === null, members: members?.value ?? null };
        return ready<LedCoursesData>(data, { asOf: own.asOf, stale: own.stale });
      };
      const read = (): Promise<void> =>
        link.read(
          'courses',
          async (signal): Promise<CoursesState> => {
            const { value: me } = await identity.me({ signal });
            const acting = me.identities.find(({ id }) => id === identity.actingIdentity) ?? me.identities[0];
            if (acting?.role === 'teacher') return readLed(signal);
            if (acting?.role === 'student') return readOwn([me.person], true, signal);
            return acting?.role === 'guardian' ? readOwn(acting.children, false, signal) : { type: 'empty' };
          },
          (state) => state,
        );
      /** What is shown is read again also where it was refused: somebody else may have been first. */
      const then = async (act: Promise<unknown> | undefined): Promise<void> => {
        try {
          await act;
        } finally {
          await read();
        }
      };

      link.on<LsCourseJoinRequestEvent>(LsCourseJoinRequestEvent.type, ({ detail }) => then(resources.joinCourseGroup?.(detail.courseGroupId, detail.joined)));
      link.on<LsCourseCertificateRequestEvent>(LsCourseCertificateRequestEvent.type, ({ detail }) => then(resources.takeCertificate?.(detail.courseGroupId)));
      link.on<LsCourseGroupOpenRequestEvent>(LsCourseGroupOpenRequestEvent.type, ({ detail: { classId, resourceId, id } }) => then(resources.openCourseGroup?.({ classId, resourceId }, id)));
      link.on<LsCourseGroupCloseRequestEvent>(LsCourseGroupCloseRequestEvent.type, ({ detail }) => then(resources.closeCourseGroup?.(detail.courseGroupId)));
      link.on<LsCourseMembersRequestEvent>(LsCourseMembersRequestEvent.type, ({ detail }) => {
        opened = detail.courseGroupId;
        return read();
      });
      link.on<LsCourseAdmitRequestEvent>(LsCourseAdmitRequestEvent.type, ({ detail }) => then(resources.admitCourseMember?.(detail.courseGroupId, detail.learnerId, detail.admitted)));
      link.on<LsCourseRevokeRequestEvent>(LsCourseRevokeRequestEvent.type, ({ detail }) => then(resources.revokeCertificate?.(detail.courseGroupId, detail.learnerId, detail.revoked)));
      identity.subscribe(() => {
        opened = null;
        void read();
      }, { signal: link.signal });
      progress?.subscribe(({ type }) => void (type === 'progress.changed' && read()), { signal: link.signal });
      void read();
    },
  });
}
