import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filesToRunAgain, withSecondRun } from './again.ts';
import type { TestResult } from './results.ts';

const result = (outcome: TestResult['outcome'], title = 'plays', more: Partial<TestResult> = {}): TestResult => ({
  suite: 'components', file: 'player.test.ts', engine: 'Firefox', title, outcome, ...more,
});

test('each file with a failure runs once more, in the engine it failed in', () => {
  const runs = filesToRunAgain([result('failed'), result('failed', 'stops'), result('passed', 'plays', { engine: 'Chrome' }), result('skipped', 'hears')]);
  assert.deepEqual(runs, [{ file: 'player.test.ts', engine: 'Firefox' }]);
});

test('nothing runs again when many files failed, or a suite broke as a whole', () => {
  const inFiles = (count: number) => Array.from({ length: count }, (_, place) => result('failed', 'plays', { file: `${place}.test.ts` }));
  assert.equal(filesToRunAgain(inFiles(6)).length, 6);
  assert.deepEqual(filesToRunAgain(inFiles(7)), []);
  const passed = Array.from({ length: 233 }, (_, place) => result('passed', 'plays', { file: `green-${place}.test.ts` }));
  assert.equal(filesToRunAgain([...passed, ...inFiles(8)]).length, 8, 'one in thirty of 241');
  assert.deepEqual(filesToRunAgain([...passed, ...inFiles(9)]), []);
  assert.deepEqual(filesToRunAgain([result('failed'), result('failed', 'ended with status 1', { file: '' })]), []);
});

test('what passes only the second time says so, and why it failed before', () => {
  const first = [result('failed', 'plays', { reason: 'does not play' }), result('passed', 'stops'), result('passed', 'plays', { engine: 'Chrome' })];
  const known = withSecondRun(first, { file: 'player.test.ts', engine: 'Firefox' }, [result('passed'), result('passed', 'stops')]);
  assert.deepEqual(known.filter(({ outcome }) => outcome === 'failed'), []);
  assert.deepEqual(known.filter(({ again }) => again), [result('passed', 'plays', { reason: 'does not play', again: true })]);
  assert.equal(known.length, 3);
});

test('what fails twice has failed, and so has what fails only alone', () => {
  const first = [result('failed'), result('passed', 'stops')];
  const known = withSecondRun(first, { file: 'player.test.ts', engine: 'Firefox' }, [result('failed'), result('failed', 'stops')]);
  assert.deepEqual(known.map(({ outcome, again }) => [outcome, again]), [['failed', undefined], ['failed', undefined]]);
});

test('a file that could not be loaded the first time keeps its place in the report', () => {
  const run = { file: 'player.test.ts', engine: 'Firefox' };
  const first = [result('failed', 'the test file', { reason: 'timed out' })];
  assert.deepEqual(withSecondRun(first, run, [result('passed')]).map(({ title, outcome, again }) => [title, outcome, again]), [
    ['plays', 'passed', undefined], ['the test file', 'passed', true],
  ]);
  assert.equal(withSecondRun(first, run, [result('failed')]).filter(({ outcome }) => outcome === 'failed').length, 2);
  assert.deepEqual(withSecondRun(first, run, []), first, 'a second run that tells of nothing proves nothing');
});
