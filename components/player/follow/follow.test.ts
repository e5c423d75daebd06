/** Reading along: heard, repeated, recorded where there is a microphone, compared, and taken away. */
import { expect } from '@open-wc/testing';
import 'axe-core/axe.min.js';
import { click, press, tabTo, waitUntil } from '../../../test/helpers/browser.ts';
import { plugInMicrophone, type Microphone } from '../../../test/helpers/microphone.ts';
import { allInside, begin, inside, openPanel, playerWith, plays, pressButton, says, showing, words } from '../fixtures/harness.ts';
import { audio, plainVideo } from '../fixtures/items.ts';
import '../player.define.ts';
import type { LsPlayerRecordRequestEvent } from '../player.events.ts';
import type { LsPlayer } from '../player.ts';

const button = (element: LsPlayer, name: string): HTMLButtonElement => inside<HTMLButtonElement>(element, `[data-follow="${name}"]`);
const has = (element: LsPlayer, name: string): boolean => allInside(element, `[data-follow="${name}"]`).length > 0;
const label = (element: LsPlayer, name: string): string => button(element, name).textContent.trim();

async function opened(item = audio, at = 6): Promise<LsPlayer> {
  const element = await playerWith(showing(item));
  inside(element, '.start').focus();
  await press('Enter');
  await plays(element);
  element.pause();
  element.currentTime = at;
  await openPanel(element, 'practice');
  await waitUntil(() => has(element, 'listen'), 'the part is here');
  if (item === audio) await waitUntil(() => passage(element)[0] === 3, 'the sentence that is said there');
  return element;
}
/** Second from which the passage goes, and the one up to which, as the panel says. */
function passage(element: LsPlayer): [number, number] {
  const [, from = '', to = ''] = /这一段：([\d:]+) 到 ([\d:]+)/.exec(words(element)) ?? [];
  const seconds = (clock: string): number => clock.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
  return [seconds(from), seconds(to)];
}

