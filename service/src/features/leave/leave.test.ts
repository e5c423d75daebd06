/** Leave over HTTP: what a family and the teachers of a class do, and what nobody else can. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { routes, type RouteRequest } from '../../../../contract/src/index.ts';
import { testCarriers } from '../../testing/carriers.ts';
import { openTestService, type TestService } from '../../testing/service.ts';
import { until } from '../../testing/until.ts';
import { makeWorld } from '../../testing/world.ts';

type Draft = RouteRequest<typeof routes.requestLeave>['body'];
const draftOf = (given: Partial<Draft> = {}): Draft => ({ childId: 'p1', kind: 'illness', firstDay: '2026-09-03', lastDay: '2026-09-04', part: 'day', reason: '发烧𠮷', ...given });

for (const carrier of testCarriers) {
  describe(`leave on ${carrier.name}`, () => {
    let service: TestService;
    before(async () => {
      service = await openTestService(carrier);
      await makeWorld(service.services.carrier);
    });
    after(() => service.close());

    const request = (given: Partial<Draft> = {}, by = 't1/g1') => service.ask(by, routes.requestLeave, { body: draftOf(given) });
    const list = (by: string, query: Record<string, string> = {}) => service.ask(by, routes.listLeaveRequests, { query });
    const decide = (id: string, body: object, by = 't1/teacher1') => service.call(by, `/leave-requests/${id}/decision`, { method: 'PUT', json: body });
    const withdraw = (id: string, by = 't1/g1') => service.call(by, `/leave-requests/${id}/withdrawal`, { method: 'PUT' });
    const codeOf = async (response: Response) => (response.ok ? ((await response.json()) as { state: string }).state : ((await response.json()) as { code: string }).code);

    it('[P-11] is submitted, then approved once, and both sides see the same', async () => {
      const { id, state, reason, submittedBy } = await request();
      assert.deepEqual([state, reason, submittedBy.name], ['submitted', '发烧𠮷', '艾力']);
      const before = await list('t1/teacher1');
      assert.deepEqual([before.items[0]?.id, before.undecided], [id, 1]);
      assert.equal(await codeOf(await decide(id, { approved: true, comment: '好好休息' })), 'approved');
      assert.equal(await codeOf(await decide(id, { approved: true, comment: null })), 'approved', 'sent again');
      const mine = (await list('t1/g1')).items.find((one) => one.id === id);
      assert.deepEqual([mine?.state, mine?.decision?.by.name, mine?.decision?.comment], ['approved', '王老师', '好好休息']);
      assert.equal((await list('t1/teacher1')).undecided, 0);
    });

    it('[P-11] a decision stands: nobody withdraws or decides otherwise afterwards', async () => {
      const { id } = await request();
      assert.equal(await codeOf(await decide(id, { approved: false, comment: '当天有毕业考试，请来电商量' })), 'refused');
      assert.equal(await codeOf(await withdraw(id)), 'leave-decided');
      assert.equal(await codeOf(await decide(id, { approved: true, comment: null })), 'leave-decided');
    });

    it('[P-11] is withdrawn before a decision, and cannot be decided then', async () => {
      const { id } = await request();
      assert.equal(await codeOf(await withdraw(id)), 'withdrawn');
      assert.equal(await codeOf(await withdraw(id)), 'withdrawn', 'sent again');
      assert.equal(await codeOf(await decide(id, { approved: true, comment: null })), 'leave-decided');
    });

    it('[P-11] gives each guardian one notice of the decision, without the reason', async () => {
      const { id } = await request({ childId: 'p3', reason: '私事不必人人知道' }, 't1/g3');
      assert.equal(await codeOf(await decide(id, { approved: true, comment: '知道了' }, 't1/teacher2')), 'approved');
      assert.equal(await codeOf(await decide(id, { approved: true, comment: null }, 't1/teacher2')), 'approved', 'sent again');
      for (const [by, as] of [['t1/g3', 'g3:guardian'], ['t1/both', 'both:guardian']] as const) {
        const text = await (await service.call(by, '/notices', { as })).text();
        assert.equal(text.split(`"leaveRequestId":"${id}"`).length - 1, 1, `${by} ${text}`);
        assert.doesNotMatch(text, /私事|知道了/);
      }
      for (const [by, as] of [['t1/both', 'both:teacher'], ['t1/g1', 'g1:guardian'], ['t1/p3', 'p3:student']] as const) {
        assert.doesNotMatch(await (await service.call(by, '/notices', { as })).text(), new RegExp(id), by);
      }
    });

    it('one of two who act in the same moment is first', async () => {
      const { id } = await request();
      const answers = await Promise.all([withdraw(id).then(codeOf), decide(id, { approved: true, comment: null }).then(codeOf)]);
      assert.ok(answers.includes('leave-decided'), answers.join());
      assert.equal(new Set(answers).size, 2);
    });

    it('tells who is away on a day: the approved, and of the own classes alone', async () => {
      const { id } = await request({ firstDay: '2026-10-08', lastDay: '2026-10-09' });
      await request({ firstDay: '2026-10-08', lastDay: '2026-10-09', reason: null });
      await decide(id, { approved: true, comment: null });
      for (const [day, away] of [['2026-10-07', 0], ['2026-10-08', 1], ['2026-10-09', 1], ['2026-10-10', 0]] as const) {
        assert.equal((await list('t1/teacher1', { day })).items.length, away, day);
        assert.equal((await list('t1/teacher2', { day })).items.length, 0, day);
      }
    });

    it('comes in pages without gaps, what is undecided first', async () => {
      const seen: string[] = [];
      let states: string[] = [];
      for (let cursor: string | null = ''; cursor !== null; ) {
        const page: Awaited<ReturnType<typeof list>> = await list('t1/g1', { limit: '2', ...(cursor !== '' && { cursor }) });
        seen.push(...page.items.map(({ id }) => id));
        states = [...states, ...page.items.map(({ state }) => (state === 'submitted' ? 'open' : 'done'))];
        cursor = page.nextCursor;
      }
      assert.equal(new Set(seen).size, (await list('t1/g1')).total);
      assert.deepEqual(states, [...states].sort().reverse());
    });

    it('refuses days in the wrong order or that do not exist, half days of two, and a refusal without a reason', async () => {
      const wrong = [{ lastDay: '2026-09-02' }, { firstDay: '2026-02-31', lastDay: '2026-03-01' }, { part: 'morning' }, { lastDay: '2027-09-03' }] as const;
      for (const given of wrong) await assert.rejects(request(given), /400/, JSON.stringify(given));
      const { id } = await request();
      assert.equal(await codeOf(await decide(id, { approved: false, comment: ' ' })), 'invalid-request');
      assert.equal(await codeOf(await decide(id, { approved: false, comment: null })), 'invalid-request');
    });

    it('[P-01] is gone for a guardian whose guardianship has ended, and tells nobody else', async () => {
      const { db } = service.services.carrier;
      const { lastSequence } = await service.ask('t1/g1', routes.listChanges);
      const { id } = await request();
      const heard = async (person: string) =>
        (await service.ask(person, routes.listChanges, { query: { after: String(lastSequence) } })).items.filter(({ subject }) => subject.leaveRequestId === id).length;
      await until(async () => (await heard('t1/teacher1')) === 1);
      assert.deepEqual([await heard('t1/g1'), await heard('t1/g3'), await heard('t1/teacher2'), await heard('t1/p2')], [1, 0, 0, 0]);
      await db.updateTable('guardianship').set({ ended_at: '2026-10-01T00:00:00.000Z' }).where('guardian_id', '=', 'g1').execute();
      assert.equal((await list('t1/g1')).total, 0);
      assert.equal(await codeOf(await withdraw(id)), 'not-found');
    });
  });
}
