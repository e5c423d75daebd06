/**
 * `npm run bench [-- ROOM[/PART]…] [--json FILE]`: a line a figure with its goal and its peers; exit status 1 when a goal is missed.
 */
import { existsSync, readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import os from 'node:os';
import { parseArgs } from 'node:util';
import { type Figure, type Room, meetsGoal } from './figure.ts';

const here = new URL('./', import.meta.url);
const known = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(new URL(`${entry.name}/index.ts`, here)))
  .map((entry) => entry.name);

const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'string' } } });
const wanted: { readonly name: string; readonly room: Room; readonly part: string | undefined }[] = [];
for (const words of positionals.length > 0 ? positionals : known) {
  const [name = '', part] = words.split('/');
  if (!known.includes(name)) refuse(words, known);
  const { room } = (await import(new URL(`${name}/index.ts`, here).href)) as { room: Room };
  if (part !== undefined && !room.parts?.includes(part)) refuse(words, [name, ...(room.parts ?? []).map((one) => `${name}/${one}`)]);
  wanted.push({ name, room, part });
}

const processor = os.cpus();
console.log(`${os.type()} ${os.release()}, ${processor.length} × ${processor[0]?.model ?? 'unknown'}, ${(os.totalmem() / 2 ** 30).toFixed(0)} GiB, Node ${process.version}`);

const figures: (Figure & { ok: boolean })[] = [];
for (const { name, room, part } of wanted) {
  console.log(`\n${[name, part].filter(Boolean).join('/')}`);
  for (const [setting, text] of Object.entries(room.settings)) console.log(`  ${setting}: ${text}`);
  for await (const figure of room.measure(part)) {
    const ok = meetsGoal(figure);
    figures.push({ ...figure, ok });
    console.log(line(figure, ok));
  }
}
if (values.json) await writeFile(values.json, `${JSON.stringify(figures, null, 2)}\n`);
process.exit(figures.every((figure) => figure.ok) ? 0 : 1);

function refuse(wish: string, there: readonly string[]): never {
  console.error(`There is no benchmark "${wish}". There are: ${there.join(', ')}.`);
  process.exit(2);
}

function line({ name, value, unit, goal, peers }: Figure, ok: boolean): string {
  const bound = !goal ? '' : 'atMost' in goal ? `at most ${goal.atMost}` : `at least ${goal.atLeast}`;
  const beside = Object.entries(peers ?? {}).map(([peer, other]) => `${peer} ${round(other)} (${round(value / other)}×)`);
  return `  ${goal ? (ok ? 'ok  ' : 'MISS') : '    '} ${name}: ${round(value)} ${unit}${bound ? `, goal ${bound}` : ''}${beside.length ? `; ${beside.join(', ')}` : ''}`;
}

function round(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
