import { expect } from '@open-wc/testing';
import { waitUntil } from '../../../test/helpers/browser.ts';
import { ownStorage } from '../../../test/helpers/own-storage.ts';
import { begin, inside, playerWith, showing, words } from '../fixtures/harness.ts';
import { plainVideo } from '../fixtures/items.ts';
import '../player.define.ts';
import type { LsPlayer } from '../player.ts';

ownStorage();

/** A finger at a share of the width. */
function finger(element: LsPlayer, type: string, share: number): void {
  const picture = inside(element, '.picture');
  const { left, top, width, height } = picture.getBoundingClientRect();
  picture.dispatchEvent(
    new PointerEvent(type, { bubbles: true, button: 0, pointerType: 'touch', clientX: left + width * share, clientY: top + height / 2 }),
  );
}
const tap = (element: LsPlayer, share: number): void => {
  finger(element, 'pointerdown', share);
  finger(element, 'pointerup', share);
};

describe('fingers on the picture', () => {
  it('jump by a double tap at a side, and only there', async () => {
    const element = await playerWith(showing(plainVideo));
    await begin(element);
    tap(element, 0.9);
    tap(element, 0.9);
    await waitUntil(() => element.currentTime > 9);
    expect(words(element)).to.include('前进 10 秒');
    tap(element, 0.1);
    tap(element, 0.1);
    await waitUntil(() => element.currentTime < 5);
    const before = element.currentTime;
    tap(element, 0.5);
    tap(element, 0.5);
    expect(Math.abs(element.currentTime - before)).to.be.below(1);
    expect(element.paused, 'a tap does not stop play').to.equal(false);
  });

  it('play at double speed while they rest, and as before when they leave', async () => {
    const element = await playerWith(showing(plainVideo));
    element.playbackRate = 1.25;
    await begin(element);
    finger(element, 'pointerdown', 0.5);
    await waitUntil(() => element.playbackRate === 2, 'double speed');
    expect(words(element)).to.include('2 倍速');
    finger(element, 'pointerup', 0.5);
    expect(element.playbackRate).to.equal(1.25);
    expect(element.paused).to.equal(false);
  });
});
