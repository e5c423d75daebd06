/**
 * `npm test`: every suite of the project, quick ones side by side, the others one after another, with the checks of the sources in their pauses
 * (docs/decisions/0014); `npm test -- service e2e` runs the named ones.
 * Ends with one line, `N passed, N failed`, over all of them. A file with a failure runs once more, alone
 * (docs/decisions/0005); what passes only then is named in the report.
 */
import { spawnSync } from 'node:child_process';
import { globSync, mkdirSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { filesToRunAgain, withSecondRun, type FileRun } from './test/again.ts';
import { failureLines } from './test/failures.ts';
import { lineOf, readResults, recordResults, resultsEnvironment, withoutSkips, type TestResult } from './test/results.ts';
import { runSuite } from './test/run-suite.ts';
import { openScratch } from './test/scratch.ts';
import { suites, type Suite } from './test/suites.ts';

const root = join(import.meta.dirname, '..');
const cache = join(root, '.cache');
const wanted = process.argv.slice(2);

const chosen = suites.filter(
  ({ name, files }) =>
    (wanted.length === 0 || wanted.some((start) => name.startsWith(start))) &&
    (files === undefined || globSync([...files], { cwd: root }).length > 0),
);
if (chosen.length === 0) {
  console.error(`No suite is called ${wanted.join(', ')}; there are: ${suites.map(({ name }) => name).join(', ')}`);
  process.exit(1);
}

mkdirSync(cache, { recursive: true });
using scratch = openScratch();
Object.assign(process.env, scratch.environment);
const outcomes = new Map<Suite, { found: TestResult[]; line: string }>();
await inLanes(availableParallelism(), chosen.filter(({ besideOthers }) => besideOthers));
await Promise.all([
  inLanes(1, chosen.filter(({ besideOthers, inPauses }) => !besideOthers && !inPauses)),
  inLanes(1, chosen.filter(({ inPauses }) => inPauses)),
]);
const results = chosen.flatMap((suite) => outcomes.get(suite)?.found ?? []);

// The coverage of functions is counted from these; a run of some suites leaves what the others showed before.
const record = join(cache, 'test-results.jsonl');
const before = readResults(record).filter(({ suite }) => !chosen.some(({ name }) => name === suite));
rmSync(record, { force: true });
recordResults([...before, ...results], record);

// Only a whole run shows whether every function that is claimed is also shown.
if (wanted.length === 0) {
  console.log('\n── coverage ──');
  const { status } = spawnSync(process.execPath, [join(root, 'tools/coverage.ts')], { stdio: 'inherit' });
  const outcome = status === 0 ? 'passed' : 'failed';
  results.push({ suite: 'coverage', file: 'contract/coverage.json', title: 'every claim has a passing test', outcome });
}

const failed = results.filter(({ outcome }) => outcome === 'failed');
console.log(`\n${chosen.map((suite) => outcomes.get(suite)?.line).join('\n')}`);
for (const result of results.filter(({ outcome }) => outcome === 'skipped')) console.log(`– ${lineOf(result)}`);
for (const result of results.filter(({ again }) => again)) console.log(`↻ ${lineOf(result)}: passed when its file ran once more, alone`);
for (const line of failureLines(failed)) console.log(line);
console.log(`\n${summary(results)}`);
process.exitCode = failed.length > 0 ? 1 : 0;

/** Runs suites in their order, so many at a time. */
async function inLanes(lanes: number, queue: readonly Suite[]): Promise<void> {
  const waiting = [...queue];
  const lane = async (): Promise<void> => {
    for (let suite = waiting.shift(); suite; suite = waiting.shift()) await run(suite);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

/** Runs a suite to its end, with what failed once more. */
async function run(suite: Suite): Promise<void> {
  console.log(`\n── ${suite.name} ──`);
  const started = performance.now();
  const { problem, results: first } = await resultsOf(suite);
  let found = first;
  // A suite that ran nothing, or broke without a failing test, must not look like success.
  const silent = problem ?? (found.some(({ outcome }) => outcome !== 'skipped') ? undefined : 'no test ran');
  if (silent !== undefined && !found.some(({ outcome }) => outcome === 'failed')) {
    found.push({ suite: suite.name, file: '', title: silent, outcome: 'failed' });
  }
  for (const only of filesToRunAgain(found)) {
    console.log(`\n↻ ${[suite.name, only.engine, only.file].filter(Boolean).join(' — ')} once more, alone`);
    const { results: second } = await resultsOf(suite, only);
    found = withSecondRun(found, only, second);
  }
  const seconds = Math.round((performance.now() - started) / 1000);
  const line = `${suite.name.padEnd(18)} ${summary(found)} (${seconds} s)`;
  outcomes.set(suite, { found, line });
  console.log(line);
}

/** Runs a suite, or one file of it, and reads what its tests left. */
async function resultsOf(suite: Suite, only?: FileRun): Promise<{ problem: string | undefined; results: TestResult[] }> {
  const file = join(cache, `results-${suite.name}.jsonl`);
  rmSync(file, { force: true });
  const problem = await runSuite(suite, { root, environment: resultsEnvironment(file), ...(only && { only }) });
  const read = readResults(file).map((result) => ({ ...result, suite: suite.name }));
  rmSync(file, { force: true });
  return { problem, results: process.env['CI'] === 'true' ? withoutSkips(read) : read };
}

function summary(of: readonly TestResult[]): string {
  const count = (outcome: TestResult['outcome']) => of.filter((result) => result.outcome === outcome).length;
  const skipped = count('skipped');
  return `${count('passed')} passed, ${count('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
