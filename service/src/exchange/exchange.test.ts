/** Records out and in: nothing is lost on the way there and back, foreign records are understood, bad files do no harm. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { TextReader, Uint8ArrayReader, Uint8ArrayWriter, ZipReader, ZipWriter } from '@zip.js/zip.js';
import { pino } from 'pino';
import * as v from 'valibot';
import type { ResourceRow } from '../catalogue/types.ts';
import type { Carrier } from '../database/carrier.ts';
import { ResourceDocument } from '../features/resources/resource.ts';
import { texts } from '../http/language.ts';
import { testCarriers } from '../testing/carriers.ts';
import { makeWorld } from '../testing/world.ts';
import { forEverybody, type ExchangeRecord } from './exchange-record.ts';
import { admit } from './admit.ts';
import { formats, type Format } from './formats.ts';
import { importDelivery } from './import-delivery.ts';
import { readDelivery } from './read-delivery.ts';
import { storedRecords } from './stored-records.ts';
import { writeDelivery } from './write-delivery.ts';

const origin = 'https://space.example.edu.cn';
const silent = pino({ enabled: false });
const now = new Date('2026-11-20T00:00:00Z');
const bytesOf = (text: string) => new TextEncoder().encode(text);

const full: Readonly<Record<string, string>> = {
  identifier: 'yl:full-1',
  title: '<b>分数</b> & "几分之一" ]]> \u{20BB7}·艾力',
  type: 'A01',
  description: '面向三年级学生的短课，讲清几分之一。\n第二行 & 第三行 &amp;amp; &lt;script&gt;',
  url: 'https://resources.example.edu.cn/play?a=1&b=2',
  provider: '云岭县教研室',
  rightsHolder: '云岭县教研室\n与作者共有',
  lecturers: '主讲人：王秀兰;(藏族)班班多杰;买买提·艾力',
  created: '2022-03-23',
  modified: '2024-01-02',
  clicks: '36500',
  learners: '23500',
  cover: 'https://resources.example.edu.cn/cover.jpg',
  toc: '<catalog version="1"><item title="一、认识 &amp;amp; 读写" duration="00:01:30"><item title="几分之一"/></item></catalog>',
  keywords: '分数;几分之一',
  category: '科学文化-数学-分数',
  duration: '01:18:05',
  format: 'video/mp4',
  size: '12345678',
  audience: '三年级学生',
  language: 'zh-CN',
  licence: '非商业使用',
  cost: '免费',
  version: '2.1',
  reviewer: '李主任',
  reviewUnit: '云岭县教育局',
  reviewed: '2024-02-03',
  affiliation: '云岭县第一小学',
  hours: '1.5',
  stage: 'primary',
  grade: '3',
  subject: '数学',
  edition: '人教版',
  volume: '上册',
  chapter: '分数的初步认识',
};
const bare: Readonly<Record<string, string>> = { identifier: 'yl-bare', title: '只有这些', description: '没有别的字段的一条资源记录。', provider: '某校', rightsHolder: '某校', lecturers: '王老师', type: 'B07', url: 'https://a.example.cn/b' };
const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const record = (fields: Readonly<Record<string, string>>, raw = '') =>
  `<resource>${Object.entries(fields).map(([name, text]) => `<${name}>${escape(text)}</${name}>`).join('')}${raw}</resource>`;
const catalogue = bytesOf(`<catalogue>${record(full, '<广播站>每周三 &amp; 周五</广播站><field name="1 名称 &lt;不是元素&gt;">值</field><use by="全县"><place>双师课堂</place><place>远程教室</place></use>')}${record(bare)}</catalogue>`);

const ours = new Set([full['identifier'], bare['identifier']]);

/** What a record says, wherever it was read. */
const said = ({ file: _file, line: _line, files: _files, toc, ...row }: ResourceRow) => ({ ...row, toc: toc?.source ?? null });
const byIdentifier = (rows: readonly ResourceRow[]) => new Map(rows.map((row) => [row.identifier, said(row)]));

