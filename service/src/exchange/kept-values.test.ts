/**
 * Nothing that a record says is dropped: each value of a full record of any format, whatever stands in it, is found in the resource
 * afterwards, as a field or beside the fields, and again in what the next platform reads of it.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TextReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';
import fc from 'fast-check';
import { packageOf } from '../catalogue/package.ts';
import { standardProfile } from '../catalogue/profile.ts';
import { readCatalogue } from '../catalogue/read-catalogue.ts';
import type { ResourceRow } from '../catalogue/types.ts';
import { deliveredOf } from '../import/delivered.ts';
import { toDocument } from '../import/resource-document.ts';
import { readDc } from '../oai/dc-read.ts';
import { Findings } from '../reading/finding.ts';
import { isProblem, parseXml } from '../reading/xml.ts';
import { recordOf } from './exchange-record.ts';
import { judgeForeign } from './fields.ts';
import { readDelivery } from './read-delivery.ts';
import { writeDelivery } from './write-delivery.ts';

const now = new Date('2026-11-20T00:00:00Z');
const bytesOf = (text: string) => new TextEncoder().encode(text);

/** What stands in a record, chosen by a row of numbers, and every word of it that can be told from all others. */
class Making {
  readonly marks: string[] = [];
  readonly #choices: readonly number[];
  #at = 0;

  constructor(choices: readonly number[]) {
    this.#choices = choices;
  }

  mark = (around: (mark: string) => string = (mark) => mark): string => {
    // Letters alone: a name may have no figures.
    const mark = `q${[4096, 256, 16, 1].map((place) => 'abcdefghijklmnop'[Math.trunc(this.marks.length / place) % 16]).join('')}x`;
    this.marks.push(mark);
    return around(mark);
  };

