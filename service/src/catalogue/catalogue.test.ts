/** Catalogues: every rule of the metadata standard by a record that keeps it and one that breaks it. */
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { texts } from '../http/language.ts';
import { formatLecturers, parseLecturers } from './lecturers.ts';
import { isPublicHttps, isSafePath, loadCatalogueDirectory, packageOf } from './package.ts';
import { parseProfile, standardProfile } from './profile.ts';
import { readCatalogue } from './read-catalogue.ts';
import { parseToc } from './toc.ts';
import type { Catalogue } from './types.ts';

const FILES = new Map([
  ['cover.jpg', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0)],
  ['renamed.jpg', Uint8Array.of(0x89, 0x50, 0x4e, 0x47)],
  ['lesson.mp4', new Uint8Array(16)],
]);
const GOOD: Readonly<Record<string, string>> = {
  identifier: 'a-1',
  title: '航空发动机的工作原理',
  type: 'A01',
  description: '面向零基础学习者，讲清航空发动机怎样工作。',
  url: 'https://resources.example/play/a-1',
  provider: '某开放大学',
  created: '2022-03-23',
  rightsHolder: '某开放大学',
  lecturers: '主讲人：张建华；朱新；(藏族)班班多杰',
  clicks: '36500',
  learners: '23500',
  cover: 'cover.jpg',
  keywords: '新媒体；人工智能;新媒体',
  category: '科学文化-航空知识-航空发动机',
};
const NOW = new Date('2026-09-01T00:00:00Z');

