/** Words read aloud to whoever does not read well yet. The voice of a page is one, whoever speaks with it. */
import { expect, fixture, html } from '@open-wc/testing';
import 'axe-core/axe.min.js';
import { click, press, tabTo, waitUntil } from '../../../test/helpers/browser.ts';
import { person } from '../../adapters/memory/fixtures.ts';
import { createMemoryService } from '../../adapters/memory/memory-ports.ts';
import { setCuePoint } from '../../adapters/test/cue-point-suite.ts';
import { teacherOf } from '../../adapters/test/port-suite.ts';
import { withRealMedia } from '../fixtures/county.ts';
import { begin, inside, playerWith, says, showing, words } from '../fixtures/harness.ts';
import { course, steps } from '../fixtures/items.ts';
import { withFakeVoice } from '../../../test/helpers/voice.ts';
import '../player.define.ts';
import type { LsPlayer } from '../player.ts';

const none = '这台设备没有能读这些字的声音';
/** Uyghur and Tibetan for "look at the picture". */
const [uyghur, tibetan] = ['رەسىمگە قاراڭ', 'པར་རིས་ལ་ལྟོས།'];

const button = (element: LsPlayer): HTMLElement => inside(element, '[part="aloud"]');
const pressed = (element: LsPlayer): Promise<void> => click(button(element));

