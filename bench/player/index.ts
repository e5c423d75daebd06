/** The player: what a page pays for it, and what a learner waits for; beside bare pages in the same run. */
import { median, type Figure, type Room } from '../figure.ts';
import { makeContent, seconds } from './content.ts';
import { howLong, wholeLessons } from './long.ts';
import { buildPages } from './pages.ts';
import { besidePeers, howItIsRun } from './peers.ts';
import { serve, type Served } from './serve.ts';
import { click, play, stand, watch, type Profile, type Visit } from './visit.ts';

const rounds = 3;
const many = 12;
const isCode = (url: string): boolean => /\.(js|css)$/.test(new URL(url).pathname);
const isMedia = (url: string): boolean => /\.(m3u8|m4s|mp4)$/.test(new URL(url).pathname);
/** Far apart, in an order that always leaves what is loaded. */
const places = [0.5, 0.9, 0.3, 0.75, 0.15].map((share) => Math.round(seconds * share));

/** Values by the name of a page. */
type ByPage = Record<string, number>;

export const room: Room = {
  settings: {
    rounds: `${rounds}, each visit in a Chromium of its own with cold caches, medians, pages in turn`,
    pages: 'ours; bare: <video controls> and hls.js/light as it is; bare-tuned: the same with settings any page could have',
    slow: '1.6 Mbit/s, 150 ms a request, 4× slower processor',
    engine: 'ours loads hls.js when the picture moves: it is counted neither before the controls nor by the first picture',
    long: `whole lessons, more than an hour: npm run bench -- player/long, or player/long-lesson (${howLong.lesson}), player/long-hours (${howLong.hours})`,
    peers: `beside the players of others, in their harness: ${howItIsRun}`,
  },
  parts: ['peers', 'long', 'long-lesson', 'long-hours'],
  async *measure(part) {
    if (part?.startsWith('long')) {
      yield* wholeLessons(part === 'long-lesson' ? 'lesson' : part === 'long-hours' ? 'hours' : undefined);
      return;
    }
    if (part === 'peers') {
      yield* besidePeers();
      return;
    }
    const content = makeContent();
    const { names, folder } = await buildPages();
    await using served = await serve({ content, pages: folder });
    const visits = names.map((name): [string, Visit] => [
      name,
      { url: `${served.origin}/pages/${name}/index.html`, src: `${served.origin}/content/hls/master.m3u8`, warm: `${served.origin}/content/mp4/360.mp4` },
    ]);
    yield* weights(visits, served);
    yield* crowds(visits);
    for (const profile of ['fast', 'slow'] as const) yield* waits(visits, profile);
    const watched = medians(await inTurn(visits, watch, 1), ({ resources }) => mebibytes(sum(resources.filter(({ url }) => isMedia(url)).map(({ bytes }) => bytes))));
    yield figure('media in the first 10 s of watching', watched, 'MiB', 2.5);
  },
};

async function* weights(visits: readonly [string, Visit][], served: Served): AsyncIterable<Figure> {
  const code = (urls: readonly string[]): number => sum([...new Set(urls)].filter(isCode).map((url) => served.sizeOf(url))) / 1024;
  const before: ByPage = {};
  const byFirst: ByPage = {};
  let elsewhere = 0;
  for (const [name, visit] of visits) {
    const { controls, resources } = await stand(visit, 'fast', 1);
    before[name] = code(resources.filter(({ end }) => end <= (controls ?? 0)).map(({ url }) => url));
    const { start } = await play(visit, 'fast', []);
    byFirst[name] = code(start.resources.filter(({ end }) => end <= (start.first ?? 0)).map(({ url }) => url));
    if (name === 'ours') elsewhere = resources.filter(({ url }) => !url.startsWith(served.origin) && !/^(blob|data):/.test(url)).length;
  }
  yield figure('JS and CSS until the controls are there, brotli', before, 'KiB', 30);
  yield figure('JS and CSS by the first picture, brotli', byFirst, 'KiB', 130);
  yield { name: 'requests to other hosts', value: elsewhere, unit: '', goal: { atMost: 0 } };
}

async function* crowds(visits: readonly [string, Visit][]): AsyncIterable<Figure> {
  const heap = medians(await inTurn(visits, (visit) => stand(visit, 'fast', 1), 1), (one) => mebibytes(one.heap));
  const crowd = await inTurn(visits, (visit) => stand(visit, 'fast', many));
  const further = mapped(crowd, (all, name) => ((median(all.map((one) => mebibytes(one.heap))) - (heap[name] ?? 0)) * 1024) / (many - 1));
  yield figure('script heap of one player', heap, 'MiB', 2);
  yield figure('script heap of each further player', further, 'KiB', 50);
  yield relative(`${many} players: controls`, medians(crowd, ({ controls }) => controls ?? Number.NaN), 1.4);
  yield figure(`${many} players: blocking time`, medians(crowd, ({ blocking }) => blocking), 'ms', 30);
}

async function* waits(visits: readonly [string, Visit][], profile: Profile): AsyncIterable<Figure> {
  const isFast = profile === 'fast';
  const clicks = await inTurn(visits, (visit) => click(visit, profile));
  yield relative(`${profile}: controls painted`, medians(clicks, ({ controls }) => controls), isFast ? 1.25 : 0.7);
  yield relative(`${profile}: click to first picture`, medians(clicks, ({ picture }) => picture), isFast ? 1.2 : 1);
  const plays = await inTurn(visits, (visit) => play(visit, profile, places));
  yield relative(`${profile}: first picture`, medians(plays, ({ start }) => start.first ?? Number.NaN), isFast ? 1.1 : 1);
  yield figure(`${profile}: blocking time until the first picture`, medians(plays, ({ start }) => start.blocking), 'ms', isFast ? 0 : 100);
  const seeks = (share: number): ByPage => mapped(plays, (all) => quantile(all.flatMap((one) => one.seeks), share));
  yield relative(`${profile}: seek to what is not loaded, p50`, seeks(0.5), 1.1, 'bare-tuned');
  yield relative(`${profile}: seek to what is not loaded, p95`, seeks(0.95), 1.1, 'bare-tuned');
}

/** What some visits of each page told; the pages take turns, so that a busy moment meets all of them. */
async function inTurn<Told>(visits: readonly [string, Visit][], measure: (visit: Visit) => Promise<Told>, times = rounds): Promise<Record<string, Told[]>> {
  const told: Record<string, Told[]> = {};
  for (let round = 0; round < times; round += 1) {
    for (const [name, visit] of visits) (told[name] ??= []).push(await measure(visit));
  }
  return told;
}

function mapped<Told>(told: Record<string, Told[]>, value: (all: Told[], name: string) => number): ByPage {
  return Object.fromEntries(Object.entries(told).map(([name, all]) => [name, value(all, name)]));
}

const medians = <Told>(told: Record<string, Told[]>, value: (one: Told) => number): ByPage => mapped(told, (all) => median(all.map(value)));

function figure(name: string, { ours = Number.NaN, ...peers }: ByPage, unit: string, atMost: number): Figure {
  return { name, value: ours, unit, goal: { atMost }, peers };
}

/** A goal that is a share of what another page needs in this run. */
function relative(name: string, values: ByPage, share: number, to = 'bare'): Figure {
  return figure(`${name} (${share}× ${to})`, values, 'ms', share * (values[to] ?? Number.NaN));
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const mebibytes = (bytes: number): number => bytes / 2 ** 20;

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
