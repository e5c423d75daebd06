import type { TestResult } from './results.ts';

/** A test file as one engine, or Node, runs it. */
export interface FileRun {
  readonly file: string;
  readonly engine?: string;
}

/**
 * That many files may fail for the crowd they ran in; when more do, something is broken for all of them. The component tests are some 530 runs
 * of a file in an engine, and in one run of them seven failed by chance.
 */
const fewestFiles = 6;
const oneIn = 30;

const sameRun = (one: FileRun, other: FileRun): boolean => one.file === other.file && one.engine === other.engine;

/** The files that run once more, alone, after a run of all of them: those with a failure, unless they are too many to be chance. */
export function filesToRunAgain(results: readonly TestResult[]): FileRun[] {
  const failed: FileRun[] = [];
  const all = new Set(results.map(({ file, engine }) => `${engine ?? ''} ${file}`)).size;
  const mostFiles = Math.max(fewestFiles, Math.floor(all / oneIn));
  for (const { file, engine, outcome } of results) {
    if (outcome !== 'failed') continue;
    // A suite that broke as a whole names no file, and nothing can say what it would have run.
    if (file === '') return [];
    const run = { file, ...(engine !== undefined && { engine }) };
    if (!failed.some((other) => sameRun(other, run))) failed.push(run);
  }
  return failed.length <= mostFiles ? failed : [];
}

/**
 * What is known after one file ran again: its second results stand for the first, and what passed only then says so, with the reason
 * of its first failure. A second run that told of nothing changes nothing.
 */
export function withSecondRun(first: readonly TestResult[], run: FileRun, second: readonly TestResult[]): TestResult[] {
  const told = second.filter((result) => sameRun(result, run));
  if (told.length === 0) return [...first];
  const before = first.filter((result) => sameRun(result, run) && result.outcome === 'failed');
  const known = told.map((result) => {
    const failed = before.find(({ title }) => title === result.title);
    return failed && result.outcome === 'passed' ? { ...failed, outcome: result.outcome, again: true } : result;
  });
  // A file that did not load, or a hook that failed, is told of in failure only.
  const silent = before.filter(({ title }) => !told.some((result) => result.title === title));
  const passed = told.every(({ outcome }) => outcome !== 'failed');
  const rest = silent.map((result): TestResult => (passed ? { ...result, outcome: 'passed', again: true } : result));
  return [...first.filter((result) => !sameRun(result, run)), ...known, ...rest];
}
