/** Records name people by cards (vCard). Who somebody is stays; how to reach them does not, since everybody reads what is kept beside the fields. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TextReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';
import { packageOf } from '../catalogue/package.ts';
import { standardProfile } from '../catalogue/profile.ts';
import { readCatalogue } from '../catalogue/read-catalogue.ts';
import type { Catalogue } from '../catalogue/types.ts';
import { texts } from '../http/language.ts';
import { readDc } from '../oai/dc-read.ts';
import { Findings } from '../reading/finding.ts';
import { isProblem, parseXml } from '../reading/xml.ts';
import { judgeForeign } from './fields.ts';
import { readDelivery } from './read-delivery.ts';

const now = new Date('2026-11-20T00:00:00Z');
const bytesOf = (text: string) => new TextEncoder().encode(text);
const contact = 'catalogue.extra.contact';
/** None of it may be anywhere in what is kept or told. */
const secret = /wanglan@|1390871|幸福路|1980-05-06|a2V5a2V5|25\.04|wanglan-home/;
const lines = [
  'BEGIN:VCARD', 'VERSION:3.0', 'FN:王兰', 'N:兰;王;;;', 'ORG:云岭一小', 'TITLE:教研组长', 'item1.EMAIL;TYPE=work:wanglan@example.org', 'TEL;TYPE=CELL:13908710000', 'ADR;TYPE=HOME:;;幸福路', ' 8 号 1390871', 'LABEL:幸福路 8 号',
  'GEO:25.04;102.71', 'BDAY:1980-05-06', 'PHOTO;ENCODING=b:AAAA', ' a2V5a2V5', 'KEY:a2V5a2V5', 'URL:https://wanglan-home.example.org', 'X-WECHAT:1390871', 'ROLE:审核', 'END:VCARD',
];
const plain = lines.join('\n');
const contribute = (entity: string, role = 'editor') => `<lifeCycle><contribute><role><value>${role}</value></role><entity>${entity}</entity><date><dateTime>2020-01-02</dateTime></date></contribute></lifeCycle>`;
const lomOf = (inner: string) => bytesOf(`<lom><general><identifier><entry>a</entry></identifier><title><string>A</string></title></general><technical><location>https://a.example.org/</location></technical>${inner}</lom>`);
const read = (bytes: Uint8Array): Promise<Catalogue> => readDelivery('x', bytes, '某馆', now);

async function cartridge(metadata: string): Promise<Uint8Array> {
  const zip = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false });
  await zip.add('imsmanifest.xml', new TextReader(`<manifest><organizations/><resources><resource identifier="a" type="imswl_xmlv1p3"><metadata>${metadata}</metadata><file href="a.xml"/></resource></resources></manifest>`));
  await zip.add('a.xml', new TextReader('<webLink><title>A</title><url href="https://a.example.org/"/></webLink>'));
  return zip.close();
}

function dublinCore(creator: string): Catalogue {
  const findings = new Findings();
  const record = parseXml(`<dc><title>A</title><identifier>https://a.example.org/</identifier><creator>${creator}</creator></dc>`, 16);
  assert.ok(!isProblem(record));
  return { resources: judgeForeign('x', [readDc(record, 1, 'a')], findings, '某馆', now), findings: findings.list() };
}

function notice(card: string): Catalogue {
  const words = '<identifier>a</identifier><title>A</title><type>A01</type><description>讲清几分之一的一课。</description><provider>某馆</provider><rightsHolder>某馆</rightsHolder><lecturers>王兰</lecturers><cover>https://a.example.org/a.jpg</cover><url>https://a.example.org/</url>';
  return readCatalogue({ xml: new Map([['c.xml', bytesOf(`<catalogue><resource>${words}<联系人>${card}</联系人></resource></catalogue>`)]]), files: packageOf(new Map()), profile: null }, { now, profile: standardProfile });
}

