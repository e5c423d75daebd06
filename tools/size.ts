/**
 * `npm run size`: builds the library and weighs what a page loads, minified and gzipped; writes docs/size.md. Ends with
 * status 1 when a goal is missed. `-- --json FILE` writes the figures in the form of `npm run bench`; `-- --check` writes
 * nothing and ends with status 1 when the page is stale.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'vite';
import { elementNames, root } from './build/elements.ts';
import { baseChunk, scriptBuild } from './build/library.ts';
import { entriesOf, keysOf, readBuild, staticGraph, weigh, weighBareElement, type Weight } from './size/measure.ts';
import { kilobytes, pageOf, staleIn, type Figure } from './size/page.ts';

const folder = join(root, '.cache/size');
await build(scriptBuild({ outDir: folder }));
const built = readBuild(folder);
const entries = entriesOf(built);
const keys = (...names: readonly string[]) => names.flatMap((name) => entries.get(name) ?? []);

// The provider fetches its adapter and the first screen asks at once: that is part of what comes before first use.
const adapters = ['adapters/http/http-ports.ts', 'adapters/offline/with-offline.ts', 'adapters/service-ports.ts'];
const adapter = keysOf(built, ...adapters);
const shell = staticGraph(built, [...keys('provider', 'space'), ...adapter]);
/** What an element brings of its own, besides all that `components/base` and the libraries below it give to every element. */
async function onTopOfBase(element: string): Promise<Weight> {
  const apart = join(root, '.cache/size-apart');
  await build(scriptBuild({ outDir: apart, baseApart: true }));
  const files = readBuild(apart);
  const isOwn = (key: string): boolean => files[key]?.name !== baseChunk;
  const before = staticGraph(files, [entriesOf(files).get('provider') ?? '', ...keysOf(files, ...adapters)]);
  return weigh(apart, files, [...staticGraph(files, [entriesOf(files).get(element) ?? ''])].filter((key) => isOwn(key) && !before.has(key)));
}
/** What an element brings to a page that has loaded these already. */
const onTopOf = (present: ReadonlySet<string>, element: string) => weigh(folder, built, [...staticGraph(built, keys(element))].filter((key) => !present.has(key)));
const figures: readonly Figure[] = [
  ...(elementNames().includes('space') ? [{ name: 'provider and shell, before first use', weight: weigh(folder, built, shell), goal: 60 }] : []),
  { name: 'bare element with the base, over Lit', weight: await weighBareElement(), goal: 15 },
  { name: 'first use of resource-picker, on top of provider and shell', weight: onTopOf(shell, 'resource-picker'), goal: 45 },
  { name: 'first use of resource-picker, on top of the provider alone', weight: onTopOf(staticGraph(built, [...keys('provider'), ...adapter]), 'resource-picker') },
  { name: 'of that, the picker itself, on top of `components/base`', weight: await onTopOfBase('resource-picker'), goal: 45 },
  ...[...entries].sort().map(([name, key]) => ({ name: `${name}.js`, weight: weigh(folder, built, staticGraph(built, [key])) })),
];

const isMissed = ({ weight, goal }: Figure) => goal !== undefined && weight.gzipped > goal * 1000;
for (const figure of figures) {
  const { name, weight, goal } = figure;
  const against = goal === undefined ? '' : `  goal ${goal} kB ${isMissed(figure) ? 'MISSED' : 'ok'}`;
  console.log(`${name.padEnd(38)} ${kilobytes(weight.gzipped).padStart(6)} kB gzipped, ${kilobytes(weight.minified)} kB, ${weight.files} files${against}`);
}

const page = join(root, 'docs/size.md');
const { values } = parseArgs({ options: { json: { type: 'string' }, check: { type: 'boolean', default: false } } });
const stale = values.check ? staleIn(readFileSync(page, 'utf8'), figures) : [];
for (const line of stale) console.error(`docs/size.md is stale: ${line}; run npm run size`);
if (!values.check) {
  mkdirSync(join(root, 'docs'), { recursive: true });
  writeFileSync(page, pageOf(figures));
}
if (values.json !== undefined) {
  const report = figures.map((figure) => ({
    name: `size: ${figure.name}`, value: figure.weight.gzipped / 1000, unit: 'kB', goal: figure.goal ?? null, ok: !isMissed(figure), peers: {},
  }));
  writeFileSync(values.json, `${JSON.stringify(report, undefined, 2)}\n`);
}
process.exitCode = figures.some(isMissed) || stale.length > 0 ? 1 : 0;
