/** Deliveries of platforms above beside those of the platform itself: files, names and words of each stay its own, on both databases. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { readConfig, type Config } from '../config.ts';
import type { Carrier } from '../database/carrier.ts';
import { parseStored } from '../database/stored.ts';
import { importDelivery } from '../exchange/import-delivery.ts';
import { FileStore, publicAddress } from '../features/own-resources/file-store.ts';
import { ResourceDocument } from '../features/resources/resource.ts';
import { testCarriers } from '../testing/carriers.ts';
import { makeWorld } from '../testing/world.ts';
import { importCatalogue } from './run-import.ts';
import { withdrawCatalogue } from './withdraw-catalogue.ts';

const jpeg = (text: string) => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from(text)]);

interface Said {
  identifier: string;
  title?: string;
  /** What the delivery brings, by path. */
  film?: string;
  course?: string;
}

function recordOf({ identifier, title = '分数的初步认识', film, course }: Said): string {
  const files = [film && `<file role="video" path="${film}" type="video/mp4"/>`, course && `<file role="course" path="${course}" type="text/html"/>`].join('');
  const url = film || course ? '' : `<url>https://resources.example/${identifier}</url>`;
  return (
    `<resource><identifier>${identifier}</identifier><title>${title}</title><type>${course ? 'A03' : 'A01'}</type><description>面向三年级学生的一节短课，讲清分数的意义。</description>${url}` +
    `<provider>教研室</provider><rightsHolder>教研室</rightsHolder><lecturers>主讲人：王芳</lecturers><created>2026-03-01</created>` +
    `<cover>covers/1.jpg</cover><keywords>分数</keywords><category>基础教育-小学-数学</category><files>${files}</files></resource>`
  );
}

