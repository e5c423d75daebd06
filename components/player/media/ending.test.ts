/** The end of a lesson, as somebody comes there who does not wait for it. */
import { expect, oneEvent } from '@open-wc/testing';
import { press, waitUntil } from '../../../test/helpers/browser.ts';
import { begin, inside, playerWith, showing } from '../fixtures/harness.ts';
import { hls, plainVideo, video } from '../fixtures/items.ts';
import '../player.define.ts';

beforeEach(() => localStorage.removeItem('ls.player/1'));

describe('the key for the end', () => {
  for (const [name, item] of Object.entries({ stream: { ...video, renditions: [hls] }, file: plainVideo })) {
    it(`ends a ${name} that plays, and it does not begin anew`, async () => {
      const element = await playerWith(showing(item));
      await begin(element);
      const after: string[] = [];
      for (const type of ['ended', 'play']) element.addEventListener(type, () => after.push(type));
      inside(element, '.seek__input').focus();
      await press('End');
      await waitUntil(() => after.includes('ended'), 'has ended');
      // Whatever was asked of the medium at its end has been heard by the time it has gone elsewhere.
      const went = oneEvent(element, 'seeked');
      element.currentTime = 3;
      await went;
      expect(after).to.deep.equal(['ended']);
      expect(element.paused).to.equal(true);
    });
  }
});
