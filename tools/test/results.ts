import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** What became of one test. */
export interface TestResult {
  readonly suite: string;
  readonly file: string;
  /** The test's own name behind the names of the groups around it. */
  readonly title: string;
  /** The browser engine, when the same test runs in several. */
  readonly engine?: string;
  readonly outcome: 'passed' | 'failed' | 'skipped';
  /** How long it ran, its own hooks left out: where a run spends its time. */
  readonly seconds?: number;
  /** Why it was skipped, or what went wrong. */
  readonly reason?: string;
  /** It failed in the whole run and passed when its file ran once more, alone. */
  readonly again?: boolean;
}

/**
 * In CI nothing may drop out unseen: what was skipped there, for want of an engine for instance, has failed. What a test says
 * that one of the engines cannot do stays skipped, by name and reason in the report.
 */
export const withoutSkips = (results: readonly TestResult[]): TestResult[] =>
  results.map((result) => (result.outcome === 'skipped' && !isBeyondEngine(result) ? { ...result, outcome: 'failed' } : result));

/** “… (not in WebKitGTK, which hangs with its page)” */
const isBeyondEngine = ({ engine, title }: TestResult): boolean => engine !== undefined && title.includes(`(not in ${engine}, `);

/** One result as a line of the report. */
export const lineOf = ({ suite, engine, file, title, reason }: TestResult): string =>
  `${suite}: ${[engine, file, title].filter(Boolean).join(' — ')}${reason === undefined ? '' : ` (${reason})`}`;

/** The first line of an error, short enough for a report. */
export const reasonOf = (message: string): string => (message.trim().split('\n')[0] ?? '').slice(0, 400);

/** Reporters run in processes of their own: the driver names the file in which they leave their results. */
const variable = 'LS_TEST_RESULTS';

/** What a child process needs in its environment so that its reporter records into this file. */
export const resultsEnvironment = (file: string): Record<string, string> => ({ [variable]: file });

/** Adds results to the file of this run, one a line, so that processes can take turns; does nothing when nobody asked for them. */
export function recordResults(results: readonly TestResult[], file = process.env[variable]): void {
  if (file === undefined || results.length === 0) return;
  mkdirSync(dirname(file), { recursive: true });
  appendFileSync(file, results.map((result) => `${JSON.stringify(result)}\n`).join(''));
}

/** Reads what the reporters left in a file. */
export function readResults(file: string): TestResult[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as TestResult);
}
