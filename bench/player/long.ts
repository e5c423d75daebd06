/** Whole lessons: whether one is heard to its end on a bad line, and whether three hours of play take more and more of the machine. */
import type { CDPSession, Page } from 'puppeteer-core';
import { median, type Figure } from '../figure.ts';
import { hoursSeconds, lessonSeconds, makeLesson } from './lesson.ts';
import { buildPages } from './pages.ts';
import { serve } from './serve.ts';
import { heapOf, inBrowser } from './visit.ts';

const line = { offline: false, latency: 150, downloadThroughput: 256e3 / 8, uploadThroughput: 128e3 / 8 };
const speed = 16;
/** Media seconds between two looks at the heap. */
const between = 600;
/** What a heap may grow by: a hundredth of a page of this size, or what collections differ by, whichever is more. */
const slack = { share: 0.01, kibibytes: 100 };

export const howLong = {
  lesson: `${lessonSeconds / 60} minutes in real time at 256 kbit/s, 150 ms a request; a person presses play, opens the settings and presses "sound only"; the sound has a list of its own, 64 kbit/s`,
  hours: `${hoursSeconds / 3600} h of media at ${speed}×, the script heap after collection every ${between / 60} media minutes; the growth is the median of the last third less that of the first`,
};

/** @param part `lesson`, `hours`, or both in turn */
export async function* wholeLessons(part: 'lesson' | 'hours' | undefined): AsyncIterable<Figure> {
  const content = makeLesson();
  const { folder } = await buildPages(['ours', 'bare']);
  await using served = await serve({ content, pages: folder });
  const page = (name: string, list: string, mode: string): string =>
    `${served.origin}/pages/${name}/index.html?${new URLSearchParams({ src: `${served.origin}/content/${list}`, n: '1', mode, lesson: 'r-long' }).toString()}`;
  if (part !== 'hours') yield* heard(page('ours', 'master.m3u8', 'idle'), served.origin);
  if (part !== 'lesson') yield* grown({ ours: page('ours', 'picture/index.m3u8', 'play'), bare: page('bare', 'picture/index.m3u8', 'play') }, served.origin);
}

// ---- A lesson on a bad line -----------------------------------------------------------------------------------------

interface Heard {
  /** Milliseconds from the press of "sound only" until something is heard. */
  start: number;
  /** When play stood still for want of data, and for how many milliseconds. */
  stalls: number[];
  /** Milliseconds from the first sound to the end. */
  whole: number;
  /** Where it was when it ended, or stopped. */
  at: number;
  isOver: boolean;
}
declare const heardSoFar: Heard;

async function* heard(url: string, origin: string): AsyncIterable<Figure> {
  const { told, bytes, pieces } = await inBrowser(origin, async (page, session) => {
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', line);
    let bytes = 0;
    let pieces = 0;
    const sounds = new Set<string>();
    session.on('Network.requestWillBeSent', ({ requestId, request }) => request.url.includes('/sound/') && sounds.add(requestId));
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      if (!sounds.has(requestId)) return;
      bytes += encodedDataLength;
      pieces += 1;
    });
    await page.goto(url, { waitUntil: 'domcontentloaded' });
    await (await page.waitForSelector('>>> button.start', { visible: true }))?.click();
    await (await page.waitForSelector('>>> [data-panel="settings"]', { visible: true }))?.click();
    const choice = await page.waitForSelector('>>> ::-p-text(只听声音)', { visible: true, timeout: 60_000 });
    await page.evaluate(listen);
    await choice?.click();
    const told = await toItsEnd(page);
    return { told, bytes, pieces };
  });
  const stood = told.stalls.reduce((sum, stall) => sum + stall, 0);
  yield { name: 'sound only at 256 kbit/s: heard of the lesson', value: told.at / 60, unit: 'min', goal: { atLeast: lessonSeconds / 60 - 0.02 } };
  yield { name: 'sound only at 256 kbit/s: from the press to the sound', value: told.start, unit: 'ms' };
  yield { name: 'sound only at 256 kbit/s: stalls after the start', value: told.stalls.length, unit: '', goal: { atMost: 0 } };
  yield { name: 'sound only at 256 kbit/s: length of all stalls', value: stood, unit: 'ms', goal: { atMost: 0 } };
  // Told by another clock than the events: nobody says that it stood, and it stood.
  yield { name: 'sound only at 256 kbit/s: later than the lesson is long', value: told.whole - lessonSeconds * 1000, unit: 'ms', goal: { atMost: 1000 } };
  yield { name: `sound only at 256 kbit/s: ${pieces} pieces and lists`, value: bytes / 2 ** 20, unit: 'MiB' };
}