async function written(format: Format, records: readonly ExchangeRecord[]): Promise<Uint8Array> {
  async function* pages() {
    // Two pages, and one on which nothing could be read.
    yield records.slice(0, 1);
    yield [];
    yield records.slice(1);
    await Promise.resolve();
  }
  const pieces = [];
  for await (const piece of writeDelivery(format, '云岭县 & 公司', pages())) pieces.push(piece);
  return Buffer.concat(pieces);
}
const recordOfRow = (row: ResourceRow): ExchangeRecord => ({ id: row.identifier, row, admittedBy: '云岭县教育局', attribution: '…', changedAt: '2026-01-01T00:00:00.000Z' });

async function readOwn(): Promise<ResourceRow[]> {
  const { format, resources, findings } = await readDelivery('c.xml', catalogue, '', now);
  assert.equal(format, 'records');
  assert.deepEqual(findings.filter(({ severity }) => severity === 'error'), []);
  return resources;
}

describe('records there and back', () => {
  for (const format of formats.filter((one) => one !== 'common-cartridge')) {
    it(`[SYS-08] lose nothing as ${format}`, async () => {
      const rows = await readOwn();
      const [first] = rows;
      assert.equal(first?.lecturers.people[1]?.ethnicGroup, '藏族');
      assert.deepEqual(first.extra, { 广播站: '每周三 & 周五', '1 名称 <不是元素>': '值', 'use@by': '全县', 'use/place': '双师课堂\n远程教室', affiliation: '云岭县第一小学', hours: '1.5' });
      const bytes = await written(format, rows.map(recordOfRow));
      const back = await readDelivery('x', bytes, 'another source', now);
      assert.equal(back.format, format);
      assert.deepEqual(back.findings.map(({ rule, value }) => `${rule} ${value ?? ''}`), ['catalogue.code B07'], 'only the code that nobody knows');
      assert.deepEqual(byIdentifier(back.resources), byIdentifier(rows));
    });
  }

  it('name lecturers and their role to everybody, and not whose people they belong to nor who reviewed it', async () => {
    const [{ lecturers, review, extra } = assert.fail('no record')] = (await readOwn()).map((row) => forEverybody(recordOfRow(row)).row);
    assert.deepEqual(lecturers, { label: '主讲人', people: ['王秀兰', '班班多杰', '买买提·艾力'].map((name) => ({ name, ethnicGroup: null })) });
    assert.deepEqual([review?.reviewer, extra], [null, {}]);
  });

  it('go out as LOM with the root of IEEE 1484.12.3, where there is one', async () => {
    const [row = assert.fail()] = await readOwn();
    const text = new TextDecoder().decode(await written('lom', [recordOfRow(row)]));
    assert.match(text, /^<\?xml[^>]*\?>\s*<lom xmlns="http:\/\/ltsc\.ieee\.org\/xsd\/LOM"/);
    const back = await readDelivery('x', bytesOf(text), 'another source', now);
    assert.deepEqual(byIdentifier(back.resources), byIdentifier([row]));
    assert.match(new TextDecoder().decode(await written('lom', [])), /<records[^>]*>\s*<\/records>/);
  });

  it('are links as a Common Cartridge, with titles', async () => {
    const rows = await readOwn();
    const bytes = await written('common-cartridge', rows.map(recordOfRow));
    const zip = new ZipReader(new Uint8ArrayReader(bytes), { useWebWorkers: false });
    assert.deepEqual((await zip.getEntries()).map(({ filename }) => filename), ['imsmanifest.xml', 'r_yl_x3a_full-1/weblink.xml', 'r_yl-bare/weblink.xml']);
    await zip.close();
    const { format, resources, findings } = await readDelivery('links.imscc', bytes, '云岭县', now);
    assert.equal(format, 'common-cartridge');
    assert.deepEqual(findings.filter(({ severity }) => severity === 'error'), []);
    assert.deepEqual(resources.map(({ identifier, title, url, provider }) => [identifier, title, url, provider]), rows.map(({ identifier, title, url }) => [identifier, title, url, '云岭县']));
  });
});

