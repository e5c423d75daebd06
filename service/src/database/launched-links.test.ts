/** What 0422 makes of what an older version took over from a tool: a link that is launched, which says whose page it is. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { endOfSource } from '../import/write-batch.ts';
import { testCarriers } from '../testing/carriers.ts';
import { makeResource, makeWorld } from '../testing/world.ts';
import { selectResources, toResource } from '../features/resources/resource.ts';
import type { Carrier } from './carrier.ts';
import { migrations } from './migrations/index.ts';

const plain = { mimeType: 'text/html', width: null, height: null, bitrate: null, sizeBytes: null };
const course = { ...plain, kind: 'course' as const, url: '/launch/lti-1' };
const others = [{ ...plain, kind: 'course' as const, url: '/files/course/index.html' }, { ...plain, kind: 'link' as const, url: 'https://a.example/' }];
const launched = (url: string) => ({ ...plain, kind: 'link', url, opensBy: 'launch' });

for (const { name, open } of testCarriers) {
  describe(`launched links of an older database, on ${name}`, () => {
    let carrier: Carrier;
    const renditionsOf = async (id: string) => toResource(await selectResources(carrier.db, 't1').where('resource.id', '=', id).executeTakeFirstOrThrow()).renditions;
    const migrate = () => migrations['0422-launched-links']?.up(carrier.db);
    const link = (resource_id: string, launch_url: string) =>
      carrier.db.insertInto('lti_link').values({ tenant_id: 't1', resource_id, registration_id: 'tool', launch_url, custom: '{}' }).execute();
    before(async () => {
      carrier = await open();
      await makeWorld(carrier);
      const tool = { tenant_id: 't1', id: 'tool', side: 'tool' as const, name: '图书馆', issuer: '', client_id: 'c', deployment_id: '1', login_url: 'https://library.example/login', launch_url: 'https://library.example/', redirect_urls: [], keys_url: 'https://library.example/keys', roles: [], tells_names: false, created_at: '2026-09-01T00:00:00.000Z' };
      await carrier.db.insertInto('lti_registration').values(tool).execute();
    });
    after(() => carrier.close());

    it('say whose page they are; what else a resource has stays as it is, in its order', async () => {
      await makeResource(carrier, 't1', 'l1', { renditions: [course, ...others] });
      const before = await renditionsOf('r2');
      await link('l1', 'https://library.example:8443/exercise?id=1');
      await migrate();
      assert.deepEqual(await renditionsOf('l1'), [launched('https://library.example:8443/'), ...others]);
      assert.deepEqual(await renditionsOf('r2'), before);
      await migrate();
      assert.deepEqual(await renditionsOf('l1'), [launched('https://library.example:8443/'), ...others], 'once is enough');
    });

    it('can be read whatever a tool wrote as their address, and show no account of it', async () => {
      const addresses: Readonly<Record<string, string>> = {
        'HTTPS://Tool.example/x': 'https://tool.example/',
        ' \thttps://tool.example/x ': 'https://tool.example/',
        'https://user:pw@tool.example/x': 'https://tool.example/',
        'https:\\\\user@tool.example:443\\x': 'https://tool.example/',
        'https://图书馆.example/x': 'https://xn--1jq52s681d.example/',
      };
      for (const [index, address] of Object.keys(addresses).entries()) {
        await makeResource(carrier, 't1', `odd-${index}`, { renditions: [course] });
        await link(`odd-${index}`, address);
      }
      const unshown = ['no address', 'http://tool.example/x', 'urn:tool'];
      for (const [index, address] of unshown.entries()) {
        await makeResource(carrier, 't1', `unshown-${index}`, { renditions: [course] });
        await link(`unshown-${index}`, address);
      }
      await migrate();
      for (const [index, [address, page]] of Object.entries(addresses).entries()) assert.deepEqual(await renditionsOf(`odd-${index}`), [launched(page)], address);
      for (const [index, address] of unshown.entries()) assert.deepEqual(await renditionsOf(`unshown-${index}`), [course], address);
    });

    it('are links also in what a source said that is not shown now, and comes forward later', async () => {
      const { db } = carrier;
      await makeResource(carrier, 't1', 'twice', {});
      await link('twice', 'https://library.example/exercise');
      const { document } = await selectResources(db, 't1').where('resource.id', '=', 'twice').executeTakeFirstOrThrow();
      const kept = JSON.stringify({ ...(document as object), renditions: [course, ...others] });
      await db.insertInto('resource_source').values({ tenant_id: 't1', resource_id: 'twice', source: 'tool', document: kept, delivered: null, seen_at: '2026-09-01T00:00:00.000Z' }).execute();
      await migrate();
      const { identifier } = await db.selectFrom('resource').select('identifier').where((where) => where.and({ tenant_id: 't1', id: 'twice' })).executeTakeFirstOrThrow();
      assert.ok(await endOfSource(db, 't1', '', identifier));
      assert.deepEqual(await renditionsOf('twice'), [launched('https://library.example/'), ...others]);
    });
  });
}
