import { expect } from '@open-wc/testing';
import { waitUntil } from '../../../test/helpers/browser.ts';
import { breakLine, late, mendLine, nothing, signInPage, status } from '../fixtures/faults.ts';
import { inside, playAt, plays, pressButton, says } from '../fixtures/harness.ts';
import { hls, mp4, video } from '../fixtures/items.ts';
import '../player.define.ts';
import type { LsPlayer } from '../player.ts';

const stream = { ...video, renditions: [hls] };
const segmentSeconds = 4;
const segments = [0, 1, 2, 3, 4, 5, 6];
/** Segment `index` in all qualities. */
const segment = (index: number) => (url: string): boolean => new RegExp(`/hls/\\d+p/[^/]*0*${index}\\.m4s`).test(url);
const place = (index: number): number => index * segmentSeconds + 0.5;
/** Plays on from its place; the last segment may be over before anybody looks. */
async function goesOn(element: LsPlayer, index: number): Promise<void> {
  if (index < 6) await plays(element, place(index));
  else await waitUntil(() => element.currentTime > place(index), 'goes on');
  // In the same piece: by when a busy machine looks, some of it may be over.
  expect(element.currentTime).to.be.within(place(index), place(index) + segmentSeconds);
}

beforeEach(() => localStorage.removeItem('ls.player/1'));
afterEach(mendLine);

describe('a line that breaks at a segment', () => {
  for (const index of segments) {
    it(`waits out a broken server at segment ${index}, and goes on where it was`, async () => {
      breakLine(segment(index), status(503));
      const element = await playAt(stream, place(index));
      await says(element, '网络断开了');
      mendLine();
      pressButton(element, '重试');
      await goesOn(element, index);
    });

    it(`takes another way where segment ${index} is gone`, async () => {
      breakLine(segment(index), status(404));
      const element = await playAt({ ...video, renditions: [hls, mp4] }, place(index));
      await goesOn(element, index);
      expect(inside<HTMLVideoElement>(element, 'video').currentSrc).to.contain('master.mp4');
    });
  }

  it('goes on by itself once the server is well again, and nobody has to press anything', async () => {
    breakLine(segment(2), status(503));
    const element = await playAt(stream, place(2));
    await says(element, '网络断开了');
    mendLine();
    await plays(element, place(2));
    expect(element.currentTime).to.be.within(place(2), place(2) + segmentSeconds);
  });

  it('says that the file is gone where there is no other way', async () => {
    breakLine(segment(2), status(404));
    const element = await playAt(stream, place(2));
    await says(element, '找不到文件');
    expect(inside(element, '[role="alert"]').querySelectorAll('button').length).to.be.at.least(1);
  });

  it('asks anew for a first piece that never answers', async () => {
    let asked = 0;
    breakLine(segment(0), async (_url, real, init) => {
      asked += 1;
      if (asked > 1) return real();
      return new Promise((_, reject) => init?.signal?.addEventListener('abort', () => reject(new DOMException('No more wanted.', 'AbortError'))));
    });
    await plays(await playAt(stream, 0));
    expect(asked).to.be.greaterThan(1);
  });

  it('waits for a slow segment, and says so', async () => {
    breakLine(segment(3), late(2500));
    const element = await playAt(stream, place(3));
    await waitUntil(() => element.shadowRoot?.querySelector('.over .spinner') !== null, 'waits');
    await plays(element, place(3));
  });

  for (const [name, answer] of Object.entries({ 'a sign-in page': signInPage, nothing })) {
    it(`says that the file is damaged when a segment is ${name}`, async () => {
      breakLine(segment(1), answer);
      const element = await playAt(stream, place(1));
      await says(element, '文件坏了');
      mendLine();
      pressButton(element, '重试');
      await plays(element, place(1));
    });
  }

  it('goes on in the small file when a segment is damaged', async () => {
    breakLine(segment(1), signInPage);
    const element = await playAt({ ...video, renditions: [hls, mp4] }, place(1));
    await plays(element, place(1));
    expect(element.currentTime).to.be.within(place(1), place(1) + segmentSeconds);
  });
});
