/** Keys of remote controls and media keyboards, made up: no keyboard of a test has them. */
import { expect } from '@open-wc/testing';
import { waitUntil } from '../../../test/helpers/browser.ts';
import { allInside, begin, inside, openPanel, playerWith, showing } from '../fixtures/harness.ts';
import { plainVideo } from '../fixtures/items.ts';
import type { LsPlayer } from '../player.ts';
import '../player.define.ts';

function pressed(element: LsPlayer, key: string): boolean {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true });
  inside(element, '.control--play').dispatchEvent(event);
  return event.defaultPrevented;
}

beforeEach(() => localStorage.removeItem('ls.player/1'));

describe('a remote control', () => {
  it('stops, plays, and goes on and back', async () => {
    const element = await playerWith(showing(plainVideo));
    await begin(element);
    for (const key of ['MediaPlayPause', 'MediaPause', 'MediaStop']) {
      expect(pressed(element, key), key).to.equal(true);
      await waitUntil(() => element.paused, `${key} stops`);
      expect(pressed(element, key === 'MediaPlayPause' ? key : 'MediaPlay')).to.equal(true);
      await waitUntil(() => !element.paused, 'plays again');
    }
    pressed(element, 'MediaPause');
    await waitUntil(() => element.paused);
    element.currentTime = 2;
    for (const [key, place] of [['MediaFastForward', 12], ['PageDown', 22], ['PageUp', 12], ['MediaRewind', 2]] as const) {
      pressed(element, key);
      await waitUntil(() => Math.abs(element.currentTime - place) < 0.01, `${key} leads to ${place}`);
    }
    pressed(element, 'MediaStop');
    expect(element.paused, 'what stands still is not begun by stopping it').to.equal(true);
  });

  it('shuts what is open by its key for going back, and otherwise leaves that key to the page', async () => {
    const element = await playerWith(showing(plainVideo));
    await begin(element);
    await openPanel(element, 'settings');
    await waitUntil(() => allInside(element, '.panel').length === 1);
    expect(pressed(element, 'GoBack')).to.equal(true);
    await waitUntil(() => allInside(element, '.panel').length === 0);
    expect(pressed(element, 'GoBack')).to.equal(false);
  });
});

describe('a place under the pointer', () => {
  it('shows its picture, its chapter and its time', async () => {
    const element = await playerWith(showing(plainVideo));
    await begin(element);
    const bar = inside(element, '.seek__input');
    const { left, width } = bar.getBoundingClientRect();
    const point = (part: number): boolean => bar.dispatchEvent(new PointerEvent('pointermove', { clientX: left + width * part, pointerType: 'mouse', bubbles: true, composed: true }));
    const picture = (): SVGElement | null => element.shadowRoot?.querySelector<SVGElement>('.preview__picture') ?? null;
    await waitUntil(() => point(0) && picture(), 'the pictures have come');
    expect([picture()?.getAttribute('viewBox'), picture()?.querySelector('image')?.getAttribute('href')?.split('/').at(-1)]).to.deep.equal(['0 0 160 90', 'thumbnails.jpg']);
    point(0.5);
    await element.updateComplete;
    expect(picture()?.getAttribute('viewBox')).not.to.equal('0 0 160 90');
    expect(inside(element, '.preview__time').textContent).to.equal('0:12');
    expect(inside(element, '.preview__chapter').textContent.length).to.be.above(1);
    bar.dispatchEvent(new PointerEvent('pointerleave'));
    await waitUntil(() => picture() === null);
  });
});