const lom = `<?xml version="1.0"?>
<lom:lom xmlns:lom="http://ltsc.ieee.org/xsd/LOM">
  <lom:general>
    <lom:identifier><lom:catalog>URI</lom:catalog><lom:entry>https://lib.example.org/item/42?x=1</lom:entry></lom:identifier>
    <lom:title><lom:string language="en">Light and shadow</lom:string></lom:title>
    <lom:language>en</lom:language>
    <lom:description><lom:string>What a shadow is.</lom:string></lom:description>
    <lom:keyword><lom:string>light</lom:string></lom:keyword><lom:keyword><lom:string>shadow</lom:string></lom:keyword>
    <lom:coverage><lom:string>Europe</lom:string></lom:coverage>
  </lom:general>
  <lom:lifeCycle><lom:contribute><lom:role><lom:source>LOMv1.0</lom:source><lom:value>author</lom:value></lom:role>
    <lom:entity>BEGIN:VCARD&#10;VERSION:3.0&#10;FN:Ada\\, Lovelace&#10;END:VCARD</lom:entity><lom:date><lom:dateTime>2019-05-06T10:00:00Z</lom:dateTime></lom:date></lom:contribute></lom:lifeCycle>
  <lom:technical><lom:format>video/mp4</lom:format><lom:location>https://lib.example.org/item/42</lom:location><lom:duration><lom:duration>PT1H2M3S</lom:duration></lom:duration></lom:technical>
  <lom:rights><lom:description><lom:string>Example Library</lom:string></lom:description></lom:rights>
  <lom:classification><lom:purpose><lom:source>LOMv1.0</lom:source><lom:value>discipline</lom:value></lom:purpose>
    <lom:taxonPath><lom:taxon><lom:entry><lom:string>Science</lom:string></lom:entry></lom:taxon><lom:taxon><lom:entry><lom:string>Light-and-shadow</lom:string></lom:entry></lom:taxon></lom:taxonPath></lom:classification>
</lom:lom>`;

describe('records of others', () => {
  it('of LOM are understood, and what we have no field for is kept', async () => {
    const { format, resources, findings } = await readDelivery('lom.xml', bytesOf(lom), 'Example Library', now);
    assert.equal(format, 'lom');
    assert.deepEqual(findings.filter(({ severity }) => severity === 'error'), []);
    const [row] = resources;
    assert.deepEqual([row?.title, row?.type, row?.created, row?.duration, row?.rightsHolder, row?.provider], ['Light and shadow', 'A01', '2019-05-06', 3723, 'Example Library', 'Example Library']);
    assert.deepEqual(row?.keywords, ['light', 'shadow']);
    assert.deepEqual(row.category, ['Science', 'Light\u2010and\u2010shadow'], 'a hyphen in a level parts no levels');
    assert.match(row.identifier, /^x-[0-9a-f]{40}$/);
    assert.equal(row.extra['sourceIdentifier'], 'https://lib.example.org/item/42?x=1');
    assert.equal(row.extra['lom.general.coverage.string'], 'Europe');
  });

  it('of schema.org are understood, wherever they stand in the document', async () => {
    const thing = { '@type': ['LearningResource', 'AudioObject'], '@id': 'urn:x:7', name: 'Reading aloud', description: 'A poem.', url: 'https://a.example.org/7', author: [{ '@type': 'Person', name: 'Li' }, 'Wang'], keywords: 'poem, reading', teaches: { name: 'rhythm' }, timeRequired: 'PT90S' };
    for (const document of [thing, [thing], { '@context': 'https://schema.org', '@graph': [thing] }]) {
      const { resources } = await readDelivery('x.jsonld', bytesOf(JSON.stringify(document)), 'A', now);
      const [row] = resources;
      assert.deepEqual([row?.title, row?.type, row?.duration], ['Reading aloud', 'A02', 90]);
      assert.deepEqual(row?.lecturers.people.map(({ name }) => name), ['Li', 'Wang']);
      assert.deepEqual(row.keywords, ['poem', 'reading']);
      assert.equal(row.extra['schema.teaches.name'], 'rhythm');
    }
  });

  it('of schema.org go in without those that hold half a character, which nothing can keep', async () => {
    const thing = (id: string, name: string, more: object = {}) => ({ '@type': 'LearningResource', identifier: id, name, description: 'A poem.', url: `https://a.example.org/${id}`, ...more });
    const things = [thing('one', '𠮷'), thing('two', '半个\ud800'), thing('three', 'C', { '\udc00': 1 }), thing('four', 'D', { teaches: [{ name: 'a\0b' }] }), thing('five', 'E')];
    const { resources, findings } = await readDelivery('x.jsonld', bytesOf(JSON.stringify(things)), 'A', now);
    assert.deepEqual(resources.map(({ identifier }) => identifier), ['one', 'five']);
    assert.deepEqual(findings.filter(({ severity }) => severity === 'error').map(({ rule, value }) => [rule, value]), [['exchange.text', '半个\ufffd'], ['exchange.text', 'C'], ['exchange.text', 'D']]);
  });
});

