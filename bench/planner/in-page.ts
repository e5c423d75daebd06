/** What a teacher's term asks of a slow machine. */
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { targets } from '../../tools/build/library.ts';
import { chromiumArguments, findChromium } from '../../tools/programs.ts';
import { median, type Figure } from '../figure.ts';
import { serve } from '../player/serve.ts';
import './pages/contract.ts';

const slowdown = 4;
const rounds = 5;

export async function* inPage(): AsyncIterable<Figure> {
  const folder = join(import.meta.dirname, '../../.cache/bench-planner');
  await build({
    root: join(import.meta.dirname, 'pages/ours'), base: './', configFile: false, logLevel: 'error',
    define: { __LS_VERSION__: '"bench"', __LS_PREFIX__: '"ls"' },
    resolve: { conditions: ['ls-source', 'module', 'browser', 'production'] },
    build: { outDir: folder, emptyOutDir: true, target: targets, modulePreload: false, reportCompressedSize: false, chunkSizeWarningLimit: 1000 },
  });
  await using served = await serve({ ours: folder });
  const browser = await chromium.launch({ executablePath: findChromium() ?? '', args: [...chromiumArguments] });
  try {
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
    page.on('pageerror', (error) => console.error(error));
    await page.goto(`${served.origin}/ours/index.html`);
    await page.waitForFunction(() => 'plannerBench' in window);
    await page.evaluate(() => window.plannerBench.ready);
    yield* measure(page);
  } finally {
    await browser.close();
  }
}

async function* measure(page: Page): AsyncIterable<Figure> {
  const protocol = await page.context().newCDPSession(page);
  const atSpeed = (rate: number) => protocol.send('Emulation.setCPUThrottlingRate', { rate });
  const several = async (run: () => Promise<number>): Promise<number> => {
    const times: number[] = [];
    for (let round = 0; round < rounds; round += 1) times.push(await run());
    return median(times);
  };

  // Everything is fetched once.
  for (const view of ['week', 'term'] as const) await page.evaluate((name) => window.plannerBench.open(name), view);
  const { times, moved, bytes } = await page.evaluate((count) => window.plannerBench.shift(count), 2 * rounds);
  yield { name: `${moved} lessons shift, to the page that says so, normal speed`, value: median(times), unit: 'ms', goal: { atMost: 60 } };
  yield { name: `${moved} lessons shift: the update`, value: bytes / 1000, unit: 'kB', goal: { atMost: 12 } };
  yield { name: 'lessons that shift by one that falls out', value: moved, unit: 'lessons', goal: { atLeast: 299 } };
  yield { name: 'editors in the document at once', value: await page.evaluate(() => window.plannerBench.editors()), unit: 'editors', goal: { atMost: 1 } };

  const copy = await page.evaluate(() => window.plannerBench.copyTerm());
  yield { name: `a term with ${copy.lessons} plans is taken over, each as a copy, normal speed`, value: copy.time, unit: 'ms', goal: { atMost: 3000 } };
  yield { name: 'times its progress was told', value: copy.steps, unit: 'times', goal: { atLeast: 10 } };

  await atSpeed(slowdown);
  yield { name: 'from the list to a painted week of 30 lessons', value: await several(() => page.evaluate(() => window.plannerBench.open('week'))), unit: 'ms', goal: { atMost: 100 } };
  yield { name: 'from the list to the first screen of a term of 600 lessons, painted', value: await several(() => page.evaluate(() => window.plannerBench.open('term'))), unit: 'ms', goal: { atMost: 400 } };
  yield { name: 'from the list to all of these lessons', value: await several(() => page.evaluate(() => window.plannerBench.open('term', 'whole'))), unit: 'ms' };
  yield { name: 'a step of a plan moves, to the page that says so', value: median(await page.evaluate((count) => window.plannerBench.reorder(count), 20)), unit: 'ms', goal: { atMost: 8 } };
  yield { name: 'an edit is kept on this machine, without a line', value: median(await page.evaluate((count) => window.plannerBench.save(count), 30)), unit: 'ms', goal: { atMost: 6 } };
  await atSpeed(1);
}
