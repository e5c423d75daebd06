/** When a school studied, for its managers: five of a class behind each figure, or nobody; nothing to whoever manages another school. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { v7 as uuidv7 } from 'uuid';
import { readingExtensions, routes, verbs, videoExtensions, type Statement } from '../../../../contract/src/index.ts';
import type { Caller } from '../../identity/caller.ts';
import { testCarriers } from '../../testing/carriers.ts';
import { openTestService, type TestService } from '../../testing/service.ts';
import { makeWorld } from '../../testing/world.ts';
import { TimedCache } from '../../identity/timed-cache.ts';
import { readSchoolStudy, type KeptStudies } from './school-study.ts';

/** By the clock of China. */
const at = (time: string): string => new Date(`${time}+08:00`).toISOString();
const now = Date.parse(at('2026-11-23T09:00'));

for (const carrier of testCarriers) {
  describe(`study of a school on ${carrier.name}`, () => {
    let service: TestService;
    const tasks = new Map<string, string>();

    interface Said {
      person: string;
      /** When it arrived. */
      at: string;
      classId?: string | null;
      session?: string;
      verb?: (typeof verbs)[keyof typeof verbs];
      until?: number;
      page?: number;
      resource?: string;
    }
    const say = async (...said: Said[]): Promise<void> => {
      for (const { person, at: arrived, classId = 'c1', session = 's', verb = verbs.played, until, page, resource = 'r1' } of said) {
        const json: Statement & { id: string } = {
          id: uuidv7(),
          actor: { account: { homePage: 'urn:ls:person', name: person } },
          verb: { id: verb },
          object: { id: `urn:ls:resource:${resource}` },
          result: { extensions: { ...(until !== undefined && { [videoExtensions.playedSegments]: `0[.]${until}`, [videoExtensions.time]: until }), ...(page !== undefined && { [readingExtensions.page]: page, [readingExtensions.pages]: 3, [readingExtensions.read]: String(page) }) } },
          context: { ...(classId !== null && { contextActivities: { parent: [{ id: `urn:ls:task:${tasks.get(`${classId} ${resource}`) ?? ''}` }] } }), extensions: { [videoExtensions.sessionId]: `${person}-${session}` } },
          timestamp: at('2026-09-01T08:00'),
        };
        const answer = await service.call(`t1/${person}`, '/xapi/statements', { method: 'POST', json: [json] });
        assert.equal(answer.status, 200, await answer.text());
        await service.services.carrier.db.updateTable('statement').set({ stored_at: at(arrived) }).where((where) => where.and({ tenant_id: 't1', id: json.id })).execute();
      }
    };
    const all = (people: readonly string[], done: Omit<Said, 'person'>): Promise<void> => say(...people.map((person) => ({ ...done, person })));
    const newcomer = async (id: string, classId: string): Promise<string> => {
      const { db } = service.services.carrier;
      await db.insertInto('person').values({ tenant_id: 't1', id, name: `学生${id}`, alternative_name: null, identity_key: null }).execute();
      await db.insertInto('space').values({ tenant_id: 't1', id: `s-${id}`, person_id: id, opened_at: at('2026-09-01T00:00') }).execute();
      await db.insertInto('identity').values({ tenant_id: 't1', id: `${id}:student`, person_id: id, role: 'student', organisation_id: 'school1', valid_from: at('2026-09-01T00:00'), valid_to: null }).execute();
      await db.insertInto('enrolment').values({ tenant_id: 't1', class_id: classId, person_id: id, role: 'learner', subject: '', ended_at: null }).execute();
      return id;
    };
    const give = async (teacher: string, classId: string, resourceId: string): Promise<void> => {
      const { id } = await service.ask(`t1/${teacher}`, routes.createTask, { body: { classId, resourceId, title: '看', instruction: '', paperAlternative: null, dueAt: null } }, { headers: { 'Idempotency-Key': uuidv7() } });
      tasks.set(`${classId} ${resourceId}`, id);
    };
    const manager = (organisationId: string): Caller => ({ tenantId: 't1', personId: 'm-school', isGuest: false, identities: [], expiresAt: Number.MAX_SAFE_INTEGER, identity: { id: 'm-school:manager', role: 'manager', organisationId } });
    const study = (then = now) => readSchoolStudy(service.services.carrier.db, manager('school1'), 'school1', { now: then });
    const told = async (then = now): Promise<unknown[]> => (await study(then)).periods.map(({ from, learners, studySeconds, pages, sequence }) => [from, learners, studySeconds, pages, ...sequence.map((step) => `${step.resource.id} ${step.learners}`)]);
    let first: string[] = [];
    let second: string[] = [];
    before(async () => {
      service = await openTestService(carrier);
      await makeWorld(service.services.carrier);
      const { db } = service.services.carrier;
      await db.insertInto('class').values({ tenant_id: 't1', id: 'small', organisation_id: 'school1', name: '三年级3班', grade: 3, stage: 'primary', source_id: 'src:small', ended_at: null }).execute();
      await db.insertInto('enrolment').values({ tenant_id: 't1', class_id: 'small', person_id: 'teacher1', role: 'teacher', subject: '数学', ended_at: null }).execute();
      for (const [teacher, classId] of [['teacher1', 'c1'], ['teacher1', 'small'], ['teacher2', 'c2']] as const) for (const resource of ['r1', 'r2']) await give(teacher, classId, resource);
      first = ['p1', 'p2', ...(await Promise.all(['x1', 'x2', 'x3', 'x4'].map((id) => newcomer(id, 'c1'))))];
      second = await Promise.all(['y1', 'y2', 'y3'].map((id) => newcomer(id, 'small')));
      // A Sunday night with an hour in which nothing moved, and on into Monday.
      for (const [time, until] of [['2026-11-08T21:50', 0], ['2026-11-08T22:00', 30], ['2026-11-08T23:00', 30], ['2026-11-09T00:10', 90]] as const) await all(first, { at: time, ...(until === 0 ? { verb: verbs.initialized } : { until }) });
      // What few read, what nobody gave, what others of a small class did, and another school.
      await all(first.slice(0, 4), { at: '2026-11-10T10:00', session: 'paper', verb: verbs.experienced, page: 2, resource: 'r2' });
      await all(first, { at: '2026-11-10T11:00', session: 'own', until: 77, classId: null });
      await all(second, { at: '2026-11-10T12:00', until: 80, classId: 'small' });
      await say({ person: 'p3', at: '2026-11-10T12:00', until: 80, classId: 'c2' });
      // The week that goes on.
      await all(first, { at: '2026-11-23T08:00', session: 'new', until: 50 });
    });
    after(() => service.close());

    it('[AN-03] totals equal the records of the classes of which five took part; an hour of silence is no study, and what goes on over Sunday midnight is of both weeks', async () => {
      const answer = await study();
      assert.deepEqual([answer.threshold, answer.since, answer.studySeconds], [5, '2026-08-31', 6 * 90]);
      assert.deepEqual(await told(), [['2026-11-02', 6, 6 * 30, 0, 'r1 6'], ['2026-11-09', 6, 6 * 60, 0, 'r1 6']], 'of pages four are fewer');
      assert.doesNotMatch(JSON.stringify(answer), /"p1"|"x1"|"y1"|买买提|学生|三年级|"c1"|small/);
    });

    it('[AN-03] what fewer than five of a class did is in no figure until they are five, and what was told stays', async () => {
      const before = await told();
      const more = await Promise.all(['y4', 'y5'].map((id) => newcomer(id, 'small')));
      await say({ person: 'y4', at: '2026-11-11T12:00', until: 80, classId: 'small' });
      assert.deepEqual(await told(), before, 'four are fewer');
      await all(more, { at: '2026-11-17T12:00', until: 80, classId: 'small', session: 'later' });
      assert.deepEqual(await told(), [...before, ['2026-11-16', 5, 6 * 80, 0, 'r1 5']]);
      await service.services.carrier.db.updateTable('enrolment').set({ ended_at: at('2026-11-20T00:00') }).where((where) => where.and({ tenant_id: 't1', class_id: 'small', person_id: 'y1' })).execute();
      assert.deepEqual(await told(), [...before, ['2026-11-16', 5, 6 * 80, 0, 'r1 5']], 'who leaves takes nothing out of it');
      assert.deepEqual(await told(Date.parse(at('2026-11-22T23:59'))), before, 'the week is not over');
    });

    it('[AN-03] what was worked out is kept for a moment: for that school and week alone, and for nobody who may not ask', async () => {
      const kept: KeptStudies = new TimedCache(10);
      const { db } = service.services.carrier;
      const ask = (caller: Caller, organisation: string, then = now) => readSchoolStudy(db, caller, organisation, { now: then, kept });
      const first = await ask(manager('school1'), 'school1');
      assert.equal(await ask(manager('school1'), 'school1'), first);
      assert.notDeepEqual(await ask(manager('school1'), 'school1', Date.parse(at('2026-11-08T12:00'))), first);
      assert.deepEqual((await ask(manager('school2'), 'school2')).periods, []);
      assert.deepEqual((await ask({ ...manager('school1'), tenantId: 't2' }, 'school1')).periods, []);
      await assert.rejects(ask(manager('school2'), 'school1'));
      await assert.rejects(ask({ ...manager('school1'), identity: { id: 'teacher1:teacher', role: 'teacher', organisationId: 'school1' } }, 'school1'));
    });

    it('[AN-03] whoever asks while it is worked out waits for that, each by an own right; what failed is asked for anew', async () => {
      const kept: KeptStudies = new TimedCache(10);
      const { db } = service.services.carrier;
      const ask = (caller: Caller, organisation = 'school1') => readSchoolStudy(db, caller, organisation, { now, kept });
      const [one, other, refused, elsewhere] = await Promise.allSettled([ask(manager('school1')), ask(manager('school1')), ask(manager('school2')), ask({ ...manager('school1'), tenantId: 't2' })]);
      assert.ok(one.status === 'fulfilled' && other.status === 'fulfilled' && one.value === other.value, 'one answer for both');
      assert.ok(refused.status === 'rejected' && elsewhere.status === 'fulfilled' && elsewhere.value.periods.length === 0);
      const once: KeptStudies = new TimedCache(10);
      const broken = service.services.carrier.db.withPlugin({ transformQuery: ({ node }) => { if (JSON.stringify(node).includes('array_agg')) throw new Error('no line'); return node; }, transformResult: ({ result }) => Promise.resolve(result) });
      await assert.rejects(readSchoolStudy(broken, manager('school1'), 'school1', { now, kept: once }), /no line/);
      assert.notEqual((await readSchoolStudy(db, manager('school1'), 'school1', { now, kept: once })).periods.length, 0);
    });

    it('[AN-03] a manager is answered over HTTP, of the own school alone; the county has no classes', async () => {
      const own = await service.ask('t1/m-school', routes.readSchoolStudy, { params: { organisationId: 'school1' } });
      assert.equal(own.threshold, 5);
      assert.deepEqual((await service.ask('t1/m-county', routes.readSchoolStudy, { params: { organisationId: 'county' } })).periods, []);
      assert.equal((await readSchoolStudy(service.services.carrier.db, manager('county'), 'county', { now })).periods.length, 0);
    });

    it('[AN-03] forbidden: pupils, families and teachers, who manages another school or tenant, and what does not exist', async () => {
      for (const person of ['t1/p1', 't1/g1', 't1/teacher1', 't2/q-teacher']) assert.equal((await service.call(person, '/organisations/school1/study')).status, 403, person);
      for (const identity of ['both:guardian', 'both:teacher']) assert.equal((await service.call('t1/both', '/organisations/school1/study', { as: identity })).status, 403, identity);
      for (const organisation of ['school2', 'county', 'nothing']) assert.equal((await service.call('t1/m-school', `/organisations/${organisation}/study`)).status, 404, organisation);
      // The other tenant has a school of the same id: its manager is told of that one, in which nobody did anything.
      assert.deepEqual((await service.ask('t2/q-manager', routes.readSchoolStudy, { params: { organisationId: 'school1' } })).periods, []);
      assert.equal((await service.call(null, '/organisations/school1/study')).status, 401);
    });
  });
}
