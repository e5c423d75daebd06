/** What 0422 makes of what an older version took over from a tool: a link that is launched, which says whose page it is. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { testCarriers } from '../testing/carriers.ts';
import { makeWorld } from '../testing/world.ts';
import { selectResources, toResource } from '../features/resources/resource.ts';
import type { Carrier } from './carrier.ts';
import { migrations } from './migrations/index.ts';

for (const { name, open } of testCarriers) {
  describe(`launched links of an older database, on ${name}`, () => {
    let carrier: Carrier;
    before(async () => {
      carrier = await open();
      await makeWorld(carrier);
    });
    after(() => carrier.close());

    it('say whose page they are; what else a resource has stays as it is, in its order', async () => {
      const { db } = carrier;
      const tool = { tenant_id: 't1', id: 'tool', side: 'tool' as const, name: '图书馆', issuer: '', client_id: 'c', deployment_id: '1', login_url: 'https://library.example/login', launch_url: 'https://library.example/', redirect_urls: [], keys_url: 'https://library.example/keys', roles: [], tells_names: false, created_at: '2026-09-01T00:00:00.000Z' };
      await db.insertInto('lti_registration').values(tool).execute();
      const renditionsOf = async (id: string) => toResource(await selectResources(db, 't1').where('resource.id', '=', id).executeTakeFirstOrThrow()).renditions;
      const plain = { mimeType: 'text/html', width: null, height: null, bitrate: null, sizeBytes: null };
      const course = { ...plain, kind: 'course' as const, url: '/launch/lti-1' };
      const others = [{ ...plain, kind: 'course' as const, url: '/files/course/index.html' }, { ...plain, kind: 'link' as const, url: 'https://a.example/' }];
      const before = await renditionsOf('r2');
      const { document } = await selectResources(db, 't1').where('resource.id', '=', 'r1').executeTakeFirstOrThrow();
      const old = JSON.stringify({ ...(document as object), renditions: [course, ...others] });
      await db.updateTable('resource').set({ document: old }).where((where) => where.and({ tenant_id: 't1', id: 'r1' })).execute();
      await db.insertInto('lti_link').values({ tenant_id: 't1', resource_id: 'r1', registration_id: 'tool', launch_url: 'https://library.example:8443/exercise?id=1', custom: '{}' }).execute();
      await migrations['0422-launched-links']?.up(db);
      const launched = { ...plain, kind: 'link', url: 'https://library.example:8443/', opensBy: 'launch' };
      assert.deepEqual(await renditionsOf('r1'), [launched, ...others]);
      assert.deepEqual(await renditionsOf('r2'), before);
      await migrations['0422-launched-links']?.up(db);
      assert.deepEqual(await renditionsOf('r1'), [launched, ...others], 'once is enough');
    });
  });
}
