/** Reading on paper: the page to go on from, on whatever device, and the pages that were in view. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { v7 as uuidv7 } from 'uuid';
import { readingExtensions, routes, verbs, type Statement } from '../../../../contract/src/index.ts';
import { testCarriers } from '../../testing/carriers.ts';
import { openTestService, type TestService } from '../../testing/service.ts';
import { makeWorld } from '../../testing/world.ts';

for (const carrier of testCarriers) {
  describe(`reading on ${carrier.name}`, () => {
    let service: TestService;
    before(async () => {
      service = await openTestService(carrier);
      await makeWorld(service.services.carrier);
    });
    after(() => service.close());

    const statement = (page: number, read: string, at: string, pages = 10): Statement => ({
      id: uuidv7(),
      actor: { account: { homePage: 'urn:ls:person', name: 'p1' } },
      verb: { id: verbs.experienced },
      object: { id: 'urn:ls:resource:r2' },
      result: { extensions: { [readingExtensions.page]: page, [readingExtensions.pages]: pages, [readingExtensions.read]: read } },
      timestamp: at,
    });
    const send = (...statements: Statement[]) => service.ask('t1/p1', routes.writeStatements, { body: statements });
    const read = async (person = 't1/p1', learnerId?: string) =>
      service.ask(person, routes.readProgress, { query: { resourceId: 'r2', ...(learnerId !== undefined && { learnerId }) } });

    it('[TS-13] keeps the page where one was last, whichever device tells of it later', async () => {
      assert.equal((await read()).reading, null);
      await send(statement(7, '5-7', '2026-09-02T11:03:20.000Z'));
      await send(statement(2, '1-2', '2026-09-02T10:00:00.000Z'));
      const { reading, ratio, state } = await read();
      assert.deepEqual([reading, ratio, state], [{ page: 7, pages: 10, read: [[1, 2], [5, 7]] }, 0.5, 'started']);
    });

    it('is completed by pages that were in view, not by going to the last one', async () => {
      await send(statement(10, '10', '2026-09-02T12:00:00.000Z'));
      assert.equal((await read()).state, 'started');
      await send(statement(4, '3-4', '2026-09-02T12:01:00.000Z'), statement(9, '8-9', '2026-09-02T12:02:00.000Z'));
      const { reading, state } = await read();
      assert.deepEqual([reading?.read, state], [[[1, 10]], 'completed']);
    });

    it('counts no second of it as watched, and shows it to nobody else', async () => {
      assert.deepEqual((await read()).watched, []);
      assert.equal((await read('t1/p2')).reading, null);
      assert.equal((await service.call('t1/p2', '/progress?resourceId=r2&learnerId=p1')).status, 404);
    });

    it('completes nothing that is to be watched, though a page of it is kept', async () => {
      const page = { ...statement(1, '1', '2026-09-02T11:03:20.000Z', 1), object: { id: 'urn:ls:resource:r1' } };
      await send(page);
      const { reading, state, ratio } = await service.ask('t1/p1', routes.readProgress, { query: { resourceId: 'r1' } });
      assert.deepEqual([reading?.page, state, ratio], [1, 'started', 0]);
    });

    for (const [name, change] of [
      ['a page beyond the last', { page: 11, read: '1' }],
      ['no page at all', { page: 0, read: '1' }],
      ['pages that nobody can count', { page: 1, read: '4-1' }],
      ['pages that are words', { page: 1, read: '1-x' }],
      ['half a page', { page: 1.5, read: '1' }],
    ] as const) {
      it(`refuses ${name}`, async () => {
        const response = await service.call('t1/p1', '/xapi/statements', { method: 'POST', json: [statement(change.page, change.read, '2026-09-02T12:00:00.000Z')] });
        assert.equal(response.status, 400);
      });
    }
  });
}
