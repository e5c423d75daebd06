import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestResult } from '../test/results.ts';
import { parseCatalogue, parseClaims } from './catalogue.ts';
import { idsIn, judge } from './judge.ts';

const row = (id: string) => ({ id, roles: ['all'], function: 'f', sees: 's', data: 'd', check: 'c', fit: 'C', evidence: ['seen'] });
const catalogue = parseCatalogue({ groups: { PS: 'space' }, functions: [row('PS-01'), row('PS-02')] });
const claim = { elements: ['space'], demo: ['/'], states: ['ready'], events: ['ls-move'], tests: ['components/space/space.test.ts'], keyboard: '[PS-01] one space', pointer: { none: 'only shown' }, forbidden: { none: 'everybody may' } };
const house = { hasElement: (name: string) => name === 'space', hasStory: (_: string, state: string) => state === 'ready', hasEvent: (_: string, event: string) => event === 'ls-move', hasPage: (path: string) => path === '/' };
const result = (title: string, outcome: TestResult['outcome'] = 'passed', engine = 'Chromium'): TestResult =>
  ({ suite: 'components', file: 'components/space/space.test.ts', title, outcome, engine });

const problemsOf = (id: string, claims: unknown, results: readonly TestResult[]) =>
  judge(catalogue, parseClaims(claims), results, house).find((verdict) => verdict.id === id);

test('reads one or several ids out of a title, and only those', () => {
  assert.deepEqual(idsIn('space › [PS-01, PS-02] shows one [space]'), ['PS-01', 'PS-02']);
});

test('a claim with a passing test that names it is shown; without a claim it stays open', () => {
  assert.equal(problemsOf('PS-01', { 'PS-01': claim }, [result('[PS-01] one space')])?.status, 'shown');
  assert.equal(problemsOf('PS-02', { 'PS-01': claim }, [result('[PS-01] one space')])?.status, 'open');
});

test('a claim fails when its test failed in one engine, was skipped, did not run, or is elsewhere', () => {
  const fails = (results: readonly TestResult[], changed: object = {}) =>
    assert.equal(problemsOf('PS-01', { 'PS-01': { ...claim, ...changed } }, results)?.status, 'failed');
  const passing = result('[PS-01] one space');
  fails([passing, result('[PS-01] one space', 'failed', 'Firefox')]);
  fails([result('[PS-01] one space', 'skipped')]);
  fails([]);
  fails([result('one space')]);
  fails([{ ...passing, file: 'components/player/player.test.ts' }]);
  fails([passing], { tests: [] });
  fails([passing], { elements: ['nowhere'] });
  fails([passing], { states: ['sleeping'] });
  fails([passing], { events: ['ls-mvoe'] });
  fails([passing], { demo: ['/nowhere'] });
});

test('a claim needs its keyboard, pointer and forbidden role: by tests of any suite that passed, or a reason', () => {
  const shown = result('[PS-01] one space');
  for (const side of ['keyboard', 'pointer', 'forbidden']) {
    const statusWith = (...results: readonly TestResult[]) => problemsOf('PS-01', { 'PS-01': { ...claim, [side]: 'by the other' } }, [shown, ...results]);
    const named: TestResult = { suite: 'service', file: 'service/x.test.ts', title: 'rights › by the other way', outcome: 'passed' };
    assert.deepEqual(statusWith()?.problems, [`${side}: no test called “by the other” ran`]);
    assert.equal(statusWith(named)?.status, 'shown');
    assert.equal(statusWith(named, { ...named, outcome: 'failed' })?.status, 'failed');
    assert.equal(statusWith({ ...named, outcome: 'skipped' })?.status, 'failed');
    for (const wrong of [undefined, '', ' ', {}, { none: '' }, ['by the other'], null]) {
      assert.throws(() => parseClaims({ 'PS-01': { ...claim, [side]: wrong } }), new RegExp(`PS-01.*${side}`), `${side} ${JSON.stringify(wrong)}`);
    }
  }
});

test('an id that the catalogue does not have is a mistake, in a claim and in a title', () => {
  assert.equal(problemsOf('PS-99', { 'PS-99': claim }, [result('[PS-99] more')])?.status, 'failed');
  assert.equal(problemsOf('PS-98', {}, [result('[PS-98] more')])?.status, 'failed');
});

test('a catalogue with a row of no group or an id twice is refused, and so is a claim without its lists', () => {
  assert.throws(() => parseCatalogue({ groups: { PS: 'space' }, functions: [row('X-01')] }), /X-01/);
  assert.throws(() => parseCatalogue({ groups: { PS: 'space' }, functions: [row('PS-01'), row('PS-01')] }), /PS-01/);
  assert.throws(() => parseClaims({ 'PS-01': { elements: [] } }), /PS-01/);
});
