/** Writes the published document: `node contract/generate.ts`; with `--check` it only says whether the file is stale. */
import { readFile, writeFile } from 'node:fs/promises';
import { openApiDocument } from './src/openapi.ts';

const target = new URL('./openapi.json', import.meta.url);
const packageFile = new URL('../package.json', import.meta.url);
const { version } = JSON.parse(await readFile(packageFile, 'utf8')) as { version: string };
const text = `${JSON.stringify(openApiDocument(version), null, 2)}\n`;

if (process.argv.includes('--check')) {
  const committed = await readFile(target, 'utf8').catch(() => '');
  if (committed !== text) {
    console.error('contract/openapi.json is stale: run `npm run contract` and commit it.');
    process.exitCode = 1;
  }
} else {
  await writeFile(target, text);
}
