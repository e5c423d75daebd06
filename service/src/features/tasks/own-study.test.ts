/** When a pupil studied: totals of the own records, nothing for what stood still, and nobody else is told. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { v7 as uuidv7 } from 'uuid';
import { dayInChina, dayMs, readingExtensions, routes, startOfDayInChina, verbs, videoExtensions, type Statement } from '../../../../contract/src/index.ts';
import { testCarriers } from '../../testing/carriers.ts';
import { openTestService, type TestService } from '../../testing/service.ts';
import { makeWorld } from '../../testing/world.ts';

const minuteMs = 60_000;

for (const carrier of testCarriers) {
  describe(`own study on ${carrier.name}`, () => {
    let service: TestService;
    /** Midnight in China at the beginning of a day that is over. */
    const midnight = startOfDayInChina(Date.now()) - 2 * dayMs;
    const days = [midnight - dayMs, midnight].map((moment) => dayInChina(moment));
    let task = '';

    interface Said {
      person?: string;
      at: number;
      session?: string;
      verb?: (typeof verbs)[keyof typeof verbs];
      until?: number;
      page?: number;
      /** All that was read; without it the page alone. */
      read?: string;
      inTask?: boolean;
      resource?: string;
    }
    const statementOf = ({ person = 'p1', at, session = 's-1', verb = verbs.played, until, page, read = String(page), inTask = true, resource = 'r1' }: Said): Statement & { id: string } => ({
      id: uuidv7(),
      actor: { account: { homePage: 'urn:ls:person', name: person } },
      verb: { id: verb },
      object: { id: `urn:ls:resource:${resource}` },
      result: { extensions: { ...(until !== undefined && { [videoExtensions.playedSegments]: `0[.]${until}`, [videoExtensions.time]: until }), ...(page !== undefined && { [readingExtensions.page]: page, [readingExtensions.pages]: 12, [readingExtensions.read]: read }) } },
      context: { ...(inTask && { contextActivities: { parent: [{ id: `urn:ls:task:${task}` }] } }), extensions: { [videoExtensions.sessionId]: `${person}-${session}` } },
      timestamp: new Date(midnight + at * minuteMs).toISOString(),
    });
    const say = async (...said: Said[]): Promise<void> => {
      const answer = await service.call(`t1/${said[0]?.person ?? 'p1'}`, '/xapi/statements', { method: 'POST', json: said.map(statementOf) });
      assert.equal(answer.status, 200, await answer.text());
    };
    const study = (by: 'day' | 'week', person = 't1/p1') => service.ask(person, routes.readOwnStudy, { query: { by } });
    before(async () => {
      service = await openTestService(carrier);
      await makeWorld(service.services.carrier);
      task = (await service.ask('t1/teacher1', routes.createTask, { body: { classId: 'c1', resourceId: 'r1', title: '看', instruction: '', paperAlternative: null, dueAt: null } }, { headers: { 'Idempotency-Key': uuidv7() } })).id;
      // Over midnight, with an hour before it in which nothing moved; then what nobody gave, and another pupil beside.
      await say({ at: -120, verb: verbs.initialized }, { at: -115, until: 30 }, { at: -55, until: 30 }, { at: -1, until: 60 }, { at: 10, until: 90 });
      await say(...[1, 2, 2].map((page, place) => ({ at: 70 + place, session: 's-2', verb: verbs.experienced, page, resource: 'r2', inTask: false })));
      await say({ at: 100, session: 'again', until: 15, inTask: false });
      await say({ person: 'p2', at: 20, until: 80 });
    });
    after(() => service.close());

    it('[AN-03] totals equal the own records, in tasks and beside them; an hour of silence is no study, and what goes on over midnight is of both days', async () => {
      const { by, studySeconds, periods } = await study('day');
      assert.deepEqual([by, studySeconds, periods.length], ['day', 90 + 15, 14]);
      const told = periods.filter(({ from }) => days.includes(from));
      assert.deepEqual(told.map((period) => [period.studySeconds, period.pages, period.sequence.map(({ id }) => id)]), [[60, 0, ['r1']], [45, 2, ['r1', 'r2']]]);
      assert.ok(told.every(({ sequence }) => sequence.every(({ title }) => title !== '')));
      assert.ok(periods.every(({ from, ...period }) => days.includes(from) || (period.studySeconds === 0 && period.sequence.length === 0)));
    });

    it('[AN-03] by week it is the same in sum, and another pupil is not in it, by name or number', async () => {
      const weeks = await study('week');
      assert.deepEqual([weeks.studySeconds, weeks.periods.length, weeks.periods.reduce((sum, { pages }) => sum + pages, 0)], [90 + 15, 8, 2]);
      for (const answer of [weeks, await study('day')]) assert.doesNotMatch(JSON.stringify(answer), /"p1"|"p2"|learner|欧阳明月|买买提/);
      assert.equal((await study('week', 't1/p2')).studySeconds, 80);
    });

    it('[AN-03] forbidden: nobody but the pupil is told, and no name in the address changes whose it is', async () => {
      for (const person of ['t1/teacher1', 't1/g1', 't1/m-school', 't1/m-county', 't2/q-teacher', 't2/q-guardian', 't2/q-manager']) assert.equal((await service.call(person, '/study?by=day')).status, 403, person);
      for (const identity of ['both:guardian', 'both:teacher']) assert.equal((await service.call('t1/both', '/study', { as: identity })).status, 403);
      assert.equal((await service.call('t1/p2', '/study', { as: 'p1:student' })).status, 403);
      assert.equal((await service.call(null, '/study')).status, 401);
      for (const name of ['learnerId', 'personId', 'person', 'learner']) {
        const answer = await service.call('t1/p2', `/study?by=day&${name}=p1`);
        // Refused, or answered with the own: 80 seconds.
        if (answer.ok) assert.equal(((await answer.json()) as { studySeconds: number }).studySeconds, 80, name);
        else assert.equal(answer.status, 400, name);
      }
      assert.equal((await service.call('t1/p1', '/study/p2')).status, 404);
      assert.equal((await service.call('t1/p1', '/study?by=hour')).status, 400);
      assert.equal((await study('week', 't2/q1')).studySeconds, 0);
    });

    it('[AN-03] where each page looked at is not collected, the end of reading tells of all of them; where it is, they are told as they were looked at', async () => {
      const pages = async (): Promise<number> => (await study('week', 't1/p2')).periods.reduce((sum, period) => sum + period.pages, 0);
      await say({ person: 'p2', at: 200, session: 'book', verb: verbs.initialized, page: 1, read: '' }, { person: 'p2', at: 210, session: 'book', verb: verbs.terminated, page: 9, read: '1-4,8-9' });
      assert.equal(await pages(), 6);
      // Pages that were passed in a hurry are read, and were never looked at.
      await say({ person: 'p2', at: 220, session: 'told', verb: verbs.experienced, page: 11, read: '11' }, { person: 'p2', at: 221, session: 'told', verb: verbs.terminated, page: 11, read: '10-12' });
      assert.equal(await pages(), 7);
      assert.equal((await service.call('t1/p2', '/xapi/statements', { method: 'POST', json: [statementOf({ person: 'p2', at: 230, session: 'odd', verb: verbs.terminated, read: '1-' })] })).status, 200);
      assert.equal(await pages(), 7);
    });

    it('[AN-03] of records of one moment the one that tells more counts, whatever its figures begin with', async () => {
      const before = (await study('week', 't1/p2')).studySeconds;
      await say({ person: 'p2', at: 300, session: 'together', until: 180 }, { person: 'p2', at: 300, session: 'together', until: 95 });
      assert.equal((await study('week', 't1/p2')).studySeconds, before + 180);
    });
  });
}
