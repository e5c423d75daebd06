/** The shelf of a person, on both databases: questions that are kept and followed, favourites in folders, each person's own. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { routes, type Problem } from '../../../../contract/src/index.ts';
import { testCarriers } from '../../testing/carriers.ts';
import { openTestService, type TestService } from '../../testing/service.ts';
import { makeWorld } from '../../testing/world.ts';

for (const carrier of testCarriers) {
  describe(`a shelf on ${carrier.name}`, () => {
    let service: TestService;
    before(async () => {
      service = await openTestService(carrier);
      await makeWorld(service.services.carrier);
    });
    after(() => service.close());

    it('[RS-06] keeps fifty searches of each, and says so of one more', async () => {
      const put = async (who: string, id: string, name = id) => service.call(who, `/shelf/searches/${id}`, { method: 'PUT', json: { name, query: { q: '分数' }, subscribed: true } });
      const row = { tenant_id: 't1', person_id: 'p2', name: '分数', query: JSON.stringify({ q: '分数' }), subscribed: true, seen_at: '2026-09-01T00:00:00.000Z' };
      await service.services.carrier.db.insertInto('saved_search').values(Array.from({ length: 50 }, (_, place) => ({ ...row, id: `s${place}` }))).execute();
      const refused = await put('t1/p2', 'one-more');
      assert.deepEqual([refused.status, ((await refused.json()) as Problem).errors?.[0]?.pointer], [400, 'searchId']);
      assert.deepEqual([(await put('t1/p2', 's7', '改名')).status, (await put('t1/p1', 'one-more')).status], [204, 204]);
      const { searches } = await service.ask('t1/p2', routes.readShelf);
      assert.deepEqual([searches.length, searches.find(({ id }) => id === 's7')?.name], [50, '改名']);
    });

    it('[RS-06] counts what is new in a search for who follows it, each resource by the time of its last change, until it is looked at', async () => {
      const row = { tenant_id: 't1', person_id: 'g1', query: JSON.stringify({ q: '分数' }), subscribed: true };
      const seen = [['before', '2026-08-31T00:00:00.000Z', true], ['since', '2026-09-02T00:00:00.000Z', true], ['unfollowed', '2026-08-31T00:00:00.000Z', false]] as const;
      await service.services.carrier.db.insertInto('saved_search').values(seen.map(([id, seen_at, subscribed]) => ({ ...row, id, name: id, seen_at, subscribed }))).execute();
      const counts = async () => new Map((await service.ask('t1/g1', routes.readShelf)).searches.map(({ id, newCount }) => [id, newCount]));
      const { total } = await service.ask('t1/g1', routes.searchResources, { query: { q: '分数' } });
      assert.ok(total > 0);
      assert.deepEqual([...(await counts())], [['before', total], ['since', 0], ['unfollowed', null]]);
      await service.ask('t1/p1', routes.markSearchSeen, { params: { searchId: 'before' } });
      assert.equal((await counts()).get('before'), total, 'nobody looks for somebody else');
      await service.ask('t1/g1', routes.markSearchSeen, { params: { searchId: 'before' } });
      assert.equal((await counts()).get('before'), 0);
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
