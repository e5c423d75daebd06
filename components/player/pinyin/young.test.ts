/** For whoever does not read well yet: pinyin over the words; and who cannot hear knows that there are no captions. */
import { expect } from '@open-wc/testing';
import 'axe-core/axe.min.js';
import { click, press, tabTo, waitUntil } from '../../../test/helpers/browser.ts';
import { ownStorage } from '../../../test/helpers/own-storage.ts';
import { allInside, begin, choose, inside, openPanel, playerWith, plays, showing, words } from '../fixtures/harness.ts';
import { plainVideo } from '../fixtures/items.ts';
import '../player.define.ts';
import type { LsPlayer } from '../player.ts';
import type { PlayerItem } from '../player.types.ts';
import { PinyinKeeper } from './pinyin-keeper.ts';

ownStorage();

/** The characters alone, and the sounds over them. */
function readOf(line: Element | null | undefined): { characters: string; sounds: string[] } {
  const copy = line?.cloneNode(true);
  if (!(copy instanceof Element)) return { characters: '', sounds: [] };
  const over = [...copy.querySelectorAll('rt')];
  const sounds = over.map(({ textContent }) => textContent);
  for (const rt of over) rt.remove();
  return { characters: copy.textContent.trim(), sounds };
}

/** A film that rests, with captions, where the person has pinyin. */
async function withPinyin(item: PlayerItem): Promise<LsPlayer> {
  const element = await playerWith(showing(item));
  await begin(element);
  element.pause();
  await openPanel(element, 'captions');
  await waitUntil(() => element.shadowRoot?.querySelector('.panel .pick--switch input'), 'the switch');
  choose(element, '中文');
  inside(element, '.panel .pick--switch input').click();
  await element.updateComplete;
  return element;
}

