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

    it('[T-12] tells who teaches the class what one learner did in the task, in its order, and nobody else', async () => {
      const { db } = service.services.carrier;
      const kept = await db.selectFrom('statement').select('id').where('tenant_id', '=', 't1').where('person_id', '=', 'p1').where('task_id', '=', taskId).execute();
      const { learner, events, total, studySeconds, signals } = await service.ask('t1/teacher1', routes.readLearnerTimeline, { params: { taskId, learnerId: 'p1' } });
      assert.deepEqual([learner.name, total, signals], ['买买提·艾力', kept.length, []]);
      assert.ok(total >= 2 && studySeconds > 0);
      assert.deepEqual(events.map(({ at }) => at), events.map(({ at }) => at).sort(), 'by time');
      assert.deepEqual(events.at(-1)?.verb, 'paused');
      for (const person of ['t1/p1', 't1/g1', 't1/p3', 't1/m-school', 't1/m-county', 't2/q-teacher']) {
        const { status } = await service.call(person, `/tasks/${taskId}/progress/p1`);
        assert.ok([403, 404].includes(status), `${person}: ${status}`);
      }
      for (const learnerId of ['p3', 'teacher1', 'nobody']) assert.equal((await service.call('t1/teacher1', `/tasks/${taskId}/progress/${learnerId}`)).status, 404, learnerId);
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

    it('[T-05] tells the teachers of a class what it has to do on a day, of tiers the longest, and nobody else', async () => {
      const give = (dueAt: string, estimatedMinutes: number | null, tier: 'all' | 'A' | 'B') => service.ask('t1/teacher1', routes.createTask, { body: { classId: 'c1', resourceId: 'r1', title: '作业', instruction: '', paperAlternative: null, dueAt, mode: 'paper', tier, estimatedMinutes } }, { headers: { 'Idempotency-Key': uuidv7() } });
      const given = await give('2026-10-08T15:59:59.000Z', 20, 'all');
      assert.deepEqual([given.mode, given.tier, given.estimatedMinutes], ['paper', 'all', 20]);
      await give('2026-10-07T16:00:00.000Z', 15, 'A');
      await give('2026-10-08T10:00:00.000Z', 30, 'B');
      await give('2026-10-08T10:00:00.000Z', null, 'all');
      await give('2026-10-08T16:00:00.000Z', 40, 'all');
      const load = { params: { classId: 'c1' }, query: { day: '2026-10-08' } };
      assert.deepEqual(await service.ask('t1/teacher1', routes.readClassLoad, load), { day: '2026-10-08', minutes: 50, byTier: { all: 20, A: 15, B: 30, C: 0 }, forSome: 0, tasks: 4, unestimated: 1, limit: 60 });
      for (const who of ['t1/p1', 't1/g1']) assert.equal((await service.call(who, '/classes/c1/load?day=2026-10-08')).status, 403);
      assert.equal((await service.call('t1/teacher1', '/classes/c2/load?day=2026-10-08')).status, 404);
    });

    it('[T-05] tells the tier of a task to its teachers, and neither to a pupil nor to a guardian', async () => {
      const draft = { classId: 'c1', resourceId: 'r1', title: '分层作业', instruction: '', paperAlternative: null, dueAt: null, tier: 'A' as const };
      const { id } = await service.ask('t1/teacher1', routes.createTask, { body: draft }, { headers: { 'Idempotency-Key': uuidv7() } });
      for (const [who, tier] of [['t1/teacher1', 'A'], ['t1/p1', undefined], ['t1/g1', undefined]] as const) {
        const { items } = await service.ask(who, routes.listTasks, { query: { classId: 'c1' } });
        const one = await service.ask(who, routes.readTask, { params: { taskId: id } });
        assert.deepEqual([one.tier, items.find((task) => task.id === id)?.tier], [tier, tier], who);
        if (tier === undefined) assert.ok(![one, ...items].some((task) => 'tier' in task), who);
      }
    });

    it('[T-12] calls nobody silent who may work on paper, or has come into the class since', async () => {
      const { db } = service.services.carrier;
      const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000 - 60_000).toISOString();
      const silence = async (homework: { mode: 'paper' | 'online'; paperAlternative: string | null }) => {
        const body = { classId: 'c1', resourceId: 'r1', title: '很久了', instruction: '', dueAt: null, ...homework };
        const { id } = await service.ask('t1/teacher1', routes.createTask, { body }, { headers: { 'Idempotency-Key': uuidv7() } });
        await db.updateTable('task').set({ created_at: daysAgo(10) }).where((where) => where.and({ tenant_id: 't1', id })).execute();
        const { signals } = await service.ask('t1/teacher1', routes.readLearnerTimeline, { params: { taskId: id, learnerId: 'p2' } });
        return signals.map(({ kind, days }) => `${kind} ${days}`);
      };
      const enrolled = (began_at: string | null) => db.updateTable('enrolment').set({ began_at }).where((where) => where.and({ tenant_id: 't1', person_id: 'p2' })).execute();
      const online = { mode: 'online', paperAlternative: null } as const;
      assert.deepEqual(await silence(online), [], 'came today');
      await enrolled(daysAgo(4));
      assert.deepEqual(await silence(online), ['silent 4']);
      await enrolled(null);
      assert.deepEqual(await silence(online), ['silent 10'], 'nobody knows since when');
      assert.deepEqual([await silence({ ...online, mode: 'paper' }), await silence({ ...online, paperAlternative: '练习单第1页' })], [[], []]);
    });
  });
}
