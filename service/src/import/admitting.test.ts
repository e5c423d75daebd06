/** Who admitted what: the platform itself, or one above it, on both databases. */
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { after, before, describe, it } from 'node:test';
import { routes } from '../../../contract/src/index.ts';
import { importDelivery } from '../exchange/import-delivery.ts';
import { testCarriers } from '../testing/carriers.ts';
import { openTestService, type TestService } from '../testing/service.ts';
import { makeWorld } from '../testing/world.ts';
import { importCatalogue } from './run-import.ts';

const folder = fileURLToPath(new URL('../../../demo/county/province/', import.meta.url));
const province = { id: 'region.LC', name: '澜川省教育厅', level: 'province' };
const own = { value: 'county', label: '县教育局', count: 2 };
const drowning = 'lc-province-safety-006';
const teacher = 't1/teacher1';
const manager = 't1/m-county';

for (const testCarrier of testCarriers) {
  describe(`who admitted a resource, on ${testCarrier.name}`, () => {
    let service: TestService;
    const db = () => service.services.carrier.db;
    const take = async (admittedBy?: string, tenantId = 't1') => {
      const { carrier, config } = service.services;
      const { counts } = await importCatalogue({ carrier, config, tenantId }, folder, admittedBy);
      const { created, updated, unchanged, refused } = counts['resources'] ?? {};
      return { created, updated, unchanged, refused };
    };
    const search = (query: Record<string, string>) => service.ask(teacher, routes.searchResources, { query });
    const ofRow = async (identifier: string) => db().selectFrom('resource').select(['id', 'ended_at']).where('tenant_id', '=', 't1').where('identifier', '=', identifier).executeTakeFirstOrThrow();
    const read = async (identifier: string, person = teacher) => service.ask(person, routes.readResource, { params: { resourceId: (await ofRow(identifier)).id } });

    before(async () => {
      service = await openTestService(testCarrier, { openCatalogues: ['t1'] });
      await makeWorld(service.services.carrier);
      await db()
        .insertInto('tenant')
        .values([
          { tenant_id: province.id, parent_id: null, level: 'province', name: province.name, theme: null },
          { tenant_id: 'region.LC07', parent_id: province.id, level: 'city', name: '远山市教育局', theme: null },
        ])
        .execute();
      await db().updateTable('tenant').set({ parent_id: 'region.LC07' }).where('tenant_id', '=', 't1').execute();
    });
    after(() => service.close());

    it('lets nobody admit in the name of a neighbour, of one below, or of nobody', async () => {
      for (const [above, tenant] of [['t2', 't1'], ['atlantis', 't1'], ['region.LC', 't2'], ['t1', 'region.LC']]) await assert.rejects(take(above, tenant), /does not stand above/, `${above} in ${tenant}`);
      const delivery = { name: 'c.json', bytes: new TextEncoder().encode('{}'), source: '某电教馆', admittedBy: 't2' };
      await assert.rejects(importDelivery(db(), 't1', delivery), /does not stand above/);
      assert.equal((await search({})).total, own.count, 'nothing was written');
      assert.deepEqual(await db().selectFrom('exchange_source').select('name').execute(), [], 'nor the name of a source');
    });

    it('[RS-03] counts what two platforms have admitted, and finds by each', async () => {
      assert.deepEqual(await take(province.id), { created: 20, updated: 0, unchanged: 0, refused: 0 });
      const { facets, total } = await search({});
      assert.deepEqual(facets.admittedBy, [{ value: province.id, count: 20, label: province.name }, own]);
      assert.equal(total, 22);
      const theirs = await search({ admittedBy: province.id, limit: '100' });
      assert.deepEqual([theirs.total, [...new Set(theirs.items.map(({ admittedBy }) => admittedBy.name))]], [20, [province.name]]);
      assert.deepEqual(theirs.facets.admittedBy, facets.admittedBy, 'the other can still be changed to');
      assert.deepEqual((await search({ admittedBy: own.value })).items.map(({ admittedBy }) => admittedBy.id), ['county', 'county']);
    });

    it('[RS-04] says who admitted it, and from whom it came', async () => {
      const { admittedBy, sources, attribution, rightsHolder } = await read(drowning);
      assert.deepEqual([admittedBy, sources?.map(({ name }) => name), rightsHolder], [province, [province.name], '澜川省应急管理厅']);
      assert.match(attribution ?? '', /，澜川省教育厅$/);
    });

    it('gives no manager here the rights of who answers for it', async () => {
      const resource = await read(drowning, manager);
      assert.equal(resource.missing, undefined);
      assert.equal((await service.call(manager, `/resources/${resource.id}/statistics`)).status, 404);
      assert.equal((await service.call(manager, '/resources/r1/statistics')).status, 200);
    });

    it('changes nothing when the same comes again', async () => {
      assert.deepEqual(await take(province.id), { created: 0, updated: 0, unchanged: 20, refused: 0 });
      assert.equal((await read(drowning)).version, 1);
    });

    it('goes out with the name of who admitted it', async () => {
      const ask = async (query: string) => (await service.fetch(new Request(`https://space.example.edu.cn/oai/t1?${query}`))).text();
      const lom = await ask(`verb=GetRecord&metadataPrefix=lom&identifier=oai:space.example.edu.cn:t1/${(await ofRow(drowning)).id}`);
      assert.match(lom, /澜川省教育厅/);
      assert.doesNotMatch(lom, /县教育局/);
    });

    it('can be taken from the catalogue here, and stays so when the province delivers the same again', async () => {
      const { id } = await ofRow(drowning);
      const report = await service.ask(teacher, routes.reportResource, { params: { resourceId: id }, body: { kind: 'error', description: '水位线画错了。', evidence: null } });
      await service.ask(manager, routes.decideReport, { params: { reportId: report.id }, body: { state: 'upheld', answer: '已暂停。', suspend: true } });
      assert.deepEqual((await search({})).facets.admittedBy?.[0], { value: province.id, count: 19, label: province.name });
      assert.equal((await take(province.id)).unchanged, 20);
      assert.equal((await search({ admittedBy: province.id })).total, 19);
    });

    it("is the county's own once the county itself has it, whichever is delivered last", async () => {
      const identifier = 'lc-province-safety-001';
      assert.equal((await take()).updated, 19, 'all that is in the catalogue');
      const { admittedBy, sources } = await read(identifier);
      assert.deepEqual([admittedBy.name, sources?.map(({ name }) => name)], ['县教育局', ['县教育局', province.name]]);
      assert.deepEqual(await take(province.id), { created: 0, updated: 0, unchanged: 20, refused: 0 });
      assert.equal((await read(identifier)).admittedBy.name, '县教育局');
      assert.deepEqual((await search({})).facets.admittedBy, [{ ...own, count: 21 }]);
    });
  });
}
