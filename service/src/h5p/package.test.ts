/** Packages of H5P: what they load, in which order, and those that lie or are hostile. */
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { keptUnits } from '../cmi5/launch.ts';
import { readPackage } from '../cmi5/package.ts';
import { unitsOf } from '../cmi5/structure.ts';
import { dependency, h5pFiles, libraryJson } from '../testing/h5p.ts';
import { zipFile } from '../testing/zip.ts';

describe('a package of H5P', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'learning-space-h5p-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  const taken = (): string => join(folder, 'taken');
  const take = async (files: Readonly<Record<string, string>>) => readPackage(await zipFile(folder, files), taken());
  const loading = (): unknown => JSON.parse(readFileSync(join(taken(), 'loading.json'), 'utf8'));

  it('is a course of one unit, with what it loads in the order in which one stands on the other', async () => {
    const course = await take(h5pFiles);
    assert.deepEqual([course.runtime, course.title], ['h5p', { 'zh-hans': '光合作用' }]);
    assert.deepEqual(unitsOf(course.children).map(({ url, moveOn }) => [url, moveOn]), [['h5p.json', 'CompletedOrPassed']]);
    assert.deepEqual(loading(), {
      title: '光合作用',
      language: 'zh-hans',
      library: 'LS.Ask 1.0',
      scripts: ['LS.Words-1.0/words.js', 'LS.Ask-1.0/ask.js', 'LS.Hint-1.0/hint.js'],
      styles: ['LS.Ask-1.0/ask.css'],
      libraries: { 'LS.Words 1.0': 'LS.Words-1.0', 'LS.Ask 1.0': 'LS.Ask-1.0', 'LS.Hint 1.0': 'LS.Hint-1.0' },
    });
  });

  it('is known again to the letter, and is another one when a word of its content, or a file, is', async () => {
    const [first, again] = [await take(h5pFiles), await take(h5pFiles)];
    const other = await take({ ...h5pFiles, 'content/content.json': '{"question":"植物吸收什么？"}' });
    assert.equal(first.id, again.id);
    assert.notEqual(first.id, other.id);
    const [library = ''] = Object.keys(h5pFiles).filter((name) => name.endsWith('.js'));
    const patched = await take({ ...h5pFiles, [library]: `${h5pFiles[library] ?? ''}\n// mended` });
    assert.notEqual(first.id, patched.id, 'a file of a library');
  });

  it('[RS-09] opens by the same page where it is kept on a machine', async () => {
    const units = keptUnits(await take(h5pFiles), { resourceId: 'r', origin: 'https://space.example', contentOrigin: 'https://content.example' });
    assert.deepEqual(units?.map(({ path }) => path), [`/frame/h5p/index.html?unit=${encodeURIComponent('/files/courses/r/h5p.json')}`]);
  });

  it('leaves out what tools put into it, and is taken under its own name, too', async () => {
    const file = await zipFile(folder, { ...h5pFiles, '.DS_Store': 'x', '__MACOSX/h5p.json': 'x', 'LS.Ask-1.0/.git/hook.exe': 'x' });
    const named = file.replace('.zip', '.h5p');
    renameSync(file, named);
    await readPackage(named, taken());
    assert.deepEqual(readdirSync(taken()).sort(), ['LS.Ask-1.0', 'LS.Hint-1.0', 'LS.Words-1.0', 'content', 'h5p.json', 'loading.json']);
    assert.equal(existsSync(join(taken(), 'LS.Ask-1.0', '.git')), false);
  });

  it('may name a part that it does not bring: that is said when it is shown', async () => {
    await take({ ...h5pFiles, 'content/content.json': '{"part":{"library":"H5P.Image 1.1"}}' });
    assert.ok(!JSON.stringify(loading()).includes('H5P.Image'));
  });

  it('that breaks a rule, or is hostile, is refused with the file and the rule, and nothing of it stays', async () => {
    rmSync(taken(), { recursive: true, force: true });
    const h5p = (more: object): string => JSON.stringify({ ...(JSON.parse(h5pFiles['h5p.json'] ?? '') as object), ...more });
    const without = (name: string): Record<string, string> => Object.fromEntries(Object.entries(h5pFiles).filter(([file]) => file !== name));
    const bad: [string, RegExp, Record<string, string>][] = [
      ['H5P h5p.json', /“h5p.json” is not JSON/, { ...h5pFiles, 'h5p.json': '{"title":' }],
      ['H5P h5p.json title', /“h5p.json”.*“title”/, { ...h5pFiles, 'h5p.json': h5p({ title: '  ' }) }],
      ['H5P h5p.json preloadedDependencies', /“h5p.json”/, { ...h5pFiles, 'h5p.json': h5p({ preloadedDependencies: [] }) }],
      ['H5P h5p.json mainLibrary', /LS\.Hint/, { ...h5pFiles, 'h5p.json': h5p({ mainLibrary: 'LS.Hint' }) }],
      ['H5P library.json runnable', /“LS.Words-1.0\/library.json”/, { ...h5pFiles, 'h5p.json': h5p({ mainLibrary: 'LS.Words' }) }],
      ['H5P content/content.json', /lacks “content\/content.json”/, without('content/content.json')],
      ['H5P content/content.json', /is not JSON/, { ...h5pFiles, 'content/content.json': '<p>' }],
      ['H5P content/content.json', /is not JSON/, { ...h5pFiles, 'content/content.json': '['.repeat(2_000_000) }],
      ['H5P library.json', /folder “LS.Words-1.0” has no library.json/, without('LS.Words-1.0/library.json')],
      ['H5P library.json majorVersion', /“LS.Words-1.0\/library.json”.*“majorVersion”/, { ...h5pFiles, 'LS.Words-1.0/library.json': libraryJson('LS.Words', { majorVersion: -1 }) }],
      ['H5P library.json machineName', /“LS.Words-1.0\/library.json” describes LS.Other-1.0/, { ...h5pFiles, 'LS.Words-1.0/library.json': libraryJson('LS.Other') }],
      ['H5P library.json machineName', /“LS.Words\/library.json”|“LS.Words-1.0\/library.json”/, { ...h5pFiles, 'LS.Words/library.json': libraryJson('LS.Words') }],
      ['H5P library.json coreApi', /“LS.Words-1.0\/library.json” wants version 1\.99/, { ...h5pFiles, 'LS.Words-1.0/library.json': libraryJson('LS.Words', { coreApi: { majorVersion: 1, minorVersion: 99 } }) }],
      ['H5P library.json preloadedJs', /lacks “LS.Words-1.0\/words.js”/, without('LS.Words-1.0/words.js')],
      ['H5P library.json preloadedJs.0.path', /“LS.Words-1.0\/library.json”/, { ...h5pFiles, 'LS.Words-1.0/library.json': libraryJson('LS.Words', { preloadedJs: [{ path: '../LS.Ask-1.0/ask.js' }] }) }],
      ['H5P library.json preloadedJs.0.path', /“LS.Words-1.0\/library.json”/, { ...h5pFiles, 'LS.Words-1.0/library.json': libraryJson('LS.Words', { preloadedJs: [{ path: 'https://evil.example/x.js' }] }) }],
      ['H5P preloadedDependencies', /lacks the library LS.Absent-1.0, which “LS.Words-1.0\/library.json” needs/, { ...h5pFiles, 'LS.Words-1.0/library.json': libraryJson('LS.Words', { preloadedDependencies: [dependency('LS.Absent')] }) }],
      ['H5P preloadedDependencies', /lacks the library LS.Words-1.1/, { ...h5pFiles, 'h5p.json': h5p({ preloadedDependencies: [dependency('LS.Ask'), dependency('LS.Words', 1, 1)] }) }],
      ['H5P preloadedDependencies', /stands on itself: LS.Ask-1.0 → LS.Words-1.0 → LS.Ask-1.0/, { ...h5pFiles, 'LS.Words-1.0/library.json': libraryJson('LS.Words', { preloadedDependencies: [dependency('LS.Ask')] }) }],
      ['H5P Allowed File Extensions', /“content\/page.html”/, { ...h5pFiles, 'content/page.html': '<script>' }],
      ['H5P Allowed File Extensions', /“content\/images\/x.js”/, { ...h5pFiles, 'content/images/x.js': 'alert(1)' }],
      ['H5P Allowed File Extensions', /“LS.Ask-1.0\/shell.PHP”/, { ...h5pFiles, 'LS.Ask-1.0/shell.PHP': '<?php' }],
      ['H5P File Structure', /“run.js”/, { ...h5pFiles, 'run.js': '' }],
      ['14.1.0.0-1', /“..\/outside.json”/, { ...h5pFiles, '../outside.json': 'x' }],
      ['14.1.0.0-1', /“content\\..\\..\\outside.json”/, { ...h5pFiles, 'content\\..\\..\\outside.json': 'x' }],
      ['14.1.0.0-1', /“content\/bomb.txt” would be/, { ...h5pFiles, 'content/bomb.txt': '0'.repeat(20_000_000) }],
    ];
    for (const [requirement, message, files] of bad) {
      await assert.rejects(take(files), { requirement, message }, `${requirement} ${String(message)}`);
      assert.equal(existsSync(taken()), false, requirement);
    }
    assert.equal(existsSync(join(folder, 'outside.json')), false);
  });
});