describe('words read aloud', () => {
  const voice = withFakeVoice();

  async function withSteps(textAlternative: readonly string[] = steps): Promise<LsPlayer> {
    const element = await playerWith(showing({ ...course, textAlternative }));
    await waitUntil(() => element.shadowRoot?.querySelector('.alternative summary'), 'the steps');
    await click(inside(element, '.alternative summary'));
    return element;
  }

  it('[UX-20] are the simple steps of what one can do, one by one, by pointer; pressed again, it stops', async () => {
    const element = await withSteps();
    await expect(element).to.be.accessible();
    await pressed(element);
    await waitUntil(() => voice().given.length === steps.length);
    expect(voice().given).to.deep.equal(steps.map((text) => ({ text, lang: 'zh-CN' })));
    await says(element, '读给我听');
    voice().manner = 'stays';
    await pressed(element);
    await says(element, '不读了');
    expect(voice().reading).to.deep.equal([steps[0]]);
    await pressed(element);
    await says(element, '读给我听');
    expect([voice().reading, voice().given.length]).to.deep.equal([[], steps.length + 1]);
    expect(words(element)).not.to.include(none);
  });

  it('[UX-20] are read with the voice of the host where it has one, and what no voice can read is said', async () => {
    const element = await withSteps();
    voice().manner = 'fails';
    await pressed(element);
    await says(element, none);
    expect(voice().given.length).to.equal(1);
    const asked: unknown[] = [];
    element.addEventListener('ls-player-speak-request', (event) => {
      event.preventDefault();
      asked.push([event.detail.texts, event.detail.language]);
    });
    await pressed(element);
    await waitUntil(() => asked.length > 0);
    expect(asked).to.deep.equal([[steps, 'zh-CN']]);
    expect(voice().given.length, 'not by two voices').to.equal(1);
  });

  it('[UX-20] are a question and what can be chosen, by keyboard, until the lesson goes on', async () => {
    const service = createMemoryService(withRealMedia(), { latencyMs: 0 });
    await setCuePoint(teacherOf(service).resources, { seconds: 1.2 });
    const element = await fixture<LsPlayer>(html`<ls-player lang="zh-CN" resource="r-fractions" .ports=${service.portsFor(person.pupil)}></ls-player>`);
    await element.loadingComplete;
    element.muted = true;
    await begin(element);
    await waitUntil(() => element.paused && element.shadowRoot?.querySelector('.question'), 'the lesson asks');
    voice().manner = 'stays';
    await tabTo('.question [part="aloud"]');
    await press('Enter');
    await says(element, '不读了');
    expect(voice().reading.join()).to.include('每份是多少');
    await tabTo('.question .tools__row button[type="button"]:not([part])');
    await press('Enter');
    await waitUntil(() => voice().reading.length === 0, 'it stops');
  });

  it('stop when what they tell of is opened: nothing there could stop them', async () => {
    const element = await withSteps();
    voice().manner = 'stays';
    await pressed(element);
    await says(element, '不读了');
    await click(inside(element, '.opening__acts .button'));
    await waitUntil(() => element.shadowRoot?.querySelector('iframe'), 'it is opened');
    expect(voice().reading).to.deep.equal([]);
  });

  it('are not read later by a voice that began too late, nor twice when they are asked for again', async () => {
    const element = await withSteps();
    voice().manner = 'waits';
    await pressed(element);
    await says(element, none);
    voice().wake();
    expect(voice().reading, 'it is said that there is no voice').to.deep.equal([]);
    await pressed(element);
    await says(element, '不读了');
    expect(voice().reading).to.deep.equal([steps[0]]);
    expect(words(element)).not.to.include(none);
  });

  it('are those of one player at a time: another one stops the first, and neither says that it has no voice', async () => {
    const first = await withSteps();
    const second = await withSteps(['看图。']);
    voice().manner = 'stays';
    await pressed(first);
    await says(first, '不读了');
    await pressed(second);
    await says(second, '不读了');
    expect(voice().reading).to.deep.equal(['看图。']);
    expect(button(first).textContent).to.include('读给我听');
    second.remove();
    await waitUntil(() => voice().reading.length === 0, 'the voice is quiet');
    for (const element of [first, second]) expect(words(element)).not.to.include(none);
  });

  it('end without a word about voices when the page takes the voice for something else, and do not wait for what it reads', async () => {
    const element = await withSteps();
    voice().manner = 'stays';
    const notice = new SpeechSynthesisUtterance('上课了');
    speechSynthesis.speak(notice);
    await pressed(element);
    await says(element, '不读了');
    expect(voice().reading).to.deep.equal([steps[0]]);
    speechSynthesis.cancel();
    speechSynthesis.speak(notice);
    await says(element, '读给我听');
    expect(words(element)).not.to.include(none);
    expect(voice().reading, 'what the page reads goes on').to.deep.equal(['上课了']);
  });

  it('are told to the host in the language of their script, whatever language the interface has', async () => {
    for (const [interfaceLanguage, step, language] of [
      ['zh-CN', uyghur, 'ug'],
      ['zh-CN', tibetan, 'bo'],
      ['zh-CN', 'Look at the picture.', 'en'],
      ['ug', 'Look at the picture.', 'en'],
      ['ug', '看图。', 'zh-CN'],
      ['en', `${tibetan} 图`, 'bo'],
      ['en', 'apple 是什么意思？', 'zh-CN'],
      ['bo', '1/2 + 1/3 = ?', 'bo'],
    ] as const) {
      const element = await withSteps([step]);
      element.lang = interfaceLanguage;
      await element.updateComplete;
      const asked: string[] = [];
      element.addEventListener('ls-player-speak-request', (event) => {
        event.preventDefault();
        asked.push(event.detail.language);
      });
      button(element).click();
      expect(asked, `${step} in ${interfaceLanguage}`).to.deep.equal([language]);
      element.remove();
    }
  });

  it('are not given to a voice of another language where the machine has none for Uyghur or Tibetan, and that is said', async () => {
    for (const [step, own] of [[uyghur, 'ug_CN'], [tibetan, 'bo']] as const) {
      const element = await withSteps([step]);
      await pressed(element);
      await says(element, none);
      expect(voice().given).to.deep.equal([]);
      // Some browsers say only after a while which voices there are.
      voice().languages = [];
      await pressed(element);
      voice().languages = ['zh-CN', own];
      voice().dispatchEvent(new Event('voiceschanged'));
      await waitUntil(() => voice().given.length === 1, 'it is read');
      expect(voice().given).to.deep.equal([{ text: step, lang: own.slice(0, 2) }]);
      expect(words(element)).not.to.include(none);
      voice().given.length = 0;
      voice().languages = ['zh-CN'];
      element.remove();
    }
  });
});
