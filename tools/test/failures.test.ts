import assert from 'node:assert/strict';
import { test } from 'node:test';
import { failureLines } from './failures.ts';
import type { TestResult } from './results.ts';

const failed = (title: string, reason: string, more: Partial<TestResult> = {}): TestResult => ({ suite: 'service', file: 'rights.test.ts', title, outcome: 'failed', reason, ...more });
const cells = (count: number, reason: (place: number) => string) => Array.from({ length: count }, (_, place) => failed(`cell ${place}`, reason(place)));

test('a hook that takes a thousand tests with it stands out, and they are counted', () => {
  const cancelled = cells(1500, () => 'test did not finish before its parent and was cancelled');
  assert.deepEqual(failureLines([...cancelled, failed('before', 'no such table')]), [
    '✗ service: rights.test.ts — before (no such table)',
    '… service — rights.test.ts: 1500 were cancelled',
  ]);
});

test('of many failures of a file the first five reasons are told, each once', () => {
  const lines = failureLines([...cells(2, () => 'the same'), ...cells(8, (place) => `not ${place}`)]);
  assert.equal(lines.length, 6);
  assert.deepEqual(lines.slice(-2), ['✗ service: rights.test.ts — cell 3 (not 3)', '… service — rights.test.ts: 5 more failed']);
});

test('each file is told of, in each engine, and what has no reason by its name', () => {
  const plays = { file: 'player.test.ts', engine: 'Firefox' };
  const checks = ['eslint', 'stylelint'].map((title): TestResult => ({ suite: 'lint', file: '', title, outcome: 'failed' }));
  const others = [failed('plays', 'no film', plays), failed('plays', 'no film', { ...plays, engine: 'Chrome' }), failed('stops', '', { ...plays, outcome: 'passed' })];
  assert.deepEqual(failureLines([...checks, ...others]), [
    '✗ lint: eslint', '✗ lint: stylelint', '✗ service: Firefox — player.test.ts — plays (no film)', '✗ service: Chrome — player.test.ts — plays (no film)',
  ]);
});
