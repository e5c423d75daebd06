/** What a person meets when something does not go on: each of it can be read, reached and pressed, on a phone, a desk and the wall of a classroom. */
import { expect } from '@open-wc/testing';
import 'axe-core/axe.min.js';
import { press, setPageSize, waitUntil } from '../../test/helpers/browser.ts';
import { breakLine, late, listOf, mendLine, signInPage, status } from './fixtures/faults.ts';
import { allInside, begin, inside, openPanel, playAt, playerWith, plays, says, showing } from './fixtures/harness.ts';
import { audio, hls, plainVideo, video } from './fixtures/items.ts';
import './player.define.ts';
import type { LsPlayer } from './player.ts';
import type { PlayerItem } from './player.types.ts';

const sizes = { phone: [360, 640], desk: [1366, 768], wall: [3840, 2160] } as const;
/** WCAG 2.2, 2.5.8. Pixels. */
const leastTarget = 24;

const stream: PlayerItem = { ...video, renditions: [hls] };
/** The second piece of any quality, and a place in it. */
const isPiece = (url: string): boolean => /\/hls\/\d+p\/[^/]*0*1\.m4s/.test(url);
const inPiece = 4.5;
const unknownCodec = (): PlayerItem => ({
  ...video,
  renditions: [{ ...hls, url: listOf('#EXTM3U', '#EXT-X-STREAM-INF:BANDWIDTH=1,CODECS="none.1,none.2",RESOLUTION=640x360', new URL('/demo/media/files/fractions/hls/360p/index.m3u8', location.href).href) }],
});
const waits = (element: LsPlayer): Promise<void> => waitUntil(() => element.shadowRoot?.querySelector('.over .spinner') !== null, 'waits');

async function broken(answer: Parameters<typeof breakLine>[1], said: string): Promise<LsPlayer> {
  breakLine(isPiece, answer);
  const element = await playAt(stream, inPiece);
  await says(element, said);
  return element;
}

async function withPanel(panel: string, item: PlayerItem): Promise<LsPlayer> {
  const element = await playerWith(showing(item));
  await begin(element);
  element.pause();
  await openPanel(element, panel);
  await waitUntil(() => allInside(element, '.panel button, .panel input').length > 0, `what stands in ${panel}`);
  return element;
}

/** How to come into each of them. */
const states: Readonly<Record<string, () => Promise<LsPlayer>>> = {
  'not begun': () => playerWith(showing(plainVideo)),
  'waiting for a piece': async () => {
    breakLine(isPiece, late(60_000));
    const element = await playAt(stream, inPiece);
    await waits(element);
    return element;
  },
  'without a line': () => broken(status(503), '网络断开了'),
  'with a file that is gone': () => broken(status(404), '找不到文件'),
  'with a damaged file': () => broken(signInPage, '文件坏了'),
  'with a format the machine lacks': async () => {
    const element = await playAt(unknownCodec(), 0);
    await says(element, '不支持');
    return element;
  },
  'at its end': async () => {
    const element = await playerWith(showing(plainVideo));
    await begin(element);
    element.currentTime = element.duration - 0.2;
    await waitUntil(() => element.ended, 'has ended');
    return element;
  },
  'paused, with sound only': async () => {
    const element = await playerWith(showing(audio));
    inside(element, '.start').focus();
    await press('Enter');
    await plays(element);
    element.pause();
    return element;
  },
  'with its contents': () => withPanel('contents', video),
  'with its captions': () => withPanel('captions', video),
  'with its settings': () => withPanel('settings', video),
  'with what is practised': () => withPanel('practice', video),
};

/** What cannot be told apart, pressed or seen whole, in words. */
function faultsOf(element: LsPlayer): string[] {
  const box = element.getBoundingClientRect();
  const faults = box.width > innerWidth + 1 ? [`is ${box.width} px wide`] : [];
  for (const control of allInside(element, 'button, a[href], input, select, summary, [tabindex="0"]')) {
    if (!control.checkVisibility({ visibilityProperty: true, opacityProperty: true }) || control.closest('[inert]')) continue;
    // A box or a point of a choice is pressed at its words, too.
    const target = control.closest('label') ?? control;
    const { width, height, left, right, top, bottom } = target.getBoundingClientRect();
    const name = `${control.localName}.${control.className} “${control.getAttribute('aria-label') ?? target.textContent.trim().slice(0, 20)}”`;
    if (width < leastTarget || height < leastTarget) faults.push(`${name} is ${Math.round(width)} × ${Math.round(height)}`);
    if (left < box.left - 1 || right > box.right + 1) faults.push(`${name} stands beyond the edge`);
    // What is in a panel is scrolled to.
    if (control.closest('.over, .bar') && (top < box.top - 1 || bottom > box.bottom + 1)) faults.push(`${name} is cut off`);
  }
  const [words] = allInside(element, '.message');
  for (const part of allInside(element, '.bar__time, .bar .control, .bar .seek')) {
    if (words && part.checkVisibility() && meet(words.getBoundingClientRect(), part.getBoundingClientRect())) faults.push(`${part.className} lies in the words`);
  }
  return faults;
}

const meet = (one: DOMRect, other: DOMRect): boolean => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

beforeEach(() => ['ls.player/1', 'ls.eye-rest/1'].forEach((key) => localStorage.removeItem(key)));
afterEach(async () => {
  mendLine();
  await setPageSize(800, 600);
});

describe('ls-player in each state', () => {
  for (const [name, enter] of Object.entries(states)) {
    it(`${name}: axe finds nothing, and all that can be pressed is large enough and inside, on each screen`, async () => {
      const element = await enter();
      for (const [screen, [width, height]] of Object.entries(sizes)) {
        await setPageSize(width, height);
        await waitUntil(() => innerWidth === width, screen);
        await element.updateComplete;
        await new Promise(requestAnimationFrame);
        expect(faultsOf(element), screen).to.deep.equal([]);
      }
      await expect(element).to.be.accessible();
    });
  }
});
