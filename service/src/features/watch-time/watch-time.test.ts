/** How long a child may watch: set by the own guardians alone, counted from the records by the clock of the service. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { v4 as uuidv4 } from 'uuid';
import { header, routes, startOfDayInChina, verbs } from '../../../../contract/src/index.ts';
import { testCarriers } from '../../testing/carriers.ts';
import { openTestService, type TestService } from '../../testing/service.ts';
import { makeWorld } from '../../testing/world.ts';
import { countSeconds, type WatchRecord } from './counted.ts';

const rule = { dailyMinutes: 60, from: '07:00', to: '20:30', restMinutes: 20, tasksExempt: true };

describe('what counts as watching', () => {
  const at = (seconds: number, verb: WatchRecord['verb'] = 'played', more: Partial<WatchRecord> = {}): WatchRecord => ({ verb, session: 's', isTask: false, at: seconds * 1000, ...more });
  it('is the time between records while it plays; silence, pauses and what another day had do not count', () => {
    assert.deepEqual(countSeconds([at(100), at(115), at(130, 'ended'), at(500), at(510, 'other'), at(520, 'ended')]), { used: 50, inTasks: 0 });
    assert.deepEqual(countSeconds([at(100), at(4000)]), { used: 75, inTasks: 0 });
    assert.deepEqual(countSeconds([at(115), at(100), at(110, 'played', { session: 'other', isTask: true }), at(120, 'ended', { session: 'other', isTask: true })]), { used: 15, inTasks: 10 });
  });
});

for (const carrier of testCarriers) {
  describe(`watch time on ${carrier.name}`, () => {
    let service: TestService;
    before(async () => {
      service = await openTestService(carrier);
      await makeWorld(service.services.carrier);
    });
    after(() => service.close());
    const read = (person: string, learnerId?: string) => service.ask(person, routes.readWatchTime, { query: learnerId === undefined ? {} : { learnerId } });
    const set = (person: string, learnerId: string, json: object = rule) => service.call(person, `/watch-time/rules/${learnerId}`, { method: 'PUT', json });

    it('[P-10] is set by a guardian for the own child alone; the child and the family see the same rule', async () => {
      for (const person of ['t1/p1', 't1/teacher1', 't1/m-county']) assert.equal((await set(person, 'p1')).status, 403, person);
      assert.equal((await set('t1/g3', 'p1')).status, 404);
      assert.equal((await set('t1/g1', 'p3')).status, 404);
      for (const wrong of [{ ...rule, from: null }, { ...rule, from: '21:00' }, { ...rule, dailyMinutes: 2 }, { ...rule, to: '24:00' }]) assert.equal((await set('t1/g1', 'p1', wrong)).status, 400);
      assert.equal((await read('t1/p1')).rule, null);
      assert.equal((await set('t1/g1', 'p1')).status, 200);
      assert.deepEqual([(await read('t1/p1')).rule, (await read('t1/p1')).setBy?.name], [rule, '艾力']);
      assert.deepEqual((await read('t1/g1', 'p1')).rule, rule);
      for (const person of ['t1/p2', 't1/g3', 't1/teacher1']) assert.equal((await service.call(person, '/watch-time?learnerId=p1')).status, 404, person);
      await service.services.feed.sequencer.sweep();
      const heard = (await service.ask('t1/p1', routes.listChanges, { query: { after: '0' } })).items.filter(({ type }) => type === 'watch-time.changed');
      assert.equal(heard.length, 1);
      assert.equal((await service.ask('t1/p2', routes.listChanges, { query: { after: '0' } })).items.some(({ type }) => type === 'watch-time.changed'), false);
    });

    it('[P-10] counts what devices recorded; a clock that was set back, or sending twice, gives no new minutes', async () => {
      const watch = async (clock: number, from: number, seconds: number): Promise<void> => {
        const sessionId = uuidv4();
        const record = (verb: string, at: number) => ({
          id: uuidv4(), actor: { account: { homePage: 'urn:ls:person', name: 'p2' } }, verb: { id: verb }, object: { id: 'urn:ls:resource:r1' }, timestamp: new Date(at).toISOString(),
          context: { extensions: { 'https://w3id.org/xapi/video/extensions/session-id': sessionId } },
        });
        const times = Array.from({ length: seconds / 15 }, (_, index) => from + index * 15_000);
        const body = [...times.map((at) => record(verbs.played, at)), record(verbs.paused, from + seconds * 1000)];
        for (const _sending of [1, 2]) {
          const { status } = await service.call('t1/p2', '/xapi/statements', { method: 'POST', json: body, headers: { [header.sentAt]: new Date(clock).toISOString() } });
          assert.equal(status, 200);
        }
      };
      // Shortly after midnight the day is still too short for it: the part that is of today counts.
      const now = Date.now();
      const ofToday = (seconds: number, ago: number) => Math.max(0, Math.min(seconds, (now - ago * 1000 + seconds * 1000 - startOfDayInChina(now)) / 1000));
      await watch(now, now - 300_000, 120);
      const yearsAgo = now - 3 * 365 * 86_400_000;
      await watch(yearsAgo, yearsAgo - 100_000, 60);
      const { usedSeconds, taskSeconds } = await read('t1/p2');
      const expected = ofToday(120, 300) + ofToday(60, 100);
      assert.ok(Math.abs(usedSeconds - expected) <= 3, `${usedSeconds} of ${expected}`);
      assert.equal(taskSeconds, 0);
    });
  });
}
