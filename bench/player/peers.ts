/**
 * Ours in the harness that measures the players of others (`node bench.mjs --page NAME=FOLDER`): a folder beside this repository, installed and built by
 * itself (`npm ci && npm run content && npm run build` there). It runs everybody in turn and writes its report; this prints our figures with those of the peers.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import type { Figure } from '../figure.ts';
import { buildPages } from './pages.ts';

const results = path.join(import.meta.dirname, '../../.cache/bench-player/peers');
const figures = [
  ['initialBr', 'JS and CSS before play, brotli', 'KiB', 1 / 1024], ['firstBr', 'JS and CSS by the first picture, brotli', 'KiB', 1 / 1024], ['reqInitial', 'requests before play', '', 1],
  ['controls', 'controls painted', 'ms', 1], ['first', 'first picture', 'ms', 1], ['click', 'click to first picture', 'ms', 1], ['tbt', 'blocking time until the first picture', 'ms', 1],
  ['heap1', 'script heap of one player', 'MiB', 2 ** -20], ['heapPer', 'script heap of each further player', 'KiB', 1 / 1024], ['controlsAll', 'twelve players: controls', 'ms', 1], ['tbt12', 'twelve players: blocking time', 'ms', 1],
  ['coldP50', 'seek to what is not loaded, p50', 'ms', 1], ['coldP95', 'seek to what is not loaded, p95', 'ms', 1], ['dataBytes', 'media in the first 10 s of watching', 'MiB', 2 ** -20],
] as const;
type Key = (typeof figures)[number][0];

/** Bounds of the goals, absolute or as a share of a peer in the same run; by profile of the harness. */
const goals: Readonly<Record<string, Partial<Record<Key, number | readonly [share: number, of: string]>>>> = {
  none: {
    initialBr: 30, firstBr: 130, controls: [1.25, 'bare'], first: [1.1, 'bare'], click: [1.2, 'bare'], tbt: 0, heap1: 2, heapPer: 50, controlsAll: [1.4, 'bare'], tbt12: 30, coldP50: [1.1, 'bare-tuned'], coldP95: [1.1, 'bare-tuned'], dataBytes: 2.5,
  },
  'slow4g-4x': { controls: [0.7, 'bare'], first: [1, 'bare'], click: [1, 'bare'], tbt: 100, coldP50: [1.1, 'bare-tuned'], coldP95: [1.1, 'bare-tuned'] },
};

const Report = v.object({ summary: v.record(v.string(), v.record(v.string(), v.record(v.string(), v.unknown()))) });

/** What the command line of the harness may say besides; `BENCH_PEERS` holds it. */
const usual = '--peers bare,bare-tuned,plyr,vidstack,videojs10 --runs 3 --seeks 10';
export const howItIsRun = `PLAYER_HARNESS=FOLDER npm run bench -- player/peers; BENCH_PEERS holds what its command line says besides, else "${usual}"`;

export async function* besidePeers(): AsyncIterable<Figure> {
  const folder = process.env.PLAYER_HARNESS;
  if (folder === undefined || !existsSync(path.join(folder, 'bench.mjs'))) throw new Error(`The harness lies elsewhere: ${howItIsRun}`);
  const pages = await buildPages(['ours']);
  mkdirSync(results, { recursive: true });
  await run(folder, ['--page', `ours=${path.join(pages.folder, 'ours')}`, '--out', results, ...(process.env.BENCH_PEERS ?? usual).split(' ')]);
  const newest = readdirSync(results).filter((name) => name.endsWith('.json')).sort().at(-1) ?? '';
  const { summary } = v.parse(Report, JSON.parse(readFileSync(path.join(results, newest), 'utf8')));
  for (const [profile, players] of Object.entries(summary)) yield* figuresOf(profile, players);
}

function* figuresOf(profile: string, { ours = {}, ...peers }: Record<string, Record<string, unknown>>): Iterable<Figure> {
  for (const [key, name, unit, scale] of figures) {
    const value = ours[key];
    if (typeof value !== 'number') continue;
    const beside = Object.entries(peers).flatMap(([peer, { [key]: other }]) => (typeof other === 'number' ? [[peer, other * scale] as const] : []));
    const bound = goals[profile]?.[key];
    const atMost = typeof bound === 'object' ? bound[0] * (beside.find(([peer]) => peer === bound[1])?.[1] ?? Number.NaN) : bound;
    yield { name: `${profile}: ${name}`, value: value * scale, unit, ...(atMost !== undefined && !Number.isNaN(atMost) && { goal: { atMost } }), peers: Object.fromEntries(beside) };
  }
}

/** @throws Error when it fails */
function run(folder: string, given: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    // Its log goes to the other stream: this one is for figures.
    const child = spawn(process.execPath, ['bench.mjs', ...given], { cwd: folder, stdio: ['ignore', process.stderr, process.stderr] });
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`The harness ended with ${String(code)}.`))));
  });
}
