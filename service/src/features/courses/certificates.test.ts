/** Certificates of courses taken with a class, over HTTP: who revokes them, what else does, and what strangers are told. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { v4 as uuidv4 } from 'uuid';
import { routes } from '../../../../contract/src/index.ts';
import { verbs } from '../../cmi5/words.ts';
import { testCarriers } from '../../testing/carriers.ts';
import { forgetClassCourse, inGroup, makeClassCourse } from '../../testing/class-course.ts';
import { openTestService, type TestService } from '../../testing/service.ts';
import { makeWorld } from '../../testing/world.ts';
import { askXapi, said, testClients } from '../../testing/xapi.ts';
import { verbVoided } from '../../xapi/statement/schema.ts';

for (const carrier of testCarriers) {
  describe(`certificates of courses on ${carrier.name}`, () => {
    let service: TestService;
    let group = '';
    let does: ReturnType<typeof inGroup>;
    before(async () => {
      service = await openTestService(carrier, { lrsClients: testClients });
      await makeWorld(service.services.carrier);
      await makeClassCourse(service);
      // In two classes: a club, or a subject that is taught across classes.
      await service.services.carrier.db.insertInto('enrolment').values({ tenant_id: 't1', class_id: 'c2', person_id: 'p1', role: 'learner', subject: '', ended_at: null }).execute();
      does = inGroup(service);
    });
    after(() => service.close());
    beforeEach(async () => {
      await forgetClassCourse(service);
      group = await does.open();
    });

    const certified = async () => {
      await does.join(group);
      const registration = await does.finish();
      return { registration, ...(await does.certify(group)) };
    };
    const memberPath = (of = group, learner = 'p1') => `/course-groups/${of}/members/${learner}`;
    /** What a tool of the tenant records, as tools do that take results over or back. */
    const tell = async (json: unknown) => assert.equal((await askXapi(service, 'tool-t1', '/statements', { method: 'POST', json })).status, 200);
    const takeBack = (id: string) => tell(said('p1', { verb: { id: verbVoided }, object: { objectType: 'StatementRef', id } }));
    const sayPassed = async (registration: string) => {
      const id = uuidv4();
      await tell(said('p1', { id, verb: { id: verbs.passed }, object: { id: 'urn:ls:course:r1:unit:0' }, result: { success: true }, context: { registration } }));
      return id;
    };
    const satisfiedOf = async (registration: string) => {
      const rows = await service.services.carrier.db.selectFrom('statement').select('id').where((where) => where.and({ tenant_id: 't1', registration, verb: verbs.satisfied })).execute();
      assert.equal(rows.length, 1);
      return rows[0]?.id ?? '';
    };

    it('[TS-04] who has left, or was taken out, keeps no certificate that a teacher of the class revokes', async () => {
      const { number } = await certified();
      await does.join(group, 't1/p1', false);
      const [left] = await does.members(group);
      assert.deepEqual([left?.enrolment.state, left?.enrolment.done, left?.enrolment.certificate?.number], ['none', 0, number], 'of who left: that it stands, and no more');
      assert.equal((await does.revoke(group, true)).state, 'revoked');
      assert.equal(await does.stateOf(number), 'revoked');
      await does.revoke(group, false);
      await does.join(group);
      assert.equal(await does.codeOf('t1/teacher1', memberPath(), { admitted: false }), 'ok');
      assert.equal((await does.revoke(group, true)).state, 'revoked');
    });

    it('[TS-04] forbidden: a teacher of another class of the pupil neither sees, revokes nor gives back what was taken with this one', async () => {
      const { number } = await certified();
      const other = await does.open('t1/teacher2', 'c2');
      await does.join(other);
      const theirs = `${memberPath(other)}/certificate`;
      assert.deepEqual((await does.members(other, 't1/teacher2')).map(({ enrolment }) => enrolment.certificate), [null]);
      assert.equal(await does.codeOf('t1/teacher2', theirs, { revoked: true }), 'not-found');
      assert.equal(await does.stateOf(number), 'valid');
      await does.revoke(group, true);
      assert.equal(await does.codeOf('t1/teacher2', theirs, { revoked: false }), 'not-found');
      assert.equal(await does.codeOf('t1/teacher2', `${memberPath()}/certificate`, { revoked: false }), 'not-found');
      assert.equal(await does.codeOf('t1/p2', `${memberPath()}/certificate`, { revoked: true }), 'forbidden');
      assert.equal(await does.stateOf(number), 'revoked');
      assert.equal((await does.certify(group)).number, number, 'what a teacher revoked is not taken anew');
    });

    it('[TS-04] forbidden: nobody but a pupil of the class takes a certificate, and nobody but its teachers closes the course', async () => {
      await certified();
      const refused = { 't1/p3': 'not-found', 't1/g1': 'forbidden', 't1/teacher1': 'forbidden', 't1/m-county': 'forbidden', 't2/q1': 'not-found' };
      for (const [by, code] of Object.entries(refused)) assert.equal(await does.codeOf(by, `/course-groups/${group}/certificate`), code, by);
      assert.equal(await does.codeOf('t1/p2', `/course-groups/${group}/certificate`), 'not-found', 'who has not joined');
      for (const [by, code] of [['t1/p1', 'forbidden'], ['t1/teacher2', 'not-found'], ['t2/q-teacher', 'not-found']] as const) assert.equal(await does.codeOf(by, `/course-groups/${group}/closing`), code, by);
      assert.equal((await does.own())[0]?.group.closedAt, null);
    });

    it('[TS-04] taking out shows nothing of who has not joined', async () => {
      await does.finish();
      assert.equal(await does.codeOf('t1/teacher1', memberPath(), { admitted: false }), 'not-found');
      await does.join(group);
      await does.join(group, 't1/p1', false);
      assert.equal(await does.codeOf('t1/teacher1', memberPath(), { admitted: false }), 'not-found');
      assert.deepEqual(await does.members(group), []);
      await does.join(group);
      assert.equal(await does.codeOf('t1/teacher1', memberPath(), { admitted: false }), 'ok');
      assert.equal(await does.codeOf('t1/teacher1', memberPath(), { admitted: false }), 'ok', 'sent twice it is once');
      const [out] = await does.members(group);
      assert.deepEqual(out?.enrolment, { state: 'taken-out', joinedAt: null, units: 2, done: 0, satisfied: false, certificate: null });
    });

    it('[TS-04] is revoked by itself once a result that it stands on is voided, and a later result gives another', async () => {
      await does.join(group);
      const registration = await does.finish();
      const passed = await sayPassed(registration);
      const { number } = await does.certify(group);
      await takeBack(passed);
      assert.equal(await does.stateOf(number), 'revoked');
      const [mine] = await does.own();
      assert.deepEqual([mine?.enrolment.done, mine?.enrolment.satisfied, mine?.enrolment.certificate?.state], [1, false, 'revoked']);
      assert.equal((await does.certify(group)).number, number, 'without another result it is the same');
      await does.finish();
      const anew = await does.certify(group);
      assert.deepEqual([anew.state, await does.stateOf(anew.number), await does.stateOf(number)], ['valid', 'valid', 'revoked']);
      assert.equal((await does.own())[0]?.enrolment.certificate?.number, anew.number);
    });

    it('[TS-04] is not born of a result that was voided, and stands while another record says the same', async () => {
      await does.join(group);
      const first = await does.finish();
      await takeBack(await satisfiedOf(first));
      assert.equal(await does.codeOf('t1/p1', `/course-groups/${group}/certificate`), 'course-not-satisfied');
      const second = await does.finish();
      const [passed] = [await sayPassed(second), await sayPassed(second)];
      const { number } = await does.certify(group);
      await takeBack(passed);
      assert.equal(await does.stateOf(number), 'valid');
      await takeBack(await satisfiedOf(second));
      assert.equal(await does.stateOf(number), 'revoked');
      assert.equal((await does.revoke(group, false)).state, 'revoked', 'a teacher does not give back what the record does not say');
      await service.ask('t1/teacher1', routes.waiveUnit, { params: { registration: second }, body: { unit: 0, reason: '又做了一遍' } });
      assert.equal(await does.stateOf(number), 'valid', 'what is said again is so again');
    });

    it('[TS-04] what was earned is to be had when the class has ended, and who has left has it though the course is closed', async () => {
      const { db } = service.services.carrier;
      const learns = db.updateTable('enrolment').where((where) => where.and({ tenant_id: 't1', class_id: 'c1', person_id: 'p1', role: 'learner' }));
      await does.join(group);
      await does.finish();
      try {
        await learns.set({ ended_at: '2026-09-02T00:00:00.000Z' }).execute();
        assert.deepEqual((await does.own()).map((one) => one.group.id), [group]);
        const { number } = await does.certify(group);
        assert.equal(await does.stateOf(number), 'valid');
        await service.ask('t1/teacher1', routes.closeCourseGroup, { params: { courseGroupId: group } });
        await learns.set({ ended_at: null }).execute();
        await does.join(group, 't1/p1', false);
        assert.deepEqual((await does.own()).map(({ enrolment }) => [enrolment.state, enrolment.certificate?.number]), [['none', number]]);
        assert.equal((await does.certify(group)).number, number);
        await learns.set({ ended_at: '2026-09-02T00:00:00.000Z' }).execute();
        assert.equal((await does.certify(group)).number, number);
        assert.equal(await does.codeOf('t1/p1', `/course-groups/${group}/enrolment`, { joined: true }), 'not-found');
        assert.equal((await does.revoke(group, true)).state, 'revoked', 'and its teachers revoke it still');
      } finally {
        await learns.set({ ended_at: null }).execute();
      }
    });

    it('[TS-04] of a course that asks for nothing nothing is done before it is opened, and then all of it', async () => {
      const { db } = service.services.carrier;
      const course = db.updateTable('course').where((where) => where.and({ tenant_id: 't1', resource_id: 'r1' }));
      const { structure } = await db.selectFrom('course').select('structure').where((where) => where.and({ tenant_id: 't1', resource_id: 'r1' })).executeTakeFirstOrThrow();
      await course.set({ structure: JSON.stringify(structure).replaceAll(/"moveOn":"\w+"/g, '"moveOn":"NotApplicable"') }).execute();
      try {
        const before = await does.join(group);
        assert.deepEqual([before.units, before.done, before.satisfied], [2, 0, false]);
        await does.begin({});
        const [opened] = await does.own();
        assert.deepEqual([opened?.enrolment.done, opened?.enrolment.satisfied], [2, true]);
        assert.equal((await does.certify(group)).state, 'valid');
      } finally {
        await course.set({ structure: JSON.stringify(structure) }).execute();
      }
    });

    it('[TS-04] nobody joins what was withdrawn; who is in it goes on', async () => {
      const resource = service.services.carrier.db.updateTable('resource').where((where) => where.and({ tenant_id: 't1', id: 'r1' }));
      await does.join(group);
      await does.finish();
      try {
        await resource.set({ ended_at: '2026-09-02T00:00:00.000Z' }).execute();
        assert.equal(await does.codeOf('t1/p2', `/course-groups/${group}/enrolment`, { joined: true }), 'course-group-closed');
        assert.deepEqual(await does.own('t1/p2'), []);
        assert.equal((await does.own()).length, 1);
        assert.equal((await does.certify(group)).state, 'valid');
      } finally {
        await resource.set({ ended_at: null }).execute();
      }
    });

    it('[TS-04] open pages of the pupil, the family and the teachers hear of every step, and no other pupil does', async () => {
      const changes = async (by: string) => {
        const events = await service.services.carrier.db.selectFrom('outbox').select(['audience', 'subject']).where('type', '=', 'progress.changed').execute();
        return events.filter(({ audience, subject }) => audience?.includes(by) && isDeepStrictEqual(subject, { resourceId: 'r1', personId: 'p1' })).length;
      };
      const steps = [
        () => does.join(group),
        () => does.join(group, 't1/p1', false),
        () => certified(),
        () => does.revoke(group, true),
        () => does.codeOf('t1/teacher1', memberPath(), { admitted: false }),
        () => does.codeOf('t1/teacher1', memberPath(), { admitted: true }),
      ];
      for (const step of steps) {
        const [pupil, guardian, teacher] = [await changes('p1'), await changes('g1'), await changes('teacher1')];
        await step();
        assert.ok((await changes('p1')) > pupil && (await changes('g1')) > guardian && (await changes('teacher1')) > teacher, String(step));
      }
      assert.equal(await changes('p2'), 0);
    });
  });
}
