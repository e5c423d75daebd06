/** Questions and marks in a lesson: set by teachers, answered by learners, judged and recorded by the service. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { v7 as uuidv7 } from 'uuid';
import { routes } from '../../../../contract/src/index.ts';
import { testCarriers } from '../../testing/carriers.ts';
import { openTestService, type CallOptions, type TestService } from '../../testing/service.ts';
import { makeWorld } from '../../testing/world.ts';

const key = { choices: [0], texts: [], explanation: '平均分成两份。' };
const half = { classId: 'c1', resourceId: 'r1', seconds: 31.5, kind: 'single' as const, text: '每份是多少？', options: ['二分之一', '四分之一'], key };
const noKey = { choices: [], texts: [], explanation: '' };
const at = '2026-09-02T11:02:10.000Z';

for (const carrier of testCarriers) {
  describe(`cue points on ${carrier.name}`, () => {
    let service: TestService;
    before(async () => {
      service = await openTestService(carrier);
      await makeWorld(service.services.carrier);
    });
    after(() => service.close());

    const set = async (draft: object = half, id = uuidv7(), person = 't1/teacher1'): Promise<string> => {
      assert.equal(await status(person, `/cue-points/${id}`, { method: 'PUT', json: draft }), 204);
      return id;
    };
    const status = async (person: string, path: string, options: CallOptions) => (await service.call(person, path, options)).status;
    const read = (person: string, options?: CallOptions) => service.ask(person, routes.listCuePoints, { params: { resourceId: 'r1' } }, options);
    const seen = async (person: string, id: string, options?: CallOptions) => (await read(person, options)).items.find((point) => point.id === id);
    const answer = (person: string, cuePointId: string, given: object, id = uuidv7()) =>
      service.ask(person, routes.answerCuePoint, { params: { cuePointId }, body: { id, choices: [], text: '', taskId: null, at, ...given } });
    const drop = (person: string, id: string) => status(person, `/cue-points/${id}`, { method: 'DELETE' });
    const statements = async (person: string) => {
      const { statements: found } = (await (await service.call(person, '/xapi/statements?verb=http://adlnet.gov/expapi/verbs/answered', { root: true, headers: { 'X-Experience-API-Version': '2.0.0' } })).json()) as { statements: { id: string; result: object; context: { contextActivities: { parent: { id: string }[] } } }[] };
      return found;
    };

    it('[RS-05] asks the learners of the class, keeps the key until they have answered, and the first answer stands', async () => {
      const id = await set();
      const open = await seen('t1/p1', id);
      assert.deepEqual([open?.text, open?.key, open?.answer, open?.count], [half.text, null, null, null]);
      assert.deepEqual((await read('t1/p1')).classes, []);
      for (const person of ['t1/p3', 't1/g1', 't1/teacher2', 't1/m-county', 't1/m-school']) assert.equal(await seen(person, id), undefined, person);
      assert.equal(await seen('t1/both', id, { as: 'both:guardian' }), undefined);

      const sent = uuidv7();
      const judged = await answer('t1/p1', id, { choices: [1] }, sent);
      assert.deepEqual([judged.answer, judged.key], [{ choices: [1], text: '', right: false, answeredAt: at }, key]);
      await answer('t1/p1', id, { choices: [1] }, sent);
      assert.equal((await answer('t1/p1', id, { choices: [0] })).answer?.right, false, 'the first stands');
      await answer('t1/p2', id, { choices: [0] });
      assert.deepEqual((await seen('t1/teacher1', id))?.count, { learners: 2, answered: 2, right: 1, given: [{ choices: [0], text: '', count: 1 }, { choices: [1], text: '', count: 1 }] });
      assert.equal(JSON.stringify(await read('t1/teacher1')).includes('"p1"'), false, 'no names');
      const recorded = await statements('t1/p1');
      assert.deepEqual(recorded.map(({ id: of, result }) => [of, result]), [[sent, { response: '1', success: false, extensions: { 'https://w3id.org/xapi/video/extensions/time': 31.5 } }]]);
      assert.deepEqual(recorded.map(({ context }) => context.contextActivities.parent[0]?.id), ['urn:ls:resource:r1']);
      assert.equal(await drop('t1/p1', id), 403);
      assert.equal(await drop('t1/teacher2', id), 204);
      assert.ok(await seen('t1/teacher1', id), 'not of the own class');
      assert.equal(await drop('t1/teacher1', id), 204);
      assert.equal(await seen('t1/p1', id), undefined);
      assert.equal((await statements('t1/p1')).length, 1, 'what was learnt stays');
    });

    it('[RS-05] keeps where answers lead, with answers that were given, and refuses what leads nowhere', async () => {
      const id = await set();
      assert.deepEqual((await seen('t1/p1', id))?.branches, []);
      await answer('t1/p1', id, { choices: [1] });
      const branches = [{ choice: 1, seconds: 4.5 }];
      await set({ ...half, branches }, id);
      const after = await seen('t1/p1', id);
      assert.deepEqual([after?.branches, after?.answer?.choices], [branches, [1]]);
      for (const wrong of [[{ choice: 2, seconds: 1 }], [{ choice: 0, seconds: -1 }], [{ choice: 0, seconds: 1 }, { choice: 0, seconds: 2 }]]) {
        assert.equal(await status('t1/teacher1', `/cue-points/${id}`, { method: 'PUT', json: { ...half, branches: wrong } }), 400, JSON.stringify(wrong));
      }
      assert.equal(await status('t1/teacher1', `/cue-points/${id}`, { method: 'PUT', json: { ...half, kind: 'multiple', branches } }), 400);
      assert.equal(await status('t1/p1', `/cue-points/${id}`, { method: 'PUT', json: { ...half, branches } }), 403);
      assert.equal(await drop('t1/teacher1', id), 204);
    });

    it('tells nobody the key by way of the learning record', async () => {
      const questions = [await set(), await set({ ...half, kind: 'short', options: [], key: { ...noKey, texts: ['只有老师知道'] } })];
      await answer('t1/p1', questions[0] ?? '', { choices: [1] });
      await answer('t1/p1', questions[1] ?? '', { text: '一半' });
      for (const id of questions) {
        const activity = await service.call('t1/p2', `/xapi/activities?activityId=urn:ls:cue-point:${id}`, { root: true, headers: { 'X-Experience-API-Version': '2.0.0' } });
        assert.equal(activity.status, 200);
        const told = await activity.text();
        assert.match(told, /每份是多少/);
        assert.doesNotMatch(told, /correctResponsesPattern|只有老师知道/);
      }
    });

    it('asks anew when a question or its key changes, and keeps the answers when anything else does', async () => {
      const id = await set();
      await answer('t1/p1', id, { choices: [1] });
      await set({ ...half, seconds: 40, key: { ...key, explanation: '一分为二。' } }, id);
      const same = await seen('t1/p1', id);
      assert.deepEqual([same?.seconds, same?.answer?.choices, same?.key?.explanation], [40, [1], '一分为二。']);
      const recorded = (await statements('t1/p1')).length;
      const changes = [{ text: '一半是多少？' }, { options: ['四分之一', '二分之一'] }, { key: { ...key, choices: [1] } }, { kind: 'multiple' }, { kind: 'short', options: [], key: { ...noKey, texts: ['一半'] } }];
      for (const change of changes) {
        await set({ ...half, ...change }, id);
        const anew = await seen('t1/p1', id);
        assert.deepEqual([anew?.answer, anew?.key], [null, null], JSON.stringify(change));
        assert.deepEqual((await seen('t1/teacher1', id))?.count, { learners: 2, answered: 0, right: 0, given: [] });
        await set(half, id);
        assert.equal((await answer('t1/p1', id, { choices: [0] })).answer?.right, true, 'may be answered again');
      }
      assert.equal((await statements('t1/p1')).length, recorded + changes.length, 'what was learnt stays');
    });

    it('judges several choices and short answers, and leaves to the teacher what has no key', async () => {
      const several = await set({ ...half, kind: 'multiple', options: ['一', '二', '三'], key: { ...noKey, choices: [0, 2] } });
      assert.equal((await answer('t1/p1', several, { choices: [2, 0] })).answer?.right, true);
      assert.equal((await answer('t1/p2', several, { choices: [0] })).answer?.right, false);
      const short = await set({ ...half, kind: 'short', options: [], key: { ...noKey, texts: ['Half'] } });
      assert.equal((await answer('t1/p1', short, { text: ' ｈａｌｆ。' })).answer?.right, true);
      const open = await set({ ...half, kind: 'short', options: [], key: noKey });
      assert.equal((await answer('t1/p1', open, { text: '因为平均分𠮷' })).answer?.right, null);
      assert.deepEqual((await seen('t1/both', open, { as: 'both:teacher' }))?.count?.given, [{ choices: [], text: '因为平均分𠮷', count: 1 }]);
    });

    it('refuses what is no question and what is no answer, and shows marks to teachers alone', async () => {
      const wrong = [{ ...half, options: ['一'] }, { ...half, options: ['一', '一'] }, { ...half, key: noKey }, { ...half, key: { ...key, choices: [2] } }, { ...half, key: { ...key, choices: [0, 1] } }, { ...half, text: ' ' }];
      for (const draft of wrong) assert.equal(await status('t1/teacher1', `/cue-points/${uuidv7()}`, { method: 'PUT', json: draft }), 400, JSON.stringify(draft));
      const mark = await set({ ...half, kind: 'mark', options: [], key: noKey });
      assert.equal(await seen('t1/p1', mark), undefined);
      assert.equal((await seen('t1/teacher1', mark))?.kind, 'mark');
      const path = (id: string) => `/cue-points/${id}/answer`;
      const body = { id: uuidv7(), choices: [0], text: '', taskId: null, at };
      assert.equal(await status('t1/p1', path(mark), { method: 'PUT', json: body }), 404);
      const id = await set();
      for (const given of [{ choices: [] }, { choices: [5] }, { choices: [0, 1] }, { choices: [0, 0] }]) {
        assert.equal(await status('t1/p1', path(id), { method: 'PUT', json: { ...body, ...given } }), 400, JSON.stringify(given));
      }
      assert.equal(await status('t1/p3', path(id), { method: 'PUT', json: body }), 404, 'of another class');
      assert.equal(await status('t1/teacher1', path(id), { method: 'PUT', json: body }), 403);
      assert.equal(await status('t1/p1', path(id), { method: 'PUT', json: { ...body, taskId: 'task-of-nobody' } }), 404);
      assert.equal(await status('t1/teacher2', `/cue-points/${id}`, { method: 'PUT', json: { ...half, classId: 'c2' } }), 404, 'cannot be taken over');
    });
  });
}