  oneOf<Value>(...values: readonly [Value, ...Value[]]): Value {
    this.#at += 1;
    return values[(this.#choices[this.#at % this.#choices.length] ?? 0) % values.length] ?? values[0];
  }
}
const choices = fc.array(fc.nat(9999), { minLength: 61, maxLength: 61 });
const tried = (tell: (making: Making) => Promise<readonly ResourceRow[]>) =>
  fc.assert(
    fc.asyncProperty(choices, async (numbers) => {
      const making = new Making(numbers);
      const [row, ...others] = await tell(making);
      assert.ok(row, 'the record was refused');
      assert.deepEqual(others, []);
      holds(row, making.marks, 'in the resource');
      for (const format of ['records', 'lom', 'schema-org'] as const) holds(await passedOn(row, format), making.marks, `on another platform, as ${format}`);
    }),
    { numRuns: 40 },
  );

function holds(row: ResourceRow, marks: readonly string[], where: string): void {
  const said = JSON.stringify(row);
  assert.deepEqual(marks.filter((mark) => !said.includes(mark)), [], where);
  assert.ok(!said.includes(reached), 'but how to reach somebody, which everybody would read');
}

/** The resource as it is kept, written out and read by another. */
async function passedOn(row: ResourceRow, format: 'records' | 'lom' | 'schema-org'): Promise<ResourceRow> {
  const document = toDocument(row, { admittedBy: { id: 'county', name: '云岭县', level: 'county' }, addressOf: (path) => `/files/${path}` });
  const kept = recordOf({ id: 'r', document, delivered: deliveredOf(row), modified_at: '2026-01-01T00:00:00.000Z' }, 'https://space.example.edu.cn');
  const pieces: Uint8Array[] = [];
  for await (const piece of writeDelivery(format, 'all', [[kept]])) pieces.push(piece);
  const { resources, findings } = await readDelivery('x', Buffer.concat(pieces), '邻县', now);
  const [read = assert.fail(JSON.stringify(findings))] = resources;
  return read;
}

/** Names of elements with what stands in them: `*` for one to three of them, and a function for a text. */
interface Shape {
  readonly [name: string]: Shape | ((making: Making) => string);
}
const text = ({ mark }: Making) => mark();
const address = ({ mark }: Making) => mark((one) => `https://${one}.example.org/a`);

function xmlOf(shape: Shape, making: Making, attribute?: string): string {
  return Object.entries(shape)
    .flatMap(([key, inner]) => {
      const [name = '', many] = key.split('*');
      return Array.from({ length: many === undefined ? 1 : making.oneOf(1, 2, 3) }, () => {
        const said = attribute !== undefined && making.oneOf(true, false) ? ` ${attribute}="${making.mark()}"` : '';
        return `<${name}${said}>${typeof inner === 'function' ? inner(making) : xmlOf(inner, making, attribute)}</${name}>`;
      });
    })
    .join('');
}

const string: Shape = { 'string*': text };
const term = (...words: readonly string[]): Shape => ({
  source: (making) => making.oneOf<(one: Making) => string>(() => 'LOMv1.0', () => 'ls', text)(making),
  value: (making) => making.oneOf<(one: Making) => string>(text, ...words.map((word) => () => word))(making),
});
const date: Shape = { dateTime: (making) => making.mark((one) => `${one}${making.oneOf('', 'T10:00:00Z')}`), description: string };
const card = (...lines: readonly string[]) => ['BEGIN:VCARD', 'VERSION:3.0', ...lines, 'END:VCARD'].join('\n');
const reached = 'reached@example.org';
const entity = (making: Making) => making.oneOf<(one: Making) => string>(text, ({ mark }) => mark((name) => card(`FN:${name}`, `N:${name};;;;`)), ({ mark }) => card(`FN:${mark()}`, `N:${mark()};;;;`, `ORG:${mark()}`, `EMAIL:${reached}`), ({ mark }) => card(`N:${mark()};;;;`))(making);
const contribute: Shape = { role: term('author', 'Publisher', 'validator', 'content provider', 'editor'), 'entity*': entity, date };
const identifier: Shape = { catalog: text, entry: text };
/** All of IEEE 1484.12.3. */
const lom: Shape = {
  general: { 'identifier*': identifier, 'title*': string, 'language*': text, 'description*': string, 'keyword*': string, 'coverage*': string, structure: term(), aggregationLevel: term() },
  lifeCycle: { version: string, status: term(), 'contribute*': contribute, 'contribute**': contribute },
  metaMetadata: { 'identifier*': identifier, 'contribute*': contribute, 'metadataSchema*': text, language: text },
  technical: {
    'format*': text,
    size: text,
    'location*': address,
    'requirement*': { 'orComposite*': { type: term(), name: term(), minimumVersion: text, maximumVersion: text } },
    installationRemarks: string,
    otherPlatformRequirements: string,
    duration: { duration: text, description: string },
  },
  'educational*': {
    interactivityType: term(),
    'learningResourceType*': term(),
    interactivityLevel: term(),
    semanticDensity: term(),
    'intendedEndUserRole*': term('learner'),
    'context*': term(),
    'typicalAgeRange*': string,
    difficulty: term(),
    typicalLearningTime: { duration: text, description: string },
    'description*': string,
    'language*': text,
  },
  rights: { cost: term('no'), copyrightAndOtherRestrictions: term('yes'), 'description*': { 'string*': (making) => making.oneOf<(one: Making) => string>(text, ({ mark }) => `${mark()}\n${mark()}\n${mark()}`)(making) } },
  'relation*': { kind: term('cover', 'ispartof'), resource: { 'identifier*': identifier, 'description*': string } },
  'annotation*': { entity, date, description: string },
  'classification*': { purpose: term('discipline', 'educational objective'), 'taxonPath*': { source: string, 'taxon*': { id: text, entry: string } }, description: string, 'keyword*': string },
  'extension*': { a: text, 'b*': { c: text } },
};
/** Fields that a record says by our own names, beside the same in the words of LOM. */
const ownFields = (making: Making) =>
  ['duration', 'language', 'category', 'rightsHolder', 'created', 'lecturers'].map((name) => making.oneOf(() => '', () => `<ls:field name="${name}">${making.mark()}</ls:field>`)()).join('');

type Json = string | number | readonly Json[] | { readonly [name: string]: Json };
/** A value as JSON-LD allows it: words, several, or a thing that has a name and more. */
const json = (making: Making, type: string): Json =>
  making.oneOf<() => Json>(
    () => making.mark(),
    () => [making.mark(), making.mark()],
    () => ({ '@type': type, name: making.mark(), url: making.mark() }),
    () => [{ '@type': making.mark(), '@id': making.mark(), knows: { a: { b: [making.mark(), { c: making.mark() }] } } }, making.mark()],
  )();
const words = ['headline', 'description', 'abstract', 'publisher', 'provider', 'copyrightHolder', 'author', 'creator', 'thumbnailUrl', 'image', 'keywords', 'duration', 'timeRequired', 'encodingFormat', 'contentSize', 'inLanguage', 'license', 'version', 'audience', 'dateCreated', 'dateModified', 'creditText', 'sdPublisher', 'about', 'teaches', 'additionalType', 'hasPart', 'toString'];
function schemaOf(making: Making): Json {
  const { mark } = making;
  const given = words.filter(() => making.oneOf(true, true, false));
  return {
    '@context': 'https://schema.org',
    '@type': ['LearningResource', making.oneOf('VideoObject', 'AudioObject', 'Quiz'), mark()],
    '@id': mark(),
    identifier: making.oneOf<() => Json>(mark, () => ({ '@type': 'PropertyValue', propertyID: mark(), value: mark() }))(),
    name: making.oneOf<() => Json>(mark, () => [mark(), mark()])(),
    url: mark((one) => `https://${one}.example.org/`),
    contentUrl: [mark(), mark()],
    ...Object.fromEntries(given.map((name) => [name, json(making, making.oneOf('Organization', 'Person', 'Thing'))])),
    interactionStatistic: ['WatchAction', 'WatchAction', 'LikeAction'].map((action) => ({ '@type': 'InteractionCounter', interactionType: `https://schema.org/${action}`, userInteractionCount: mark() })),
    additionalProperty: ['title', 'audience', mark(), mark(), 'category', 'files', 'lecturers', 'duration', 'keywords', 'type', 'clicks'].map((name) => ({ '@type': 'PropertyValue', name, value: making.oneOf<() => Json>(mark, () => [mark(), mark()])(), unitText: mark() })),
  };
}

const dublinCore = ['title', 'creator', 'subject', 'description', 'publisher', 'contributor', 'date', 'type', 'format', 'identifier', 'source', 'language', 'relation', 'coverage', 'rights', 'audience', 'educationLevel'];
const dcShape: Shape = { ...Object.fromEntries(dublinCore.map((name) => [`dc:${name}*`, text])), 'dc:identifier**': address, 'dcterms:extent*': { 'x:a': text } };

/** A record of the collection notice in which all can come again, and everything has attributes that nobody knows. */
function seedOf(making: Making): string {
  const { mark } = making;
  const good: Readonly<Record<string, string>> = { identifier: mark(), title: mark(), type: 'A01', description: `${mark()}，讲清几分之一。`, provider: mark(), rightsHolder: mark(), lecturers: mark(), cover: mark((one) => `https://${one}.example.org/a.jpg`), stage: mark(), grade: mark(), subject: mark(), edition: mark(), volume: mark(), chapter: mark(), keywords: mark(), category: mark(), audience: mark(), licence: mark(), version: mark(), declaredType: mark() };
  const again = Object.keys(good).filter(() => making.oneOf(true, false));
  const fields = [...Object.entries(good), ...again.map((name) => [name, mark()] as const)];
  const file = (role: string) => `<file path="lesson.mp4" role="${role}" label="中文" sha256="${mark()}" width="${making.oneOf(() => '1280', mark)()}">${mark()}<note by="${mark()}">${mark()}</note></file>`;
  return [
    `<resource batch="${mark()}">`,
    ...fields.map(([name, words]) => `<${name} level="${mark()}">${words}</${name}>`),
    `<files from="${mark()}">${mark()}${file('video')}${file(making.oneOf(() => 'slides', mark)())}</files>`,
    xmlOf({ 'place*': { 'nr*': text, 'deep*': { er: text } }, 'field*': text }, making, 'name'),
    '</resource>',
  ].join('');
}

async function zipOf(files: Readonly<Record<string, string>>): Promise<Uint8Array> {
  const zip = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false });
  for (const [name, content] of Object.entries(files)) await zip.add(name, new TextReader(content));
  return zip.close();
}

