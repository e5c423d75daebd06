/** An import that the service cannot bring to its end: what was written stays, and everybody who should hear of it does. */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { readConfig } from '../config.ts';
import type { Carrier } from '../database/carrier.ts';
import { importDelivery } from '../exchange/import-delivery.ts';
import { testCarriers } from '../testing/carriers.ts';
import { makeWorld } from '../testing/world.ts';
import { importCatalogue } from './run-import.ts';

const record = (identifier: string, path: string) =>
  `<resource><identifier>${identifier}</identifier><title>分数</title><type>A03</type><description>面向三年级学生的一节短课。</description>` +
  `<provider>教研室</provider><rightsHolder>教研室</rightsHolder><lecturers>主讲人：王芳</lecturers><cover>https://resources.example/a.jpg</cover><files><file role="course" path="${path}"/></files></resource>`;
const numbers = Array.from({ length: 450 }, (_, number) => number);

for (const { name, open } of testCarriers) {
  describe(`an import that breaks off on ${name}`, () => {
    let carrier: Carrier;
    let folder: string;
    before(async () => {
      carrier = await open();
      await makeWorld(carrier);
      folder = mkdtempSync(join(tmpdir(), 'learning-space-broken-off-'));
      for (const course of ['whole', 'stuck']) {
        mkdirSync(join(folder, 'delivery', course), { recursive: true });
        writeFileSync(join(folder, 'delivery', course, 'index.html'), '<!doctype html>');
      }
    });
    after(async () => {
      await carrier.close();
      rmSync(folder, { recursive: true });
    });

    const reports = () => carrier.db.selectFrom('import_report').selectAll().where('tenant_id', '=', 't1').orderBy('started_at').execute();
    const announced = async () => (await carrier.db.selectFrom('outbox').select('id').where('tenant_id', '=', 't1').where('type', '=', 'catalogue.changed').execute()).length;
    const stored = async (like: string) => (await carrier.db.selectFrom('resource').select('id').where('tenant_id', '=', 't1').where('identifier', 'like', like).execute()).length;
    const deliver = (stuckAt: number | null, onProgress?: (share: number) => void) => {
      const records = numbers.map((number) => record(`copied-${number}`, number === stuckAt ? 'stuck/index.html' : 'whole/index.html'));
      writeFileSync(join(folder, 'delivery/c.xml'), `<c>${records.join('\n')}</c>`);
      return importCatalogue({ carrier, config: readConfig({ DATA_DIR: join(folder, 'data') }), tenantId: 't1', ...(onProgress && { onProgress }) }, join(folder, 'delivery'));
    };

    it('because a file cannot be copied: reports what was written by then, and announces it', async () => {
      const served = join(folder, 'data/files/t1');
      mkdirSync(served, { recursive: true });
      writeFileSync(join(served, 'stuck'), 'no folder');
      await assert.rejects(deliver(250), /stuck/);
      const [report, ...others] = await reports();
      assert.equal(others.length, 0);
      assert.deepEqual(report?.counts['resources'], { created: 200, updated: 0, unchanged: 0, ended: 0, refused: 0 });
      assert.deepEqual(report.findings.map(({ file, rule }) => `${file} ${rule}`), ['delivery import.failed']);
      assert.deepEqual([await stored('copied-%'), await announced(), existsSync(join(served, 'whole/index.html'))], [200, 1, true]);
    });

    it('because the database refuses a batch: counts the batches that it took', async () => {
      const before = await announced();
      await sql`alter table resource add constraint refused check (title <> '不收')`.execute(carrier.db);
      const nodes = numbers.map((number) => ({ '@type': 'LearningResource', identifier: `sent-${number}`, name: number === 250 ? '不收' : '分数', url: `https://a.example.cn/${number}`, description: '说明', provider: { name: '某馆' } }));
      await assert.rejects(importDelivery(carrier.db, 't1', { name: 'c.jsonld', bytes: new TextEncoder().encode(JSON.stringify(nodes)), source: '某馆' }));
      const report = (await reports()).at(-1);
      assert.deepEqual([report?.counts['resources']?.created, await stored('sent-%'), (await announced()) - before], [200, 200, 1]);
      assert.ok(report?.findings.some(({ file, rule }) => file === 'c.jsonld' && rule === 'import.failed'));
    });

    it('goes on when it is given again, and says of each share what has been written', async () => {
      const shares: number[] = [];
      const { counts } = await deliver(null, (share) => shares.push(Math.round(share * 100)));
      assert.deepEqual([counts['resources']?.created, counts['resources']?.unchanged], [250, 200]);
      assert.deepEqual(shares, [44, 89, 100]);
    });
  });
}
