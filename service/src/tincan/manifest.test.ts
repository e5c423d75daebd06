/** `tincan.xml` as units to launch, and packages that lie. */
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { readPackage } from '../cmi5/package.ts';
import { unitsOf } from '../cmi5/structure.ts';
import { zipFile } from '../testing/zip.ts';
import { parseTincan } from './manifest.ts';

const course = 'http://adlnet.gov/expapi/activities/course';
const tincan = (inner: string): string => `<?xml version="1.0" encoding="utf-8"?><tincan xmlns="http://projecttincan.com/tincan.xsd"><activities>${inner}</activities></tincan>`;
const activity = (id: string, inner: string, type = 'http://adlnet.gov/expapi/activities/module'): string => `<activity id="http://vendor.example/${id}" type="${type}">${inner}</activity>`;
const launch = (address = 'index.html'): string => `<launch lang="zh-CN">${address}</launch>`;

describe('tincan.xml', () => {
  it('is a course: activities with a launch are its units, in their order, with names and descriptions by language', () => {
    const read = parseTincan(
      tincan(
        activity('course', '<name lang="zh-CN">分数</name><name lang="en-US">Fractions</name><description lang="zh-CN">折纸</description>', course) +
          activity('one', '<name lang="zh-CN">第一关</name><name lang="en-US">Level one</name><description>折一折</description><launch lang="en-US">en/index.html</launch><launch lang="zh-CN">zh/index.html?level=1</launch>') +
          activity('quiz', '<name>题目</name>', 'http://adlnet.gov/expapi/activities/cmi.interaction') +
          activity('two', launch('two.html')),
      ),
    );
    assert.deepEqual([read.runtime, read.id, read.title, read.description], ['tincan', 'http://vendor.example/course', { 'zh-CN': '分数', 'en-US': 'Fractions' }, { 'zh-CN': '折纸' }]);
    assert.deepEqual(
      unitsOf(read.children).map(({ id, title, description, url, moveOn, masteryScore }) => [id, title, description, url, moveOn, masteryScore]),
      [
        ['http://vendor.example/one', { 'zh-CN': '第一关', 'en-US': 'Level one' }, { und: '折一折' }, 'zh/index.html?level=1', 'CompletedOrPassed', null],
        ['http://vendor.example/two', { und: 'http://vendor.example/two' }, {}, 'two.html', 'CompletedOrPassed', null],
      ],
    );
    assert.equal(unitsOf(read.children)[0]?.activityType, 'http://adlnet.gov/expapi/activities/module');
  });

  it('of one activity is a course of one unit with the name of both; a language that is none is left out', () => {
    const read = parseTincan(tincan(activity('only', `<name lang="no such">圆</name>${launch()}`, course)));
    assert.deepEqual([read.title, unitsOf(read.children).map(({ title }) => title)], [{ und: '圆' }, [{ und: '圆' }]]);
  });

  it('that lies is refused with what is wrong with it, and by which part of the format', () => {
    const one = (address: string): string => tincan(activity('a', launch(address)));
    const refused: [string, RegExp][] = [
      ['not xml', /tincan\.xml, line 1: .*\(tincan\.xml xml\)/],
      [`<!DOCTYPE tincan [<!ENTITY x SYSTEM "file:///etc/passwd">]>${one('index.html')}`, /xml\.declaration \(tincan\.xml xml\)/],
      [tincan('<activity>&lol;</activity>'), /xml\.entity/],
      [tincan('<x>'.repeat(40) + '</x>'.repeat(40)), /xml\.too-deep/],
      ['<manifest/>', /another element than <tincan>/],
      [tincan(''), /nothing in the package can be opened \(tincan\.xml launch\)/],
      [tincan(activity('a', '<name>题目</name>')), /nothing in the package can be opened/],
      [tincan(activity('a', launch()) + activity('a', launch())), /two activities http:\/\/vendor\.example\/a \(tincan\.xml activity id\)/],
      [tincan(`<activity id="course_1">${launch()}</activity>`), /“course_1” of tincan\.xml is not an absolute IRI/],
      [tincan(`<activity>${launch()}</activity>`), /“” of tincan\.xml is not an absolute IRI/],
      [tincan(activity('x', '<name/>').repeat(5001)), /more than 5000 activities/],
      ...['https://elsewhere.example/a.html', '//elsewhere.example/a.html', '\\\\elsewhere.example\\a.html', 'javascript:alert(1)', 'java\tscript:alert(1)', 'data:text/html,x', '../../outside.html', '%2e%2e/other/index.html', '..\\other\\index.html', '/xapi/about', '']
        .map((address): [string, RegExp] => [one(address), /http:\/\/vendor\.example\/a launches “.*”, which is not a file of the package \(tincan\.xml launch\)/s]),
      [tincan(activity('a', `${launch()}<launch lang="en">https://elsewhere.example/</launch>`)), /launches “https:\/\/elsewhere\.example\/”/],
    ];
    for (const [text, what] of refused) assert.throws(() => parseTincan(text), { name: 'CourseError', message: what }, text.slice(0, 200));
  });
});

describe('a zip with a tincan.xml', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'learning-space-tincan-'));
  });
  after(() => rmSync(folder, { recursive: true }));
  const good = tincan(activity('a', launch('第一关/one.html?level=1')));

  it('is unpacked whole', async () => {
    const out = join(folder, 'out');
    const read = await readPackage(await zipFile(folder, { 'tincan.xml': good, '第一关/one.html': '<p>' }), out);
    assert.deepEqual([read.runtime, readdirSync(out).sort()], ['tincan', ['tincan.xml', '第一关']]);
  });

  it('keeps the rules of every zip, and leaves nothing behind', async () => {
    const out = join(folder, 'refused');
    const refused: [Record<string, string>, RegExp][] = [
      [{ 'tincan.xml': good }, /lacks “第一关\/one\.html\?level=1” of http:\/\/vendor\.example\/a/],
      [{ 'tincan.xml': good, '第一关/one.html': '', '../outside.html': '' }, /“\.\.\/outside\.html” that leads out of it/],
      [{ 'tincan.xml': good, '第一关/one.html': '', '..\\outside.html': '' }, /that leads out of it/],
      [{ 'tincan.xml': good, '第一关/one.html': '', 'bomb.txt': '0'.repeat(20_000_000) }, /“bomb\.txt” would be 20000000 bytes/],
      [{ 'tincan.xml': tincan(activity('a', launch('%zz.html'))), 'index.html': '' }, /lacks “%zz\.html”/],
      [{ 'course/tincan.xml': good, '第一关/one.html': '' }, /nor a tincan\.xml, nor an h5p\.json in its root/],
    ];
    for (const [files, what] of refused) await assert.rejects(readPackage(await zipFile(folder, files), out), { name: 'CourseError', message: what });
    assert.deepEqual([existsSync(out), existsSync(`${out}.part`), existsSync(join(folder, 'outside.html'))], [false, false, false]);
  });
});