/** A record with changes; an empty text takes a field away. */
function record(changes: Record<string, string> = {}, raw = ''): string {
  const fields = Object.entries({ ...GOOD, ...changes }).filter(([, text]) => text !== '');
  const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<resource>\n${fields.map(([name, text]) => `<${name}>${escape(text)}</${name}>\n`).join('')}${raw}</resource>\n`;
}
function read(body: string, profile = standardProfile): Catalogue {
  return readXml(`<?xml version="1.0" encoding="UTF-8"?>\n<catalogue>\n${body}</catalogue>\n`, profile);
}
function readXml(xml: string | Uint8Array, profile = standardProfile): Catalogue {
  const bytes = typeof xml === 'string' ? new TextEncoder().encode(xml) : xml;
  return readCatalogue({ xml: new Map([['c.xml', bytes]]), files: packageOf(FILES), profile: null }, { now: NOW, profile });
}
const told = ({ findings }: Catalogue): string[] => findings.map(({ field, rule }) => `${field ?? '-'} ${rule}`);

describe('a good record', () => {
  it('[RES-09] [RES-10] [RES-11] is read whole', () => {
    const { resources, findings } = read(record({ station: '县广播站' }));
    assert.deepEqual(findings, []);
    const row = resources.at(0);
    assert.deepEqual(row?.keywords, ['新媒体', '人工智能']);
    assert.deepEqual(row.category, ['科学文化', '航空知识', '航空发动机']);
    assert.deepEqual(row.lecturers.people[2], { name: '班班多杰', ethnicGroup: '藏族' });
    assert.deepEqual([row.clicks, row.learners, row.created, row.cover], [36500, 23500, '2022-03-23', { address: 'cover.jpg', local: true }]);
    assert.deepEqual(row.extra, { station: '县广播站' });
  });

  it('may use the names of the standard for its elements', () => {
    const { resources, findings } = read(record({ title: '', 资源名称: '二十四节气', 学段: '小学', 年级: '三年级' }));
    assert.deepEqual(findings, []);
    assert.deepEqual([resources[0]?.title, resources[0]?.stage, resources[0]?.grade], ['二十四节气', 'primary', 3]);
  });

  it('[RES-07] keeps a type code it does not know, and says so', () => {
    const { resources, findings } = read(record({ type: 'B07' }));
    assert.deepEqual(findings.map(({ rule, severity }) => [rule, severity]), [['catalogue.code', 'warning']]);
    assert.equal(resources[0]?.type, 'B07');
  });
});

describe('what the profile does not know', () => {
  it('is kept whole: what comes again, what stands inside and what attributes say', () => {
    const { resources, findings } = read(record({}, '<tag xmlns="https://x.example/">一</tag><tag>二</tag><use by="全县"><place nr="3">双师课堂</place>每周<deep><er><still>里</still></er></deep></use><field name="适用 场景" level="2">校本</field>').replace('<resource>', '<resource batch="7">').replace('<title>', '<title script="Hans">'));
    assert.deepEqual(findings, []);
    assert.deepEqual(resources[0]?.extra, {
      '@batch': '7', 'title@script': 'Hans', tag: '一\n二', use: '每周', 'use@by': '全县', 'use/place': '双师课堂', 'use/place@nr': '3', 'use/deep/er/still': '里', '适用 场景': '校本', '适用 场景@level': '2',
    });
  });

  it('keeps what a field says a second time beside the first, and says so once', () => {
    const { resources, findings } = read(record({}, '<title>另一个题目</title><title>第三个</title><资源名称>又一个</资源名称><type>A02</type><keywords>再来</keywords>'));
    assert.deepEqual(findings.map(({ field, rule, value, severity }) => [field, rule, value, severity]), [['title', 'catalogue.field.twice', '另一个题目', 'warning'], ['type', 'catalogue.field.twice', 'A02', 'warning']]);
    assert.deepEqual([resources[0]?.title, resources[0]?.type, resources[0]?.extra], [GOOD['title'], 'A01', { 'title#2': '另一个题目\n第三个\n又一个', 'type#2': 'A02' }]);
    assert.ok(resources[0]?.keywords.includes('再来'), 'of a list there is one');
  });

  it('of a file is kept by its path; a role that nobody knows is told', () => {
    const { resources, findings } = read(record({}, '<files from="馆"><file role="slides" path="lesson.mp4" sha256="aa" width="宽">讲稿<note lang="zh">旧版</note></file></files>'));
    assert.deepEqual(findings.map(({ rule, severity, value, params }) => [rule, severity, value, params]), [
      ['catalogue.file.role-unknown', 'warning', 'lesson.mp4', { role: 'slides' }],
      ['catalogue.file.number', 'warning', '宽', { attribute: 'width' }],
    ]);
    assert.deepEqual(resources[0]?.extra, {
      'files@from': '馆', 'files/lesson.mp4@role': 'slides', 'files/lesson.mp4@sha256': 'aa', 'files/lesson.mp4@width': '宽', 'files/lesson.mp4': '讲稿', 'files/lesson.mp4/note': '旧版', 'files/lesson.mp4/note@lang': 'zh',
    });
    for (const locale of ['en', 'zh-CN'] as const) assert.ok(texts[locale].findings['catalogue.file.role-unknown'], 'in words');
  });

  it('beyond a bound is named, and the record stays', () => {
    const long = read(record({ identifier: 'a', station: '𠮷'.repeat(5001) }, `<${'n'.repeat(300)}>值</${'n'.repeat(300)}>`));
    assert.deepEqual(long.findings.map(({ field, rule, severity, line }) => [field, rule, severity, line]), [
      ['n'.repeat(200), 'catalogue.extra.long', 'warning', 3],
      ['station', 'catalogue.extra.long', 'warning', 18],
    ]);
    assert.deepEqual([long.resources[0]?.extra['station']?.length, long.resources[0]?.extra['n'.repeat(200)]], [10_000, '值']);
    const many = read(record({}, Array.from({ length: 1200 }, (_, index) => `<f${index}>x</f${index}>`).join('')));
    assert.deepEqual([told(many), Object.keys(many.resources[0]?.extra ?? {}).length], [['f1000 catalogue.extra.many'], 1000]);
  });
});

describe('rules of a field', () => {
  const broken: [string, string, string][] = [
    ...['title', 'description', 'provider', 'rightsHolder', 'lecturers', 'cover', 'identifier'].map((field): [string, string, string] => [field, '', 'catalogue.field.required']),
    ['title', '20260901', 'catalogue.text.only-digits'],
    ['title', '甲'.repeat(201), 'catalogue.text.length'],
    ['title', '第一行\n第二行', 'catalogue.text.one-line'],
    ['description', '太短', 'catalogue.text.length'],
    ['rightsHolder', '——。', 'catalogue.text.only-punctuation'],
    ['identifier', '含 空格', 'catalogue.text.pattern'],
    ['created', '2022/3/23', 'catalogue.day'],
    ['created', '2022-3-23', 'catalogue.day'],
    ['created', '2022-02-30', 'catalogue.day'],
    ['created', '2022-03-23T00:00:00', 'catalogue.day'],
    ['created', '2026-09-02', 'catalogue.day.future'],
    ['modified', '2022-03-22', 'catalogue.day.before-created'],
    ['clicks', '36,500', 'catalogue.count'],
    ['clicks', '-1', 'catalogue.count'],
    ['learners', '1.5', 'catalogue.count'],
    ['size', '0', 'catalogue.count'],
    ['hours', '1.3', 'catalogue.number'],
    ['duration', '18:30', 'catalogue.duration'],
    ['duration', '00:60:00', 'catalogue.duration'],
    ['lecturers', '主讲人：；', 'catalogue.lecturers'],
    ['lecturers', '主讲人：<b>', 'catalogue.lecturers'],
    ['cover', 'renamed.jpg', 'catalogue.cover.not-jpeg'],
    ['cover', 'nowhere.jpg', 'catalogue.file.missing'],
    ['cover', '../../etc/passwd', 'catalogue.file.path'],
    ['cover', 'http://resources.example/c.jpg', 'catalogue.address'],
    ['keywords', '；；', 'catalogue.list'],
    ['keywords', Array.from({ length: 21 }, (_, i) => `词${i}`).join(';'), 'catalogue.list'],
    ['category', '科学文化--发动机', 'catalogue.path'],
    ['category', 'a-b-c-d-e-f', 'catalogue.path'],
    ['url', 'javascript:alert(1)', 'catalogue.address'],
    ['url', '', 'catalogue.address.missing'],
    ['language', '中文', 'catalogue.text.pattern'],
    ['toc', '<catalog><item/></catalog>', 'catalogue.toc.untitled'],
    ['toc', '<catalog><item title="a" duration="1"/></catalog>', 'catalogue.toc.duration'],
    ['toc', '<!DOCTYPE a><a/>', 'xml.declaration'],
    ['toc', '<a><b></a>', 'xml.malformed'],
  ];
  for (const [field, value, rule] of broken) {
    it(`${field} “${value.slice(0, 24)}” breaks ${rule}, and only that record stays out`, () => {
      const result = read(record({ identifier: 'other' }) + record({ [field]: value }));
      assert.deepEqual(told(result), [`${field} ${rule}`]);
      assert.deepEqual(result.resources.map(({ identifier }) => identifier), ['other']);
    });
  }

  it('[RES-14] judges the day by the clock of Shanghai', () => {
    const evening = (now: string): string[] =>
      told(readCatalogue({ xml: new Map([['c.xml', new TextEncoder().encode(`<c>${record({ created: '2026-09-01' })}</c>`)]]), files: packageOf(FILES), profile: null }, { now: new Date(now) }));
    assert.deepEqual(evening('2026-08-31T15:59:59Z'), ['created catalogue.day.future']);
    assert.deepEqual(evening('2026-08-31T16:00:00Z'), []);
  });

  it('[RES-15] warns of more learners than clicks, and of a format that does not fit the type', () => {
    const result = read(record({ clicks: '5', learners: '6', format: 'audio/mpeg' }));
    assert.deepEqual(told(result), ['learners catalogue.learners.more-than-clicks', 'format catalogue.format.other-type'].sort().reverse());
    assert.equal(result.resources.length, 1);
  });

  it('reports the line of the field, not of the record', () => {
    assert.equal(read(record({ created: '2022-02-30' })).findings[0]?.line, 10);
  });
});

describe('files and records', () => {
  it('takes files that are there, by safe paths', () => {
    const files = (path: string): Catalogue => read(record({ url: '' }, `<files><file role="video" path="${path}" type="video/mp4" bytes="16"/></files>`));
    assert.deepEqual(files('lesson.mp4').resources[0]?.files[0], { path: 'lesson.mp4', role: 'video', type: 'video/mp4', language: null, label: null, bytes: 16, width: null, height: null, bitrate: null });
    assert.deepEqual(told(files('other.mp4')), ['files catalogue.file.missing']);
    assert.deepEqual(told(files('../lesson.mp4')), ['files catalogue.file.path']);
  });

  it('gives each identifier to one record', () => {
    const result = read(record() + record({ title: '另一课' }));
    assert.deepEqual(told(result), ['identifier catalogue.identifier.twice']);
    assert.equal(result.resources[0]?.title, GOOD['title']);
  });

  it('reads the whole records of half a file and says where it was cut', () => {
    const whole = `<catalogue>\n${record({ identifier: 'a' })}${record({ identifier: 'b' })}</catalogue>`;
    for (const cut of [whole.length - 60, whole.length - 14, whole.length - 5]) {
      const result = readXml(whole.slice(0, cut));
      assert.equal(result.resources[0]?.identifier, 'a');
      assert.ok(told(result).includes('- xml.cut'), String(cut));
    }
  });

  it('goes on after a record without an end', () => {
    const result = read(record({ identifier: 'a' }) + record({ identifier: 'b' }).replace('</resource>', '') + record({ identifier: 'c' }));
    assert.deepEqual(result.resources.map(({ identifier }) => identifier), ['a', 'c']);
    assert.deepEqual(told(result), ['- catalogue.record.unclosed']);
    const torn = read(record({ identifier: 'a' }).replace('</title>', '') + record({ identifier: 'c' }));
    assert.deepEqual([torn.resources.length, told(torn)], [1, ['- xml.malformed']]);
  });

  it('leaves out the record that invalid UTF-8 stands in', () => {
    const bytes = Buffer.from(`<c>\n${record({ identifier: 'a' })}${record({ identifier: 'b', provider: '@@' })}</c>`);
    bytes.fill(0xff, bytes.indexOf('@@'), bytes.indexOf('@@') + 2);
    const result = readXml(bytes);
    assert.deepEqual(result.resources.map(({ identifier }) => identifier), ['a']);
    assert.deepEqual(told(result), ['- text.invalid-utf8']);
  });

  it('refuses a file with a document type or an entity as a whole', () => {
    const result = readXml(`<!DOCTYPE c [<!ENTITY x "y">]>\n<c>${record()}</c>`);
    assert.deepEqual([result.resources, told(result)], [[], ['- xml.declaration']]);
  });

  it('reports ten megabytes of nonsense in little time and few words', () => {
    for (const piece of ['<resource>', '<resource><title>', '<!-- ', '<a b="', '&lt;', '<resource/>\n']) {
      const result = readXml(`<c>${piece.repeat(10_000_000 / piece.length)}`);
      assert.equal(result.resources.length, 0);
      assert.ok(result.findings.length <= 1002);
      assert.equal(told(result).includes('- catalogue.given-up'), piece.includes('/>'));
    }
  });
});

describe('lecturers', () => {
  it('[RES-09] reads the examples of the standard', () => {
    assert.deepEqual(parseLecturers('主讲人：朱新'), { label: '主讲人', people: [{ name: '朱新', ethnicGroup: null }] });
    assert.deepEqual(parseLecturers('主讲人：(藏族)班班多杰')?.people, [{ name: '班班多杰', ethnicGroup: '藏族' }]);
    assert.deepEqual(parseLecturers('主讲人:张建华;朱新；（藏族）班班多杰')?.people.map(({ name }) => name), ['张建华', '朱新', '班班多杰']);
    assert.deepEqual(parseLecturers('买买提·艾力;𬱖㛃;ཚེ་རིང་སྒྲོལ་མ')?.people.map(({ name }) => name), ['买买提·艾力', '𬱖㛃', 'ཚེ་རིང་སྒྲོལ་མ']);
  });

  it('writes what it reads, with ASCII semicolons', () => {
    const plain = { noNullPrototype: true };
    const name = fc.constantFrom('朱新', '欧阳明月', '买买提·艾力', '陈𠮷', 'ཚེ་རིང་སྒྲོལ་མ', 'Anna Smith', 'مەمەت ئەلى');
    const person = fc.record({ name, ethnicGroup: fc.constantFrom(null, '藏族', '维吾尔族') }, plain);
    const lecturers = fc.record({ label: fc.constantFrom(null, '主讲人', '主讲教师'), people: fc.array(person, { minLength: 1, maxLength: 6 }) }, plain);
    fc.assert(
      fc.property(lecturers, (value) => {
        const written = formatLecturers(value);
        assert.deepEqual(parseLecturers(written), value);
        assert.equal(written.includes('；'), false);
      }),
    );
  });

  it('never throws, whatever is written', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      parseLecturers(text);
    }));
  });
});

describe('directories', () => {
  it('[RES-08] accept any element names when each node says what it is called', () => {
    const items = parseToc('<?xml version="1.0"?><book><part name="第一章" duration="00:10:00" ref="1.mp4"><sec><title>第一节</title></sec><sec>第二节</sec></part></book>');
    assert.deepEqual(items, [
      { title: '第一章', duration: 600, ref: '1.mp4', children: [
        { title: '第一节', duration: null, ref: null, children: [] },
        { title: '第二节', duration: null, ref: null, children: [] },
      ] },
    ]);
  });

  it('[RES-08] go eight levels deep and no deeper, and 500 nodes are nothing', () => {
    const nested = (levels: number): string => `<c>${'<i title="x">'.repeat(levels)}${'</i>'.repeat(levels)}</c>`;
    assert.ok(Array.isArray(parseToc(nested(8))));
    const tooDeep = parseToc(nested(9));
    assert.equal(!Array.isArray(tooDeep) && tooDeep.rule, 'xml.too-deep');
    const wide = parseToc(`<c>${'<i title="x"/>'.repeat(500)}</c>`);
    assert.equal(Array.isArray(wide) && wide.length, 500);
  });

  it('keep the delivered string for handing on', () => {
    const source = '<目录><章 title="甲 &amp; 乙"/></目录>';
    const { resources } = read(record({ toc: source }));
    assert.deepEqual([resources[0]?.toc?.source, resources[0]?.toc?.items[0]?.title], [source, '甲 & 乙']);
  });
});

describe('addresses', () => {
  it('are public and safe', () => {
    for (const address of ['https://resources.example/a', 'https://例子.example/课']) assert.equal(isPublicHttps(address), true, address);
    for (const address of ['http://a.example/', 'https://localhost/', 'https://127.0.0.1/', 'https://2130706433/', 'https://0x7f.1/', 'https://[::1]/', 'https://user:pass@a.example/', 'https://a.internal/', 'https://intranet/', 'javascript:1', 'https://a.example/ x']) {
      assert.equal(isPublicHttps(address), false, address);
    }
    for (const path of ['', '/etc/passwd', '../a', 'a/../b', 'a\\b', 'C:/a', 'a//b', './a', 'a\0b']) assert.equal(isSafePath(path), false, path);
  });
});

describe('profiles', () => {
  it('change what is asked for without a line of code', () => {
    const field = { key: 'hours', label: { 'zh-CN': '学时', en: 'Hours' }, required: true, format: { kind: 'number', step: 0.5, min: 0.5 }, evidence: 'own' };
    const profile = parseProfile({ id: 'host', extends: 'standard', fields: [field] });
    assert.deepEqual(told(read(record(), profile)), ['hours catalogue.field.required']);
    assert.equal(read(record({ hours: '16' }), profile).resources[0]?.extra['hours'], '16');
    assert.throws(() => parseProfile({ id: 'host', fields: 'all' }));
  });

  it('may come with the delivery, and only add to the standard', () => {
    const deliver = (profile: unknown) => {
      const xml = new Map([['c.xml', new TextEncoder().encode(`<c>${record()}</c>`)]]);
      const bytes = new TextEncoder().encode(typeof profile === 'string' ? profile : JSON.stringify(profile));
      return readCatalogue({ xml, files: packageOf(FILES), profile: bytes }, { now: NOW });
    };
    const field = { key: 'hours', label: { 'zh-CN': '学时', en: 'Hours' }, required: true, format: { kind: 'number', step: 0.5, min: 0.5 }, evidence: 'own' };
    assert.deepEqual(told(deliver({ id: 'county', extends: 'standard', fields: [field] })), ['hours catalogue.field.required']);
    const pattern = { ...field, format: { kind: 'text', pattern: '(' } };
    for (const broken of ['{', {}, { id: 'county', record: 'resource', fields: [] }, { id: 'county', extends: 'standard', fields: [pattern] }]) {
      const { resources, findings } = deliver(broken);
      assert.deepEqual([resources, findings.map(({ file, rule }) => `${file} ${rule}`)], [[], ['profile.json catalogue.profile']]);
    }
  });
});

describe('the demo catalogue', () => {
  const folder = (path: string): string => fileURLToPath(new URL(`../../../demo/${path}`, import.meta.url));

  it('holds more than 2,000 resources, all of them in order', async () => {
    const delivery = await loadCatalogueDirectory(folder('county/catalogue'), { media: folder('media/files') });
    const { resources, findings } = readCatalogue(delivery);
    assert.deepEqual(findings, []);
    assert.ok(resources.length > 2000);
    const playable = resources.filter(({ files }) => files.length > 0);
    assert.deepEqual(playable.map(({ identifier }) => identifier), [1, 2, 3, 4, 5, 6, 7].map((number) => `yl-lesson-00${number}`));
    const elsewhere = resources.filter(({ url }) => url !== null);
    assert.ok(elsewhere.every(({ url }) => url?.startsWith('https://resources.example/')));
    const titles = new Set(resources.map(({ title, grade, subject }) => `${title} ${grade} ${subject}`));
    assert.ok(titles.size / resources.length > 0.99);
  });
});
