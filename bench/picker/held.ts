/** Search without a line, over what a machine holds: every key of what people type is one question. */
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import * as v from 'valibot';
import { build } from 'vite';
import { Resource } from '../../contract/src/index.ts';
import { targets } from '../../tools/build/library.ts';
import { chromiumArguments, findChromium } from '../../tools/programs.ts';
import type { Figure } from '../figure.ts';
import { serve } from '../player/serve.ts';
import { makeRows } from './catalogue.ts';
import './pages/contract.ts';

const count = 5_000;
const slowdown = 4;
/** Somebody reads what was found; the line goes then. */
const untilLoss = 12_000;
/** Nobody types in the moment in which the line goes. */
const untilFirstKey = 500;
const betweenKeys = 90;
const firstWords = ['分', '分数', '分数的', '分数的初', '分数的初步', '分数的初步认', '分数的初步认识'];
const typed = ['分数的初步认识', '光合作用', '三年级上册', '岳阳楼记', 'shuxue', 'sx', 'fenshu', 'guanghezuoyong', 'jingyesi', '云岭第一小学', '典型例题讲解', '光和作用'];

export async function* held(): AsyncIterable<Figure> {
  const folder = join(import.meta.dirname, '../../.cache/bench-picker');
  await build({
    root: join(import.meta.dirname, 'pages/held'),
    base: './',
    configFile: false,
    logLevel: 'error',
    define: { __LS_VERSION__: '"bench"', __LS_PREFIX__: '"ls"' },
    resolve: { conditions: ['ls-source', 'module', 'browser', 'production'] },
    build: { outDir: folder, emptyOutDir: true, target: targets, modulePreload: false, reportCompressedSize: false, chunkSizeWarningLimit: 1000 },
  });
  await using served = await serve({ held: folder });
  const browser = await chromium.launch({ executablePath: findChromium() ?? '', args: [...chromiumArguments] });
  try {
    const page = await browser.newPage();
    await page.goto(`${served.origin}/held/index.html`);
    await page.waitForFunction(() => 'heldBench' in window);
    await page.evaluate((resources) => window.heldBench.see(resources), await makeResources());
    const protocol = await page.context().newCDPSession(page);
    await protocol.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    await page.evaluate(() => window.heldBench.watch());
    await page.waitForTimeout(untilLoss);
    await page.evaluate(() => window.heldBench.lose());
    await page.waitForTimeout(untilFirstKey);
    const early: number[] = [];
    for (const words of firstWords) {
      const { time } = await page.evaluate((asked) => window.heldBench.search(asked), words);
      if (process.env['BENCH_VERBOSE'] === '1') console.log(words, time.toFixed(1));
      early.push(time);
      await page.waitForTimeout(betweenKeys);
    }
    const during = `half a second after it went, while ${count} held resources are made a catalogue, 4× slower processor`;
    yield { name: `without a line: the first key, ${during}`, value: early[0] ?? 0, unit: 'ms' };
    yield { name: `without a line: the slowest of the ${early.length - 1} keys after it, ${during}`, value: Math.max(...early.slice(1)), unit: 'ms', goal: { atMost: 30 } };
    yield { name: `without a line: ${count} held resources are made a catalogue, what was left of it then, 4× slower processor`, value: await page.evaluate(() => window.heldBench.open()), unit: 'ms' };
    const blocked = await page.evaluate(() => window.heldBench.blocked());
    const longest = (isMeant: (one: (typeof blocked)[number]) => boolean): number => Math.max(0, ...blocked.filter(isMeant).map(({ duration }) => duration));
    if (process.env['BENCH_VERBOSE'] === '1') console.log(blocked.map(({ after, duration }) => `${duration.toFixed(0)} ms after ${after.toFixed(0)}`).join(', '));
    yield { name: `without a line: the longest the page hears no key meanwhile, 4× slower processor (0: never over 50 ms)`, value: longest(({ after }) => after >= 0), unit: 'ms' };
    yield { name: 'with a line: the longest the page hears no key while nobody asks, and the code for searching without a line is made ready, 4× slower processor', value: longest(({ after }) => after < 0), unit: 'ms' };
    const keys = typed.flatMap((words) => Array.from(words, (_, index) => Array.from(words).slice(0, index + 1).join('')));
    const times: number[] = [];
    for (const words of keys) {
      const { time } = await page.evaluate((asked) => window.heldBench.search(asked), words);
      if (process.env['BENCH_VERBOSE'] === '1') console.log(words, time.toFixed(1));
      times.push(time);
    }
    times.sort((a, b) => a - b);
    const at = (share: number): number => times[Math.ceil(times.length * share) - 1] ?? 0;
    yield { name: `without a line: a key in a search over ${count} held resources, median, 4× slower processor`, value: at(0.5), unit: 'ms' };
    yield { name: `without a line: a key in a search over ${count} held resources, 95th percentile, 4× slower processor`, value: at(0.95), unit: 'ms', goal: { atMost: 30 } };
  } finally {
    await browser.close();
  }
}

async function makeResources(): Promise<v.InferOutput<typeof Resource>[]> {
  const rows = await makeRows(0, count);
  const resources = rows.map(({ identifier, title, type, description, provider, rightsHolder, created, keywords, category, duration, language, licence, stage, grade, subject, edition, volume, chapter, lecturers, toc }, index) => ({
    id: `r-${index}`,
    language: language ?? 'zh-CN',
    identifier, title, type, description, provider, rightsHolder, created, keywords, category, licence, stage, grade, subject, edition, volume, chapter,
    version: 1,
    admittedBy: { id: 'o-yunling', name: '云岭县教育局', level: 'county' },
    durationSeconds: duration,
    sizeBytes: null,
    coverUrl: null,
    playable: true,
    marks: [],
    accessibility: [],
    rating: { average: null, count: 0 },
    uses: null,
    modifiedAt: '2026-09-01T00:30:00.000Z',
    lecturers: lecturers.people.map(({ name }) => name),
    declaredClicks: null,
    declaredLearners: null,
    directory: (toc?.items ?? []).map((item) => ({ title: item.title, durationSeconds: item.duration, children: [] })),
    renditions: [],
    tracks: [],
    extra: {},
    attribution: title,
  }));
  return v.parse(v.array(Resource), resources);
}
