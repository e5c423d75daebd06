/** Manifests of SCORM as units to launch, and those that lie. */
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';
import { unitsOf } from '../cmi5/structure.ts';
import { readPackage } from '../cmi5/package.ts';
import { parseManifest } from './manifest.ts';

const manifest = ({ items = '', resources = '', head = '', organizations = '' }): string =>
  `<?xml version="1.0"?><manifest identifier="M 1" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">${head}` +
  (organizations || `<organizations default="o"><organization identifier="o"><title>分数</title>${items}</organization></organizations>`) +
  `<resources>${resources}</resources></manifest>`;
const item = (id: string, more = '', inner = ''): string => `<item identifier="${id}" identifierref="r-${id}" ${more}><title>${id}</title>${inner}</item>`;
const resource = (id: string, href = `${id}.html`, more = ''): string => `<resource identifier="r-${id}" type="webcontent" adlcp:scormtype="sco" href="${href}" ${more}/>`;

describe('a SCORM manifest', () => {
  it('of 1.2 is read with chapters, marks, parameters and bases', () => {
    const course = parseManifest(
      manifest({
        head: '<metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>',
        items: `<item identifier="c"><title>第一章</title>${item('a', 'parameters="?x=1"', '<adlcp:masteryscore>80</adlcp:masteryscore><adlcp:datafromlms>d</adlcp:datafromlms>')}</item>${item('b')}`,
        resources: resource('a', 'a.html', 'xml:base="deep/"') + resource('b', 'b.html?y=2').replace('"r-b"', '"  r-b "'),
      }),
    );
    assert.equal(course.runtime, 'scorm12');
    assert.deepEqual(course.title, { und: '分数' });
    assert.deepEqual(unitsOf(course.children).map(({ url, masteryScore }) => [url, masteryScore]), [['deep/a.html?x=1', 0.8], ['b.html?y=2', null]]);
    assert.deepEqual(course.children.map(({ kind }) => kind), ['block', 'unit']);
    assert.deepEqual(JSON.parse(unitsOf(course.children)[0]?.launchParameters ?? ''), { asset: false, data: 'd' });
  });

  it('of 2004 is told by its version or its namespaces, whatever prefixes it has', () => {
    const sequencing = '<s:sequencing><s:objectives><s:primaryObjective satisfiedByMeasure="true"><s:minNormalizedMeasure>0.6</s:minNormalizedMeasure></s:primaryObjective></s:objectives></s:sequencing>';
    const course = parseManifest(manifest({ head: '<metadata><schemaversion>2004 4th Edition</schemaversion></metadata>', items: item('a', '', sequencing), resources: resource('a') }));
    assert.deepEqual([course.runtime, unitsOf(course.children)[0]?.masteryScore], ['scorm2004', 0.6]);
  });

  it('from a Windows machine is written and packed in GB 18030', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'learning-space-scorm-'));
    const word = Buffer.from('b9d8', 'hex');
    const [before = '', after = ''] = manifest({ items: item('a'), resources: resource('a', '@.html') }).replace('<?xml version="1.0"?>', '<?xml version="1.0" encoding="gb2312"?>').replace('分数', '').split('@');
    const pack = async (files: Record<string, Uint8Array>): Promise<string> => {
      const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false, useUnicodeFileNames: false, encodeText: (text) => (text === '关.html' ? Buffer.concat([word, Buffer.from('.html')]) : undefined) });
      for (const [name, content] of Object.entries(files)) await writer.add(name, new Uint8ArrayReader(content));
      const file = join(folder, 'package.zip');
      writeFileSync(file, await writer.close());
      return file;
    };
    const text = Buffer.concat([Buffer.from(before), word, Buffer.from(after)]);
    try {
      const course = await readPackage(await pack({ 'imsmanifest.xml': text, '关.html': Buffer.from('<p>') }), join(folder, 'out'));
      assert.deepEqual(unitsOf(course.children).map(({ url }) => url), ['关.html']);
      assert.deepEqual(readdirSync(join(folder, 'out')).sort(), ['imsmanifest.xml', '关.html']);
      const asUtf8 = Buffer.from(text.toString('latin1').replace('gb2312', 'utf-8'), 'latin1');
      await assert.rejects(readPackage(await pack({ 'imsmanifest.xml': asUtf8 }), join(folder, 'out')), /not written in the encoding that it names/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('that lies is refused with what is wrong with it', () => {
    const refused: [string, RegExp][] = [
      ['not xml', /imsmanifest.xml, line 1/],
      [`<!DOCTYPE manifest [<!ENTITY x SYSTEM "file:///etc/passwd">]>${manifest({})}`, /xml\.declaration/],
      [`<manifest>&lol;</manifest>`, /xml\.entity/],
      ['<course/>', /not a manifest/],
      [manifest({ organizations: '<organizations/>' }), /no organization/],
      [manifest({}), /no item/],
      [manifest({ items: item('a') }), /resource “r-a” that is not there/],
      [manifest({ items: item('a') + item('a'), resources: resource('a') }), /two items “a”/],
      [manifest({ items: item('a'), resources: resource('a') + resource('a') }), /two resources/],
      [manifest({ items: item('a'), resources: resource('a', '../../outside.html') }), /not a file of the package/],
      [manifest({ items: item('a'), resources: resource('a', 'javascript:alert(1)') }), /not a file of the package/],
      [manifest({ items: item('a'), resources: resource('a', 'java&#9;script:alert(1)') }), /not a file of the package/],
      [manifest({ items: item('a'), resources: resource('a', '%2e%2e/other/a.html') }), /not a file of the package/],
      [manifest({ items: item('a'), resources: resource('a', 'https://elsewhere.example/a.html') }), /not a file of the package/],
      [manifest({ items: item('a'), resources: resource('a', '') }), /not a file of the package/],
      [manifest({ items: '<item identifier="x"><title>x</title>'.repeat(80) + '</item>'.repeat(80) }), /too-deep/],
    ];
    for (const [text, what] of refused) assert.throws(() => parseManifest(text), { name: 'CourseError', message: what });
  });
});