/** The tenth character of a text that begins so is in two halves, of which a day has one. */
const nine = '123456789𠮷';
const severed: readonly (readonly [name: string, make: () => Uint8Array | Promise<Uint8Array>])[] = [
  ['schema.org', () => bytesOf(JSON.stringify({ '@type': 'LearningResource', identifier: 'severed', name: 'A', url: 'https://a.example.org/severed', dateCreated: nine, dateModified: nine }))],
  ['LOM', () => bytesOf(lom.replaceAll('https://lib.example.org/item/42?x=1', 'severed').replace('2019-05-06T10:00:00Z', nine))],
  ['a Common Cartridge', async () => {
    const items = `<organizations><organization><item identifier="i"><title>${'a'.repeat(199)}𠮷</title><item identifier="j" identifierref="severed"><title>A</title></item></item></organization></organizations>`;
    return zipOf({ 'imsmanifest.xml': manifest(webLink('severed')).replace('<organizations/>', items), 'severed.xml': link(10) });
  }],
];

async function zipOf(files: Readonly<Record<string, string>>, password?: string): Promise<Uint8Array> {
  const zip = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false, ...(password && { password }) });
  for (const [name, text] of Object.entries(files)) await zip.add(name, new TextReader(text));
  return zip.close();
}
const manifest = (resource: string) => `<manifest xmlns="http://www.imsglobal.org/xsd/imsccv1p3/imscp_v1p1"><organizations/><resources>${resource}</resources></manifest>`;
const webLink = (name: string) => `<resource identifier="${name}" type="imswl_xmlv1p3"><file href="${name}.xml"/></resource>`;
/** A link whose file has about so many bytes, which do not pack well: it is no bomb by its sizes. */
const link = (bytes: number) => `<webLink><title>A</title><url href="https://a.example.cn/"/><note>${randomBytes(Math.ceil(bytes / 2)).toString('hex')}</note></webLink>`;

