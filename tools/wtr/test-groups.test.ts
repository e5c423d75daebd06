import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testFiles, testGroups } from './test-groups.ts';

const engine = (name: string) => ({ name, type: name, startSession: () => Promise.reject(new Error(name)) }) as unknown as Parameters<typeof testGroups>[1][number];
const engines = ['Chrome', 'Firefox', 'WebKitGTK'].map(engine);
const groupsOf = (...files: string[]) => testGroups(files, engines).map(({ files: found, browsers = [] }) => [found, browsers.map(({ name }) => name)]);

test('a file runs in every engine, unless its name says that none can do it differently', () => {
  assert.deepEqual(groupsOf('a.test.ts', 'a.once.test.ts', 'b.test.ts'), [
    [['a.once.test.ts'], ['Chrome']],
    [['a.test.ts', 'b.test.ts'], ['Chrome', 'Firefox', 'WebKitGTK']],
  ]);
  assert.deepEqual(groupsOf('a.once.test.ts'), [[['a.once.test.ts'], ['Chrome']]]);
});

test('all files of the patterns are there, each once, and the longest begin, each in its group', () => {
  const found = testFiles(['test/stories/*.test.ts', 'components/base/**/*.test.ts', 'components/base/format.test.ts']);
  assert.deepEqual(
    testGroups(found, engines).map(({ files = [] }) => files[0]),
    ['test/stories/print.once.test.ts', 'test/stories/stories.test.ts'],
  );
  assert.equal(new Set(found).size, found.length);
  assert.ok(found.includes('components/base/format.test.ts'));
});
