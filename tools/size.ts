/**
 * `npm run size`: builds the library and weighs what a page loads, minified and gzipped; writes docs/size.md. Ends with
 * status 1 when a goal is missed. `-- --json FILE` writes the figures in the form of `npm run bench`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'vite';
import { elementNames, root } from './build/elements.ts';
import { scriptBuild } from './build/library.ts';
import { entriesOf, keysOf, readBuild, staticGraph, weigh, weighBareElement, type Weight } from './size/measure.ts';

interface Figure {
  readonly name: string;
  readonly weight: Weight;
  /** Kilobytes of 1000 bytes, gzipped. */
  readonly goal?: number;
}

const folder = join(root, '.cache/size');
await build(scriptBuild({ outDir: folder }));
const built = readBuild(folder);
const entries = entriesOf(built);
const keys = (...names: readonly string[]) => names.flatMap((name) => entries.get(name) ?? []);

// The provider fetches its adapter and the first screen asks at once: that is part of what comes before first use.
const adapter = keysOf(built, 'adapters/http/http-ports.ts', 'adapters/offline/with-offline.ts', 'adapters/service-ports.ts');
const shell = staticGraph(built, [...keys('provider', 'space'), ...adapter]);
const figures: readonly Figure[] = [
  ...(elementNames().includes('space') ? [{ name: 'provider and shell, before first use', weight: weigh(folder, built, shell), goal: 60 }] : []),
  { name: 'bare element with the base, over Lit', weight: await weighBareElement(), goal: 15 },
  ...[...entries].sort().map(([name, key]) => ({ name: `${name}.js`, weight: weigh(folder, built, staticGraph(built, [key])) })),
];

const kilobytes = (bytes: number) => (bytes / 1000).toFixed(1);
const isMissed = ({ weight, goal }: Figure) => goal !== undefined && weight.gzipped > goal * 1000;
for (const figure of figures) {
  const { name, weight, goal } = figure;
  const against = goal === undefined ? '' : `  goal ${goal} kB ${isMissed(figure) ? 'MISSED' : 'ok'}`;
  console.log(`${name.padEnd(38)} ${kilobytes(weight.gzipped).padStart(6)} kB gzipped, ${kilobytes(weight.minified)} kB, ${weight.files} files${against}`);
}

const rows = figures.map(({ name, weight, goal }) =>
  `| ${name} | ${kilobytes(weight.gzipped)} | ${kilobytes(weight.minified)} | ${weight.files} | ${goal ?? ''} |`);
mkdirSync(join(root, 'docs'), { recursive: true });
writeFileSync(
  join(root, 'docs/size.md'),
  `# Size

What a page loads with each file of \`dist/lib\` before anything is asked for later, in kB of 1000 bytes, each file gzipped on
its own. Written by \`npm run size\`, which fails when a goal is missed.

| loads | gzipped | minified | files | goal |
|---|--:|--:|--:|--:|
${rows.join('\n')}
`,
);

const { values } = parseArgs({ options: { json: { type: 'string' } } });
if (values.json !== undefined) {
  const report = figures.map((figure) => ({
    name: `size: ${figure.name}`, value: figure.weight.gzipped / 1000, unit: 'kB', goal: figure.goal ?? null, ok: !isMissed(figure), peers: {},
  }));
  writeFileSync(values.json, `${JSON.stringify(report, undefined, 2)}\n`);
}
process.exitCode = figures.some(isMissed) ? 1 : 0;