describe('pinyin over what is said', () => {
  const captionsWithPinyin = (element: LsPlayer): Element | null | undefined => element.shadowRoot?.querySelector('.captions__line:has(rt)');
  const transcript = (element: LsPlayer): HTMLElement[] => allInside(element, '.timed:last-of-type bdi');

  it('[UX-20] stands over captions and transcript once it is switched on by keyboard, and the next lesson has it, too', async () => {
    const element = await playerWith(showing(plainVideo));
    await tabTo('.start');
    await press('Enter');
    await plays(element);
    await press('k');
    await waitUntil(() => element.paused);
    // Somebody speaks here; the line stays while the film rests.
    element.currentTime = 3;
    await tabTo('[data-panel="captions"]');
    await press('Enter');
    await tabTo('input[name="caption-first"]');
    await press('ArrowDown');
    await waitUntil(() => element.shadowRoot?.querySelector('.captions__line'), 'captions');
    expect(captionsWithPinyin(element), 'nobody has asked for it').to.equal(null);
    const plain = inside(element, '.captions__line').textContent.trim();
    await tabTo('.panel .pick--switch input');
    await press(' ');
    await waitUntil(() => captionsWithPinyin(element), 'pinyin over the captions');
    const { characters, sounds } = readOf(captionsWithPinyin(element));
    expect(characters, 'the same words').to.equal(plain);
    expect(sounds.join(' ')).to.match(/[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]/);
    await click(inside(element, '[data-panel="contents"]'));
    await waitUntil(() => element.shadowRoot?.querySelector('.timed:last-of-type rt'), 'pinyin over the transcript');
    const line = transcript(element).map(readOf).find((read) => read.characters.includes('一张饼分给两个人'));
    expect(line?.sounds.slice(0, 3)).to.deep.equal(['yì', 'zhāng', 'bǐng']);
    await expect(element).to.be.accessible();
    element.remove();
    const next = await playerWith(showing(plainVideo));
    await begin(next);
    await waitUntil(() => captionsWithPinyin(next), 'remembered');
  });

  it('is left out where somebody copies the words', async () => {
    const element = await withPinyin(plainVideo);
    await openPanel(element, 'contents');
    await waitUntil(() => element.shadowRoot?.querySelector('.timed rt'), 'pinyin over the transcript');
    const style = getComputedStyle(inside(element, '.timed rt'));
    expect(['user-select', '-webkit-user-select'].map((name) => style.getPropertyValue(name))).to.include('none');
  });

  it('stands over Chinese alone: Japanese has the same characters with other sounds', async () => {
    const [spoken, ...others] = plainVideo.tracks;
    if (!spoken) throw new Error('no track');
    const inJapanese = (await (await fetch(spoken.url)).text()).replace(/^一张饼.*$/m, '一枚の餅を二人で分ける');
    const url = URL.createObjectURL(new Blob([inJapanese], { type: 'text/vtt' }));
    const tracks = [spoken, { ...spoken, language: 'ja', label: '日本語', url }, ...others.filter(({ kind }) => kind !== 'chapters')];
    const element = await withPinyin({ ...plainVideo, tracks });
    inside(element, '.pick:has([lang="ja"]) input').click();
    await openPanel(element, 'contents');
    await waitUntil(() => transcript(element).some(({ textContent }) => textContent === '一枚の餅を二人で分ける'), 'the other transcript');
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(transcript(element).flatMap((line) => readOf(line).sounds)).to.deep.equal([]);
    await openPanel(element, 'captions');
    choose(element, '中文');
    await openPanel(element, 'contents');
    await waitUntil(() => transcript(element).some((line) => readOf(line).sounds.length > 0), 'the Chinese one has it');
    URL.revokeObjectURL(url);
  });

  it('stands over each of two lines that say the same at the same time', async () => {
    const [spoken, ...others] = plainVideo.tracks;
    if (!spoken) throw new Error('no track');
    const twice = 'WEBVTT\n\n' + '00:01.000 --> 00:06.000\n你好\n\n'.repeat(2);
    const url = URL.createObjectURL(new Blob([twice], { type: 'text/vtt' }));
    const element = await withPinyin({ ...plainVideo, tracks: [{ ...spoken, url }, ...others.filter(({ kind }) => kind !== 'chapters')] });
    await openPanel(element, 'contents');
    await waitUntil(() => transcript(element).some((line) => line.querySelector('rt')), 'pinyin over the transcript');
    const once = { characters: '你好', sounds: ['nǐ', 'hǎo'] };
    await waitUntil(() => transcript(element).every((line) => line.querySelector('rt') !== null), 'over each', 3000).catch(() => undefined);
    expect(transcript(element).map(readOf)).to.deep.equal([once, once]);
    URL.revokeObjectURL(url);
  });

  it('says that it did not come, and comes when it is switched on again', async () => {
    let tries = 0;
    const drawn: boolean[] = [];
    const host = { draw: (putOver: unknown) => void drawn.push(putOver !== null), requestUpdate: () => undefined };
    const keeper = new PinyinKeeper(host, () => ((tries += 1) === 1 ? Promise.reject(new TypeError('no line')) : import('./ruby.ts')));
    await keeper.set(true);
    expect([keeper.isLost, drawn.at(-1)]).to.deep.equal([true, false]);
    await keeper.set(false);
    await keeper.set(true);
    expect([keeper.isLost, drawn.at(-1)]).to.deep.equal([false, true]);
    const entry = { start: 1, end: 2, text: '银行 1/2 行走' };
    await waitUntil(() => keeper.line('transcript', 0, entry));
    const line = keeper.line('transcript', 0, entry);
    expect(readOf(line)).to.deep.equal({ characters: '银行 1/2 行走', sounds: ['yín', 'háng', 'xíng', 'zǒu'] });
    expect(line?.querySelectorAll('rt:not([aria-hidden="true"])').length, 'nothing is said twice to a screen reader').to.equal(0);
  });
});

describe('a film without captions', () => {
  it('[UX-20] says so before it plays, also where nobody knows how long it is; one with captions, and sound alone, say nothing', async () => {
    for (const [tracks, durationSeconds, isLacking] of [
      [[], 25, true],
      [[], null, true],
      [plainVideo.tracks.filter(({ kind }) => kind === 'chapters'), 25, true],
      [plainVideo.tracks, 25, false],
    ] as const) {
      const element = await playerWith(showing({ ...plainVideo, tracks, durationSeconds }));
      expect(words(element).includes('没有字幕'), `${tracks.length} tracks, ${durationSeconds} s`).to.equal(isLacking);
      element.remove();
    }
    const sound = await playerWith(showing({ ...plainVideo, kind: 'audio', tracks: [] }));
    expect(words(sound)).not.to.include('没有字幕');
  });
});
