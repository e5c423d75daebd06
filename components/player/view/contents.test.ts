import { expect } from '@open-wc/testing';
import 'axe-core/axe.min.js';
import { press, waitUntil } from '../../../test/helpers/browser.ts';
import { allInside, begin, inside, openPanel, playerWith, plays, showing, words } from '../fixtures/harness.ts';
import { plainVideo } from '../fixtures/items.ts';
import '../player.define.ts';

beforeEach(() => localStorage.removeItem('ls.player/1'));

describe('ls-player finds words', () => {
  it('in the transcript, and goes there by a click', async () => {
    const element = await playerWith(showing(plainVideo));
    await begin(element);
    await openPanel(element, 'contents');
    await waitUntil(() => words(element).includes('一张饼分给两个人'), 'the transcript');
    const all = allInside(element, '.timed:last-of-type .timed__entry').length;
    const search = inside<HTMLInputElement>(element, '.search__input');
    search.value = '二分之一';
    search.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await waitUntil(() => /找到 \d+ 处/.test(words(element)));
    const hits = allInside(element, '.timed:last-of-type .timed__entry');
    expect(hits.length).to.be.within(1, all - 1);
    expect(hits[0]?.querySelector('mark')?.textContent).to.equal('二分之一');
    await expect(element).to.be.accessible();
    const target = hits.at(-1);
    const [minutes = 0, seconds = 0] = (target?.querySelector('.timed__time')?.textContent ?? '').split(':').map(Number);
    target?.click();
    await plays(element, minutes * 60 + seconds - 0.1);
    expect(element.currentTime).to.be.closeTo(minutes * 60 + seconds, 2.5);
  });

  it('letters typed there are no shortcuts', async () => {
    const element = await playerWith(showing(plainVideo));
    await begin(element);
    await openPanel(element, 'contents');
    await waitUntil(() => element.shadowRoot?.querySelector('.search__input') !== null, 'search');
    inside(element, '.search__input').focus();
    for (const key of ['k', 'm']) await press(key);
    expect(inside<HTMLInputElement>(element, '.search__input').value).to.equal('km');
    expect(element.muted).to.equal(true);
    expect(element.paused).to.equal(false);
    await waitUntil(() => words(element).includes('找到 0 处'));
  });
});
