/** The committed county is the one its generator makes. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';

const here = import.meta.dirname;

describe('the demo county', () => {
  let made = '';
  before(async () => {
    made = await mkdtemp(join(tmpdir(), 'county-'));
    await promisify(execFile)(process.execPath, [join(here, 'make.ts'), made]);
  });
  after(() => rm(made, { recursive: true, force: true }));

  for (const folder of ['roster', 'roster-transfer', 'neighbour', 'catalogue', 'province', 'standards', '.']) {
    it(`is made again to the byte: ${folder}`, async () => {
      const files = (await readdir(join(made, folder), { withFileTypes: true })).filter((entry) => entry.isFile());
      assert.ok(files.length > 0);
      for (const { name } of files) {
        const [fresh, committed] = await Promise.all([readFile(join(made, folder, name)), readFile(join(here, folder, name))]);
        assert.ok(fresh.equals(committed), `${folder}/${name} is stale: run node demo/county/make.ts`);
      }
    });
  }

  it('keeps rosters free of files the generator does not make', async () => {
    for (const folder of ['roster', 'roster-transfer', 'neighbour']) {
      assert.deepEqual((await readdir(join(here, folder))).sort(), (await readdir(join(made, folder))).sort());
    }
  });

  it('has a cover for every record that names one', async () => {
    for (const delivery of ['catalogue', 'province']) {
      const covers = new Set((await readdir(join(here, delivery, 'covers'))).map((name) => `covers/${name}`));
      for (const name of (await readdir(join(here, delivery))).filter((file) => file.endsWith('.xml'))) {
        const text = await readFile(join(here, delivery, name), 'utf8');
        for (const [, cover = ''] of text.matchAll(/<cover>(covers\/[^<]+)<\/cover>/g)) assert.ok(covers.has(cover), `${delivery}/${cover}`);
      }
    }
  });
});
