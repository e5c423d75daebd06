/** Schedules of a term over HTTP: one document a teacher, whatever comes at once or broken. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { v7 as uuidv7 } from 'uuid';
import * as Y from 'yjs';
import { dayInChina, routes } from '../../../../contract/src/index.ts';
import { testCarriers } from '../../testing/carriers.ts';
import { openTestService, type TestService } from '../../testing/service.ts';
import { makeWorld } from '../../testing/world.ts';

const year = Number(dayInChina(Date.now()).slice(0, 4));
const term = `${year}-autumn`;

function update(key: string): string {
  const doc = new Y.Doc();
  doc.getMap('lessons').set(key, key);
  return Buffer.from(Y.encodeStateAsUpdate(doc)).toString('base64');
}

for (const carrier of testCarriers) {
  describe(`schedules of a term on ${carrier.name}`, () => {
    let service: TestService;
    before(async () => {
      service = await openTestService(carrier);
      await makeWorld(service.services.carrier);
    });
    after(() => service.close());
    const edit = (by: string, content: string) => service.call(by, `/schedules/${term}/updates/${uuidv7()}`, { method: 'PUT', json: { update: content } });
    const read = async (by: string): Promise<string[]> => {
      const doc = new Y.Doc();
      for (const one of (await service.ask(by, routes.readSchedule, { params: { termId: term } })).updates) Y.applyUpdate(doc, new Uint8Array(Buffer.from(one, 'base64')));
      return Object.keys(doc.getMap('lessons').toJSON()).sort();
    };

    it('keep all that comes at once, and each teacher’s own', async () => {
      const keys = Array.from({ length: 30 }, (_, at) => `l${String(at).padStart(2, '0')}`);
      assert.ok((await Promise.all(keys.map((key) => edit('t1/teacher1', update(key))))).every(({ status }) => status === 204));
      assert.deepEqual(await read('t1/teacher1'), keys);
      assert.deepEqual(await read('t1/teacher2'), []);
      for (const who of ['t1/p1', 't1/g1', 't1/m-county']) assert.equal((await edit(who, update('x'))).status, 403, who);
    });

    it('refuse what is no update or follows upon nothing, and stay readable', async () => {
      const known = await read('t1/teacher1');
      for (const broken of ['AQEB', Buffer.from('hello').toString('base64'), Buffer.from([1, 1, 7, 1, 0x84, 7, 50, 1, 0x62, 0]).toString('base64')]) assert.equal((await edit('t1/teacher1', broken)).status, 400, broken);
      assert.deepEqual(await read('t1/teacher1'), known);
    });

    it('are of terms alone', async () => {
      assert.equal((await service.call('t1/teacher1', '/schedules/nothing')).status, 404);
      assert.equal((await service.call('t1/teacher1', `/schedules/${year}-winter/updates/${uuidv7()}`, { method: 'PUT', json: { update: update('a') } })).status, 404);
    });

    it('are of terms near today, so that nobody fills the house with others', async () => {
      for (const [at, status] of [[year - 4, 404], [year - 3, 204], [year + 3, 204], [year + 4, 404], ['9999', 404]] as const)
        assert.equal((await service.call('t1/teacher1', `/schedules/${at}-spring/updates/${uuidv7()}`, { method: 'PUT', json: { update: update('a') } })).status, status, String(at));
    });

    it('say when a term is full', async () => {
      const doc = new Y.Doc();
      const sent: string[] = [];
      doc.on('update', (bytes: Uint8Array) => sent.push(Buffer.from(bytes).toString('base64')));
      for (const key of ['x', 'y', 'z', 'w']) doc.getMap('lessons').set(key, key.repeat(80_000));
      const answers: number[] = [];
      for (const one of sent) answers.push((await edit('t1/teacher2', one)).status);
      assert.deepEqual(answers, [204, 204, 204, 413]);
    });
  });
}
