/** What is sent to some of a class, on both databases: only they have it, with sender and reason; and nothing goes out by itself. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { v7 as uuidv7 } from 'uuid';
import { dayMs, routes, verbs, videoExtensions, type RouteRequest, type Statement } from '../../../../contract/src/index.ts';
import { testCarriers } from '../../testing/carriers.ts';
import { openTestService, type TestService } from '../../testing/service.ts';
import { makeResource, makeWorld } from '../../testing/world.ts';

type Draft = RouteRequest<typeof routes.giveRecommendation>['body'];
type TaskBody = RouteRequest<typeof routes.createTask>['body'];

function watched(person: string, task: string, segments: string, time: number): Statement {
  return {
    id: uuidv7(),
    actor: { account: { homePage: 'urn:ls:person', name: person } },
    verb: { id: verbs.paused },
    object: { id: 'urn:ls:resource:lesson' },
    result: { extensions: { [videoExtensions.time]: time, [videoExtensions.playedSegments]: segments } },
    context: { contextActivities: { parent: [{ id: `urn:ls:task:${task}` }] }, extensions: { [videoExtensions.length]: 100 } },
    timestamp: new Date().toISOString(),
  };
}

for (const carrier of testCarriers) {
  describe(`sent to some of a class on ${carrier.name}`, () => {
    let service: TestService;
    before(async () => {
      service = await openTestService(carrier);
      await makeWorld(service.services.carrier);
      for (const id of ['a1', 'a2', 'a3']) await makeResource(service.services.carrier, 't1', id, { title: `看一看 ${id}`, subject: '数学', chapter: '第8单元' });
      await makeResource(service.services.carrier, 't1', 'lesson', { title: '分数的初步认识', durationSeconds: 100, subject: '数学', chapter: '第8单元' });
    });
    after(() => service.close());

    const read = (who: string) => service.ask(`t1/${who}`, routes.readRecommendations);
    const give = async (who: string, id: string, body: Draft) => (await service.call(who, `/recommendations/${id}`, { method: 'PUT', json: body })).status;
    const withdraw = (id: string) => service.call('t1/teacher1', `/recommendations/${id}`, { method: 'DELETE' });
    const some = (learnerIds: string[], part: Partial<Draft> = {}): Draft => ({ resourceId: 'a1', audience: { kind: 'class', id: 'c1', learnerIds }, reason: '再看一遍分月饼', ...part });
    const given = async (who: string) => (await read(who)).lists.filter(({ kind }) => kind === 'teacher').flatMap(({ items }) => items.map(({ resource, sender, reason, choice }) => [resource.id, sender, reason, choice ?? null]));
    const task = (part: Partial<TaskBody> = {}): TaskBody => ({ classId: 'c1', resourceId: 'lesson', title: '补一补', instruction: '', paperAlternative: null, dueAt: '2099-01-01T00:00:00.000Z', ...part });
    const create = (part: Partial<TaskBody> = {}) => service.ask('t1/teacher1', routes.createTask, { body: task(part) });
    const titles = async (who: string) => (await service.ask(`t1/${who}`, routes.listTasks)).items.map(({ title }) => title);
    const status = async (who: string, path: string) => (await service.call(who, path)).status;

    it('[T-13] a resource goes to those who were named, with sender and reason, and to nobody beside them', async () => {
      assert.equal(await give('t1/teacher1', 'to-one', some(['p1'])), 204);
      assert.deepEqual([await given('p1'), await given('p2'), await given('g1')], [[['a1', '王老师', '再看一遍分月饼', null]], [], []]);
      const [own] = (await read('teacher1')).given;
      assert.deepEqual([own?.learners, own?.audience.name], [[{ id: 'p1', name: '买买提·艾力' }], '三年级1班']);
      assert.equal(await give('t1/teacher1', 'to-one', some(['p2'])), 204, 'the same id takes the place of the earlier one');
      assert.deepEqual([(await given('p1')).length, (await given('p2')).length], [0, 1]);
      assert.equal(await give('t1/teacher1', 'to-one', { ...some([]), audience: { kind: 'class', id: 'c1' } }), 204);
      assert.deepEqual([(await given('p1')).length, (await read('teacher1')).given[0]?.learners], [1, null]);
      assert.equal((await withdraw('to-one')).status, 204);
      assert.deepEqual(await given('p2'), []);
    });

    it('[T-13] several to choose from are one choice', async () => {
      assert.equal(await give('t1/teacher1', 'either', some(['p1'], { alternatives: ['a2', 'a1', 'a2', 'a3'] })), 204);
      assert.deepEqual((await given('p1')).map(([id, , , choice]) => [id, choice]), [['a1', 'either'], ['a2', 'either'], ['a3', 'either']]);
      assert.deepEqual((await read('teacher1')).given[0]?.alternatives, [{ resourceId: 'a2', title: '看一看 a2' }, { resourceId: 'a3', title: '看一看 a3' }]);
      await withdraw('either');
    });

    it('[T-13] forbidden: managers, and teachers who have left, do not read who was named nor why; who teaches the class now does', async () => {
      const { db } = service.services.carrier;
      const seen = async (who: string, as?: string) =>
        (await service.ask(`t1/${who}`, routes.readRecommendations, {}, as === undefined ? {} : { as })).given.map(({ id, learners, reason }) => [id, learners?.map((one) => one.id) ?? null, reason]);
      assert.equal(await give('t1/teacher1', 'named', some(['p1'], { reason: '分数基础薄弱' })), 204);
      const [known, hidden] = [[['named', ['p1'], '分数基础薄弱']], [['named', [], '']]];
      assert.deepEqual([await seen('teacher1'), await seen('both', 'both:teacher'), await seen('m-school'), await seen('m-county')], [known, known, hidden, hidden]);
      for (const who of ['m-school', 'm-county', 'teacher2', 'g1', 'p2']) assert.doesNotMatch(JSON.stringify(await read(who)), /买买提|基础薄弱/, who);
      const teaching = (ended_at: string | null) => db.updateTable('enrolment').set({ ended_at }).where((where) => where.and({ tenant_id: 't1', person_id: 'teacher1', class_id: 'c1' })).execute();
      await teaching('2026-09-02T00:00:00.000Z');
      assert.deepEqual([await seen('teacher1'), await seen('both', 'both:teacher')], [hidden, known]);
      await teaching(null);
      await db.deleteFrom('recommendation_learner').where('recommendation_id', '=', 'named').execute();
      assert.deepEqual(await seen('teacher1'), [['named', [], '分数基础薄弱']], 'where nobody is left of them, it is not to all');
      assert.equal((await service.call('t1/m-school', '/recommendations/named', { method: 'DELETE' })).status, 204, 'and a manager may take it back');
    });

    it('[T-13] only who is named, and who was, hears that something changed', async () => {
      const { db } = service.services.carrier;
      const heard = async () => (await db.selectFrom('outbox').select('audience').where('type', '=', 'recommendation.changed').orderBy('id').execute()).map(({ audience }) => audience?.toSorted() ?? null);
      const after = async (act: () => Promise<unknown>) => {
        const before = (await heard()).length;
        await act();
        return (await heard()).slice(before);
      };
      const toAll: Draft = { ...some([]), audience: { kind: 'class', id: 'c1' } };
      assert.deepEqual(await after(() => give('t1/teacher1', 'told', some(['p1']))), [['p1', 'teacher1']]);
      assert.deepEqual(await after(() => give('t1/teacher1', 'told', some(['p2']))), [['p1', 'p2', 'teacher1']]);
      assert.deepEqual(await after(() => withdraw('told')), [['p2', 'teacher1']]);
      await give('t1/teacher1', 'told', toAll);
      assert.deepEqual(await after(() => give('t1/teacher1', 'told', some(['p2']))), [['p1', 'p2', 'teacher1']], 'who had it hears that it is gone');
      await withdraw('told');
    });

    it('[T-13] what was said to a learner by name is read, also of a resource that the class was given before or after', async () => {
      const toAll: Draft = { ...some([]), audience: { kind: 'class', id: 'c1' }, reason: '预习' };
      assert.equal(await give('t1/teacher1', 'first', toAll), 204);
      assert.equal(await give('t1/teacher1', 'own', some(['p1'], { alternatives: ['a2'], reason: '分母还不熟' })), 204);
      const said = [['a1', '王老师', '分母还不熟', 'own'], ['a2', '王老师', '分母还不熟', 'own']];
      assert.deepEqual([await given('p1'), await given('p2')], [said, [['a1', '王老师', '预习', null]]]);
      assert.equal(await give('t1/teacher1', 'again', { ...toAll, reason: '复习' }), 204);
      assert.deepEqual([await given('p1'), await given('p2')], [said, [['a1', '王老师', '复习', null]]]);
      for (const id of ['first', 'own', 'again']) await withdraw(id);
    });

    it('[T-13] forbidden: learners of others, nobody at all, managers for single learners, pupils, families and other counties', async () => {
      const refused = [
        ['t1/teacher1', some(['p3']), 404], ['t1/teacher1', some(['p1', 'p3']), 404], ['t1/teacher1', some([]), 400], ['t1/teacher2', some(['p1']), 404],
        ['t1/m-school', some(['p1']), 404], ['t1/m-county', some(['p1'], { audience: { kind: 'organisation', id: 'county', learnerIds: ['p1'] } }), 404],
        ['t1/p1', some(['p2']), 403], ['t1/g1', some(['p1']), 403], ['t2/q-teacher', some(['p1']), 404], ['t1/teacher1', some(['p1'], { alternatives: ['x1'] }), 404],
      ] as const;
      for (const [who, draft, expected] of refused) assert.equal(await give(who, 'refused', draft), expected, `${who} ${JSON.stringify(draft)}`);
      assert.deepEqual([await given('p1'), (await read('teacher1')).given], [[], []]);
      const learners = ['t1/teacher1', 't1/teacher2', 't1/p1', 't1/g1', 't1/m-school', 't2/q-teacher'].map((who) => status(who, '/classes/c1/learners'));
      assert.deepEqual(await Promise.all(learners), [200, 404, 403, 403, 403, 404]);
      const { items } = await service.ask('t1/teacher1', routes.listClassLearners, { params: { classId: 'c1' } });
      assert.deepEqual(items.map(({ id }) => id).sort(), ['p1', 'p2']);
    });

    it('[T-13] homework for some is a task of those alone: list, count, notice, guardian and what is done for it', async () => {
      const { id, count, learners } = await create({ title: '只给一人', learnerIds: ['p1'], reason: '分母不同的还不熟' });
      assert.deepEqual([count, learners], [{ learners: 1, started: 0, completed: 0 }, [{ id: 'p1', name: '买买提·艾力' }]]);
      assert.deepEqual([await titles('p1'), await titles('p2'), await titles('g1')], [['只给一人'], [], ['只给一人']]);
      const own = await service.ask('t1/p1', routes.readTask, { params: { taskId: id } });
      assert.deepEqual([own.assignedBy.name, own.reason, own.learners], ['王老师', '分母不同的还不熟', null], 'who, and why; not who else');
      assert.equal(await status('t1/p2', `/tasks/${id}`), 404);
      assert.equal((await service.ask('t1/p2', routes.listNotices)).items.length, 0);
      assert.equal((await service.ask('t1/p1', routes.listNotices)).items[0]?.sender.id, 'teacher1');
      const { learners: shown } = await service.ask('t1/teacher1', routes.readTaskProgress, { params: { taskId: id } });
      assert.deepEqual(shown.map(({ learner }) => learner.id), ['p1']);
      assert.deepEqual([await status('t1/teacher1', `/tasks/${id}/progress/p1`), await status('t1/teacher1', `/tasks/${id}/progress/p2`)], [200, 404]);
      const said = async (who: string) => (await service.call(`t1/${who}`, '/xapi/statements', { method: 'POST', root: true, headers: { 'X-Experience-API-Version': '2.0.0' }, json: [watched(who, id, '0[.]40', 40)] })).status;
      assert.deepEqual([await said('p1'), await said('p2')], [200, 404]);
      const after = await service.ask('t1/teacher1', routes.readTaskProgress, { params: { taskId: id } });
      assert.deepEqual(after.learners.map(({ progress }) => progress?.ratio), [0.4]);
      assert.deepEqual((await service.ask('t1/teacher1', routes.readTask, { params: { taskId: id } })).count, { learners: 1, started: 1, completed: 0 });
      for (const [who, learnerIds, expected] of [['teacher1', ['p3'], 404], ['teacher1', [], 400], ['teacher2', ['p1'], 404], ['p1', ['p1'], 403]] as const) {
        const answer = await service.call(`t1/${who}`, '/tasks', { method: 'POST', json: task({ learnerIds: [...learnerIds], reason: '再练' }), headers: { 'Idempotency-Key': uuidv7() } });
        assert.equal(answer.status, expected, `${who} ${learnerIds.join()}`);
      }
      const unsaid = await service.call('t1/teacher1', '/tasks', { method: 'POST', json: task({ learnerIds: ['p1'] }), headers: { 'Idempotency-Key': uuidv7() } });
      assert.deepEqual([unsaid.status, (await titles('p1')).length], [400, 1], 'nor without a reason');
    });

    it('[T-13] what only some have adds to the load of the day by the one who has most of it', async () => {
      const day = { params: { classId: 'c1' }, query: { day: '2098-05-05' } };
      const due = { dueAt: '2098-05-05T04:00:00.000Z' };
      await create({ ...due, estimatedMinutes: 20 });
      await create({ ...due, estimatedMinutes: 15, learnerIds: ['p1'], reason: '再练' });
      await create({ ...due, estimatedMinutes: 10, learnerIds: ['p1', 'p2'], reason: '再练' });
      const { minutes, byTier, forSome, tasks } = await service.ask('t1/teacher1', routes.readClassLoad, day);
      assert.deepEqual([minutes, byTier.all, forSome, tasks], [45, 20, 25, 3]);
    });

    it('[T-13] suggests by what was due and is not done, shows the evidence, and sends nothing by itself', async () => {
      const dueAt = new Date(Date.now() - dayMs).toISOString();
      const { db } = service.services.carrier;
      const came = (person_id: string, began_at: string | null) => db.updateTable('enrolment').set({ began_at }).where((where) => where.and({ tenant_id: 't1', class_id: 'c1', person_id })).execute();
      await came('p1', null);
      await came('p2', new Date(Date.now() - 2 * dayMs).toISOString());
      assert.deepEqual((await read('teacher1')).suggestions, []);
      await create({ title: '纸上做', mode: 'paper', dueAt });
      await create({ title: '没说怎么做', dueAt });
      await create({ title: '早已过去', mode: 'online', dueAt: new Date(Date.now() - 20 * dayMs).toISOString() });
      assert.deepEqual((await read('teacher1')).suggestions, [], 'what is on paper nobody here knows, and what is long past is over');
      const { id } = await create({ title: '昨天的课', mode: 'online', dueAt });
      await service.call('t1/p1', '/xapi/statements', { method: 'POST', root: true, headers: { 'X-Experience-API-Version': '2.0.0' }, json: [watched('p1', id, '0[.]30', 30)] });
      const [suggestion, more] = (await read('teacher1')).suggestions ?? [];
      assert.ok(suggestion !== undefined);
      assert.deepEqual([suggestion.task, suggestion.class.id, more], [{ id, title: '昨天的课', dueAt }, 'c1', undefined]);
      assert.deepEqual(suggestion.learners.map(({ learner, ratio }) => [learner.id, ratio]).sort(), [['p1', 0.3], ['p2', null]]);
      assert.ok(suggestion.resources.every((resource) => ['a1', 'a2', 'a3'].includes(resource.id)), JSON.stringify(suggestion.resources));
      assert.deepEqual([await given('p1'), await given('p2')], [[], []], 'nothing goes out by itself');
      for (const who of ['p1', 'g1', 'm-school', 'teacher2']) assert.deepEqual((await read(who)).suggestions, [], who);
      await came('p2', new Date().toISOString());
      assert.deepEqual((await read('teacher1')).suggestions?.[0]?.learners.map(({ learner }) => learner.id), ['p1'], 'who came later has missed nothing');
      await came('p2', null);
      assert.equal(await give('t1/teacher1', 'helps', some(['p1'], { resourceId: suggestion.resources[0]?.id ?? '' })), 204);
      const [left] = (await read('teacher1')).suggestions ?? [];
      assert.deepEqual(left?.learners.map(({ learner }) => learner.id), ['p2'], 'whom it was sent to is not suggested again');
    });
  });
}