describe('bad files', () => {
  const bad: readonly (readonly [string, string, () => Uint8Array | Promise<Uint8Array>])[] = [
    ['a picture', 'exchange.format', () => Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe, 0xff)],
    ['words', 'exchange.format', () => bytesOf('分数')],
    ['broken JSON', 'exchange.json', () => bytesOf('{"name": ')],
    ['JSON of numbers', 'exchange.format', () => bytesOf('[1, 2]')],
    ['a document type', 'xml.declaration', () => bytesOf(`<!DOCTYPE lom [<!ENTITY x SYSTEM "file:///etc/passwd">]>${lom.slice(lom.indexOf('<lom:lom'))}`)],
    ['a foreign entity', 'xml.entity', () => bytesOf(lom.replace('Europe', '&x;'))],
    ['a deep record', 'xml.too-deep', () => bytesOf(lom.replace('Europe', `${'<a>'.repeat(500)}${'</a>'.repeat(500)}`))],
    ['half a zip', 'zip.unreadable', async () => (await zipOf({ 'imsmanifest.xml': manifest('') })).subarray(0, 60)],
    ['a zip that leads out', 'zip.unreadable', () => zipOf({ 'imsmanifest.xml': manifest(''), '../../etc/cron.d/x': 'x' })],
    ['a zip with a password', 'zip.encrypted', () => zipOf({ 'imsmanifest.xml': manifest('') }, 'secret')],
    ['a bomb', 'zip.too-large', () => zipOf({ 'imsmanifest.xml': ' '.repeat(6_000_000) })],
    ['a link as large as a book', 'zip.too-large', () => zipOf({ 'imsmanifest.xml': manifest(webLink('a')), 'a.xml': link(300_000) })],
    ['one link named again and again', 'zip.too-large', () => zipOf({ 'imsmanifest.xml': manifest(webLink('a').repeat(150)), 'a.xml': link(190_000) })],
    ['more links than one can have', 'zip.too-large', () => zipOf({ 'imsmanifest.xml': manifest(webLink('a').repeat(5001)), 'a.xml': link(10) })],
    ['a zip of something else', 'zip.missing', () => zipOf({ 'a.txt': 'a' })],
    ['a link that is not there', 'zip.missing', () => zipOf({ 'imsmanifest.xml': manifest('<resource identifier="a" type="imswl_xmlv1p3"><file href="../b.xml"/></resource>') })],
    ['content in a cartridge', 'cartridge.kind', () => zipOf({ 'imsmanifest.xml': manifest('<resource identifier="a" type="webcontent" href="a.html"/>') })],
  ];
  for (const [name, rule, make] of bad) {
    it(`${name}: says so, and nothing goes in`, async () => {
      const { resources, findings } = await readDelivery('f', await make(), '', now);
      assert.deepEqual(resources, []);
      assert.equal(findings[0]?.rule, rule);
      assert.ok(texts.en.findings[rule] && texts['zh-CN'].findings[rule], 'in words');
    });
  }

  it('a tag of a megabyte that is broken, or a reference to what is no character: costs its own record, and no time', async () => {
    const cover = `<cover data=${'iVBORw0KGgo'.repeat(100_000)}></cover>`;
    const title = `<title =${'a'.repeat(1_000_000)}></title>`;
    const hidden = '<!-- <![CDATA[ --><note>&#x110000;</note><!-- ]]> -->';
    const records = [cover, title, hidden].map((broken, index) => record({ ...bare, identifier: `broken-${index}` }, broken));
    const begun = process.cpuUsage();
    const { resources, findings } = await readDelivery('f', bytesOf(`<catalogue>${[...records, record({ ...bare, identifier: 'whole' })].join('\n')}</catalogue>`), '某馆', now);
    assert.ok(process.cpuUsage(begun).user < 1_000_000);
    assert.deepEqual(resources.map(({ identifier }) => identifier), ['whole']);
    assert.deepEqual(findings.filter(({ severity }) => severity === 'error').map(({ line, rule }) => [line, rule]), [[1, 'xml.malformed'], [2, 'xml.malformed'], [3, 'xml.entity']]);
  });
});