/** Runs in the page: what the medium says of itself, from the press on. */
function listen(): void {
  const media = document.querySelector('ls-player')?.shadowRoot?.querySelector('video');
  if (!media) throw new Error('no medium');
  const pressed = performance.now();
  let first: number | null = null;
  let stands: number | null = null;
  const told: Heard = { start: Number.NaN, stalls: [], whole: Number.NaN, at: 0, isOver: false };
  const source = media.currentSrc;
  const isSound = (): boolean => media.currentSrc !== source && media.videoWidth === 0;
  const goesOn = (): void => {
    if (stands !== null) told.stalls.push(performance.now() - stands);
    stands = null;
  };
  media.addEventListener('timeupdate', () => {
    if (first === null && isSound() && !media.paused && media.currentTime > 0) {
      first = performance.now() - media.currentTime * 1000;
      told.start = performance.now() - pressed;
    }
    told.at = media.currentTime;
    goesOn();
  });
  media.addEventListener('waiting', () => {
    if (first !== null) stands ??= performance.now();
  });
  media.addEventListener('ended', () => {
    told.whole = performance.now() - (first ?? Number.NaN);
    told.at = media.currentTime;
    stands = null;
    told.isOver = true;
  });
  Object.assign(globalThis, { heardSoFar: told });
}

/** Until the lesson is over; a lesson that stands still for a quarter of an hour is over, too. */
async function toItsEnd(page: Page): Promise<Heard> {
  const last = Date.now() + (lessonSeconds + 15 * 60) * 1000;
  for (let looks = 1; ; looks += 1) {
    await new Promise((resolve) => setTimeout(resolve, 5000));
    const told = await page.evaluate(() => heardSoFar);
    // Not on the stream of the figures.
    if (looks % 24 === 2) console.error(`    heard until ${told.at.toFixed(0)} s, ${told.stalls.length} stalls`);
    if (told.isOver || Date.now() > last) return told;
  }
}

// ---- Three hours ------------------------------------------------------------------------------------------------------

async function* grown(pages: Readonly<Record<string, string>>, origin: string): AsyncIterable<Figure> {
  // Side by side: a heap after collection is the same at any load.
  const looks = Object.entries(pages).map(async ([name, url]) => {
    const told = await inBrowser(origin, async (page, session) => {
      await page.goto(url, { waitUntil: 'domcontentloaded' });
      return heapsOf(page, session);
    });
    console.error(`    heap of ${name}, KiB: ${told.map((heap) => (heap / 1024).toFixed(0)).join(' ')}`);
    return [name, told] as const;
  });
  const heaps: Record<string, number[]> = Object.fromEntries(await Promise.all(looks));
  const { ours = [], ...peers } = heaps;
  const beside = (value: (heaps: readonly number[]) => number): Record<string, number> => Object.fromEntries(Object.entries(peers).map(([name, all]) => [name, value(all)]));
  const first = median(firstThird(ours)) / 1024;
  yield { name: 'three hours: script heap in the first', value: first, unit: 'KiB', peers: beside((all) => median(firstThird(all)) / 1024) };
  yield { name: 'three hours: growth from the first hour to the last', value: growth(ours), unit: 'KiB', goal: { atMost: Math.max(slack.kibibytes, first * slack.share) }, peers: beside(growth) };
  yield { name: 'three hours: slope', value: slope(ours), unit: 'KiB an hour', peers: beside(slope) };
}

/** A look at the heap every ten media minutes, from the tenth to the end. */
async function heapsOf(page: Page, session: CDPSession): Promise<number[]> {
  await page.waitForSelector('>>> video', { timeout: 60_000 });
  const heaps: number[] = [];
  for (let before = -1, still = 0; heaps.length < hoursSeconds / between; ) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    // Both by the names that a video has. In the world of the page, where ours is more than an unknown element.
    const at = await page.evaluate((rate) => {
      const player: unknown = document.querySelector('ls-player') ?? document.querySelector('video');
      const { currentTime, ended } = player as HTMLVideoElement;
      if (currentTime > 1) (player as HTMLVideoElement).playbackRate = rate;
      return ended ? Number.POSITIVE_INFINITY : currentTime;
    }, speed);
    still = at === before ? still + 1 : 0;
    if (still > 120) throw new Error(`It stands still at ${at} s.`);
    before = at;
    // Not at the very end, where nothing plays any more.
    if (at >= Math.min((heaps.length + 1) * between, hoursSeconds - 20)) heaps.push(await heapOf(session));
  }
  return heaps;
}

const firstThird = (heaps: readonly number[]): readonly number[] => heaps.slice(0, heaps.length / 3);
const growth = (heaps: readonly number[]): number => (median(heaps.slice(-heaps.length / 3)) - median(firstThird(heaps))) / 1024;

/** Kibibytes an hour by least squares. */
function slope(heaps: readonly number[]): number {
  const middle = (heaps.length - 1) / 2;
  const mean = heaps.reduce((sum, heap) => sum + heap, 0) / heaps.length;
  const [over, under] = heaps.reduce(([up, down], heap, index) => [up + (index - middle) * (heap - mean), down + (index - middle) ** 2], [0, 0]);
  return (over / under / 1024) * (3600 / between);
}