describe('a card of somebody', () => {
  const places: readonly (readonly [where: string, make: () => Catalogue | Promise<Catalogue>])[] = [
    ['who helped to make it', () => read(lomOf(contribute(plain)))],
    ['who made it', () => read(lomOf(contribute(plain, 'author')))],
    ['its publisher', () => read(lomOf(contribute(plain, 'publisher')))],
    ['who looked at it', () => read(lomOf(`<metaMetadata>${contribute(plain, 'validator').replace(/<\/?lifeCycle>/g, '')}</metaMetadata>`))],
    ['who remarked something', () => read(lomOf(`<annotation><entity>${plain}</entity><description><string>好</string></description></annotation>`))],
    ['one of several', () => read(lomOf(contribute('李老师').replace('</entity>', `</entity><entity>${plain}</entity><entity>${plain}</entity>`)))],
    ['with its lines set in', () => read(lomOf(contribute(`\n    ${lines.filter((line) => !line.startsWith(' ')).join('\n    ')}\n`)))],
    ['on one line', () => read(lomOf(contribute(lines.filter((line) => !line.startsWith(' ')).join(' '))))],
    ['with signs for its lines', () => read(lomOf(contribute(lines.filter((line) => !line.startsWith(' ')).join('\\n'))))],
    ['that does not end', () => read(lomOf(contribute(plain.replace('END:VCARD', ''))))],
    ['in a card', () => read(lomOf(contribute(plain.replace('ROLE:', `AGENT:${plain}\nROLE:`))))],
    ['in small letters', () => read(lomOf(contribute(plain.replace('BEGIN:VCARD', 'begin:vcard').replace('item1.EMAIL', 'email').replace('TEL', 'tel'))))],
    ['in the metadata of a cartridge', async () => read(await cartridge(`<lom>${contribute(plain)}</lom>`))],
    ['in a field of ours', () => read(lomOf(`<field name="联系人">${plain}</field>`))],
    ['in schema.org', () => read(bytesOf(JSON.stringify({ '@type': 'LearningResource', identifier: 'a', name: 'A', url: 'https://a.example.org/', contributor: plain })))],
    ['in Dublin Core', () => dublinCore(plain)],
    ['in the collection notice', () => notice(plain)],
  ];
  for (const [where, make] of places) {
    it(`${where}: stays with name, place and role, without how to reach them, and that is told once`, async () => {
      const { resources, findings } = await make();
      const [row = assert.fail(JSON.stringify(findings))] = resources;
      const kept = JSON.stringify(row);
      assert.doesNotMatch(kept, secret);
      for (const word of ['王兰', '云岭一小', '教研组长', '审核']) assert.ok(kept.includes(word), `${word} in ${kept}`);
      const told = findings.filter(({ rule }) => rule === contact);
      assert.deepEqual(told.map(({ severity, value }) => [severity, value]), [['warning', undefined]]);
      for (const locale of ['en', 'zh-CN'] as const) assert.ok(texts[locale].findings[contact], 'in words');
    });
  }

  it('by properties of schema.org: stays with name and place, without how to reach them, and that is told once', async () => {
    const person = {
      '@type': 'Person', name: '王兰', jobTitle: '教研组长', affiliation: { name: '云岭一小', telephone: '13908710000', address: { streetAddress: '幸福路 8 号' } },
      email: 'wanglan@example.org', Telephone: ['13908710000', '13908710001'], birthDate: '1980-05-06', contactPoint: [{ contactType: '辅导', email: 'wanglan@example.org' }],
    };
    const { resources, findings } = await read(bytesOf(JSON.stringify({ '@type': 'LearningResource', identifier: 'a', name: 'A', url: 'https://a.example.org/', author: person, contributor: [person] })));
    const kept = JSON.stringify([resources, findings]);
    assert.doesNotMatch(kept, secret);
    for (const word of ['王兰', '云岭一小', '教研组长']) assert.ok(kept.includes(word), `${word} in ${kept}`);
    assert.equal(findings.filter(({ rule }) => rule === contact).length, 1);
  });

  it('that says no more than who somebody is stays as it came, and nothing is told', async () => {
    const card = 'BEGIN:VCARD\nVERSION:3.0\nFN:王兰\nORG:云岭一小\nEND:VCARD';
    const { resources, findings } = await read(lomOf(contribute(card)));
    assert.deepEqual([resources[0]?.extra['lom.lifeCycle.contribute'], findings.filter(({ rule }) => rule === contact)], [`editor ${card} 2020-01-02`, []]);
  });

  it('names whoever made it, also where the rest of the card is left out', async () => {
    const { resources } = await read(lomOf(contribute('BEGIN:VCARD\nVERSION:3.0\nFN:王兰\nN:王;兰;;;\nEMAIL:wanglan@example.org\nEND:VCARD', 'author')));
    assert.deepEqual([resources[0]?.lecturers.people.map(({ name }) => name), resources[0]?.extra['lom.lifeCycle.contribute']], [['王兰'], 'author 王兰']);
  });
});
