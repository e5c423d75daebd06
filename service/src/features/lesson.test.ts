/** The main job, on both databases: a task, progress, notices, and nothing of it for anybody else. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { v7 as uuidv7 } from 'uuid';
import { routes, verbs, videoExtensions, type Statement } from '../../../contract/src/index.ts';
import { testCarriers } from '../testing/carriers.ts';
import { openTestService, type TestService } from '../testing/service.ts';
import { makeWorld } from '../testing/world.ts';

function paused(person: string, resource: string, task: string | null, segments: string, time: number): Statement {
  return {
    id: uuidv7(),
    actor: { account: { homePage: 'urn:ls:person', name: person } },
    verb: { id: verbs.paused },
    object: { id: `urn:ls:resource:${resource}` },
    result: { extensions: { [videoExtensions.time]: time, [videoExtensions.playedSegments]: segments } },
    context: {
      ...(task !== null && { contextActivities: { parent: [{ id: `urn:ls:task:${task}` }] } }),
      extensions: { [videoExtensions.length]: 100 },
    },
    timestamp: '2026-09-02T11:03:20.000Z',
  };
}

for (const carrier of testCarriers) {
  describe(`a lesson on ${carrier.name}`, () => {
    let service: TestService;
    let taskId: string;
    before(async () => {
      service = await openTestService(carrier);
      await makeWorld(service.services.carrier);
    });
    after(() => service.close());

    it('tells the caller who they are, with all identities and only the own children', async () => {
      const me = await service.ask('t1/both', routes.readMe);
      assert.deepEqual(me.identities.map(({ role, classes, children }) => [role, classes, children]), [
        ['guardian', [], [{ id: 'p3', name: '𠮷田', classes: [{ id: 'c2', name: '三年级2班', grade: 3 }] }]],
        ['teacher', [{ id: 'c1', name: '三年级1班', grade: 3 }], []],
      ]);
    });

    it('gives a class a task once, however often it is sent', async () => {
      const body = {
        classId: 'c1',
        resourceId: 'r1',
        title: '认识几分之一',
        instruction: '看完后折一折。',
        paperAlternative: '练习单第1页',
        dueAt: '2026-09-04T10:00:00.000Z',
      };
      const options = { headers: { 'Idempotency-Key': uuidv7() } };
      const [first, again] = await Promise.all([
        service.ask('t1/teacher1', routes.createTask, { body }, options),
        service.ask('t1/teacher1', routes.createTask, { body }, options),
      ]);
      assert.deepEqual(again, first);
      assert.deepEqual(first.count, { learners: 2, started: 0, completed: 0 });
      taskId = first.id;
      const reused = await service.call('t1/teacher1', '/tasks', { method: 'POST', json: { ...body, title: '别的' }, ...options });
      assert.equal(reused.status, 409);
      for (const headers of [{}, { 'Idempotency-Key': 'x'.repeat(65) }]) {
        const refused = await service.call('t1/teacher1', '/tasks', { method: 'POST', json: body, headers: { ...headers, 'Accept-Language': 'en' } });
        const { code, detail } = (await refused.json()) as { code: string; detail: string };
        assert.equal(code, 'idempotency-key-missing');
        assert.match(detail, /is missing, or is not of 8 to 64/);
      }
      const { total } = await service.ask('t1/teacher1', routes.listTasks);
      assert.equal(total, 1);
    });

    it('shows the task to the learner and the guardian, each with the one child', async () => {
      const own = await service.ask('t1/p1', routes.listTasks);
      assert.deepEqual(own.items.map(({ learner, progress, count }) => [learner?.id, progress?.state, count]), [['p1', 'not-started', null]]);
      const child = await service.ask('t1/g1', routes.readTask, { params: { taskId }, query: { learnerId: 'p1' } });
      assert.equal(child.learner?.name, '买买提·艾力');
      const notices = await service.ask('t1/g1', routes.listNotices);
      assert.deepEqual(notices.items.map(({ kind, parameters, sender }) => [kind, 'learnerId' in parameters && parameters.learnerId, sender.name]), [
        ['task-assigned', 'p1', '王老师'],
      ]);
      assert.equal(notices.unread, 1);
    });

    it('merges what was watched and keeps a statement once', async () => {
      const first = paused('p1', 'r1', taskId, '0[.]30[,]20[.]40', 40);
      const body = [first, paused('p1', 'r1', taskId, '60[.]70', 70)];
      assert.deepEqual(await service.ask('t1/p1', routes.writeStatements, { body }), body.map(({ id }) => id));
      await service.ask('t1/p1', routes.writeStatements, { body });
      const progress = await service.ask('t1/p1', routes.readProgress, { query: { resourceId: 'r1', taskId } });
      assert.deepEqual(progress.watched, [[0, 40], [60, 70]]);
      assert.equal(progress.ratio, 0.5);
      assert.equal(progress.positionSeconds, 70);
      assert.equal(progress.version, 2);
      const changed = { ...first, timestamp: '2026-09-02T12:00:00.000Z' };
      const conflict = await service.call('t1/p1', '/xapi/statements', { method: 'POST', json: [paused('p1', 'r1', null, '0[.]99', 99), changed] });
      assert.equal(conflict.status, 409);
      const after409 = await service.ask('t1/p1', routes.readProgress, { query: { resourceId: 'r1' } });
      assert.equal(after409.ratio, 0.5, 'all or none');
    });

    it('completes by what was watched, and tells teacher and guardian once', async () => {
      await service.ask('t1/p1', routes.writeStatements, { body: [paused('p1', 'r1', taskId, '39[.]61[,]70[.]99', 99)] });
      await service.ask('t1/p1', routes.writeStatements, { body: [paused('p1', 'r1', taskId, '0[.]100', 100)] });
      for (const person of ['t1/teacher1', 't1/g1']) {
        const { items } = await service.ask(person, routes.listNotices);
        const completed = items.filter(({ kind }) => kind === 'task-completed');
        assert.deepEqual(completed.map(({ parameters }) => 'learnerName' in parameters && parameters.learnerName), ['买买提·艾力'], person);
      }
      const table = await service.ask('t1/teacher1', routes.readTaskProgress, { params: { taskId } });
      assert.deepEqual(table.task.count, { learners: 2, started: 1, completed: 1 });
      assert.deepEqual(table.learners.map(({ learner, progress }) => [learner.name, progress?.state]), [
        ['买买提·艾力', 'completed'],
        ['欧阳明月', undefined],
      ]);
      const other = await service.ask('t1/g3', routes.listNotices);
      assert.equal(other.total, 0);
    });

    it('takes the word of the learner where there is nothing to watch', async () => {
      const body = [{ ...paused('p1', 'r2', null, '', 0), verb: { id: verbs.completed }, context: {} }];
      await service.ask('t1/p1', routes.writeStatements, { body });
      const progress = await service.ask('t1/p1', routes.readProgress, { query: { resourceId: 'r2' } });
      assert.deepEqual([progress.state, progress.durationSeconds], ['completed', null]);
    });

    it('marks a notice as read, for its owner only', async () => {
      const { items } = await service.ask('t1/g1', routes.listNotices);
      const noticeId = items[0]?.id ?? '';
      assert.equal((await service.call('t1/g3', `/notices/${noticeId}/read`, { method: 'PUT' })).status, 404);
      await service.ask('t1/g1', routes.markNoticeRead, { params: { noticeId } });
      await service.ask('t1/g1', routes.markNoticeRead, { params: { noticeId } });
      assert.equal((await service.ask('t1/g1', routes.listNotices)).unread, 1);
    });

    it('lists changes without gaps, and to each only what concerns them', async () => {
      await service.services.feed.sequencer.sweep();
      const rows = await service.services.carrier.db.selectFrom('outbox').select('seq').orderBy('seq').execute();
      assert.deepEqual(rows.map(({ seq }) => seq), rows.map((_row, index) => index + 1));
      const pupil = await service.ask('t1/p1', routes.listChanges, { query: { after: '0' } });
      assert.ok(pupil.items.some(({ type }) => type === 'progress.changed'));
      assert.equal(pupil.lastSequence, pupil.items.at(-1)?.sequence);
      const otherParent = await service.ask('t1/g3', routes.listChanges, { query: { after: '0' } });
      assert.deepEqual(otherParent, { items: [], lastSequence: rows.length });
    });

    it('finds resources by any part of the title, with counts', async () => {
      const found = await service.ask('t1/teacher1', routes.searchResources, { query: { q: '初步认' } });
      assert.deepEqual(found.items.map(({ id }) => id), ['r1']);
      assert.deepEqual(found.facets.type, [{ value: 'A01', count: 1 }]);
      const all = await service.ask('t1/teacher1', routes.searchResources, { query: { limit: '1', type: 'A01', grade: '3' } });
      assert.deepEqual([all.total, all.nextCursor], [1, null]);
      assert.deepEqual(all.facets.type, [{ value: 'A01', count: 1 }, { value: 'A03', count: 1 }], 'other values keep their counts');
      const pages = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const next: { items: { id: string }[]; nextCursor: string | null } = await service.ask('t1/teacher1', routes.searchResources, {
          query: { limit: '1', q: '分数', ...(cursor !== '' && { cursor }) },
        });
        pages.push(...next.items.map(({ id }) => id));
        cursor = next.nextCursor;
      }
      assert.deepEqual(pages.sort(), ['r1', 'r2']);
      const odd = await service.ask('t1/teacher1', routes.searchResources, { query: { q: "' & | ! :* \\ (" } });
      assert.equal(odd.total, 0);
      assert.equal((await service.call('t1/teacher1', '/resources?cursor=rubbish')).status, 400);
    });

    it('answers 304 to who has the resource already', async () => {
      const first = await service.call('t1/p1', '/resources/r1');
      const tag = first.headers.get('etag') ?? '';
      const second = await service.call('t1/p1', '/resources/r1', { headers: { 'If-None-Match': tag } });
      assert.equal(second.status, 304);
    });
  });
}
