/** The end of a lesson, as somebody comes there who does not wait for it. */
import { aTimeout, expect } from '@open-wc/testing';
import { press, waitUntil } from '../../../test/helpers/browser.ts';
import { begin, inside, playerWith, showing } from '../fixtures/harness.ts';
import { plainVideo } from '../fixtures/items.ts';
import '../player.define.ts';

beforeEach(() => localStorage.removeItem('ls.player/1'));

describe('the key for the end', () => {
  it('ends a film that plays, and it does not begin anew', async () => {
    const element = await playerWith(showing(plainVideo));
    await begin(element);
    const after: string[] = [];
    for (const type of ['ended', 'play']) element.addEventListener(type, () => after.push(type));
    inside(element, '.seek__input').focus();
    await press('End');
    await waitUntil(() => after.includes('ended'), 'has ended');
    // What is asked of the medium at its end is asked as soon as that is heard.
    await aTimeout(500);
    expect(after).to.deep.equal(['ended']);
    expect(element.paused).to.equal(true);
  });
});
