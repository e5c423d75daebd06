/** A course in a package that classes of the small world take together, for tests. It has two units; what is done in them is said by hand. */
import { v4 as uuidv4 } from 'uuid';
import { routes, type RouteOutput } from '../../../contract/src/index.ts';
import type { TestService } from './service.ts';

const words = { title: { 'zh-CN': '课' }, description: { 'zh-CN': '课' } };
const unit = (id: string, moveOn: string) => ({ kind: 'unit', id, ...words, url: 'a.html', launchMethod: 'AnyWindow', moveOn, masteryScore: null, activityType: null, launchParameters: null, entitlementKey: null });

/** `r1` is a course. */
export async function makeClassCourse({ services: { carrier: { db } } }: TestService): Promise<void> {
  const structure = JSON.stringify({ id: 'urn:c', ...words, children: [unit('urn:1', 'Passed'), unit('urn:2', 'CompletedOrPassed')] });
  await db.insertInto('course').values({ tenant_id: 't1', resource_id: 'r1', structure }).execute();
}

export async function forgetClassCourse({ services: { carrier: { db } } }: TestService): Promise<void> {
  for (const table of ['course_certificate', 'course_member', 'course_group', 'course_registration', 'statement'] as const) await db.deleteFrom(table).execute();
}

/** What people do with a group of it. */
export function inGroup(service: TestService) {
  const { db } = service.services.carrier;
  const params = (courseGroupId: string) => ({ params: { courseGroupId } });
  /** A launch leaves a registration; which units are done is then said by the course. */
  const begin = async (units: Record<string, object>, person = 'p1'): Promise<string> => {
    const id = uuidv4();
    await db
      .insertInto('course_registration')
      .values({ tenant_id: 't1', id, resource_id: 'r1', person_id: person, task_id: null, units: JSON.stringify(units), satisfied: '[]', created_at: new Date().toISOString() })
      .execute();
    return id;
  };
  return {
    begin,
    open: async (by = 't1/teacher1', classId = 'c1') => (await service.ask(by, routes.openCourseGroup, { body: { classId, resourceId: 'r1' } })).id,
    join: (group: string, by = 't1/p1', joined = true) => service.ask(by, routes.joinCourseGroup, { ...params(group), body: { joined } }),
    own: async (by = 't1/p1') => (await service.ask(by, routes.listOwnCourseGroups, { query: {} })).items,
    members: async (group: string, by = 't1/teacher1') => (await service.ask(by, routes.readCourseMembers, params(group))).items,
    certify: (group: string, by = 't1/p1') => service.ask(by, routes.takeCertificate, params(group)),
    revoke: (group: string, revoked: boolean, by = 't1/teacher1') => service.ask(by, routes.revokeCertificate, { params: { courseGroupId: group, learnerId: 'p1' }, body: { revoked } }),
    /** What anybody is told. */
    told: async (number: string) => (await (await service.call(null, `/certificates/${number}`)).json()) as RouteOutput<typeof routes.verifyCertificate>,
    stateOf: async (number: string) => ((await (await service.call(null, `/certificates/${number}`)).json()) as { state: string }).state,
    /** The first unit is passed, the second taken off by a teacher: with that the course says that it is satisfied. */
    finish: async (): Promise<string> => {
      const registration = await begin({ 0: { passed: true } });
      await service.ask('t1/teacher1', routes.waiveUnit, { params: { registration }, body: { unit: 1, reason: '课上做过' } });
      return registration;
    },
    /** What a request that may be refused is answered with. */
    codeOf: async (by: string, path: string, json?: unknown): Promise<string> => {
      const response = await service.call(by, path, { method: 'PUT', json });
      return response.ok ? 'ok' : ((await response.json()) as { code: string }).code;
    },
  };
}
