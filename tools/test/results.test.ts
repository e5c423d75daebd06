import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { lineOf, readResults, resultsEnvironment, withoutSkips } from './results.ts';

/** What the reporter records and shows of a file with these tests. */
function runOf(tests: string) {
  const folder = mkdtempSync(join(tmpdir(), 'ls-results-'));
  const [file, record] = [join(folder, 'some.test.mjs'), join(folder, 'results.jsonl')];
  writeFileSync(file, `import { describe, it } from 'node:test';\n${tests}`);
  const given = ['--test', `--test-reporter=${join(import.meta.dirname, 'node-reporter.ts')}`, file];
  // Node runs no tests inside of tests unless it takes itself for the outermost.
  const { NODE_TEST_CONTEXT: _context, ...environment } = process.env;
  const { stdout: shown } = spawnSync(process.execPath, given, { encoding: 'utf8', env: { ...environment, ...resultsEnvironment(record) } });
  const results = readResults(record);
  rmSync(folder, { recursive: true });
  return { results: results.map(({ title, outcome, reason }) => ({ title, outcome, reason })), shown };
}
const resultsOf = (tests: string) => runOf(tests).results;

test('records each test by its groups, and why it failed', () => {
  const results = resultsOf(`describe('a', () => { it('one', () => {}); it('two', () => { throw new Error('no'); }); });`);
  assert.deepEqual(results, [
    { title: 'a › one', outcome: 'passed', reason: undefined },
    { title: 'a › two', outcome: 'failed', reason: 'no' },
  ]);
});

test('a group that is skipped is recorded with its reason, and so is a test', () => {
  const results = resultsOf(`describe('in firefox', { skip: 'Firefox is not installed' }, () => { it('one', () => {}); }); it('two', { skip: true }, () => {});`);
  assert.deepEqual(results, [
    { title: 'in firefox', outcome: 'skipped', reason: 'Firefox is not installed' },
    { title: 'two', outcome: 'skipped', reason: undefined },
  ]);
});

test('in CI what was skipped has failed, and its line says why it was', () => {
  const result = { suite: 'e2e', file: 'a.test.ts', title: 'in firefox', outcome: 'skipped', reason: 'Firefox is not installed' } as const;
  const [strict] = withoutSkips([result]);
  assert.equal(strict?.outcome, 'failed');
  assert.equal(lineOf(result), 'e2e: a.test.ts — in firefox (Firefox is not installed)');
});

test('what one engine cannot do may be skipped there, and only where the title names it and why', () => {
  const outcomeOf = (title: string): string | undefined => withoutSkips([{ suite: 'components', file: 'a.test.ts', engine: 'WebKitGTK', title, outcome: 'skipped' }])[0]?.outcome;
  assert.equal(outcomeOf('a file › is a picture (not in WebKitGTK, which hangs with its page)'), 'skipped');
  assert.equal(outcomeOf('a file › is a picture'), 'failed');
  assert.equal(outcomeOf('a file › is a picture (not in Firefox, which hangs with its page)'), 'failed');
});

test('of a group whose hook breaks the report shows the hook and counts its tests', () => {
  const { results, shown } = runOf(`import { before } from 'node:test'; describe('a', () => { before(() => { throw new Error('no such table'); }); for (let one = 0; one < 30; one += 1) it('cell ' + one, () => {}); });`);
  assert.equal(results.length, 31);
  assert.equal(shown.match(/✗/gu)?.length, 1);
  assert.match(shown, /✗ .*: a\nError: no such table/u);
  assert.match(shown, /30 were cancelled\n0 passed, 31 failed/u);
});