const wrongless = async (bytes: Uint8Array): Promise<ResourceRow[]> => {
  const { resources, findings } = await readDelivery('x', bytes, '某馆', now);
  assert.deepEqual(findings.filter(({ severity }) => severity === 'error'), []);
  return resources;
};

describe('every value of a record', () => {
  it('[RS-04] is kept of LOM', () => tried((making) => wrongless(bytesOf(`<lom xmlns="http://ltsc.ieee.org/xsd/LOM">${xmlOf(lom, making, 'language')}${ownFields(making)}</lom>`))));

  it('[RS-04] is kept of schema.org', () => tried((making) => wrongless(bytesOf(JSON.stringify(schemaOf(making))))));

  it('[RS-04] is kept of Dublin Core', () =>
    tried((making) => {
      const record = parseXml(`<oai_dc:dc>${xmlOf(dcShape, making, 'xml:lang')}</oai_dc:dc>`, 16);
      assert.ok(!isProblem(record));
      return Promise.resolve(judgeForeign('x', [readDc(record, 1, making.mark())], new Findings(), '某馆', now));
    }));

  it('[RS-04] is kept of the collection notice', () =>
    tried((making) => {
      const delivery = { xml: new Map([['c.xml', bytesOf(`<catalogue>${seedOf(making)}</catalogue>`)]]), files: packageOf(new Map([['lesson.mp4', new Uint8Array(16)]])), profile: null };
      const { resources, findings } = readCatalogue(delivery, { now, profile: standardProfile });
      assert.deepEqual(findings.filter(({ severity }) => severity === 'error'), []);
      return Promise.resolve(resources);
    }));

  it('[RS-04] is kept of a Common Cartridge', () =>
    tried(async (making) => {
      const { mark } = making;
      const kind = making.oneOf('imswl_xmlv1p3', 'imsbasiclti_xmlv1p3');
      const resource = `<resource identifier="${mark()}" type="${kind}" intendeduse="${mark()}"><metadata>${xmlOf({ lom: { general: lom['general'] ?? text } }, making)}</metadata><file href="a.xml"/><dependency identifierref="${mark()}"/></resource>`;
      const item = `<item identifier="i"><title>${mark()}</title><item identifier="j" identifierref="${making.marks[0] ?? ''}"><title>${mark()}</title></item></item>`;
      const link = kind.startsWith('imswl')
        ? `<webLink><title>${mark()}</title><url href="${address(making)}" target="${mark()}" windowFeatures="${mark()}"/>${xmlOf({ 'extension*': { a: text } }, making, 'b')}</webLink>`
        : `<cartridge_basiclti_link><blti:title>${mark()}</blti:title><blti:description>${mark()}</blti:description><blti:launch_url>${address(making)}</blti:launch_url><blti:secure_launch_url>${address(making)}</blti:secure_launch_url><blti:icon>${mark()}</blti:icon><blti:custom><lticm:property name="${mark()}">${mark()}</lticm:property></blti:custom><blti:vendor><lticp:code>${mark()}</lticp:code><lticp:contact><lticp:name>${mark()}</lticp:name></lticp:contact></blti:vendor></cartridge_basiclti_link>`;
      const manifest = `<manifest><organizations><organization><item identifier="root">${item}</item></organization></organizations><resources>${resource}</resources></manifest>`;
      return wrongless(await zipOf({ 'imsmanifest.xml': manifest, 'a.xml': link }));
    }));
});

