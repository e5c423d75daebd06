/** One line of `npm test`. */
export interface Suite {
  readonly name: string;
  /** The test files; without any, the suite is not listed. A suite without this field always runs. */
  readonly files?: readonly string[];
  /** Those that take longest: begun last, one of them would run alone at the end. */
  readonly first?: readonly string[];
  /** How the suite is run. */
  readonly by: 'node' | 'browsers' | 'script';
  /** The script, for a suite that is one. */
  readonly script?: string;
  /** Runs with a real PostgreSQL in `DATABASE_URL`, on which the tests run besides the embedded database. */
  readonly withPostgres?: boolean;
  /** Sensitive to no load: runs beside the others that are so, and fills what one of them leaves of the machine. */
  readonly besideOthers?: boolean;
  /** Waits for nothing but the processors: runs while those wait that must not be disturbed, with what they leave of them. */
  readonly inPauses?: boolean;
  /** So many test files for each processor at a time. Default one: the files of most suites hardly wait. */
  readonly filesPerProcessor?: number;
}

/** All suites, quick ones first. */
export const suites: readonly Suite[] = [
  { name: 'lint', by: 'script', script: 'tools/lint.ts', inPauses: true },
  { name: 'typecheck', by: 'script', script: 'tools/typecheck.ts', inPauses: true },
  { name: 'contract', by: 'node', files: ['contract/**/*.test.ts'], besideOthers: true },
  { name: 'search', by: 'node', files: ['search/**/*.test.ts'], besideOthers: true },
  { name: 'tools', by: 'node', files: ['{tools,bench}/**/*.test.ts'], besideOthers: true },
  { name: 'house', by: 'node', files: ['test/{anatomy,exports,types,manifest}/**/*.test.ts', '{demo,pwa}/**/*.test.ts'], besideOthers: true },
  { name: 'service', by: 'node', files: ['service/**/*.test.ts'], first: ['service/src/kill.test.ts'], withPostgres: true, besideOthers: true },
  { name: 'components', by: 'browsers', files: ['components/**/*.test.ts'] },
  {
    name: 'e2e',
    by: 'node',
    filesPerProcessor: 1.5,
    files: ['test/{e2e,offline}/**/*.test.ts', 'test/embed/together.ts'],
    first: [
      'test/e2e/picker.test.ts', 'test/e2e/lesson.test.ts', 'test/offline/app.test.ts', 'test/embed/together.ts', 'test/e2e/issuer.test.ts', 'test/e2e/h5p.test.ts',
      'test/offline/kept-course.test.ts', 'test/e2e/course-package.test.ts', 'test/e2e/oldest.test.ts', 'test/offline/release.test.ts', 'test/offline/without-a-line.test.ts',
    ],
  },
];