describe('ls-player, reading along', () => {
  let microphone: Microphone;
  beforeEach(() => {
    localStorage.removeItem('ls.player/1');
    microphone = plugInMicrophone();
  });
  afterEach(() => microphone.giveBack());

  it('[TS-14] by keyboard: the sentence is heard and stands still at its end, is recorded, compared, and taken away', async () => {
    microphone.isAllowed = true;
    const element = await opened();
    const [from, to] = passage(element);
    expect(to - from).to.be.within(1, 15);
    await expect(element).to.be.accessible();
    await tabTo('[data-follow="listen"]');
    await press('Enter');
    await plays(element, from);
    await waitUntil(() => element.paused, 'stands still');
    expect(element.currentTime).to.be.within(to - 1, to + 8);
    await waitUntil(() => label(element, 'listen') === '听原声');

    await tabTo('[data-follow="record"]');
    await press('Enter');
    await says(element, '正在录音');
    await press('Enter');
    await waitUntil(() => has(element, 'own'), 'something was recorded');
    expect(microphone.streams.flatMap((stream) => stream.getTracks()).every(({ readyState }) => readyState === 'ended'), 'the microphone was given back').to.equal(true);
    expect(passage(element)).to.deep.equal([from, to]);

    await tabTo('[data-follow="compare"]');
    await press('Enter');
    await plays(element, from);
    await waitUntil(() => element.paused && label(element, 'own') === '停', 'the original, then the own voice');
    await tabTo('[data-follow="own"]', 'back');
    await press('Enter');
    await waitUntil(() => label(element, 'own') === '听我的', 'it is stopped');

    await tabTo('[data-follow="remove"]');
    await press('Enter');
    await waitUntil(() => !has(element, 'own'), 'it is gone');
    expect(label(element, 'record')).to.equal('录我的声音');
    await waitUntil(() => element.shadowRoot?.activeElement?.matches('[data-follow="record"]'), 'the keyboard has its place');
  });

  it('[TS-14] by pointer, without leave for the microphone: all but the recording works', async () => {
    const element = await opened();
    await click(button(element, 'record'));
    await says(element, '没有得到麦克风的许可');
    expect(has(element, 'own')).to.equal(false);
    await expect(element).to.be.accessible();
    const [from, to] = passage(element);
    await click(button(element, 'listen'));
    await plays(element, from);
    await click(button(element, 'listen'));
    await waitUntil(() => element.paused, 'it stops when it is pressed again');
    element.currentTime = 20;
    await click(button(element, 'take'));
    await waitUntil(() => passage(element)[0] > to - 1, 'another sentence');
    microphone.isAllowed = true;
    await click(button(element, 'record'));
    await says(element, '正在录音');
    await click(button(element, 'record'));
    await waitUntil(() => has(element, 'own'));
    await click(button(element, 'own'));
    await waitUntil(() => label(element, 'own') === '停');
  });

  it('[TS-14] takes the passage that is repeated, and stands still all the same', async () => {
    const element = await opened(plainVideo, 2);
    pressButton(element, '从这里');
    element.currentTime = 4;
    await waitUntil(() => !inside<HTMLVideoElement>(element, 'video').seeking);
    pressButton(element, '到这里');
    await waitUntil(() => passage(element)[1] - passage(element)[0] === 2, 'the passage');
    await click(button(element, 'listen'));
    await plays(element, 2);
    await waitUntil(() => element.paused, 'once');
    // How soon a machine stands still is its own matter; play in turns would go on.
    expect(element.currentTime).to.be.within(3.5, 12);
  });

  it('gives the microphone back when nobody sees any more that it is on, and keeps what was said', async () => {
    microphone.isAllowed = true;
    const element = await opened();
    let given = 0;
    const isOff = async (why: string): Promise<void> => {
      given += 1;
      await waitUntil(() => microphone.streams.length === given && microphone.streams.flatMap((stream) => stream.getTracks()).every(({ readyState }) => readyState === 'ended'), why);
    };
    const record = async (): Promise<void> => {
      await click(button(element, 'record'));
      await says(element, '正在录音');
    };
    await record();
    await press('Escape');
    await waitUntil(() => allInside(element, '.panel').length === 0);
    await isOff('its panel is closed');
    await openPanel(element, 'practice');
    await waitUntil(() => has(element, 'own'), 'what was said is there');

    await record();
    await click(button(element, 'listen'));
    await plays(element, passage(element)[0]);
    await isOff('the original is heard');
    await click(button(element, 'listen'));

    await record();
    window.dispatchEvent(new PageTransitionEvent('pagehide'));
    await isOff('the page is left');

    // Allowed only after the panel was closed.
    const { getUserMedia } = navigator.mediaDevices;
    let allow: () => void = () => undefined;
    navigator.mediaDevices.getUserMedia = async (wanted) => {
      await new Promise<void>((resolve) => (allow = resolve));
      return getUserMedia(wanted);
    };
    await click(button(element, 'record'));
    await press('Escape');
    await waitUntil(() => allInside(element, '.panel').length === 0);
    allow();
    await isOff('it is allowed when nobody wants it any more');
  });

  it('[TS-14] forbidden: what was recorded leaves the page by no way, and is gone with the lesson', async () => {
    microphone.isAllowed = true;
    const element = await opened();
    const asked: string[] = [];
    const { fetch } = globalThis;
    const told: string[] = [];
    const kept = JSON.stringify(localStorage) + JSON.stringify(sessionStorage);
    globalThis.fetch = (input, init) => {
      asked.push(`${init?.method ?? 'GET'} ${input instanceof Request ? input.url : input.toString()}`);
      return fetch(input, init);
    };
    element.addEventListener('ls-player-note-change-request', ({ type }) => told.push(type));
    // The lesson tells how far it was heard, as ever.
    const ofLesson = ['initialized', 'played', 'paused', 'seeked'];
    element.addEventListener('ls-player-record-request', ({ detail }: LsPlayerRecordRequestEvent) => told.push(...detail.records.map(({ verb }) => verb).filter((verb) => !ofLesson.includes(verb))));
    try {
      button(element, 'record').click();
      await says(element, '正在录音');
      button(element, 'record').click();
      await waitUntil(() => has(element, 'own'));
      button(element, 'own').click();
      await waitUntil(() => label(element, 'own') === '停');
    } finally {
      globalThis.fetch = fetch;
    }
    expect([asked, told]).to.deep.equal([[], []]);
    expect(JSON.stringify(localStorage) + JSON.stringify(sessionStorage)).to.equal(kept);
    element.state = showing(plainVideo);
    await element.updateComplete;
    element.state = showing(audio);
    await element.updateComplete;
    await begin(element);
    await openPanel(element, 'practice');
    await waitUntil(() => has(element, 'listen'));
    expect(has(element, 'own')).to.equal(false);
  });
});
