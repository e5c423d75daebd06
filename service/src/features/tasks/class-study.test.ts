/** When a class studied: totals of its records in tasks, nothing for what stood still, and nobody's own. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { v7 as uuidv7 } from 'uuid';
import * as v from 'valibot';
import { Timestamp, dayInChina, dayMs, header, readingExtensions, routes, startOfDayInChina, verbs, videoExtensions, type Statement } from '../../../../contract/src/index.ts';
import { testCarriers } from '../../testing/carriers.ts';
import { openTestService, type TestService } from '../../testing/service.ts';
import { makeWorld } from '../../testing/world.ts';
import { askXapi } from '../../testing/xapi.ts';

const minuteMs = 60_000;

for (const carrier of testCarriers) {
  describe(`study of a class on ${carrier.name}`, () => {
    let service: TestService;
    /** Midnight in China at the beginning of a day that is over, with the day after it. */
    const midnight = startOfDayInChina(Date.now()) - 2 * dayMs;
    const days = [midnight - dayMs, midnight].map((moment) => dayInChina(moment));

    interface Said {
      person: string;
      at: number;
      session?: string;
      verb?: (typeof verbs)[keyof typeof verbs];
      until?: number;
      page?: number;
      task?: string | null;
      resource?: string;
    }
    let task = '';
    const statementOf = ({ person, at, session = 's-1', verb = verbs.played, until, page, task: inTask = task, resource = 'r1' }: Said): Statement & { id: string } => ({
      id: uuidv7(),
      actor: { account: { homePage: 'urn:ls:person', name: person } },
      verb: { id: verb },
      object: { id: `urn:ls:resource:${resource}` },
      result: { extensions: { ...(until !== undefined && { [videoExtensions.playedSegments]: `0[.]${until}`, [videoExtensions.time]: until }), ...(page !== undefined && { [readingExtensions.page]: page, [readingExtensions.pages]: 3, [readingExtensions.read]: String(page) }) } },
      context: { ...(inTask !== null && { contextActivities: { parent: [{ id: `urn:ls:task:${inTask}` }] } }), extensions: { [videoExtensions.sessionId]: `${person}-${session}` } },
      timestamp: new Date(midnight + at * minuteMs).toISOString(),
    });
    const say = async (...said: Said[]): Promise<string[]> => {
      const body = said.map(statementOf);
      const answer = await service.call(`t1/${said[0]?.person}`, '/xapi/statements', { method: 'POST', json: body });
      assert.equal(answer.status, 200, await answer.text());
      return body.map(({ id }) => id);
    };
    const give = async (teacher: string, classId: string, resourceId: string): Promise<string> =>
      (await service.ask(`t1/${teacher}`, routes.createTask, { body: { classId, resourceId, title: '看', instruction: '', paperAlternative: null, dueAt: null } }, { headers: { 'Idempotency-Key': uuidv7() } })).id;
    const study = (by: 'day' | 'week') => service.ask('t1/teacher1', routes.readClassStudy, { params: { classId: 'c1' }, query: { by } });
    before(async () => {
      service = await openTestService(carrier);
      await makeWorld(service.services.carrier);
      task = await give('teacher1', 'c1', 'r1');
      const worksheet = await give('teacher1', 'c1', 'r2');
      const ofOthers = await give('teacher2', 'c2', 'r1');
      // Over midnight, with a pause of an hour before it.
      await say({ person: 'p1', at: -120, verb: verbs.initialized }, { person: 'p1', at: -115, until: 30 }, { person: 'p1', at: -55, until: 30 }, { person: 'p1', at: -1, until: 60 }, { person: 'p1', at: 10, until: 90 });
      await say({ person: 'p2', at: 60, until: 20 }, ...[1, 2, 2].map((page, place) => ({ person: 'p2', at: 70 + place, session: 's-2', verb: verbs.experienced, page, task: worksheet, resource: 'r2' })));
      await say({ person: 'p2', at: 100, session: 'own', until: 80, task: null });
      await say({ person: 'p3', at: 100, until: 80, task: ofOthers });
      const [mistaken = ''] = await say({ person: 'p2', at: 200, session: 'mistaken', until: 70 });
      await say({ person: 'p2', at: 201, verb: verbs.paused, session: 's-1', until: 20 });
      await service.services.carrier.db.updateTable('statement').set({ voided: true }).where((where) => where.and({ tenant_id: 't1', id: mistaken })).execute();
    });
    after(() => service.close());

    it('[AN-03] totals equal the records of the tasks of the class; a pause is no study, and what goes on over midnight is of both days', async () => {
      const { by, learners, studySeconds, periods } = await study('day');
      assert.deepEqual([by, learners, studySeconds, periods.length], ['day', 2, 90 + 20, 14]);
      const told = periods.filter(({ from }) => days.includes(from));
      assert.deepEqual(told.map((period) => [period.studySeconds, period.pages, period.learners]), [[60, 0, 1], [50, 2, 2]]);
      assert.deepEqual(told.map(({ sequence }) => sequence.map((step) => [step.resource.id, step.learners])), [[['r1', 1]], [['r1', 2], ['r2', 1]]]);
      assert.ok(told.every(({ sequence }) => sequence.every(({ resource }) => resource.title !== '')));
      assert.ok(periods.every(({ from, ...period }) => days.includes(from) || (period.studySeconds === 0 && period.learners === 0)));
    });

    it('[AN-03] by week it is the same in sum, and nobody is named in either', async () => {
      const weeks = await study('week');
      assert.deepEqual([weeks.studySeconds, weeks.periods.length, weeks.periods.reduce((sum, { pages }) => sum + pages, 0)], [90 + 20, 8, 2]);
      for (const answer of [weeks, await study('day')]) assert.doesNotMatch(JSON.stringify(answer), /"p1"|"p2"|买买提|欧阳明月/);
    });

    it('[AN-03] what a clock says that no calendar has breaks it for nobody', async () => {
      const asked = async () => [await study('day'), await study('week')];
      const calm = await asked();
      const hostile = (moment: string, more: Partial<Said> = {}) => ({ ...statementOf({ person: 'p1', at: 0, ...more }), timestamp: moment });
      for (const [moment, headers] of [
        ['0000-06-01T00:00:00Z', {}],
        ['0000-01-01T00:00:00+14:00', {}],
        ['9999-12-31T23:59:59-14:00', {}],
        ['0000-06-01T00:00:00Z', { [header.sentAt]: '+275760-09-13T00:00:00.000Z' }],
        ['0001-06-01T00:00:00Z', { [header.sentAt]: '9999-12-31T00:00:00.000Z' }],
        [new Date(midnight - 120 * minuteMs).toISOString(), { [header.sentAt]: '+275760-09-13T00:00:00.000Z' }],
      ] as const) {
        const json = [hostile(moment), hostile(moment, { verb: verbs.initialized })];
        const answer = await askXapi(service, 't1/p1', '/statements', { method: 'POST', json, headers });
        assert.equal(answer.status, 200, `${moment}: ${await answer.text()}`);
        assert.deepEqual(await asked(), calm, moment);
      }
      const { events } = await service.ask('t1/teacher1', routes.readLearnerTimeline, { params: { taskId: task, learnerId: 'p1' } });
      for (const { at } of events) assert.ok(v.is(Timestamp, at), at);
    });

    it('[AN-03] forbidden: pupils, families, managers, teachers of other classes and other tenants are told nothing', async () => {
      for (const person of ['t1/p1', 't1/p2', 't1/g1', 't1/teacher2', 't1/m-school', 't1/m-county', 't2/q-teacher', 't2/q-manager']) {
        for (const by of ['day', 'week']) {
          const { status } = await service.call(person, `/classes/c1/study?by=${by}`);
          assert.ok([403, 404].includes(status), `${person}: ${status}`);
        }
      }
      assert.equal((await service.call('t1/both', '/classes/c1/study', { as: 'both:guardian' })).status, 403);
      assert.equal((await service.call('t1/teacher1', '/classes/c2/study')).status, 404);
      assert.equal((await service.call('t1/teacher1', '/classes/c1/study?by=hour')).status, 400);
    });
  });
}
