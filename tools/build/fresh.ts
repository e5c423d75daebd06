/** Builds what `npm start` and the journeys serve, when it is missing or older than its sources. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { makeIfStale } from '../made-once.ts';

export const buildIfStale = (): Promise<void> =>
  makeIfStale({
    name: 'build',
    sources: ['components', 'contract', 'search', 'pwa', 'frame', 'themes', 'demo', 'tools', 'package.json', 'package-lock.json'],
    product: 'dist/demo/two-versions/prefixed/all.js',
    make: build,
  });

function build(): void {
  console.log('Building the library and the app (once after each change) …');
  const script = fileURLToPath(new URL('../build.ts', import.meta.url));
  const { status } = spawnSync(process.execPath, [script, 'lib', 'app', 'frame', 'demo'], { stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error(`the build ended with status ${String(status)}`);
}
