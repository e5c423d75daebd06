/**
 * `npm run coverage`: which functions of the catalogue are shown by a passing test, group by group. Reads what the
 * last `npm test` recorded; ends with status 1 when something is claimed that no passing test shows.
 */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { routeOf } from '../pwa/src/router.ts';
import { readCoverage } from './coverage/catalogue.ts';
import { judge } from './coverage/judge.ts';
import { readResults } from './test/results.ts';

const root = join(import.meta.dirname, '..');
const record = join(root, '.cache/test-results.jsonl');
if (!existsSync(record)) {
  console.error('No tests have run here yet: run `npm test` first.');
  process.exit(1);
}

const fileOf = (element: string, ending: string) => join(root, 'components', element, `${element}${ending}`);
const names = (file: string, state: string) => new RegExp(`^  '?${state}'?[:(,]`, 'm').test(readFileSync(file, 'utf8'));
/** An element has the stories of its own file, and those that all data elements share where it takes them in. */
function hasStory(element: string, state: string): boolean {
  const file = fileOf(element, '.stories.ts');
  if (!existsSync(file)) return false;
  return names(file, state) || (readFileSync(file, 'utf8').includes('...bareStories') && names(join(root, 'components/base/story.ts'), state));
}

/** Its own events are classes, those of media a list: each by its name in quotes. */
const hasEvent = (element: string, event: string): boolean =>
  globSync(`components/${element}/**/*.ts`, { cwd: root, exclude: ['**/*.test.ts'] }).some((file) => readFileSync(join(root, file), 'utf8').includes(`'${event}'`));
const hasPage = (path: string): boolean =>
  path.startsWith('/demo/') ? existsSync(join(root, path, 'index.html')) : path === '/' || !['start', 'unknown'].includes(routeOf(new URL(path, 'http://app')).name);

const { catalogue, claims } = readCoverage(root);
const verdicts = judge(catalogue, claims, readResults(record), { hasElement: (name) => existsSync(fileOf(name, '.ts')), hasStory, hasEvent, hasPage });

for (const [group, meaning] of Object.entries(catalogue.groups)) {
  const own = verdicts.filter((verdict) => verdict.group === group);
  const shown = own.filter(({ status }) => status === 'shown').map(({ id }) => id);
  console.log(`${group.padEnd(4)} ${String(shown.length).padStart(3)} of ${String(own.length).padEnd(3)} ${meaning}`);
  if (shown.length > 0) console.log(`     ${shown.join(' ')}`);
}
const failed = verdicts.filter(({ status }) => status === 'failed');
for (const { id, problems } of failed) for (const problem of problems) console.error(`✗ ${id}: ${problem}`);
const shown = verdicts.filter(({ status }) => status === 'shown').length;
console.log(`\n${shown} of ${catalogue.functions.length} functions shown, ${failed.length} claimed in vain`);
process.exitCode = failed.length > 0 ? 1 : 0;
