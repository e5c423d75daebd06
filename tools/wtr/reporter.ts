import { join, relative } from 'node:path';
import type { Reporter, TestSession, TestSuiteResult } from '@web/test-runner-core';
import { reasonOf, recordResults, type TestResult } from '../test/results.ts';

const root = join(import.meta.dirname, '../..');

function resultsOf(session: TestSession): TestResult[] {
  const found: TestResult[] = [];
  const file = relative(root, session.testFile);
  const add = (title: string, outcome: TestResult['outcome'], message?: string, milliseconds?: number) =>
    found.push({
      suite: 'components', file, title, engine: session.browser.name, outcome,
      ...(milliseconds !== undefined && { seconds: milliseconds / 1000 }),
      ...(message !== undefined && { reason: reasonOf(message) }),
    });
  const walk = (suite: TestSuiteResult, above: string) => {
    for (const test of suite.tests) {
      add(`${above}${test.name}`, test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed', test.error?.message, test.duration);
    }
    for (const inner of suite.suites) walk(inner, `${above}${inner.name} › `);
  };
  if (session.testResults) walk(session.testResults, '');
  // A file that did not load, or logged an error outside of its tests, has failed as a whole.
  if (!session.passed && !found.some(({ outcome }) => outcome === 'failed')) add('the test file', 'failed', session.errors[0]?.message);
  return found;
}

/** Says at the end how many tests passed and failed, in words a script can read, and records each of them. */
export function plainReporter(): Reporter {
  return {
    onTestRunFinished({ sessions }) {
      const results = sessions.flatMap(resultsOf);
      const count = (outcome: TestResult['outcome']) =>
        results.filter((result) => result.outcome === outcome).length;
      recordResults(results);
      console.log(`\n${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} skipped`);
    },
  };
}