describe('more than anybody can read', () => {
  const many = 100_000;
  const list = (one: (index: number) => string) => Array.from({ length: many }, (_, index) => one(index)).join('');
  const lomOf = (inner: string) => `<lom><general><identifier><entry>a</entry></identifier><title><string>A</string></title></general><technical><location>https://a.example.org/</location></technical>${inner}</lom>`;
  const node = (more: object) => JSON.stringify({ '@type': 'LearningResource', identifier: 'a', name: 'A', url: 'https://a.example.org/', ...more });
  const numbers = Array.from({ length: many }, (_, index) => `v${index}`);
  const cases: readonly (readonly [name: string, rules: readonly string[], () => string])[] = [
    ['elements of LOM', ['catalogue.extra.many'], () => lomOf(list((index) => `<f${index}>x</f${index}>`))],
    ['values of one element of LOM', ['catalogue.extra.long'], () => lomOf(`<general>${list((index) => `<coverage><string>v${index}</string></coverage>`)}</general>`)],
    ['titles in LOM', ['catalogue.extra.long'], () => lomOf(`<general>${list((index) => `<title><string>v${index}</string></title>`)}</general>`)],
    ['contributors in LOM', ['catalogue.extra.long'], () => lomOf(`<lifeCycle>${list((index) => `<contribute><role><value>editor</value></role><entity>v${index}</entity></contribute>`)}</lifeCycle>`)],
    ['authors in LOM, who are named by a field, too', ['catalogue.extra.long', 'catalogue.extra.long'], () => lomOf(`<lifeCycle>${list((index) => `<contribute><role><value>author</value></role><entity>v${index}</entity></contribute>`)}</lifeCycle><field name="lecturers">${list((index) => `v${index};`)}</field>`)],
    ['identifiers in LOM', ['catalogue.extra.long', 'catalogue.extra.long'], () => lomOf(`<metaMetadata>${list((index) => `<identifier><catalog>ls</catalog><entry>v${index}</entry></identifier>`)}</metaMetadata><general>${list((index) => `<identifier><entry>v${index}</entry></identifier>`)}</general>`)],
    ['parts of a name in a card', ['catalogue.extra.long'], () => lomOf(`<lifeCycle><contribute><role><value>author</value></role><entity>${card(`FN:${'a'.repeat(1_000_000)}b`, `N:${'ab;'.repeat(330_000)}`)}</entity></contribute></lifeCycle>`)],
    ['lines of a card', ['catalogue.extra.contact'], () => lomOf(`<lifeCycle><contribute><role><value>author</value></role><entity>${card('FN:a', `EMAIL${';a '.repeat(300_000)}`, `NOTE:${' a.'.repeat(300_000)}`, 'BEGIN:VCARD '.repeat(30_000))}</entity></contribute></lifeCycle>`)],
    ['properties of schema.org', ['catalogue.extra.many'], () => node(Object.fromEntries(numbers.map((one) => [one, 'x'])))],
    ['values of one property of schema.org', ['catalogue.extra.long'], () => node({ teaches: numbers })],
    ['authors of schema.org', ['catalogue.lecturers', 'catalogue.extra.long'], () => node({ author: numbers.map((name) => ({ name: `<${name}>` })) })],
    ['additional properties of one name', ['catalogue.extra.long'], () => node({ additionalProperty: numbers.map((value) => ({ name: 'x', value })) })],
    ['titles in the collection notice', ['catalogue.extra.long', 'catalogue.field.twice'], () => `<c><resource><identifier>a</identifier><url>https://a.example.org/</url>${list((index) => `<title>v${index}</title>`)}</resource></c>`],
  ];
  for (const [name, rules, make] of cases) {
    it(`${name}: is bounded, and says so`, async () => {
      const begun = process.cpuUsage();
      const { resources, findings } = await readDelivery('x', bytesOf(make()), '某馆', now);
      const { user, system } = process.cpuUsage(begun);
      assert.ok(user + system < 20_000_000, 'no time that grows with its square');
      const [row = assert.fail(JSON.stringify(findings.slice(0, 3)))] = resources;
      assert.ok(Object.keys(row.extra).length <= 1000);
      assert.ok(Object.values(row.extra).every(({ length }) => length <= 10_000));
      const told = new Set(findings.map(({ rule }) => rule));
      for (const rule of rules) assert.ok(told.has(rule), `${rule} among ${[...told].join(', ')}`);
      assert.ok(findings.length <= 1002);
    });
  }

  it('what lies too deep in a record of schema.org is left out alone, and says so', async () => {
    const deep = `${'{"a":['.repeat(50_000)}${']}'.repeat(50_000)}`;
    const { resources, findings } = await readDelivery('x', bytesOf(`[${node({})},{"name":"B","identifier":"b","url":"https://a.example.org/","hasPart":{"name":"C"},"teaches":[{"name":"D"},${deep}]}]`), '某馆', now);
    assert.deepEqual(resources.map(({ title, extra }) => [title, extra]), [['A', {}], ['B', { 'schema.hasPart.name': 'C', 'schema.teaches.name': 'D' }]]);
    const [told, ...others] = findings.filter(({ rule }) => rule === 'xml.too-deep');
    assert.deepEqual([told?.field, told?.value, told?.severity, others], ['schema.teaches', 'B', 'warning', []]);
  });
});

