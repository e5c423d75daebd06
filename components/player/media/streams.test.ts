/** Streams of every make that a collection holds: what the first rooms of the demo county have is MP4 in pieces. */
import { expect } from '@open-wc/testing';
import { click, waitUntil } from '../../../test/helpers/browser.ts';
import { allInside, inside, openPanel, playerWith, plays, showing } from '../fixtures/harness.ts';
import { hls, video } from '../fixtures/items.ts';
import type { LsPlayer } from '../player.ts';
import '../player.define.ts';

const streams = '/components/player/fixtures/streams';
/** The first twelve seconds of a lesson. */
const lesson = (make: string): typeof video => ({ ...video, durationSeconds: 12, tracks: [], renditions: [{ ...hls, url: `${streams}/${make}/master.m3u8` }] });
const asked = (part: string): number => performance.getEntriesByType('resource').filter(({ name }) => name.includes(part)).length;

async function open(make: string): Promise<LsPlayer> {
  const element = await playerWith(showing(lesson(make)));
  await click(inside(element, '.start'));
  await plays(element, 0.5);
  return element;
}

beforeEach(() => {
  localStorage.removeItem('ls.player/1');
  performance.clearResourceTimings();
});

describe('a stream', () => {
  for (const make of ['transport', 'separate']) {
    it(`plays, is sought in, plays to its end and again: ${make}`, async () => {
      const element = await open(make);
      expect(inside<HTMLVideoElement>(element, 'video').videoHeight).to.equal(180);
      element.currentTime = 9;
      await waitUntil(() => element.currentTime > 9.3, 'plays there');
      await waitUntil(() => element.ended, 'its end');
      expect(element.duration).to.be.within(11.9, 12.3);
      element.currentTime = 2;
      await element.play();
      await plays(element, 2.3);
    });
  }

  it('whose sound has a list of its own is heard, also where somebody goes on in it', async () => {
    const element = await open('separate');
    await waitUntil(() => asked('/sound0.m4s') > 0, 'its sound');
    element.currentTime = 9;
    await plays(element, 9.3);
    expect(asked('/sound2.m4s'), 'the sound of that place').to.be.above(0);
  });

  it('whose sound has a list of its own goes on as sound alone', async () => {
    const element = await open('separate');
    await openPanel(element, 'settings');
    const alone = (): HTMLElement | null | undefined => allInside(element, '.panel .pick').find(({ textContent }) => textContent.includes('只听声音'))?.querySelector('input');
    await waitUntil(alone);
    const place = element.currentTime;
    await click(alone() ?? expect.fail('no switch'));
    await plays(element, place);
    await waitUntil(() => inside<HTMLVideoElement>(element, 'video').videoWidth === 0 || element.shadowRoot?.querySelector('audio'), 'no picture');
  });
});
