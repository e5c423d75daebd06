/** What people say of resources, on both databases: who may, who decides, and what comes of it. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { routes, type RouteRequest } from '../../../../contract/src/index.ts';
import { testCarriers } from '../../testing/carriers.ts';
import { openTestService, type TestService } from '../../testing/service.ts';
import { makeWorld } from '../../testing/world.ts';

const report: RouteRequest<typeof routes.reportResource>['body'] = { kind: 'infringement', description: '未经授权使用了插图。', evidence: 'https://example.org/proof' };

for (const carrier of testCarriers) {
  describe(`judgements on ${carrier.name}`, () => {
    let service: TestService;
    before(async () => {
      service = await openTestService(carrier);
      await makeWorld(service.services.carrier);
    });
    after(() => service.close());

    it('[RS-07] counts a teacher who gives a resource as one who uses it, each person once', async () => {
      const body = { classId: 'c1', resourceId: 'r1', title: '题', instruction: '', paperAlternative: null, dueAt: null };
      await service.ask('t1/teacher1', routes.createTask, { body });
      await service.ask('t1/teacher1', routes.createTask, { body });
      const rated = await service.ask('t1/teacher1', routes.rateResource, { params: { resourceId: 'r1' }, body: { stars: 4, reasons: ['ready-to-use'] } });
      assert.deepEqual([rated.average, rated.count, rated.mayRate], [4, 1, true]);
      const { uses, rating } = await service.ask('t1/p1', routes.readResource, { params: { resourceId: 'r1' } });
      assert.deepEqual([uses, rating], [1, { average: 4, count: 1 }]);
    });

    it('[RS-07] takes no rating without a reason, with a reason twice, or beyond five stars', async () => {
      for (const body of [{ stars: 4, reasons: [] }, { stars: 4, reasons: ['clear', 'clear'] }, { stars: 6, reasons: ['clear'] }, { stars: 4, reasons: ['rude'] }]) {
        const response = await service.call('t1/teacher1', '/resources/r1/rating', { method: 'PUT', json: body });
        assert.equal(response.status, 400, JSON.stringify(body));
      }
      const stranger = await service.call('t1/p3', '/resources/r1/rating', { method: 'PUT', json: { stars: 1, reasons: ['outdated'] } });
      assert.deepEqual([stranger.status, ((await stranger.json()) as { code: string }).code], [409, 'not-used']);
    });

    it('[RS-14] lets the platform decide a report, and takes a suspended resource out of the search at once', async () => {
      const sent = await service.ask('t1/p1', routes.reportResource, { params: { resourceId: 'r2' }, body: report });
      assert.match(sent.caseNumber, /^\d{8}-\d{6}$/);
      assert.equal((await service.ask('t1/m-school', routes.listReports)).total, 0, 'a school does not see what others report');
      const seen = await service.ask('t1/m-county', routes.listReports);
      assert.deepEqual(seen.items, [sent]);
      assert.doesNotMatch(JSON.stringify(seen), /p1|买买提/, 'without who sent it');
      const found = () => service.ask('t1/p1', routes.searchResources, { query: { q: '练习单' } });
      assert.equal((await found()).total, 1);
      const decision = { state: 'upheld', answer: '已暂停，等待提供单位更正。', suspend: true };
      await service.ask('t1/m-county', routes.decideReport, { params: { reportId: sent.id }, body: decision });
      assert.equal((await found()).items.some(({ id }) => id === 'r2'), false);
      const [own] = (await service.ask('t1/p1', routes.listReports)).items;
      assert.deepEqual([own?.state, own?.answer], ['upheld', decision.answer]);
      const still = await service.ask('t1/p1', routes.readResource, { params: { resourceId: 'r2' } });
      assert.equal(still.id, 'r2', 'who has a task with it can still read what it was');
    });

    it('[RS-06] does not let two people of one id for a folder meet, nor anybody see the shelf of another', async () => {
      for (const person of ['t1/p1', 't1/p2']) await service.ask(person, routes.putFolder, { params: { folderId: 'same' }, body: { name: person } });
      const kept = { folderId: 'same', tags: ['复习', '复习'], note: '' };
      const favourite = await service.ask('t1/p1', routes.keepFavourite, { params: { resourceId: 'r1' }, body: kept });
      assert.deepEqual(favourite.tags, ['复习']);
      await service.ask('t1/p2', routes.dropFolder, { params: { folderId: 'same' } });
      const { folders, total } = await service.ask('t1/p1', routes.readShelf);
      assert.deepEqual([folders, total], [[{ id: 'same', name: 't1/p1', count: 1 }], 1]);
      assert.equal((await service.ask('t1/g1', routes.readShelf)).total, 0);
      assert.equal((await service.call('t1/p1', '/shelf/favourites/x1', { method: 'PUT', json: kept })).status, 404, 'a resource of another tenant');
    });
  });
}
