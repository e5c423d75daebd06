/** A delivery that says itself what it asks of its records: asked, and never less than what a space can show. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { readConfig } from '../config.ts';
import type { Carrier } from '../database/carrier.ts';
import { testCarriers } from '../testing/carriers.ts';
import { makeWorld } from '../testing/world.ts';
import { importCatalogue } from './run-import.ts';

const [pglite] = testCarriers;
if (pglite === undefined) throw new Error('The embedded database is always there.');
const label = { 'zh-CN': '字段', en: 'Field' };
const record = (identifier: string, url: string, subject: string) =>
  `<resource><identifier>${identifier}</identifier><title>分数</title><type>A03</type><description>面向三年级学生的一节短课。</description><url>${url}</url>` +
  `<provider>教研室</provider><rightsHolder>教研室</rightsHolder><lecturers>主讲人：王芳</lecturers><cover>https://resources.example/a.jpg</cover>${subject}</resource>`;

describe('a delivery with its own profile', () => {
  let carrier: Carrier;
  let folder: string;
  before(async () => {
    carrier = await pglite.open();
    await makeWorld(carrier);
    folder = mkdtempSync(join(tmpdir(), 'learning-space-delivery-'));
  });
  after(async () => {
    await carrier.close();
    rmSync(folder, { recursive: true });
  });
  const deliver = (fields: readonly object[], records: readonly string[]) => {
    writeFileSync(join(folder, 'c.xml'), `<c>${records.join('')}</c>`);
    writeFileSync(join(folder, 'profile.json'), JSON.stringify({ id: 'county', extends: 'standard', fields }));
    return importCatalogue({ carrier, config: readConfig({ DATA_DIR: join(folder, 'data') }), tenantId: 't1' }, folder);
  };

  it('is held to it', async () => {
    const field = { key: 'subject', label, aliases: [], required: true, format: { kind: 'text' }, evidence: 'own' };
    const records = [record('with', 'https://resources.example/1', '<subject>数学</subject>'), record('without', 'https://resources.example/2', '')];
    const { counts, findings } = await deliver([field], records);
    assert.deepEqual([counts['resources']?.created, counts['resources']?.refused], [1, 1]);
    assert.deepEqual(findings.map(({ field: name, rule }) => `${name} ${rule}`), ['subject catalogue.field.required']);
  });

  it('cannot bring in what a space does not show', async () => {
    const field = { key: 'url', label, aliases: [], required: true, format: { kind: 'text' }, evidence: 'own' };
    const { counts, findings } = await deliver([field], [record('script', 'javascript:alert(1)', ''), record('good', 'https://resources.example/3', '')]);
    assert.deepEqual([counts['resources']?.created, counts['resources']?.refused], [1, 1]);
    assert.deepEqual(findings.map(({ field: name, rule }) => `${name} ${rule}`), ['renditions.0.url catalogue.contract']);
  });
});
