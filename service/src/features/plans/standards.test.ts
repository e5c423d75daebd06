/** Curriculum standards over HTTP: taken in by the command, read by teachers, of the own platform and of those above it. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { routes } from '../../../../contract/src/index.ts';
import { importStandard, importStandards } from '../../import/import-standards.ts';
import { testCarriers } from '../../testing/carriers.ts';
import { openTestService, type TestService } from '../../testing/service.ts';
import { makeWorld } from '../../testing/world.ts';

const county = new URL('../../../../demo/county/standards/', import.meta.url).pathname;

for (const carrier of testCarriers) {
  describe(`curriculum standards on ${carrier.name}`, () => {
    let service: TestService;
    let folder: string;
    before(async () => {
      folder = await mkdtemp(join(tmpdir(), 'standards-'));
      service = await openTestService(carrier);
      await makeWorld(service.services.carrier);
    });
    after(async () => {
      await service.close();
      await rm(folder, { recursive: true });
    });
    const list = async (by: string) => (await service.ask(by, routes.listStandards)).items;
    const write = async (name: string, title: string, identifier: string): Promise<string> => {
      const file = join(folder, name);
      const document = { identifier, title, creator: '省', lastChangeDateTime: '2026-01-01T00:00:00Z', subject: ['数学'] };
      await writeFile(file, JSON.stringify({ CFDocument: document, CFItems: [{ identifier: `${identifier}-1`, fullStatement: title }], CFAssociations: [] }));
      return file;
    };

    it('are taken in once, changed when they change, and read by teachers of that platform alone', async () => {
      const { db } = service.services.carrier;
      assert.equal((await importStandard(db, 't1', join(county, 'mathematics.json'))).outcome, 'created');
      assert.equal((await importStandard(db, 't1', join(county, 'mathematics.json'))).outcome, 'unchanged');
      await importStandards(db, 't1', county);
      const documents = await list('t1/teacher1');
      assert.deepEqual(documents.map(({ subject }) => subject), ['数学', '语文']);
      const [first] = documents;
      assert.ok(first);
      const { items, ...document } = await service.ask('t1/teacher1', routes.readStandard, { params: { documentId: first.id } });
      assert.deepEqual(document, first);
      assert.equal(items.length, first.itemCount);
      assert.deepEqual(await list('t2/q-teacher'), []);
      assert.equal((await service.call('t2/q-teacher', `/standards/${first.id}`)).status, 404);
      for (const who of ['t1/p1', 't1/g1', 't1/m-county']) assert.equal((await service.call(who, `/standards/${first.id}`)).status, 403, who);
      const changed = await write('changed.json', '改过的', 'doc-x');
      assert.equal((await importStandard(db, 't1', changed)).outcome, 'created');
      await write('changed.json', '又改过的', 'doc-x');
      assert.equal((await importStandard(db, 't1', changed)).outcome, 'updated');
      assert.deepEqual((await list('t1/teacher1')).find(({ id }) => id === 'doc-x')?.title, '又改过的');
    });

    it('of the platforms above are there, too; where both have one, the nearest stands', async () => {
      const { db } = service.services.carrier;
      await db.insertInto('tenant').values({ tenant_id: 'province', parent_id: null, level: 'province', name: '澜川省', theme: null }).execute();
      await db.updateTable('tenant').set({ parent_id: 'province' }).where('tenant_id', '=', 't2').execute();
      await importStandard(db, 'province', await write('p.json', '省里的', 'doc-p'));
      await importStandard(db, 'province', await write('both.json', '省里的', 'doc-both'));
      await importStandard(db, 't2', await write('both.json', '县里的', 'doc-both'));
      assert.deepEqual((await list('t2/q-teacher')).map(({ id, title }) => `${id} ${title}`).sort(), ['doc-both 县里的', 'doc-p 省里的']);
      assert.equal((await service.ask('t2/q-teacher', routes.readStandard, { params: { documentId: 'doc-both' } })).items[0]?.statement, '县里的');
      assert.equal((await list('t1/teacher1')).some(({ id }) => id === 'doc-p'), false);
    });

    it('of a tenant that is not there, and files that are none, are refused with what to do', async () => {
      const { db } = service.services.carrier;
      await assert.rejects(importStandard(db, 'nobody', join(county, 'chinese.json')), /Import its roster first/u);
      const file = join(folder, 'none.json');
      await writeFile(file, 'PK');
      await assert.rejects(importStandard(db, 't1', file), /no CASE package/u);
    });
  });
}
