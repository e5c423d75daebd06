/** Visits of a page, each in a browser of its own with cold caches. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import puppeteer, { type CDPSession, type Page } from 'puppeteer-core';
import { harness, type Harness, type PageReport } from './in-page.ts';

/** How good line and machine are. */
export type Profile = 'fast' | 'slow';

const flags = [
  '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update',
  '--autoplay-policy=no-user-gesture-required', '--mute-audio', '--enable-precise-memory-info',
];
const slowLine = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 };
const slowdown = 4;

export interface Visit {
  /** Address of the page. */
  url: string;
  /** Master list of the stream. */
  src: string;
  /** A file whose picture is shown first, so that starting the browser's decoders is nobody's time. */
  warm: string;
}

declare const benchHarness: Harness;

/** A blank page in a browser of its own. */
export async function inBrowser<Result>(origin: string, measure: (page: Page, session: CDPSession) => Promise<Result>): Promise<Result> {
  const userDataDir = mkdtempSync(path.join(os.tmpdir(), 'ls-bench-player-'));
  const browser = await puppeteer.launch({ executablePath: '/usr/bin/chromium', userDataDir, headless: true, args: flags, defaultViewport: { width: 1280, height: 800 } });
  try {
    const page = await browser.newPage();
    const session = await page.createCDPSession();
    await page.goto(new URL('/blank', origin).href);
    return await measure(page, session);
  } finally {
    await browser.close();
    rmSync(userDataDir, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Bytes of the script heap after collection. */
export async function heapOf(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.enable');
  for (let round = 0; round < 3; round += 1) await session.send('HeapProfiler.collectGarbage');
  return (await session.send('Runtime.getHeapUsage')).usedSize;
}

function withPage<Result>({ url, src, warm }: Visit, profile: Profile, job: { n: number; mode: 'idle' | 'play' }, measure: (page: Page, session: CDPSession) => Promise<Result>): Promise<Result> {
  return inBrowser(url, async (page, session) => {
    await page.evaluate(showOnePicture, warm);
    if (profile === 'slow') {
      await session.send('Network.enable');
      await session.send('Network.emulateNetworkConditions', slowLine);
      await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    }
    await page.evaluateOnNewDocument(harness, job.n);
    await page.goto(`${url}?${new URLSearchParams({ src, n: String(job.n), mode: job.mode }).toString()}`, { waitUntil: 'domcontentloaded' });
    return measure(page, session);
  });
}

function showOnePicture(src: string): Promise<void> {
  return new Promise((resolve) => {
    const video = Object.assign(document.createElement('video'), { muted: true, src });
    video.requestVideoFrameCallback(() => {
      video.removeAttribute('src');
      video.load();
      video.remove();
      resolve();
    });
    document.body.append(video);
    void video.play();
    setTimeout(resolve, 5000);
  });
}

const report = (page: Page): Promise<PageReport> => page.evaluate(() => benchHarness.report());
const until = (page: Page, what: 'controls' | 'first'): Promise<unknown> =>
  page.waitForFunction((name) => benchHarness.report()[name] !== null, { timeout: 60_000, polling: 50 }, what);

/** Until nothing new was asked for during a second. */
async function settle(page: Page): Promise<void> {
  for (let last = -1, quiet = 0; quiet < 5; ) {
    const { length } = (await report(page)).resources;
    quiet = length === last ? quiet + 1 : 0;
    last = length;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

export interface Standing extends PageReport {
  /** Bytes of the script heap after collection. */
  heap: number;
}

/** Players that nobody touches: what they cost before play. */
export function stand(visit: Visit, profile: Profile, n: number): Promise<Standing> {
  return withPage(visit, profile, { n, mode: 'idle' }, async (page, session) => {
    await until(page, 'controls');
    await settle(page);
    const told = await report(page);
    return { ...told, heap: await heapOf(session) };
  });
}

/** A page that nobody touches for a while, and then a real click on its player. */
export function click(visit: Visit, profile: Profile): Promise<{ controls: number; picture: number }> {
  return withPage(visit, profile, { n: 1, mode: 'idle' }, async (page) => {
    await until(page, 'controls');
    await settle(page);
    const place = await page.evaluate(() => benchHarness.place());
    if (place) await page.mouse.click(place.x, place.y);
    await until(page, 'first');
    const { controls, first, clicked } = await report(page);
    return { controls: controls ?? Number.NaN, picture: (first ?? Number.NaN) - (clicked ?? Number.NaN) };
  });
}

export interface Played {
  start: PageReport;
  /** Milliseconds of each seek to a place that was not loaded. */
  seeks: number[];
}

/** A player that begins at once; then it is paused and sent to places that are not loaded. */
export function play(visit: Visit, profile: Profile, places: readonly number[]): Promise<Played> {
  return withPage(visit, profile, { n: 1, mode: 'play' }, async (page) => {
    await until(page, 'first');
    const start = await report(page);
    await page.waitForFunction(() => (benchHarness.video()?.currentTime ?? 0) > 1, { timeout: 30_000 });
    await page.evaluate(() => benchHarness.video()?.pause());
    const seeks: number[] = [];
    for (const place of places) {
      const isLoaded = await page.evaluate((at) => {
        const ranges = benchHarness.video()?.buffered;
        return ranges !== undefined && Array.from({ length: ranges.length }, (_, index) => at >= ranges.start(index) && at < ranges.end(index)).some(Boolean);
      }, place);
      const time = await page.evaluate((at) => benchHarness.seek(at, 30_000), place);
      if (time !== null && !isLoaded) seeks.push(time);
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    return { start, seeks };
  });
}

/** What ten seconds of watching bring over the line. */
export function watch(visit: Visit): Promise<PageReport> {
  return withPage(visit, 'fast', { n: 1, mode: 'play' }, async (page) => {
    await until(page, 'first');
    await new Promise((resolve) => setTimeout(resolve, 10_000));
    return report(page);
  });
}
