/** For whoever does not read well yet: pinyin over the words, and words read aloud; and who cannot hear knows that there are no captions. */
import { expect, fixture, html } from '@open-wc/testing';
import 'axe-core/axe.min.js';
import { press, waitUntil } from '../../../test/helpers/browser.ts';
import { ownStorage } from '../../../test/helpers/own-storage.ts';
import { person } from '../../adapters/memory/fixtures.ts';
import { createMemoryService } from '../../adapters/memory/memory-ports.ts';
import { setCuePoint } from '../../adapters/test/cue-point-suite.ts';
import { teacherOf } from '../../adapters/test/port-suite.ts';
import { withRealMedia } from '../fixtures/county.ts';
import { allInside, begin, choose, inside, openPanel, playerWith, pressButton, says, showing, words } from '../fixtures/harness.ts';
import { course, plainVideo, steps } from '../fixtures/items.ts';
import '../player.define.ts';
import type { LsPlayer } from '../player.ts';
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

describe('pinyin over what is said', () => {
  const captionsWithPinyin = (element: LsPlayer): Element | null | undefined => element.shadowRoot?.querySelector('.captions__line:has(rt)');

  it('[UX-20] stands over captions and transcript once it is switched on by keyboard, and the next lesson has it, too', async () => {
    const element = await playerWith(showing(plainVideo));
    await begin(element);
    await openPanel(element, 'captions');
    await waitUntil(() => element.shadowRoot?.querySelector('.panel .pick--switch input'), 'the switch');
    choose(element, '中文');
    await waitUntil(() => element.shadowRoot?.querySelector('.captions__line'), 'captions');
    expect(captionsWithPinyin(element), 'nobody has asked for it').to.equal(null);
    const plain = words(element);
    inside(element, '.panel .pick--switch input').focus();
    await press(' ');
    await waitUntil(() => captionsWithPinyin(element), 'pinyin over the captions', 8000);
    const { characters, sounds } = readOf(captionsWithPinyin(element));
    expect(plain + words(element), 'the same words').to.include(characters.slice(0, 3));
    expect(sounds.join(' ')).to.match(/[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]/);
    await openPanel(element, 'contents');
    await waitUntil(() => element.shadowRoot?.querySelector('.timed:last-of-type rt'), 'pinyin over the transcript');
    const line = allInside(element, '.timed:last-of-type bdi').map(readOf).find((read) => read.characters.includes('一张饼分给两个人'));
    expect(line?.sounds.slice(0, 3)).to.deep.equal(['yì', 'zhāng', 'bǐng']);
    await expect(element).to.be.accessible();
    element.remove();
    const next = await playerWith(showing(plainVideo));
    await begin(next);
    await waitUntil(() => captionsWithPinyin(next), 'remembered', 8000);
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
    await waitUntil(() => keeper.line('transcript', entry));
    const line = keeper.line('transcript', entry);
    expect(readOf(line)).to.deep.equal({ characters: '银行 1/2 行走', sounds: ['yín', 'háng', 'xíng', 'zǒu'] });
    expect(line?.querySelectorAll('rt:not([aria-hidden="true"])').length, 'nothing is said twice to a screen reader').to.equal(0);
  });
});

describe('words read aloud', () => {
  let spoken: { text: string; lang: string }[];
  let cancelled: number;
  /** What the voice of the machine does with an utterance. */
  let voice: (utterance: Utterance) => void;
  const real = { speechSynthesis: Object.getOwnPropertyDescriptor(globalThis, 'speechSynthesis'), SpeechSynthesisUtterance: Object.getOwnPropertyDescriptor(globalThis, 'SpeechSynthesisUtterance') };
  class Utterance {
    lang = '';
    onstart: (() => void) | null = null;
    onend: (() => void) | null = null;
    onerror: (() => void) | null = null;
    readonly text: string;
    constructor(text: string) {
      this.text = text;
    }
  }
  const tell = (utterance: Utterance, what: 'onend' | 'onerror'): void => utterance[what]?.();
  beforeEach(() => {
    [spoken, cancelled] = [[], 0];
    voice = (utterance) => queueMicrotask(() => tell(utterance, 'onend'));
    const speak = (utterance: Utterance): void => {
      spoken.push({ text: utterance.text, lang: utterance.lang });
      voice(utterance);
    };
    Object.defineProperty(globalThis, 'speechSynthesis', { configurable: true, value: { speak, cancel: () => (cancelled += 1) } });
    Object.defineProperty(globalThis, 'SpeechSynthesisUtterance', { configurable: true, value: Utterance });
  });
  afterEach(() => {
    for (const [name, descriptor] of Object.entries(real)) {
      if (descriptor) Object.defineProperty(globalThis, name, descriptor);
      else Reflect.deleteProperty(globalThis, name);
    }
  });
  async function withSteps(): Promise<LsPlayer> {
    const element = await playerWith(showing({ ...course, textAlternative: steps }));
    await waitUntil(() => element.shadowRoot?.querySelector('.alternative summary'), 'the steps');
    inside(element, '.alternative summary').click();
    return element;
  }

  it('[UX-20] are the simple steps of what one can do, one by one, by pointer; pressed again, it stops', async () => {
    const element = await withSteps();
    await expect(element).to.be.accessible();
    pressButton(element, '读给我听');
    await waitUntil(() => spoken.length === steps.length);
    expect(spoken).to.deep.equal(steps.map((text) => ({ text, lang: 'zh-CN' })));
    await says(element, '读给我听');
    voice = () => undefined;
    pressButton(element, '读给我听');
    await says(element, '不读了');
    pressButton(element, '不读了');
    await says(element, '读给我听');
    expect([cancelled, spoken.length]).to.deep.equal([1, steps.length + 1]);
  });

  it('[UX-20] are read with the voice of the host where it has one, and what no voice can read is said', async () => {
    const element = await withSteps();
    voice = (utterance) => queueMicrotask(() => tell(utterance, 'onerror'));
    pressButton(element, '读给我听');
    await says(element, '这台设备没有能读这些字的声音');
    expect(spoken.length).to.equal(1);
    const asked: unknown[] = [];
    element.addEventListener('ls-player-speak-request', (event) => {
      event.preventDefault();
      asked.push([event.detail.texts, event.detail.language]);
    });
    pressButton(element, '读给我听');
    expect(asked).to.deep.equal([[steps, 'zh-CN']]);
    expect(spoken.length, 'not by two voices').to.equal(1);
  });

  it('[UX-20] are a question and what can be chosen, by keyboard, until the lesson goes on', async () => {
    const service = createMemoryService(withRealMedia(), { latencyMs: 0 });
    await setCuePoint(teacherOf(service).resources, { seconds: 1.2 });
    const element = await fixture<LsPlayer>(html`<ls-player lang="zh-CN" resource="r-fractions" .ports=${service.portsFor(person.pupil)}></ls-player>`);
    await element.loadingComplete;
    element.muted = true;
    await begin(element);
    await waitUntil(() => element.paused && element.shadowRoot?.querySelector('.question'), 'the lesson asks');
    voice = () => undefined;
    inside(element, '.question [part="aloud"]').focus();
    await press('Enter');
    await says(element, '不读了');
    expect(spoken.map(({ text }) => text).join()).to.include('每份是多少');
    pressButton(element, '先不答，接着看');
    await waitUntil(() => cancelled === 1, 'it stops');
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
