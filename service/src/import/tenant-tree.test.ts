/** One tree of platforms: counties share their province by its code, each has its own look, and nobody reaches another's. */
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { after, before, describe, it } from 'node:test';
import * as v from 'valibot';
import { Id, routes } from '../../../contract/src/index.ts';
import { loadRosterDirectory } from '../roster/bundle.ts';
import { readRoster } from '../roster/read-roster.ts';
import type { Roster } from '../roster/types.ts';
import { testCarriers } from '../testing/carriers.ts';
import { openTestService, type TestService } from '../testing/service.ts';
import { admittingPlatform } from './admitting.ts';
import { setTheme } from './tenant-theme.ts';
import { writeRoster } from './write-roster.ts';

const load = async (folder: string) => readRoster(await loadRosterDirectory(fileURLToPath(new URL(`../../../demo/county/${folder}/`, import.meta.url))));

for (const testCarrier of testCarriers) {
  describe(`the tree of tenants on ${testCarrier.name}`, () => {
    let service: TestService;
    before(async () => {
      service = await openTestService(testCarrier);
    });
    after(() => service.close());
    const db = () => service.services.carrier.db;
    const write = (tenantId: string, roster: Roster) => db().transaction().execute((transaction) => writeRoster(transaction, tenantId, roster, () => ''));
    const tree = async () => (await db().selectFrom('tenant').select(['tenant_id', 'parent_id', 'level']).orderBy('tenant_id').execute()).map(Object.values).map((row) => row.join(' '));
    async function personOf(tenantId: string): Promise<string> {
      const { person_id } = await db().selectFrom('identity').select('person_id').where('tenant_id', '=', tenantId).where('role', '=', 'student').orderBy('id').limit(1).executeTakeFirstOrThrow();
      return `${tenantId}/${person_id}`;
    }

    it('has two counties under one city and one province, however often they are imported', async () => {
      const [yunling, qinghe] = await Promise.all([load('roster'), load('neighbour')]);
      await write('yunling', yunling);
      await write('qinghe', qinghe);
      const expected = ['qinghe region.LC07 county', 'region.LC  province', 'region.LC07 region.LC city', 'yunling region.LC07 county'];
      assert.deepEqual(await tree(), expected);
      const again = await write('yunling', yunling);
      assert.deepEqual([await tree(), again.findings], [expected, []]);
    });

    it('tells the shell of a person the platform, those above it, and the look, the nearest first', async () => {
      const themes = service.services.config.folders['/themes/'] ?? '';
      const seen = async (tenantId: string) => (await service.ask(await personOf(tenantId), routes.readMe)).tenant;
      assert.deepEqual(await seen('yunling'), {
        id: 'yunling',
        name: '云岭县教育局',
        level: 'county',
        parents: [{ id: 'region.LC', name: '澜川省教育厅', level: 'province' }, { id: 'region.LC07', name: '远山市教育局', level: 'city' }],
        theme: null,
      });
      await setTheme(db(), 'yunling', 'yunling', themes);
      assert.deepEqual((await seen('yunling')).theme, { name: 'yunling', stylesheet: '/themes/county-yunling.css' });
      assert.equal((await seen('qinghe')).theme, null, 'a county has its own look');
      await setTheme(db(), 'region.LC', 'high-contrast', themes);
      assert.equal((await seen('qinghe')).theme?.name, 'high-contrast', 'and that of its province where it has none');
      assert.equal((await seen('yunling')).theme?.name, 'yunling');
      await write('yunling', await load('roster'));
      assert.equal((await seen('yunling')).theme?.name, 'yunling', 'a roster does not take it away');
    });

    it('takes only themes that there are, for tenants that there are', async () => {
      const themes = service.services.config.folders['/themes/'] ?? '';
      for (const name of ['nowhere', '', "x']{}*{display:none}/*", '../themes/default']) await assert.rejects(setTheme(db(), 'yunling', name, themes), /docs\/theming\.md/, name);
      await assert.rejects(setTheme(db(), 'atlantis', 'yunling', themes), /Import its roster first/);
    });

    it('mixes nobody with a province that has the same code and another name', async () => {
      const roster = await load('neighbour');
      const orgs = roster.orgs.map((org) => (org.level === 'province' ? { ...org, name: '另一省教育厅' } : org));
      const { findings } = await write('stranger', { ...roster, orgs });
      assert.deepEqual(findings.map(({ rule, value }) => `${rule} ${value}`), ['roster.tenant.other LC']);
      const { tenant } = await service.ask(await personOf('stranger'), routes.readMe);
      assert.deepEqual(tenant.parents[0], { id: 'stranger.province', name: '另一省教育厅', level: 'province' });
    });

    it('gives a tenant with a long id a province whose id can be told', async () => {
      const roster = await load('neighbour');
      const orgs = roster.orgs.map((org) => (org.level === 'province' ? { ...org, name: '又一省教育厅' } : org));
      const long = `${'long-'.repeat(12)}name`;
      for (const said of ['又一省教育厅', '又一省教育委员会']) {
        await write(long, { ...roster, orgs: orgs.map((org) => (org.level === 'province' ? { ...org, name: said } : org)) });
        const { parents } = (await service.ask(await personOf(long), routes.readMe)).tenant;
        assert.deepEqual(parents.map(({ level, name }) => `${level} ${name}`), [`province ${said}`, 'city 远山市教育局']);
        for (const { id } of parents) assert.ok(v.is(Id, id), id);
        assert.equal((await admittingPlatform(db(), long, parents[0]?.id ?? '')).name, said);
      }
      assert.equal((await tree()).filter((row) => row.startsWith('own.')).length, 2, 'the same entries however often');
    });

    it('lets nobody act in another tenant of the tree, above or beside, with ids of either', async () => {
      const [, person = ''] = (await personOf('yunling')).split('/');
      for (const tenant of ['qinghe', 'region.LC07', 'region.LC', 'stranger.province']) {
        assert.equal((await service.call(`${tenant}/${person}`, '/me')).status, 403, tenant);
      }
      const neighbour = await db().selectFrom('class').select('id').where('tenant_id', '=', 'qinghe').limit(1).executeTakeFirstOrThrow();
      const answers = await Promise.all([neighbour.id, 'nobody-has-this'].map(async (id) => {
        const response = await service.call(await personOf('yunling'), `/tasks?classId=${id}`);
        const { instance: _instance, ...problem } = (await response.json()) as Record<string, unknown>;
        return problem;
      }));
      assert.deepEqual(answers[0], answers[1], 'what is hidden looks like what there is not');
      assert.equal(answers[0]?.['status'], 404);
    });
  });
}
