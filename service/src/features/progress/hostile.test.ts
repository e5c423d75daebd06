/** Numbers that no player sends, and readers who have left: nobody else's page may suffer from them. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { v7 as uuidv7 } from 'uuid';
import { routes, verbs, videoExtensions, type Statement } from '../../../../contract/src/index.ts';
import { testCarriers } from '../../testing/carriers.ts';
import { openTestService, type TestService } from '../../testing/service.ts';
import { makeWorld } from '../../testing/world.ts';

for (const carrier of testCarriers) {
  describe(`hostile records on ${carrier.name}`, () => {
    let service: TestService;
    let taskId: string;
    before(async () => {
      service = await openTestService(carrier);
      await makeWorld(service.services.carrier);
      const body = { classId: 'c1', resourceId: 'r2', title: '练习', instruction: '', paperAlternative: null, dueAt: null };
      taskId = (await service.ask('t1/teacher1', routes.createTask, { body })).id;
    });
    after(() => service.close());

    function statement(result: Record<string, string | number>, length?: number): Statement {
      return {
        id: uuidv7(),
        actor: { account: { homePage: 'urn:ls:person', name: 'p1' } },
        verb: { id: verbs.paused },
        object: { id: 'urn:ls:resource:r2' },
        result: { extensions: result },
        context: {
          contextActivities: { parent: [{ id: `urn:ls:task:${taskId}` }] },
          ...(length !== undefined && { extensions: { [videoExtensions.length]: length } }),
        },
        timestamp: '2026-09-02T11:03:20.000Z',
      };
    }
    const table = () => service.ask('t1/teacher1', routes.readTaskProgress, { params: { taskId } });

    it('refuses what is more than any number', async () => {
      // JSON has no word for infinity, but `1e400` is read as one.
      const text = JSON.stringify([statement({ [videoExtensions.time]: 777 }, 888)]).replace('777', '1e400').replace('888', '1e999');
      const response = await service.fetch(
        new Request('http://localhost/api/v1/xapi/statements', {
          method: 'POST',
          headers: { Authorization: `Bearer ${await service.token('t1/p1')}`, 'Content-Type': 'application/json' },
          body: text,
        }),
      );
      assert.equal(response.status, 400);
    });

    it('believes no length and no place beyond a day', async () => {
      const body = [statement({ [videoExtensions.time]: 1e308, [videoExtensions.playedSegments]: '0[.]1e308' }, 1.7e308)];
      await service.ask('t1/p1', routes.writeStatements, { body });
      const { learners } = await table();
      const progress = learners.find(({ learner }) => learner.id === 'p1')?.progress;
      assert.deepEqual([progress?.durationSeconds, progress?.positionSeconds, progress?.watched], [null, 86_400, [[0, 86_400]]]);
    });

    it('keeps no more stretches than a person leaves, so that the class stays readable', async () => {
      const pieces = (from: number) => Array.from({ length: 20_000 }, (_, index) => `${from + index * 2}[.]${from + index * 2 + 1}`).join('[,]');
      const of = (from: number): Statement => ({
        ...statement({ [videoExtensions.playedSegments]: pieces(from) }),
        actor: { account: { homePage: 'urn:ls:person', name: 'p2' } },
      });
      await service.ask('t1/p2', routes.writeStatements, { body: [of(0)] });
      await service.ask('t1/p2', routes.writeStatements, { body: [of(40_000)] });
      const { learners } = await table();
      const watched = learners.find(({ learner }) => learner.id === 'p2')?.progress?.watched ?? [];
      assert.ok(watched.length > 0 && watched.length <= 500, String(watched.length));
    });

    it('tells a teacher who has left the class nothing more of its learners', async () => {
      const { db } = service.services.carrier;
      await db
        .updateTable('enrolment')
        .set({ ended_at: '2026-09-03T00:00:00.000Z' })
        .where((where) => where.and({ tenant_id: 't1', class_id: 'c1', person_id: 'teacher1', role: 'teacher' }))
        .execute();
      await service.ask('t1/p1', routes.writeStatements, { body: [{ ...statement({}), verb: { id: verbs.completed } }] });
      const kinds = async (person: string, as?: string) =>
        (await service.ask(person, routes.listNotices, {}, as === undefined ? {} : { as })).items.map(({ kind }) => kind);
      assert.deepEqual(await kinds('t1/teacher1'), []);
      assert.deepEqual(await kinds('t1/both', 'both:teacher'), ['task-completed']);
      await service.services.feed.sequencer.sweep();
      const heard = await service.ask('t1/teacher1', routes.listChanges, { query: { after: '0' } });
      assert.ok(heard.items.every(({ type }) => type !== 'notice.created'));
    });
  });
}
