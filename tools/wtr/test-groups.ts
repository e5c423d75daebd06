/** Which files of tests run in which engine, and which begin first (docs/decisions/0009). */
import { globSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserLauncher, TestRunnerGroupConfig } from '@web/test-runner-core';

const root = join(import.meta.dirname, '../..');

/** What no engine can do differently runs in one, the first: the suites all ports share, models and parsers without a document, what one engine alone can be told. */
const isOnce = (file: string): boolean => file.endsWith('.once.test.ts');

/** Those that take longest: begun last, one of them would run alone at the end. */
const first: readonly string[] = ['test/stories/stories.test.ts', 'test/stories/print.once.test.ts'];

/** The files of these patterns, in the order in which they begin. */
export function testFiles(patterns: readonly string[]): string[] {
  const found = globSync([...patterns], { cwd: root }).sort();
  return [...first.filter((file) => found.includes(file)), ...found.filter((file) => !first.includes(file))];
}

/** The same files, each group with the engines in which it runs. */
export function testGroups(files: readonly string[], engines: readonly BrowserLauncher[]): TestRunnerGroupConfig[] {
  // A group begins when all before it have begun: what has one engine alone must not be left over at the end.
  const groups = [
    { name: 'in one engine', files: files.filter(isOnce), browsers: engines.slice(0, 1) },
    { name: 'in every engine', files: files.filter((file) => !isOnce(file)), browsers: [...engines] },
  ];
  return groups.filter((group) => group.files.length > 0);
}
