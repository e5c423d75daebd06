/** A first view without skipping: the service's clock judges, whatever the player says. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { v7 as uuidv7 } from 'uuid';
import { routes, verbs, videoExtensions, type Statement } from '../../../../contract/src/index.ts';
import { testCarriers } from '../../testing/carriers.ts';
import { openTestService, type TestService } from '../../testing/service.ts';
import { makeWorld } from '../../testing/world.ts';

for (const carrier of testCarriers) {
  describe(`a first view in order on ${carrier.name}`, () => {
    let service: TestService;
    let taskId: string;
    before(async () => {
      service = await openTestService(carrier);
      await makeWorld(service.services.carrier);
      const body = { classId: 'c1', resourceId: 'r1', title: '认识几分之一', instruction: '', paperAlternative: null, dueAt: null, inOrder: true };
      const task = await service.ask('t1/teacher1', routes.createTask, { body });
      assert.equal(task.inOrder, true);
      taskId = task.id;
    });
    after(() => service.close());

    const statement = (person: string, segments: string, time: number): Statement => ({
      id: uuidv7(),
      actor: { account: { homePage: 'urn:ls:person', name: person } },
      verb: { id: verbs.paused },
      object: { id: 'urn:ls:resource:r1' },
      result: { extensions: { [videoExtensions.time]: time, [videoExtensions.playedSegments]: segments } },
      context: {
        contextActivities: { parent: [{ id: `urn:ls:task:${taskId}` }] },
        extensions: { [videoExtensions.length]: 100 },
      },
      timestamp: new Date().toISOString(),
    });
    const send = (person: string, ...statements: Statement[]) => service.ask(`t1/${person}`, routes.writeStatements, { body: statements });
    const read = (person: string) => service.ask(`t1/${person}`, routes.readProgress, { query: { resourceId: 'r1', taskId } });
    /** As if so many seconds had passed since the last record. */
    const pass = (person: string, seconds: number) =>
      service.services.carrier.db
        .updateTable('progress')
        .set({ updated_at: new Date(Date.now() - seconds * 1000).toISOString() })
        .where('person_id', '=', person)
        .execute();

    it('tells the player before anything was watched', async () => {
      assert.equal((await read('p1')).inOrder, true);
      const free = await service.ask('t1/p1', routes.readProgress, { query: { resourceId: 'r1' } });
      assert.equal(free.inOrder, false, 'by itself the lesson is free');
    });

    it('does not believe a whole lesson in a moment, nor in many moments', async () => {
      await send('p1', statement('p1', '0[.]100', 100));
      for (let time = 0; time < 5; time += 1) await send('p1', statement('p1', '0[.]100', 100));
      const progress = await read('p1');
      assert.equal(progress.state, 'started');
      assert.ok(progress.ratio < 0.4, String(progress.ratio));
      assert.ok(progress.positionSeconds < 40, 'and goes on where it believes');
    });

    it('believes it when the time for it has passed, and is free afterwards', async () => {
      await pass('p1', 60);
      await send('p1', statement('p1', '0[.]100', 100));
      const progress = await read('p1');
      assert.deepEqual([progress.state, progress.ratio, progress.inOrder], ['completed', 1, false]);
    });

    it('believes what was watched without a line and comes late', async () => {
      await send('p2', statement('p2', '0[.]5', 5));
      await pass('p2', 3600);
      await send('p2', statement('p2', '0[.]60', 60), statement('p2', '0[.]100', 100));
      assert.equal((await read('p2')).state, 'completed');
    });
  });
}
