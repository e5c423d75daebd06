import { relative } from 'node:path';
import type { TestEvent } from 'node:test/reporters';
import { FirstFailures } from './failures.ts';
import { FileTimes } from './file-times.ts';
import { reasonOf, recordResults, type TestResult } from './results.ts';

const root = `${import.meta.dirname}/../..`;

/** The end of a group is an event like the end of a test. */
const isGroup = (data: { readonly details?: { readonly type?: string | undefined } }) =>
  data.details?.type === 'suite';

/** The file that runs: one may load others, whose tests name those. */
const runningFile = (data: { readonly file?: string | undefined }): string =>
  relative(root, 'entryFile' in data && typeof data.entryFile === 'string' ? data.entryFile : (data.file ?? ''));

const failedInside = (error: Error) => 'failureType' in error && error.failureType === 'subtestsFailed';

/** What was thrown, out of what the runner wraps it in. */
const problemOf = (error: Error): Error => (error.cause instanceof Error ? error.cause : error);

/**
 * Reporter for `node --test`: prints the first failures of each file with their reason, and records every test for
 * the driver. The suite's name comes in `LS_TEST_SUITE`.
 */
export default async function* nodeReporter(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const suite = process.env['LS_TEST_SUITE'] ?? 'node';
  const results: TestResult[] = [];
  const groups: string[] = [];
  const first = new FirstFailures();
  const times = new FileTimes();
  for await (const event of events) {
    if (event.type === 'test:start') {
      groups.length = event.data.nesting;
      groups[event.data.nesting] = event.data.name;
    }
    if (event.type === 'test:stderr') yield event.data.message;
    if (event.type === 'test:summary' && event.data.file !== undefined) times.addFile(relative(root, event.data.file), event.data.duration_ms / 1000);
    if (event.type !== 'test:pass' && event.type !== 'test:fail') continue;
    const { skip, todo } = event.data;
    const skipped = skip !== undefined || todo !== undefined;
    // A group fails with its tests, which are counted; on its own it fails only when its hooks do. Of a group that is
    // skipped nobody else tells.
    if (isGroup(event.data) && !skipped && (event.type === 'test:pass' || failedInside(event.data.details.error))) continue;

    if (!isGroup(event.data)) times.addTest(runningFile(event.data), event.data.details.duration_ms / 1000);
    const title = [...groups.slice(0, event.data.nesting), event.data.name].join(' › ');
    const file = relative(root, event.data.file ?? '');
    const outcome = skipped ? 'skipped' : event.type === 'test:pass' ? 'passed' : 'failed';
    const problem = event.type === 'test:fail' && !skipped ? problemOf(event.data.details.error) : undefined;
    const skippedFor = [skip, todo].find((given) => typeof given === 'string');
    const reason = problem === undefined ? skippedFor : reasonOf(problem.message);
    const result: TestResult = { suite, file, title, outcome, seconds: event.data.details.duration_ms / 1000, ...(reason !== undefined && { reason }) };
    results.push(result);
    if (problem && first.isTold(result)) yield `\n✗ ${file}: ${title}\n${(problem.stack ?? problem.message).replace(/\n\s+at [^\n]*node:internal[^\n]*/g, '')}\n`;
  }
  recordResults(results);
  for (const line of first.more) yield `\n${line}`;
  for (const line of times.lines) yield `\n${line}`;
  const count = (outcome: TestResult['outcome']) => results.filter((r) => r.outcome === outcome).length;
  yield `\n${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} skipped\n`;
}
