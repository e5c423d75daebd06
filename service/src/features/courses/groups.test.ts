/** Courses that a class takes together, over HTTP: enrolling, how far one is, and the certificate. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { v4 as uuidv4 } from 'uuid';
import { dayInChina, readCertificateNumber, routes } from '../../../../contract/src/index.ts';
import { verbs } from '../../cmi5/words.ts';
import { testCarriers } from '../../testing/carriers.ts';
import { openTestService, type TestService } from '../../testing/service.ts';
import { makeWorld } from '../../testing/world.ts';

const words = { title: { 'zh-CN': '课' }, description: { 'zh-CN': '课' } };
const unit = (id: string, moveOn: string) => ({ kind: 'unit', id, ...words, url: 'a.html', launchMethod: 'AnyWindow', moveOn, masteryScore: null, activityType: null, launchParameters: null, entitlementKey: null });

for (const carrier of testCarriers) {
  describe(`courses of a class on ${carrier.name}`, () => {
    let service: TestService;
    let groupId = '';
    before(async () => {
      service = await openTestService(carrier);
      await makeWorld(service.services.carrier);
      const structure = JSON.stringify({ id: 'urn:c', ...words, children: [unit('urn:1', 'Passed'), unit('urn:2', 'CompletedOrPassed')] });
      await service.services.carrier.db.insertInto('course').values({ tenant_id: 't1', resource_id: 'r1', structure }).execute();
    });
    after(() => service.close());
    beforeEach(async () => {
      const { db } = service.services.carrier;
      for (const table of ['course_certificate', 'course_member', 'course_group', 'course_registration', 'statement'] as const) await db.deleteFrom(table).execute();
      groupId = (await open()).id;
    });

    const open = (by = 't1/teacher1', classId = 'c1') => service.ask(by, routes.openCourseGroup, { body: { classId, resourceId: 'r1' } });
    const join = (by = 't1/p1', joined = true) => service.ask(by, routes.joinCourseGroup, { params: { courseGroupId: groupId }, body: { joined } });
    const own = async (by = 't1/p1', learnerId?: string) => (await service.ask(by, routes.listOwnCourseGroups, { query: learnerId === undefined ? {} : { learnerId } })).items;
    const members = async (by = 't1/teacher1') => (await service.ask(by, routes.readCourseMembers, { params: { courseGroupId: groupId } })).items;
    const certify = (by = 't1/p1') => service.ask(by, routes.takeCertificate, { params: { courseGroupId: groupId } });
    const verify = (number: string) => service.call(null, `/certificates/${number}`);
    const codeOf = async (by: string | null, path: string, json?: unknown) => {
      const response = await service.call(by, path, { method: 'PUT', json });
      return response.ok ? 'ok' : ((await response.json()) as { code: string }).code;
    };
    /** A launch leaves a registration; which units are done is then said by the course, or by a teacher who takes them off. */
    const begin = async (units: Record<string, object> = {}, person = 'p1') => {
      const id = uuidv4();
      await service.services.carrier.db
        .insertInto('course_registration')
        .values({ tenant_id: 't1', id, resource_id: 'r1', person_id: person, task_id: null, units: JSON.stringify(units), satisfied: '[]', created_at: '2026-09-01T00:00:00.000Z' })
        .execute();
      return id;
    };
    const waive = (registration: string, place: number) => service.ask('t1/teacher1', routes.waiveUnit, { params: { registration }, body: { unit: place, reason: '课上做过' } });
    const finish = async () => {
      const registration = await begin({ 0: { passed: true } });
      await waive(registration, 1);
      return registration;
    };

    it('[TS-04] a pupil enrols, leaves and enrols again; the teacher sees who is in it, and each sent twice is once', async () => {
      assert.equal((await open()).id, groupId, 'a class has a course once');
      assert.deepEqual((await own()).map(({ enrolment }) => enrolment.state), ['none']);
      const joined = await join();
      assert.deepEqual([joined.state, (await join()).joinedAt], ['joined', joined.joinedAt]);
      assert.deepEqual((await members()).map(({ learner, enrolment }) => [learner.name, enrolment.state]), [['买买提·艾力', 'joined']]);
      assert.equal((await join('t1/p1', false)).state, 'none');
      assert.deepEqual(await members(), []);
      assert.equal((await join()).state, 'joined');
    });

    it('[TS-04] progress equals the rule of the course: a unit that must be passed is not done when it is completed', async () => {
      await join();
      await begin({ 0: { completed: true }, 1: { completed: true } });
      const figure = ({ units, done, satisfied }: { units: number; done: number; satisfied: boolean }) => [units, done, satisfied];
      assert.deepEqual(figure((await own())[0]?.enrolment ?? assert.fail()), [2, 1, false]);
      const [member] = await members();
      assert.deepEqual(figure(member?.enrolment ?? assert.fail()), [2, 1, false]);
      await finish();
      assert.deepEqual(figure((await own('t1/g1', 'p1'))[0]?.enrolment ?? assert.fail()), [2, 2, true], 'the family reads the same');
    });

    it('[TS-04] a certificate is given once the course is done, and not before; its number verifies without signing in and tells nothing else', async () => {
      await join();
      await begin({ 0: { passed: true } });
      assert.equal(await codeOf('t1/p1', `/course-groups/${groupId}/certificate`), 'course-not-satisfied');
      await finish();
      const certificate = await certify();
      assert.equal((await certify()).number, certificate.number, 'asked for again it is the same');
      const typed = certificate.number.toLowerCase().replaceAll('-', ' ');
      const told = (await (await verify(typed)).json()) as object;
      assert.deepEqual(told, { number: certificate.number, title: certificate.title, day: dayInChina(Date.parse(certificate.issuedAt)), name: '买**', state: 'valid' });
      assert.equal((await own('t1/g1', 'p1'))[0]?.enrolment.certificate?.number, certificate.number);
    });

    it('[TS-04] the open page verifies a number without script, in the language of who asks, and takes words for words', async () => {
      await join();
      await finish();
      const { number, title } = await certify();
      const page = async (typed: string) => (await service.call(null, `/certificates?${new URLSearchParams({ number: typed }).toString()}`, { root: true, headers: { 'Accept-Language': 'en' } })).text();
      const found = await page(number);
      assert.match(found, /data-state="valid"/);
      for (const word of ['The certificate is valid', number, title, '买**']) assert.ok(found.includes(word), word);
      assert.ok(!found.includes('买买提') && !found.includes('三年级') && !found.includes('p1'), 'and nothing else');
      const odd = await page('"><script>alert(1)</script>');
      assert.match(odd, /data-state="unknown"/);
      assert.ok(!odd.includes('<script>alert'));
      assert.ok(!(await page('')).includes('data-state'));
    });

    it('[TS-04] a changed number is unknown, whichever of its signs was changed', async () => {
      await join();
      await finish();
      const { number } = await certify();
      for (const [place, sign] of Array.from(number).entries()) {
        if (sign === '-') continue;
        const changed = `${number.slice(0, place)}${sign === '7' ? '8' : '7'}${number.slice(place + 1)}`;
        assert.equal(readCertificateNumber(changed), null, changed);
        assert.equal((await verify(changed)).status, 404);
      }
      assert.equal((await verify('7XQM-018K-VK9D-W7HB-Q')).status, 404, 'one that could be one, and is none');
    });

    it('[TS-04] is revoked and given back by the teacher, and revoked by itself once the record of the result is voided', async () => {
      await join();
      const registration = await finish();
      const { number } = await certify();
      const stateOf = async () => ((await (await verify(number)).json()) as { state: string }).state;
      const revoke = (revoked: boolean) => service.ask('t1/teacher1', routes.revokeCertificate, { params: { courseGroupId: groupId, learnerId: 'p1' }, body: { revoked } });
      assert.deepEqual([(await revoke(true)).state, await stateOf()], ['revoked', 'revoked']);
      assert.deepEqual([(await revoke(false)).state, await stateOf()], ['valid', 'valid']);
      const { numUpdatedRows } = await service.services.carrier.db.updateTable('statement').set({ voided: true }).where((where) => where.and({ tenant_id: 't1', registration, verb: verbs.satisfied })).executeTakeFirst();
      assert.equal(numUpdatedRows, 1n);
      assert.equal(await stateOf(), 'revoked');
    });

    it('[TS-04] a teacher takes somebody out, who neither joins nor is certified until a teacher lets them', async () => {
      await join();
      await finish();
      const path = `/course-groups/${groupId}`;
      assert.equal(await codeOf('t1/teacher1', `${path}/members/p1`, { admitted: false }), 'ok');
      assert.equal(await codeOf('t1/p1', `${path}/enrolment`, { joined: true }), 'course-group-closed');
      assert.equal(await codeOf('t1/p1', `${path}/certificate`), 'not-found');
      const [out] = await members();
      assert.deepEqual([out?.enrolment.state, out?.enrolment.done], ['taken-out', 0], 'and how far they are is told no more');
      await codeOf('t1/p1', `${path}/enrolment`, { joined: false });
      assert.equal(await codeOf('t1/p1', `${path}/enrolment`, { joined: true }), 'course-group-closed', 'leaving is no way around it');
      assert.equal(await codeOf('t1/teacher1', `${path}/members/p1`, { admitted: true }), 'ok');
      assert.equal((await join()).state, 'joined');
    });

    it('[TS-04] once it is closed nobody joins, who is in it goes on, and it can be opened anew', async () => {
      await join();
      await service.ask('t1/teacher1', routes.closeCourseGroup, { params: { courseGroupId: groupId } });
      assert.equal(await codeOf('t1/p2', `/course-groups/${groupId}/enrolment`, { joined: true }), 'course-group-closed');
      assert.deepEqual((await own('t1/p2')).length, 0);
      await finish();
      assert.equal((await certify()).state, 'valid');
      assert.notEqual((await open()).id, groupId);
    });

    it('[TS-04] forbidden: who is not in the class neither joins nor reads, a guardian does not enrol, a pupil does not lead, and another platform sees nothing', async () => {
      await join();
      const path = `/course-groups/${groupId}`;
      const joining = { joined: true };
      assert.equal(await codeOf('t1/p3', `${path}/enrolment`, joining), 'not-found');
      assert.deepEqual(await own('t1/p3'), []);
      assert.equal(await codeOf('t1/g1', `${path}/enrolment`, joining), 'forbidden');
      assert.equal(await codeOf('t1/p2', `${path}/members/p1`, { admitted: false }), 'forbidden');
      assert.equal(await codeOf('t1/teacher2', `${path}/members/p1`, { admitted: false }), 'not-found');
      assert.equal(await codeOf('t1/teacher1', `${path}/members/p3`, { admitted: false }), 'not-found', 'nobody of another class');
      assert.equal(await codeOf('t2/q1', `${path}/enrolment`, joining), 'not-found');
      assert.equal((await service.call('t2/q-teacher', `${path}/members`)).status, 404);
      assert.equal((await service.call('t1/g3', '/course-groups?learnerId=p1')).status, 404, 'nobody else’s child');
      assert.equal((await service.call('t1/p2', '/course-groups?learnerId=p1')).status, 404);
      assert.equal((await service.call('t1/p2', `${path}/members`)).status, 403, 'pupils are not told who is in it');
      assert.equal((await service.call('t1/m-county', '/course-groups')).status, 403);
    });
  });
}
