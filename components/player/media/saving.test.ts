/** A bad and dear line: nothing comes that nobody asked for, and whoever saves gets the smallest picture. */
import { expect } from '@open-wc/testing';
import { click, press, tabTo, waitUntil } from '../../../test/helpers/browser.ts';
import { allInside, inside, openPanel, playerWith, plays, says, showing, words } from '../fixtures/harness.ts';
import { audio, hls, video } from '../fixtures/items.ts';
import '../player.define.ts';
import type { LsPlayer } from '../player.ts';

const stream = (mark: string) => showing({ ...video, renditions: [{ ...hls, url: `${hls.url}?${mark}` }] });
const saver = (element: LsPlayer): HTMLInputElement => {
  const pick = allInside(element, '.panel .pick').find(({ textContent }) => textContent.includes('省流量'));
  return pick?.querySelector('input') ?? expect.fail('no saver');
};
const asked = (mark: string): string[] => performance.getEntriesByType('resource').flatMap(({ name }) => (name.includes(mark) ? [name] : []));

describe('ls-player on a line that is slow and dear', () => {
  beforeEach(() => localStorage.removeItem('ls.player/1'));

  it('[UX-08] by keyboard: data are saved with the smallest picture, what was used is said, and the choice stays', async () => {
    const element = await playerWith(stream('saved'));
    inside(element, '.start').focus();
    await press('Enter');
    await plays(element);
    await openPanel(element, 'settings');
    await waitUntil(() => allInside(element, '.panel .pick').length > 0);
    await tabTo('.panel input[type="checkbox"]');
    await press(' ');
    await waitUntil(() => saver(element).checked, 'chosen');
    await says(element, '自动 · 360p');
    await waitUntil(() => /这一课已用流量 [\d.]+ [KM]B/.test(words(element)), 'what it has cost');
    const next = await playerWith(stream('saved-again'));
    inside(next, '.start').focus();
    await press('Enter');
    await plays(next);
    await openPanel(next, 'settings');
    await waitUntil(() => allInside(next, '.panel .pick').length > 0);
    await waitUntil(() => saver(next).checked, 'the next lesson as well');
    await says(next, '自动 · 360p');
  });

  it('[UX-08] by pointer: before somebody presses, the words stand there and nothing of the film was fetched', async () => {
    const element = await playerWith(stream('unpressed'));
    await element.updateComplete;
    expect(words(element)).to.include('时长 0:25');
    const media = inside<HTMLVideoElement>(element, 'video');
    expect([media.autoplay, media.getAttribute('src'), media.paused]).to.deep.equal([false, null, true]);
    expect(asked('unpressed')).to.deep.equal([]);
    await click(inside(element, '.start'));
    await plays(element);
    expect(asked('unpressed')).to.have.length.above(0);
  });

  it('goes on with the sound alone where it was, of the picture nothing more comes, and back', async () => {
    const sound = { ...audio.renditions[0], url: `${audio.renditions[0]?.url}?alone` } as typeof hls;
    const element = await playerWith(showing({ ...video, renditions: [{ ...hls, url: `${hls.url}?pictured` }], sound: [sound] }));
    await click(inside(element, '.start'));
    await plays(element, 1);
    await openPanel(element, 'settings');
    const alone = (): HTMLInputElement | undefined => allInside(element, '.panel .pick').find(({ textContent }) => textContent.includes('只听声音'))?.querySelector('input') ?? undefined;
    await waitUntil(alone);
    const place = element.currentTime;
    await click(alone() ?? expect.fail('no switch'));
    await plays(element, place);
    await waitUntil(() => asked('?alone').length > 0);
    expect(element.currentTime).to.be.within(place, place + 8);
    const pictures = (): number => performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.m4s')).length;
    // What was on its way when it was pressed is told of a moment later.
    await plays(element, element.currentTime + 1);
    const before = pictures();
    await plays(element, element.currentTime + 1.5);
    expect(pictures(), 'pieces of the film').to.equal(before);
    const later = element.currentTime;
    await click(alone() ?? expect.fail('no switch'));
    await waitUntil(() => inside<HTMLVideoElement>(element, 'video').videoWidth > 0 && !element.paused && element.currentTime >= later, 'the picture is back');
    expect(element.currentTime).to.be.within(later, later + 8);
  });
});
