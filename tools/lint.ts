/** `npm run lint`: everything that reads the sources and objects; each check is one line. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { recordResults } from './test/results.ts';

const root = join(import.meta.dirname, '..');
const exclude = ['**/node_modules/**', '**/dist/**', 'data/**', '.cache/**'];
const find = (...patterns: string[]) => globSync(patterns, { cwd: root, exclude }).sort();

/** Runs a script to its end; what it says of a failure comes in one piece, as others run beside it. */
async function runScript(script: string, ...given: string[]): Promise<boolean> {
  const child = spawn(process.execPath, [script, ...given], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  const [status] = (await once(child, 'close')) as [number | null];
  if (status !== 0) process.stdout.write(said);
  return status === 0;
}
const run = (program: string, ...given: string[]) => runScript(join(root, 'node_modules', program), ...given);

/** Files grow one idea at a time; this is where they are stopped. */
function shortEnough(): boolean {
  const counted = find('{components,contract,service,pwa,demo,tools,test,bench}/**/*.{ts,js,mjs}', 'themes/**/*.css')
    .filter((file) => !file.includes('generated'))
    .map((file) => ({ file, lines: readFileSync(join(root, file), 'utf8').split('\n').length - 1 }))
    .filter(({ lines }) => lines > 250);
  for (const { file, lines } of counted) {
    console.log(`  ${file}: ${lines} lines${lines > 400 ? ', 400 is the limit' : ', think of two files'}`);
  }
  return counted.every(({ lines }) => lines <= 400);
}

/** One check: on which files, and how. Without files there is nothing to check. */
const checks: readonly { readonly name: string; readonly files: readonly string[]; readonly passes: (files: readonly string[]) => boolean | Promise<boolean> }[] = [
  { name: 'eslint', files: find('**/*.{ts,js,mjs}'), passes: () => run('eslint/bin/eslint.js', '--max-warnings=0', '--cache', '--cache-location=.cache/eslint', '.') },
  {
    name: 'lit-analyzer',
    files: find('components/*/*.define.ts'),
    // The glob comes first, or the flag before it swallows it. Its knowledge of CSS is years old; browsers judge that.
    passes: () => run('lit-analyzer/cli.js', 'components/**/!(*.test).ts', '--strict', '--rules.no-invalid-css', 'off', '--maxWarnings', '0'),
  },
  {
    name: 'stylelint',
    // The old portal of the demo is as careless as the real ones are.
    files: find('{themes,pwa,demo}/**/*.css').filter((file) => !file.startsWith('demo/portal/')),
    passes: (files) => run('stylelint/bin/stylelint.mjs', ...files),
  },
  {
    name: 'the published contract is that of the sources',
    files: find('contract/generate.ts'),
    passes: ([script = '']) => runScript(script, '--check'),
  },
  {
    name: 'docs/size.md has the sizes of the sources',
    files: find('tools/size.ts'),
    passes: ([script = '']) => runScript(script, '--check'),
  },
  { name: 'length of files', files: ['.'], passes: shortEnough },
];

/** Runs checks one after another. */
async function runAll(some: typeof checks): Promise<void> {
  for (const { name, files, passes } of some.filter((check) => check.files.length > 0)) {
    const outcome = (await passes(files)) ? 'passed' : 'failed';
    console.log(`${outcome === 'passed' ? '✓' : '✗'} ${name}`);
    recordResults([{ suite: 'lint', file: '', title: name, outcome }]);
    if (outcome === 'failed') process.exitCode = 1;
  }
}

// ESLint takes longer than all the others together.
await Promise.all([runAll(checks.slice(0, 1)), runAll(checks.slice(1))]);
