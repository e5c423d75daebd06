/** What is recommended, on both databases: by whom and why, to whom, and how it ends. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { routes, type RouteRequest } from '../../../../contract/src/index.ts';
import { testCarriers } from '../../testing/carriers.ts';
import { openTestService, type TestService } from '../../testing/service.ts';
import { makeResource, makeWorld } from '../../testing/world.ts';

type Draft = RouteRequest<typeof routes.giveRecommendation>['body'];

for (const carrier of testCarriers) {
  describe(`recommendations on ${carrier.name}`, () => {
    let service: TestService;
    before(async () => {
      service = await openTestService(carrier);
      const { carrier: opened } = service.services;
      await makeWorld(opened);
      for (const [id, title] of [['a1', '安全用电'], ['a2', '比一比'], ['a3', '测量']] as const) await makeResource(opened, 't1', id, { title, subject: id === 'a3' ? '科学' : '数学', chapter: '第8单元' });
    });
    after(() => service.close());

    const read = (who: string) => service.ask(`t1/${who}`, routes.readRecommendations);
    const give = async (who: string, id: string, body: Draft) => (await service.call(who, `/recommendations/${id}`, { method: 'PUT', json: body })).status;
    const set = async (who: string, json: object) => (await service.call(`t1/${who}`, '/recommendations/settings', { method: 'PUT', json })).status;
    const lists = async (who: string) => (await read(who)).lists.map(({ kind, items }) => [kind, ...items.map(({ resource }) => resource.id)]);
    const toClass = (resourceId: string, id = 'c1'): Draft => ({ resourceId, audience: { kind: 'class', id }, reason: '明天要用' });

    it('[RS-10] gives a pupil what a teacher of the own class gave, with sender and reason, and by default nothing else', async () => {
      assert.equal(await give('t1/m-county', 'of-county', { resourceId: 'a2', audience: { kind: 'organisation', id: 'county' }, reason: '全县课例' }), 204);
      assert.equal(await give('t1/teacher1', 'of-teacher', toClass('a1')), 204);
      const { mode, modes, mayHaveInterests, lists: found } = await read('p1');
      assert.deepEqual([mode, modes, mayHaveInterests], ['teachers', ['off', 'teachers', 'all'], false]);
      assert.deepEqual(found.map(({ kind, items }) => [kind, items.map(({ resource, sender, reason }) => [resource.id, sender, reason])]), [['teacher', [['a1', '王老师', '明天要用']]]]);
      assert.deepEqual([await lists('p3'), await lists('g1')], [[], [['authority', 'a2']]], 'another class, and no family');
      const { given, audiences } = await read('teacher1');
      assert.deepEqual([given.map(({ id, audience }) => [id, audience.name]), audiences.map(({ id }) => id)], [[['of-teacher', '三年级1班']], ['c1']]);
      const pupil = await read('p1');
      assert.deepEqual([pupil.given, pupil.audiences], [[], []]);
    });

    it('[RS-10] adds the chapter of the next task and the authority when a pupil wants all, and never interests', async () => {
      await makeResource(service.services.carrier, 't1', 'lesson', { title: '今天的课', chapter: '第8单元' });
      const body = { classId: 'c1', resourceId: 'lesson', title: '预习', instruction: '', paperAlternative: null, dueAt: '2099-01-01T00:00:00.000Z' };
      await service.ask('t1/teacher1', routes.createTask, { body });
      assert.equal(await set('p1', { mode: 'all', interests: [] }), 204);
      const all = await read('p1');
      assert.deepEqual(all.lists.map(({ kind }) => kind).filter((kind) => kind !== 'authority'), ['teacher', 'task']);
      assert.equal(all.lists.find(({ kind }) => kind === 'task')?.about, '预习');
      const ids = all.lists.flatMap(({ items }) => items.map(({ resource }) => resource.id));
      assert.equal(new Set(ids).size, ids.length, 'each once');
      assert.equal(await set('p1', { mode: 'all', interests: ['恐龙'] }), 400);
      assert.equal(await set('teacher1', { mode: 'teachers', interests: [] }), 400);
    });

    it('[SEC-16] is off at once and on every device: the order is by title and the same for everybody', async () => {
      assert.equal(await set('teacher1', { mode: 'all', interests: ['测量', '测量'] }), 204);
      const before = await read('teacher1');
      assert.deepEqual(before.interests, ['测量']);
      assert.deepEqual(before.lists.find(({ kind }) => kind === 'interests')?.items.map(({ resource, reason }) => [resource.id, reason]), [['a3', '测量']]);
      for (const who of ['teacher1', 'p1']) assert.equal(await set(who, { mode: 'off', interests: [] }), 204);
      const [mine, theirs] = [await read('teacher1'), await read('p1')];
      assert.deepEqual(mine.lists.map(({ kind }) => kind), ['neutral']);
      assert.deepEqual(mine.lists, theirs.lists);
      const byTitle = await service.ask('t1/p2', routes.searchResources, { query: { sort: 'title', limit: '6' } });
      assert.deepEqual(mine.lists[0]?.items.map(({ resource }) => resource.id), byTitle.items.map(({ id }) => id));
      assert.ok(mine.lists.every(({ items }) => items.every(({ sender, reason }) => sender === null && reason === null)));
      assert.deepEqual(mine.interests, [], 'and nothing of a profile is left');
    });

    it('[RS-10] leaves nothing out of what senders gave: whoever shows it folds it', async () => {
      const before = (await read('g1')).lists.find(({ kind }) => kind === 'authority')?.items.length ?? 0;
      const ids = Array.from({ length: 8 }, (_, place) => `many-${place}`);
      for (const id of ids) {
        await makeResource(service.services.carrier, 't1', id, { title: id });
        assert.equal(await give('t1/m-county', id, { resourceId: id, audience: { kind: 'organisation', id: 'county' }, reason: '全县课例' }), 204);
      }
      const { lists: [pushed] } = await read('g1');
      assert.deepEqual([pushed?.kind, pushed?.items.length], ['authority', before + 8]);
      for (const id of ids) assert.equal((await service.call('t1/m-county', `/recommendations/${id}`, { method: 'DELETE' })).status, 204);
    });

    it('[RS-10] recommends nothing again that somebody is not interested in, until that is taken back', async () => {
      await set('p1', { mode: 'teachers', interests: [] });
      const dismissed = (method: string) => service.call('t1/p1', '/recommendations/dismissed/a1', { method });
      assert.equal((await dismissed('PUT')).status, 204);
      assert.deepEqual([await lists('p1'), (await read('p1')).dismissed, await lists('p2')], [[], [{ resourceId: 'a1', title: '安全用电' }], [['teacher', 'a1']]]);
      assert.equal((await dismissed('DELETE')).status, 204);
      assert.deepEqual(await lists('p1'), [['teacher', 'a1']]);
      assert.equal((await service.call('t1/p1', '/recommendations/dismissed/x1', { method: 'PUT' })).status, 404);
    });

    it('[RS-10] lets nobody recommend to those whom they do not teach or manage, nor in the place of somebody else', async () => {
      const toSchool = (id: string): Draft => ({ resourceId: 'a3', audience: { kind: 'organisation', id }, reason: '看' });
      const refused = [
        ['t1/teacher1', toClass('a3', 'c2'), 404], ['t1/teacher1', toSchool('school1'), 404], ['t1/p1', toClass('a3'), 403], ['t1/g1', toClass('a3'), 403], ['t1/m-school', toSchool('county'), 404],
        ['t1/m-school', toClass('a3', 'c2'), 404], ['t2/q-teacher', toClass('x1', 'c1'), 404], ['t1/teacher1', toClass('x1'), 404], ['t1/teacher1', { ...toClass('a3'), reason: ' ' }, 400],
      ] as const;
      for (const [who, draft, status] of refused) assert.equal(await give(who, 'new', draft), status, `${who} ${JSON.stringify(draft)}`);
      assert.equal(await give('t1/m-school', 'of-teacher', toClass('a3')), 404, 'the id of a colleague');
      assert.equal(await give('t1/m-school', 'of-school', toSchool('school1')), 204);
      await set('p3', { mode: 'all', interests: [] });
      assert.ok(!(await lists('p3')).flat().includes('a3'), 'another school');
      assert.equal((await service.call('t1/teacher1', '/recommendations/of-teacher', { method: 'DELETE' })).status, 204);
      assert.deepEqual(await lists('p2'), []);
    });

    it('[RS-10] the word of a manager to a class is no teacher\'s: it waits for who wants all, and goes beyond no grade', async () => {
      await makeResource(service.services.carrier, 't1', 'far', { title: '二次函数', stage: 'junior', grade: 9 });
      await makeResource(service.services.carrier, 't1', 'song', { title: '唱一唱', subject: '音乐', chapter: '第20单元' });
      for (const [id, resourceId] of [['managed', 'song'], ['managed-far', 'far']] as const) assert.equal(await give('t1/m-school', id, toClass(resourceId)), 204);
      await set('p2', { mode: 'teachers', interests: [] });
      assert.deepEqual(await lists('p2'), []);
      await set('p2', { mode: 'all', interests: [] });
      const all = await lists('p2');
      assert.ok(all.some(([kind, ...ids]) => kind === 'authority' && ids.includes('song')), JSON.stringify(all));
      assert.ok(!all.flat().includes('far'));
      await set('p2', { mode: 'teachers', interests: [] });
      for (const id of ['managed', 'managed-far']) assert.equal((await service.call('t1/m-county', `/recommendations/${id}`, { method: 'DELETE' })).status, 204, 'by whoever manages above');
    });

    it('[RS-10] what is too far for a pupil takes no place of what is not', async () => {
      const toSchool = (resourceId: string): Draft => ({ resourceId, audience: { kind: 'organisation', id: 'school1' }, reason: '看' });
      await makeResource(service.services.carrier, 't1', 'dance', { title: '跳一跳', subject: '音乐', chapter: '第21单元' });
      assert.equal(await give('t1/m-school', 'near', toSchool('dance')), 204);
      for (const place of [1, 2, 3, 4, 5, 6]) {
        await makeResource(service.services.carrier, 't1', `far${place}`, { title: `二次函数${place}`, stage: 'junior', grade: 9 });
        assert.equal(await give('t1/m-school', `too-far${place}`, toSchool(`far${place}`)), 204);
      }
      await set('p2', { mode: 'all', interests: [] });
      const found = (await lists('p2')).find(([kind]) => kind === 'authority') ?? [];
      assert.ok(found.includes('dance'), JSON.stringify(found));
      await set('p2', { mode: 'teachers', interests: [] });
    });

    it('[RS-10] what a teacher gave ends with the teaching, and colleagues of the class may take it back', async () => {
      const { db } = service.services.carrier;
      assert.equal(await give('t1/teacher1', 'left', toClass('a1')), 204);
      assert.deepEqual(await lists('p2'), [['teacher', 'a1']]);
      const teaching = (ended_at: string | null) => db.updateTable('enrolment').set({ ended_at }).where((where) => where.and({ tenant_id: 't1', person_id: 'teacher1', class_id: 'c1' })).execute();
      await teaching('2026-09-02T00:00:00.000Z');
      assert.deepEqual(await lists('p2'), []);
      await teaching(null);
      assert.deepEqual(await lists('p2'), [['teacher', 'a1']]);
      const withdraw = async (who: string, as?: string) => (await service.call(who, '/recommendations/left', { method: 'DELETE', ...(as !== undefined && { as }) })).status;
      assert.deepEqual([await withdraw('t1/teacher2'), await withdraw('t1/p2'), await withdraw('t2/q-manager')], [404, 403, 404]);
      const { given } = await service.ask('t1/both', routes.readRecommendations, {}, { as: 'both:teacher' });
      assert.deepEqual(given.map(({ id, by }) => [id, by?.id]), [['left', 'teacher1']]);
      assert.equal(await withdraw('t1/both', 'both:teacher'), 204);
      assert.deepEqual(await lists('p2'), []);
    });
  });
}
