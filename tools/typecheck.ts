/** `npm run typecheck`: every TypeScript project of the house, each with the settings of where it runs. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { recordResults } from './test/results.ts';

const root = join(import.meta.dirname, '..');
const compiler = join(root, 'node_modules/typescript7/bin/tsc');
const projects = [
  'tsconfig.json',
  'tsconfig.node.json',
  'service/tsconfig.json',
  'pwa/tsconfig.json',
  'pwa/tsconfig.worker.json',
];

for (const project of projects.filter((file) => existsSync(join(root, file)))) {
  const { status } = spawnSync(process.execPath, [compiler, '-p', project], { cwd: root, stdio: 'inherit' });
  const outcome = status === 0 ? 'passed' : 'failed';
  console.log(`${outcome === 'passed' ? '✓' : '✗'} ${project}`);
  recordResults([{ suite: 'typecheck', file: project, title: `types of ${project}`, outcome }]);
  if (status !== 0) process.exitCode = 1;
}