for (const { name, open } of testCarriers) {
  describe(`exchange on ${name}`, () => {
    let carrier: Carrier;
    before(async () => {
      carrier = await open();
      await makeWorld(carrier);
    });
    after(() => carrier.close());

    const stored = async (tenantId: string, ids: readonly string[] | null = null): Promise<ExchangeRecord[]> => {
      const all = [];
      for await (const page of storedRecords(carrier.db, tenantId, ids, origin, silent)) all.push(...page);
      return all;
    };
    const rowsOf = (records: readonly ExchangeRecord[]) => byIdentifier(records.map(({ row }) => row));

    it('[SYS-08] what one platform exports is the same on the other, in each format', async () => {
      const first = await importDelivery(carrier.db, 't1', { name: 'c.xml', bytes: catalogue, source: '某电教馆' });
      assert.deepEqual(first.counts['resources'], { created: 2, updated: 0, unchanged: 0, ended: 0, refused: 0 });
      const again = await importDelivery(carrier.db, 't1', { name: 'c.xml', bytes: catalogue, source: '某电教馆' });
      assert.equal(again.counts['resources']?.unchanged, 2);
      const own = (await stored('t1')).filter(({ row }) => ours.has(row.identifier));
      assert.deepEqual(rowsOf(own), byIdentifier(await readOwn()));
      for (const format of ['records', 'lom', 'schema-org'] as const) {
        const { counts } = await importDelivery(carrier.db, 't2', { name: 'x', bytes: await written(format, own), source: '某电教馆' });
        const { created = 0, unchanged = 0 } = counts['resources'] ?? {};
        assert.equal(format === 'records' ? created : unchanged, 2, `${format} says the same as the others`);
      }
      const other = (await stored('t2')).filter(({ row }) => ours.has(row.identifier));
      assert.deepEqual(rowsOf(other), rowsOf(own));
    });

    it('[RS-01] the same identifier of two sources is one resource that names both', async () => {
      const theirs = bytesOf(`<catalogue>${record({ ...bare, identifier: 'yl:full-1', title: '别人的题目', type: 'A01' })}</catalogue>`);
      const before = (await stored('t1')).length;
      await importDelivery(carrier.db, 't1', { name: 'c.xml', bytes: theirs, source: '省电化教育馆' });
      const after = await stored('t1');
      assert.equal(after.length, before);
      assert.equal(rowsOf(after).get('yl:full-1')?.title, full['title'], 'who was first has the word');
      const { document } = await carrier.db.selectFrom('resource').select('document').where('identifier', '=', 'yl:full-1').where('tenant_id', '=', 't1').executeTakeFirstOrThrow();
      assert.deepEqual(v.parse(ResourceDocument, document).sources?.map((source) => source.name), ['某电教馆', '省电化教育馆']);
    });

    it('[RS-14] what was suspended after a report does not come back by being delivered again, only when it was mended', async () => {
      const deliver = async (fields: Readonly<Record<string, string>>, source = '某馆') => (await importDelivery(carrier.db, 't2', { name: 'c.xml', bytes: bytesOf(`<catalogue>${record(fields)}</catalogue>`), source })).counts['resources'];
      const fields = { ...bare, identifier: 'yl-suspended', type: 'A01' };
      await deliver(fields);
      const { id } = await carrier.db.selectFrom('resource').select('id').where('tenant_id', '=', 't2').where('identifier', '=', 'yl-suspended').executeTakeFirstOrThrow();
      const at = '2026-11-20T00:00:00.000Z';
      await carrier.db
        .insertInto('report')
        .values({ tenant_id: 't2', id: 'report-1', case_number: 'J-1', resource_id: id, person_id: 'q1', kind: 'infringement', description: '…', evidence: null, state: 'upheld', answer: null, created_at: at, decided_at: at })
        .execute();
      await carrier.db.updateTable('resource').set({ ended_at: at }).where('id', '=', id).where('tenant_id', '=', 't2').execute();
      assert.deepEqual(await deliver(fields), { created: 0, updated: 0, unchanged: 1, ended: 0, refused: 0 });
      const isEnded = async () => (await carrier.db.selectFrom('resource').select('ended_at').where('id', '=', id).where('tenant_id', '=', 't2').executeTakeFirstOrThrow()).ended_at !== null;
      assert.equal(await isEnded(), true);
      await deliver(fields, '另一馆');
      await deliver({ ...fields, title: '别人的题目' }, '另一馆');
      assert.equal(await isEnded(), true, 'another source brings nothing back');
      await deliver({ ...fields, title: '改正以后的题目' });
      assert.equal(await isEnded(), false);
    });

    it('what a teacher takes for a task neither changes what everybody finds nor brings back what has ended', async () => {
      const [row] = (await readDelivery('c.xml', bytesOf(`<catalogue>${record({ ...bare, identifier: 'yl-taken', type: 'A01' })}</catalogue>`), '', now)).resources;
      assert.ok(row);
      const take = (title: string, isListed: boolean) => admit(carrier.db, 't2', [{ row: { ...row, title }, toolPage: null }], { source: { id: 'tool', name: '工具' }, isListed });
      const [id = ''] = await take('给大家', true);
      const kept = () => carrier.db.selectFrom('resource').select(['title', 'listed', 'ended_at']).where('tenant_id', '=', 't2').where('id', '=', id).executeTakeFirstOrThrow();
      assert.deepEqual(await take('只给一个任务', false), [id]);
      assert.deepEqual(await kept(), { title: '给大家', listed: true, ended_at: null });
      const ended_at = '2026-11-20T00:00:00.000Z';
      await carrier.db.updateTable('resource').set({ ended_at }).where('tenant_id', '=', 't2').where('id', '=', id).execute();
      assert.deepEqual(await take('只给一个任务', false), [id]);
      assert.deepEqual(await kept(), { title: '给大家', listed: true, ended_at });
    });

    it('what is held here is opened here, and a choice of resources goes out alone', async () => {
      const all = await stored('t1');
      assert.ok(all.every(({ row }) => row.url?.startsWith('https://')));
      const { id } = await carrier.db.selectFrom('resource').select('id').where('tenant_id', '=', 't1').where('identifier', '=', 'yl-bare').executeTakeFirstOrThrow();
      assert.deepEqual((await stored('t1', [id])).map(({ row }) => row.identifier), ['yl-bare']);
      assert.deepEqual(await stored('t2', [id]), [], 'of another platform nothing');
    });

    for (const [name, make] of severed) {
      it(`a character of two halves where a text of ${name} is cut ends nothing`, async () => {
        const { counts, findings } = await importDelivery(carrier.db, 't2', { name: 'x', bytes: await make(), source: '断' });
        assert.deepEqual(findings.filter(({ severity }) => severity === 'error'), []);
        const { created = 0, updated = 0 } = counts['resources'] ?? {};
        assert.equal(created + updated, 1);
        const [{ row } = assert.fail('it went in')] = (await stored('t2')).filter(({ row: { identifier } }) => identifier === 'severed');
        assert.ok(JSON.stringify(row).isWellFormed());
        assert.ok(JSON.stringify(row).includes(name.includes('Cartridge') ? 'a'.repeat(199) : nine), 'and its words are kept');
      });
    }

    it('records that are left out of a format without lines are counted one by one', async () => {
      const things = ['', '半\ud800', '', 'B', '半\udc00'].map((name, index) => ({ '@type': 'LearningResource', identifier: `left-${index}`, name, url: 'https://a.example.org/left' }));
      const { counts } = await importDelivery(carrier.db, 't2', { name: 'x', bytes: bytesOf(JSON.stringify(things)), source: '某馆' });
      assert.deepEqual([counts['resources']?.created, counts['resources']?.refused], [1, 4]);
    });

    it('a file that cannot be read is a report that says why', async () => {
      const { counts, findings } = await importDelivery(carrier.db, 't1', { name: 'x.json', bytes: bytesOf('{'), source: '某电教馆' });
      assert.deepEqual(counts['resources'], { created: 0, updated: 0, unchanged: 0, ended: 0, refused: 1 });
      assert.equal(findings[0]?.rule, 'exchange.json');
      const report = await carrier.db.selectFrom('import_report').select('findings').where('tenant_id', '=', 't1').orderBy('id', 'desc').executeTakeFirstOrThrow();
      assert.equal(report.findings[0]?.rule, 'exchange.json');
    });
  });
}
