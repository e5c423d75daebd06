/** `npm run new <element>`: an element's folder with all its parts, which passes every test as it is. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { filesOf, namesOf } from './new-element/templates.ts';

const [name = '', into = join(import.meta.dirname, '../components')] = process.argv.slice(2);
if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) {
  console.error('How is it called? npm run new <name>, in small letters with dashes: npm run new task-list');
  process.exit(1);
}
const folder = join(into, name);
if (existsSync(folder)) {
  console.error(`${folder} is there already.`);
  process.exit(1);
}
for (const [file, text] of Object.entries(filesOf(namesOf(name)))) {
  const path = join(folder, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
console.log(`${folder} is made: BROWSERS=chromium FILES='components/${name}/*.test.ts' npx wtr
Then run npm run size: docs/size.md lists every element, and npm run lint asks for it.`);
