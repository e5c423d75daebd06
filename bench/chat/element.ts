/** `ls-chat` in a page, beside a list made by hand: opening long rooms, what comes while one reads, and scrolling far up. */
import path from 'node:path';
import { chromium, type CDPSession, type Page } from 'playwright-core';
import { build } from 'vite';
import { targets } from '../../tools/build/library.ts';
import { chromiumArguments, findChromium } from '../../tools/programs.ts';
import { median, type Figure } from '../figure.ts';
import { serve } from '../player/serve.ts';
import { stopwatch } from './in-page.ts';

const candidates = ['ours', 'bare'] as const;
const rooms = [10_000, 100_000];
const rounds = 3;
const screens = 200;
const incoming = 30;
/** How long a room is left open and written into. */
const visitMs = Number(process.env['BENCH_VISIT_MS'] ?? 60_000);

interface Run {
  opened: number;
  heap: number;
  p50: number;
  p95: number;
  frame: number;
  dropped: number;
  blank: number;
  wrongWay: number;
}

export async function* element(): AsyncIterable<Figure> {
  const into = path.join(import.meta.dirname, '../../.cache/bench-chat/pages');
  for (const name of candidates) await buildPage(name, into);
  await using served = await serve({ pages: into });
  for (const count of rooms) {
    const runs: Record<string, Run[]> = { ours: [], bare: [] };
    for (let round = 0; round < rounds; round += 1) {
      for (const name of candidates) runs[name]?.push(await inPage(`${served.origin}/pages/${name}/index.html`, (page, protocol) => measure(page, protocol, count)));
    }
    yield* figures(`${count / 1000},000 messages`, runs['ours'] ?? [], runs['bare'] ?? []);
  }
  const grown = await inPage(`${served.origin}/pages/ours/index.html`, stay);
  yield { name: `heap that ${Math.round(visitMs / 1000)} s in an open room add, ten messages a second`, value: grown, unit: 'MB', goal: { atMost: 1 } };
}

async function buildPage(name: string, into: string): Promise<void> {
  await build({
    root: path.join(import.meta.dirname, 'pages', name), base: './', configFile: false, logLevel: 'error',
    define: { __LS_VERSION__: '"bench"', __LS_PREFIX__: '"ls"' },
    resolve: { conditions: ['ls-source', 'module', 'browser', 'production'] },
    build: { outDir: path.join(into, name), emptyOutDir: true, target: targets, modulePreload: false, reportCompressedSize: false },
  });
}

/** A Chromium of its own for each run, in the size of a phone. */
async function inPage<Result>(url: string, work: (page: Page, protocol: CDPSession) => Promise<Result>): Promise<Result> {
  const browser = await chromium.launch({ executablePath: findChromium() ?? '', args: [...chromiumArguments, '--disable-smooth-scrolling', '--js-flags=--expose-gc'] });
  try {
    const context = await browser.newContext({ viewport: { width: 412, height: 780 } });
    const page = await context.newPage();
    const protocol = await context.newCDPSession(page);
    await page.addInitScript(stopwatch);
    await page.goto(url);
    await page.waitForFunction(() => 'chatBench' in window);
    await page.evaluate(() => window.chatBench.ready);
    return await work(page, protocol);
  } finally {
    await browser.close();
  }
}

async function heap(protocol: CDPSession): Promise<number> {
  for (let round = 0; round < 2; round += 1) await protocol.send('HeapProfiler.collectGarbage');
  return (await protocol.send('Runtime.getHeapUsage')).usedSize / 2 ** 20;
}

async function measure(page: Page, protocol: CDPSession, count: number): Promise<Run> {
  await page.evaluate((messages) => window.stopwatch.prepare(messages), count);
  const empty = await heap(protocol);
  const opened = await page.evaluate(() => window.stopwatch.open());
  await page.waitForTimeout(500);
  const held = (await heap(protocol)) - empty;
  const delays = (await page.evaluate((times) => window.stopwatch.append(times, 100), incoming)).sort((a, b) => a - b);
  const { x, y, height } = await page.evaluate(() => window.stopwatch.middle());
  await page.mouse.move(x, y);
  await page.evaluate(() => window.stopwatch.watch());
  for (let step = 0; step < screens * 4; step += 1) {
    const begun = performance.now();
    await protocol.send('Input.dispatchMouseEvent', { type: 'mouseWheel', x, y, deltaX: 0, deltaY: -height / 4 });
    const rest = 16 - (performance.now() - begun);
    if (rest > 0) await page.waitForTimeout(rest);
  }
  const { frames, blank, wrongWay } = await page.evaluate(() => window.stopwatch.stop());
  const sorted = frames.toSorted((a, b) => a - b);
  const dropped = frames.reduce((sum, ms) => sum + Math.max(0, Math.round(ms / (1000 / 60)) - 1), 0);
  return {
    opened, heap: held, p50: delays[Math.floor(delays.length / 2)] ?? Infinity, p95: delays[Math.floor(delays.length * 0.95)] ?? Infinity,
    frame: sorted[Math.floor(sorted.length * 0.95)] ?? Infinity, dropped: (100 * dropped) / (dropped + frames.length), blank: (100 * blank) / frames.length, wrongWay,
  };
}

function* figures(room: string, ours: readonly Run[], bare: readonly Run[]): Iterable<Figure> {
  const of = (name: string, pick: (run: Run) => number, unit: string, atMost: number): Figure => ({
    name: `${room}: ${name}`, value: median(ours.map(pick)), unit, goal: { atMost }, peers: { bare: median(bare.map(pick)) },
  });
  yield of('from opening to the last message painted', ({ opened }) => opened, 'ms', 60);
  yield of('heap above the messages', ({ heap: held }) => held, 'MB', 1);
  yield of('a new message to its paint, median', ({ p50 }) => p50, 'ms', 12);
  yield of('a new message to its paint, 95th percentile', ({ p95 }) => p95, 'ms', 40);
  // A frame of a 60 Hz screen takes 16.67 ms, and clocks round.
  yield of(`${screens} screens up: frame, 95th percentile`, ({ frame }) => frame, 'ms', 16.8);
  yield of(`${screens} screens up: dropped frames`, ({ dropped }) => dropped, '%', 1);
  yield of(`${screens} screens up: blank frames`, ({ blank }) => blank, '%', 0);
  yield of(`${screens} screens up: frames that jumped the wrong way`, ({ wrongWay }) => wrongWay, 'frames', 0);
}

/** Leaves a busy room open. */
async function stay(page: Page, protocol: CDPSession): Promise<number> {
  await page.evaluate(() => window.stopwatch.prepare(10_000));
  await page.evaluate(() => window.stopwatch.open());
  await page.evaluate(() => window.stopwatch.append(40, 10));
  const before = await heap(protocol);
  await page.evaluate((times) => window.stopwatch.append(times, 50), Math.round(visitMs / 100));
  return (await heap(protocol)) - before;
}
