import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync } from 'node:fs';
import { availableParallelism, constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { findNatsServer } from '../../service/src/testing/nats-server.ts';
import { shortLived } from '../../service/src/testing/short-lived.ts';
import { findPostgres, startPostgres } from '../postgres.ts';
import type { FileRun } from './again.ts';
import type { Suite } from './suites.ts';

interface Surroundings {
  readonly root: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Only this file of the suite, in its engine, with the machine to itself. */
  readonly only?: FileRun;
}

/** What `BROWSERS` calls the engine that a report names. */
const browserNames: Readonly<Record<string, string>> = { Chrome: 'chromium', Firefox: 'firefox', WebKitGTK: 'webkit' };

/** What narrows the browsers' run down to one file in one engine. */
function browsersEnvironment(only: FileRun | undefined): Record<string, string> {
  if (!only) return {};
  const browser = browserNames[only.engine ?? ''];
  return { FILES: only.file, ...(browser !== undefined && { BROWSERS: browser }) };
}

/** What is kept safe from a loss of power takes longer, and the whole server goes away with the run. */
const forgetful = { fsync: 'off', full_page_writes: 'off' };

const reporter = join(import.meta.dirname, 'node-reporter.ts');

function argumentsOf(suite: Suite, { root, only }: Surroundings): string[] {
  switch (suite.by) {
    case 'script':
      return [suite.script ?? ''];
    case 'browsers':
      return [join(root, 'node_modules/@web/test-runner/dist/bin.js')];
    case 'node':
      return [
        '--conditions=ls-source',
        // Most files start the embedded database.
        shortLived,
        '--test',
        '--test-timeout=180000',
        // Node leaves one processor to itself, which is half of a small machine; the tests' process hardly works.
        `--test-concurrency=${Math.round(availableParallelism() * (suite.filesPerProcessor ?? 1))}`,
        `--test-reporter=${reporter}`,
        ...(only ? [only.file] : filesOf(suite, root)),
      ];
  }
}

/** The test files of a suite, in the order in which they begin. */
function filesOf({ files = [], first = [] }: Suite, root: string): string[] {
  const found = globSync([...files], { cwd: root, exclude: ['**/node_modules/**', '**/dist/**'] }).sort();
  return [...first, ...found.filter((file) => !first.includes(file))];
}

async function runNode(suite: Suite, surroundings: Surroundings): Promise<string | undefined> {
  const { root, environment, only } = surroundings;
  const child = spawn(process.execPath, argumentsOf(suite, surroundings), {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...environment, ...(suite.by === 'browsers' && browsersEnvironment(only)), LS_TEST_SUITE: suite.name },
  });
  if (suite.inPauses && child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW);
  const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
  return code === 0 ? undefined : `ended with ${signal ?? `status ${code}`}`;
}

/** Runs a suite to its end; gives back what is wrong with it as a whole, if anything is. */
export async function runSuite(suite: Suite, surroundings: Surroundings): Promise<string | undefined> {
  if (!suite.withPostgres) return runNode(suite, surroundings);
  const hasPostgres = findPostgres() !== undefined;
  const lacking = [
    ...(hasPostgres ? [] : ['PostgreSQL is not installed on this machine: the tests run on the embedded database only']),
    ...(findNatsServer() === undefined ? ['NATS is not installed on this machine: two processes are not tried with it between them'] : []),
  ];
  for (const line of lacking) console.warn(line);
  await using postgres = hasPostgres ? await startPostgres(forgetful) : null;
  const environment = { ...surroundings.environment, ...(postgres !== null && { DATABASE_URL: postgres.url }) };
  const problem = await runNode(suite, { ...surroundings, environment });
  return problem ?? (process.env['CI'] === 'true' ? lacking[0] : undefined);
}
