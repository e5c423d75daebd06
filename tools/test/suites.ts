/** One line of `npm test`. */
export interface Suite {
  readonly name: string;
  /** The test files; without any, the suite is not listed. A suite without this field always runs. */
  readonly files?: readonly string[];
  /** How the suite is run. */
  readonly by: 'node' | 'browsers' | 'script';
  /** The script, for a suite that is one. */
  readonly script?: string;
  /** Runs with a real PostgreSQL in `DATABASE_URL`, on which the tests run besides the embedded database. */
  readonly withPostgres?: boolean;
  /** Waits for nothing that a crowd could delay: runs beside the others that are so. */
  readonly inCrowd?: boolean;
}

/** All suites, quick ones first. */
export const suites: readonly Suite[] = [
  { name: 'lint', by: 'script', script: 'tools/lint.ts', inCrowd: true },
  { name: 'typecheck', by: 'script', script: 'tools/typecheck.ts', inCrowd: true },
  { name: 'contract', by: 'node', files: ['contract/**/*.test.ts'], inCrowd: true },
  { name: 'search', by: 'node', files: ['search/**/*.test.ts'], inCrowd: true },
  { name: 'tools', by: 'node', files: ['{tools,bench}/**/*.test.ts'], inCrowd: true },
  { name: 'house', by: 'node', files: ['test/{anatomy,exports,types,manifest}/**/*.test.ts', '{demo,pwa}/**/*.test.ts'], inCrowd: true },
  { name: 'service', by: 'node', files: ['service/**/*.test.ts'], withPostgres: true },
  { name: 'components', by: 'browsers', files: ['components/**/*.test.ts'] },
  { name: 'e2e', by: 'node', files: ['test/{e2e,embed,offline}/**/*.test.ts'] },
];