describe('a field that the record says by our own name as well', () => {
  const schema = (more: object) => wrongless(bytesOf(JSON.stringify({ '@type': 'LearningResource', identifier: 'a', name: 'A', url: 'https://a.example.org/', ...more })));
  const property = (name: string, value: unknown) => ({ additionalProperty: [{ '@type': 'PropertyValue', name, value }] });

  it('leaves what the format says of it where that is another, though it be part of it', async () => {
    const cases = [
      [{ ...property('duration', '40 min'), duration: 'PT40M' }, 'schema.duration', 'PT40M'],
      [{ ...property('keywords', '光;影子'), keywords: '光,影' }, 'schema.keywords', '光,影'],
      [{ ...property('version', '1.10'), version: '1.1' }, 'schema.version', '1.1'],
      [{ ...property('lecturers', '王小明'), author: ['王小'] }, 'schema.author', '王小'],
      [{ ...property('clicks', '150'), interactionStatistic: [{ interactionType: 'WatchAction', userInteractionCount: 15 }] }, 'schema.interactionStatistic.userInteractionCount', '15'],
    ] as const;
    for (const [more, path, words] of cases) assert.equal((await schema(more))[0]?.extra[path], words, path);
    const [row] = await wrongless(bytesOf('<lom><general><identifier><entry>a</entry></identifier><title><string>A</string></title><language>bo</language></general><technical><location>https://a.example.org/</location><duration><duration>PT40M</duration></duration></technical><field name="duration">40 min</field><field name="language">zh-CN</field></lom>'));
    assert.deepEqual([row?.extra['lom.technical.duration.duration'], row?.extra['lom.general.language']], ['PT40M', 'bo']);
  });

  it('takes what says the same', async () => {
    const [row] = await schema({ ...property('duration', '00:40:00'), duration: 'PT40M', keywords: ['光', '影子'], version: '1.1', author: ['王小明'] });
    assert.deepEqual(row?.extra, {});
  });

  it('has all of its values under its name', async () => {
    const [row] = await schema({ additionalProperty: [{ name: 'audience', value: ['三年级', '四年级'] }, { name: '教室', value: ['一', '二'], unitText: '间' }] });
    assert.deepEqual([row?.audience, row?.extra], ['三年级', { 'audience#2': '四年级', 教室: '一\n二', 'schema.additionalProperty': '教室 间' }]);
  });

  it('of a cartridge keeps what its list calls a link, where that is part of the title', async () => {
    const files = {
      'imsmanifest.xml': '<manifest><organizations><organization><item identifier="i"><item identifier="j" identifierref="a"><title>分数</title></item></item></organization></organizations><resources><resource identifier="a" type="imswl_xmlv1p3"><file href="a.xml"/></resource></resources></manifest>',
      'a.xml': '<webLink><title>分数的初步认识</title><url href="https://a.example.org/"/></webLink>',
    };
    const [row] = await wrongless(await zipOf(files));
    assert.deepEqual([row?.title, row?.extra['cartridge.item']], ['分数的初步认识', '分数']);
  });
});