it('the command takes no roster in the name of a platform above, and has written nothing by then', () => {
  const folder = mkdtempSync(join(tmpdir(), 'learning-space-command-'));
  try {
    const command = [new URL('../import.ts', import.meta.url).pathname, '--tenant', 't1', '--roster', folder, '--catalogue', folder, '--admitted-by', 'region.LC'];
    const { status, stderr } = spawnSync(process.execPath, [...process.execArgv.filter((one) => one.startsWith('--conditions')), ...command], { env: { ...process.env, DATABASE_URL: '', DATA_DIR: join(folder, 'data') }, encoding: 'utf8' });
    assert.deepEqual([status, stderr.startsWith('Usage: '), existsSync(join(folder, 'data'))], [2, true, false], stderr);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

for (const { name, open } of testCarriers) {
  describe(`what platforms above deliver, on ${name}`, () => {
    let carrier: Carrier;
    let folder: string;
    let config: Config;
    before(async () => {
      carrier = await open();
      folder = mkdtempSync(join(tmpdir(), 'learning-space-above-'));
      config = readConfig({ DATA_DIR: join(folder, 'data') });
      await makeWorld(carrier);
      await carrier.db
        .insertInto('tenant')
        .values([
          { tenant_id: 'region.LC', parent_id: null, level: 'province', name: '澜川省教育厅', theme: null },
          { tenant_id: 'region.LC07', parent_id: 'region.LC', level: 'city', name: '远山市教育局', theme: null },
        ])
        .execute();
      await carrier.db.updateTable('tenant').set({ parent_id: 'region.LC07' }).where('tenant_id', '=', 't1').execute();
    });
    after(async () => {
      await carrier.close();
      rmSync(folder, { recursive: true });
    });

    const write = (path: string, bytes: string | Uint8Array) => {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, bytes);
    };
    /** A folder in which each file holds the name of who delivers it. */
    const pack = (by: string, said: readonly Said[]) => {
      const directory = mkdtempSync(join(folder, 'delivery-'));
      for (const path of said.flatMap(({ film, course }) => [film, course])) if (path !== undefined) write(join(directory, path), by);
      write(join(directory, 'covers/1.jpg'), jpeg(by));
      write(join(directory, 'c.xml'), `<c>${said.map(recordOf).join('')}</c>`);
      return directory;
    };
    const deliver = async (by: string, said: readonly Said[], admittedBy?: string) => {
      const { counts, findings } = await importCatalogue({ carrier, config, tenantId: 't1' }, pack(by, said), admittedBy);
      assert.deepEqual(findings.filter(({ severity }) => severity === 'error'), []);
      return counts['resources'];
    };
    const handIn = async (source: string, said: Said, admittedBy?: string) => {
      const { counts } = await importDelivery(carrier.db, 't1', { name: 'c.xml', bytes: new TextEncoder().encode(`<c>${recordOf(said).replace('covers/1.jpg', 'https://resources.example/1.jpg')}</c>`), source, ...(admittedBy !== undefined && { admittedBy }) });
      return counts['resources'];
    };
    const read = async (identifier: string) => {
      const { document } = await carrier.db.selectFrom('resource').select('document').where('tenant_id', '=', 't1').where('identifier', '=', identifier).executeTakeFirstOrThrow();
      return parseStored(ResourceDocument, document, 'resource.document');
    };
    /** What the service serves at an address. */
    const served = (address: string | null | undefined) => readFileSync(join(config.folders['/files/'] ?? '', decodeURIComponent(address ?? '').replace('/files/', ''))).toString('utf8');
    const seen = async (identifier: string) => {
      const { renditions, coverUrl } = await read(identifier);
      return [served(renditions[0]?.url), served(coverUrl).slice(-6)];
    };
    const rowOf = (identifier: string) => carrier.db.selectFrom('resource').select(['id', 'ended_at']).where('tenant_id', '=', 't1').where('identifier', '=', identifier).executeTakeFirstOrThrow();
    const shown = async (identifier: string) => {
      const { title, admittedBy } = await read(identifier);
      return [title, admittedBy.id];
    };

    it('plays the files of each, though paths and sizes are the same', async () => {
      const films = (by: string): Said[] => [{ identifier: `${by}-film`, film: 'lessons/1.mp4' }, { identifier: `${by}-course`, course: 'course/index.html' }];
      await deliver('county', films('county'));
      await deliver('provin', films('provin'), 'region.LC');
      await deliver('city07', films('city07'), 'region.LC07');
      for (const by of ['county', 'provin', 'city07']) {
        assert.deepEqual(await seen(`${by}-film`), [by, by], by);
        assert.deepEqual(await seen(`${by}-course`), [by, by], by);
      }
      assert.equal((await read('county-film')).renditions[0]?.url, '/files/t1/lessons/1.mp4', 'what the platform itself delivers lies where it has always lain');
    });

    it('leaves the file of a resource that both have', async () => {
      await deliver('county', [{ identifier: 'both', film: 'both/1.mp4' }]);
      await deliver('the province', [{ identifier: 'both', film: 'both/1.mp4' }], 'region.LC');
      assert.deepEqual(await seen('both'), ['county', 'county']);
    });

    it('writes no file of a delivery where files of teachers are', async () => {
      const id = '019a2b3c-4d5e-7f60-8a1b-2c3d4e5f6081';
      const address = publicAddress('t1', id, '.mp4');
      write(join(config.dataFolder, 'own-files/t1', id), 'teacher');
      await new FileStore(config).publish('t1', id, '.mp4');
      const before = served(address);
      for (const admittedBy of [undefined, 'region.LC']) {
        await deliver('somebody', [{ identifier: `own-${admittedBy}`, film: `own/${id}.mp4` }, { identifier: `own-course-${admittedBy}`, course: 'own/index.html' }], admittedBy);
        assert.equal((await seen(`own-${admittedBy}`))[0], 'somebody');
      }
      assert.deepEqual([before, served(address)], ['teacher', 'teacher']);
    });

    it('lets nobody take its place by its name', async () => {
      await deliver('province', [{ identifier: 'named', title: '省里的题目' }], 'region.LC');
      for (const source of ['澜川省教育厅', 'region.LC']) {
        assert.equal((await handIn(source, { identifier: 'named', title: '别人的题目' }))?.updated, 1, 'named beside it');
      }
      assert.deepEqual(await shown('named'), ['省里的题目', 'region.LC']);
      assert.equal((await deliver('province', [{ identifier: 'named', title: '省里改过的题目' }], 'region.LC'))?.updated, 1);
      assert.deepEqual(await shown('named'), ['省里改过的题目', 'region.LC']);
    });

    it('nor by the name under which a file of it was handed in', async () => {
      await handIn('省电教馆', { identifier: 'filed', title: '省里的题目' }, 'region.LC');
      await handIn('省电教馆', { identifier: 'filed', title: '别人的题目' });
      assert.deepEqual(await shown('filed'), ['省里的题目', 'region.LC']);
      assert.equal((await handIn('省电教馆', { identifier: 'filed', title: '省里改过的题目' }, 'region.LC'))?.updated, 1);
      assert.deepEqual(await shown('filed'), ['省里改过的题目', 'region.LC']);
    });

    it('takes platforms above apart', async () => {
      await deliver('province', [{ identifier: 'above', title: '省里的题目' }], 'region.LC');
      await deliver('the city', [{ identifier: 'above', title: '市里的题目' }], 'region.LC07');
      assert.deepEqual(await shown('above'), ['省里的题目', 'region.LC']);
    });

    it('is taken back where it was imported as the own catalogue', async () => {
      const { id: before } = await rowOf('county-film');
      const said = ['mistaken', 'mistaken-later'].map((identifier) => ({ identifier, title: '省里的题目' }));
      await deliver('province', said.slice(1), 'region.LC');
      await deliver('province', said);
      const { id } = await rowOf('mistaken');
      for (const { identifier } of said) assert.deepEqual(await shown(identifier), ['省里的题目', 'county']);
      const { counts } = await withdrawCatalogue({ carrier, config, tenantId: 't1' }, pack('province', said));
      assert.equal(counts['resources']?.ended, 2);
      assert.deepEqual(await shown('mistaken-later'), ['省里的题目', 'region.LC']);
      assert.notEqual((await rowOf('mistaken')).ended_at, null);
      await deliver('province', said, 'region.LC');
      assert.deepEqual(await shown('mistaken'), ['省里的题目', 'region.LC']);
      assert.deepEqual(await rowOf('mistaken'), { id, ended_at: null });
      const again = await withdrawCatalogue({ carrier, config, tenantId: 't1' }, pack('province', said));
      assert.deepEqual([again.counts['resources']?.ended, again.counts['resources']?.unchanged], [0, 2]);
      assert.deepEqual(await rowOf('county-film'), { id: before, ended_at: null }, 'and nothing else');
    });

    it('goes on where the platform has another name, or another entry in the tree', async () => {
      await deliver('county', [{ identifier: 'renamed-own', title: '县里的题目' }]);
      const take = (title: string, admittedBy: string) => deliver('province', [{ identifier: 'renamed', title }, { identifier: 'renamed-own', title }], admittedBy);
      await take('一', 'region.LC');
      await carrier.db.updateTable('tenant').set({ name: '澜川省教育委员会' }).where('tenant_id', '=', 'region.LC').execute();
      await take('二', 'region.LC');
      const { title, admittedBy, sources } = await read('renamed');
      assert.deepEqual([title, admittedBy.name, sources?.map((source) => source.name)], ['二', '澜川省教育委员会', ['澜川省教育委员会']]);
      assert.deepEqual((await read('renamed-own')).sources?.map((source) => source.name), ['县教育局', '澜川省教育委员会']);
      await carrier.db.insertInto('tenant').values({ tenant_id: 't1.province', parent_id: null, level: 'province', name: '澜川省教育委员会', theme: null }).execute();
      await carrier.db.updateTable('tenant').set({ parent_id: 't1.province' }).where('tenant_id', '=', 'region.LC07').execute();
      await take('三', 't1.province');
      assert.deepEqual(await shown('renamed'), ['三', 't1.province']);
      assert.deepEqual(await shown('renamed-own'), ['县里的题目', 'county']);
    });
  });
}
