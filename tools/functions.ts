/** Takes over a catalogue of functions: `node tools/functions.ts PATH` checks it and writes `contract/functions.json`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCatalogue } from './coverage/catalogue.ts';

const source = process.argv[2];
if (source === undefined) {
  console.error('Which catalogue? node tools/functions.ts PATH');
  process.exit(1);
}
const catalogue = parseCatalogue(JSON.parse(readFileSync(source, 'utf8')));
const target = join(import.meta.dirname, '../contract/functions.json');
writeFileSync(target, `${JSON.stringify(catalogue, undefined, 2)}\n`);
console.log(`${catalogue.functions.length} functions in ${Object.keys(catalogue.groups).length} groups`);
