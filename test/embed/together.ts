/** All host pages in one process: to start the service and the engines for each of them takes longer than some of their tests. */
import { globSync } from 'node:fs';
import { createRequire } from 'node:module';

// In one go: what is told of before all tests must be known when the first one begins.
const load = createRequire(import.meta.url);
for (const file of globSync('*.test.ts', { cwd: import.meta.dirname }).sort()) load(`./${file}`);
