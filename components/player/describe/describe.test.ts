/** What happens in the picture, told to whoever does not see it. */
import { expect } from '@open-wc/testing';
import 'axe-core/axe.min.js';
import { click, press, waitUntil } from '../../../test/helpers/browser.ts';
import { allInside, begin, inside, openPanel, playerWith, plays, says, showing, words } from '../fixtures/harness.ts';
import { audio, plainVideo } from '../fixtures/items.ts';
import { withFakeVoice } from '../../../test/helpers/voice.ts';
import type { LsPlayer } from '../player.ts';
import type { PlayerItem } from '../player.types.ts';
import '../player.define.ts';

const [cuts, writes] = ['老师把一张饼切成两半。', '黑板上写着二分之一。'];
const descriptions = URL.createObjectURL(
  new Blob([`WEBVTT\n\n00:02.000 --> 00:04.000\n${cuts}\n\n00:06.000 --> 00:06.200\n${writes}\n`], { type: 'text/vtt' }),
);
const described = (item: PlayerItem): PlayerItem => ({ ...item, tracks: [...item.tracks, { kind: 'descriptions', url: descriptions, language: 'zh-CN', label: null }] });
const film = described(plainVideo);

const wanted = (): void => localStorage.setItem('ls.player/1', JSON.stringify({ descriptions: true }));
const switchOf = (element: LsPlayer): HTMLElement | null | undefined =>
  allInside(element, '.panel .pick--switch').find(({ textContent }) => textContent.includes('口述画面'))?.querySelector('input');
const aloud = (element: LsPlayer): string => element.shadowRoot?.querySelector('.described')?.textContent ?? '';

async function watching(item: PlayerItem = film): Promise<LsPlayer> {
  const element = await playerWith(showing(item));
  await element.play();
  return element;
}

describe('descriptions of the picture', () => {
  const voice = withFakeVoice();
  beforeEach(() => localStorage.removeItem('ls.player/1'));
  const waitsFor = (element: LsPlayer, text: string): Promise<void> => waitUntil(() => element.paused && voice().reading.includes(text), `waits while it reads ${text}`);

  it('are switched on with the captions, remembered, and read while the film waits; then it goes on', async () => {
    voice().manner = 'stays';
    const element = await playerWith(showing(film));
    element.currentTime = 0.1;
    await begin(element);
    element.pause();
    await openPanel(element, 'captions');
    await waitUntil(() => switchOf(element), 'the switch');
    await expect(element).to.be.accessible();
    await click(switchOf(element) ?? expect.fail());
    expect(JSON.parse(localStorage.getItem('ls.player/1') ?? '{}')).to.have.property('descriptions', true);
    await element.play();
    await waitsFor(element, cuts);
    expect(element.currentTime).to.be.within(2, 4);
    voice().finish();
    await waitsFor(element, writes);
    expect(element.currentTime).to.be.above(6);
    voice().finish();
    await plays(element, 7.5);
    expect(voice().given).to.deep.equal([cuts, writes].map((text) => ({ text, lang: 'zh-CN' })));
    element.remove();
    await waitsFor(await watching(), cuts);
  });

  it('are not told twice by going back within them, and again by going back before them', async () => {
    wanted();
    const element = await watching();
    await plays(element, 4.5);
    element.currentTime = 3;
    await plays(element, 4.5);
    expect(voice().given.length).to.equal(1);
    element.currentTime = 1;
    await plays(element, 4.5);
    expect(voice().given.map(({ text }) => text)).to.deep.equal([cuts, cuts]);
  });

  it('end where somebody goes elsewhere, and the film plays there', async () => {
    wanted();
    voice().manner = 'stays';
    const element = await watching();
    await waitsFor(element, cuts);
    element.currentTime = 10;
    await plays(element, 10.2);
    expect(voice().reading).to.deep.equal([]);
  });

  it('end where somebody plays on, by key; and whoever stops the film meanwhile finds it stopped', async () => {
    wanted();
    voice().manner = 'stays';
    const element = await watching();
    await waitsFor(element, cuts);
    inside(element, '.stage').focus();
    await press('k');
    await plays(element, 4);
    expect(voice().reading).to.deep.equal([]);
    await waitsFor(element, writes);
    element.pause();
    const place = element.currentTime;
    voice().finish();
    await waitUntil(() => voice().reading.length === 0);
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    expect([element.paused, element.currentTime]).to.deep.equal([true, place]);
  });

  it('end where they are switched off, and the film goes on', async () => {
    wanted();
    voice().manner = 'stays';
    const element = await watching();
    await waitsFor(element, cuts);
    await openPanel(element, 'captions');
    await waitUntil(() => switchOf(element), 'the switch');
    await click(switchOf(element) ?? expect.fail());
    await plays(element, 7);
    expect(voice().given.length).to.equal(1);
  });

  it('are for a screen reader where no voice reads them, and nothing waits any more', async () => {
    wanted();
    voice().manner = 'fails';
    const element = await watching();
    await waitUntil(() => aloud(element) === cuts, 'the first');
    expect(inside(element, '.described').getAttribute('role')).to.equal('status');
    expect(inside(element, '.described').lang).to.equal('zh-CN');
    await waitUntil(() => aloud(element) === writes, 'the second');
    expect(voice().given.length, 'tried once').to.equal(1);
    await openPanel(element, 'captions');
    await says(element, '交给读屏软件读');
  });

  it('are read with the voice of the host where it has one, which says when it has', async () => {
    wanted();
    const element = await playerWith(showing(film));
    let hasSaid = (): void => undefined;
    const said = new Promise<void>((resolve) => (hasSaid = resolve));
    const asked: string[] = [];
    element.addEventListener('ls-player-speak-request', (event) => {
      event.preventDefault();
      asked.push(...event.detail.texts);
      event.respondWith(said);
    });
    await element.play();
    await waitUntil(() => asked.includes(cuts) && element.paused, 'waits for the host');
    hasSaid();
    await plays(element, 4.2);
    expect(voice().given).to.deep.equal([]);
  });

  it('come with sound alone, too; and what has none has no switch', async () => {
    wanted();
    await watching(described(audio));
    await waitUntil(() => voice().given.length > 0, 'reads');
    const without = await watching(plainVideo);
    await openPanel(without, 'captions');
    await says(without, '字幕语言');
    expect(words(without)).not.to.contain('口述画面');
  });
});
