/** A file whose bytes stop coming is asked for anew: what a person did meanwhile holds. */
import { expect } from '@open-wc/testing';
import { waitUntil } from '../../../test/helpers/browser.ts';
import { begin, inside, playerWith, plays, showing } from '../fixtures/harness.ts';
import { plainVideo } from '../fixtures/items.ts';
import type { LsPlayer } from '../player.ts';
import '../player.define.ts';

const mediumOf = (element: LsPlayer): HTMLVideoElement => inside<HTMLVideoElement>(element, 'video.media');

/** A player whose file has fallen silent while somebody watched, until it is asked for again. */
async function silent(): Promise<{ element: LsPlayer; askedAgain: () => boolean }> {
  const element = await playerWith(showing(plainVideo));
  await begin(element);
  const medium = mediumOf(element);
  const again = new AbortController();
  medium.addEventListener('emptied', () => again.abort(), { once: true });
  // The real line still carries: nobody may hear of it.
  medium.addEventListener('canplay', (event) => event.stopImmediatePropagation(), { capture: true, signal: again.signal });
  Object.defineProperty(medium, 'readyState', { value: HTMLMediaElement.HAVE_CURRENT_DATA, configurable: true });
  medium.dispatchEvent(new Event('stalled'));
  Reflect.deleteProperty(medium, 'readyState');
  return { element, askedAgain: () => again.signal.aborted };
}

beforeEach(() => localStorage.removeItem('ls.player/1'));

describe('a file that falls silent', () => {
  it('goes on where somebody went meanwhile', async () => {
    const { element, askedAgain } = await silent();
    const medium = mediumOf(element);
    element.currentTime = 16;
    await waitUntil(askedAgain, 'asked for again');
    const places: number[] = [];
    medium.addEventListener('timeupdate', () => places.push(medium.currentTime));
    await waitUntil(() => places.some((place) => place > 16), 'plays on');
    expect(places.filter((place) => place > 2 && place < 15), 'what was left').to.deep.equal([]);
  });

  it('stands still for whoever stopped it meanwhile', async () => {
    const { element, askedAgain } = await silent();
    element.pause();
    await waitUntil(askedAgain, 'asked for again');
    await waitUntil(() => mediumOf(element).readyState > HTMLMediaElement.HAVE_CURRENT_DATA, 'there again');
    expect([element.paused, mediumOf(element).paused]).to.deep.equal([true, true]);
  });

  it('plays on where the browser stops by itself what it has just begun to load', async () => {
    const { element, askedAgain } = await silent();
    const medium = mediumOf(element);
    // Nobody but the browser has stopped it, and nothing has come yet, however late this is heard.
    medium.addEventListener('emptied', () => {
      Object.defineProperty(medium, 'readyState', { value: HTMLMediaElement.HAVE_NOTHING, configurable: true });
      queueMicrotask(() => HTMLMediaElement.prototype.pause.call(medium));
    }, { once: true });
    const stopped = new Promise((resolve) => medium.addEventListener('pause', resolve, { once: true }));
    await waitUntil(askedAgain, 'asked for again');
    await stopped;
    Reflect.deleteProperty(medium, 'readyState');
    await plays(element);
  });

  it('plays on where the browser stops by itself what it has just begun to load, and does not hear at once that it is to go on', async () => {
    const { element, askedAgain } = await silent();
    const medium = mediumOf(element);
    const { pause } = HTMLMediaElement.prototype;
    let told = 0;
    const inVain = (): Promise<void> => {
      told += 1;
      return Promise.reject(new DOMException('Not now.', 'AbortError'));
    };
    // Nobody but the browser has stopped it. What has come meanwhile on a quick line is told of afterwards.
    const unheard = new AbortController();
    medium.addEventListener('canplay', (event) => event.stopImmediatePropagation(), { capture: true, signal: unheard.signal });
    medium.addEventListener('play', () => {
      medium.play = inVain;
      pause.call(medium);
    }, { once: true });
    await waitUntil(() => askedAgain() && told > 0, 'told in vain');
    expect(element.paused).to.equal(true);
    Reflect.deleteProperty(medium, 'play');
    unheard.abort();
    medium.dispatchEvent(new Event('canplay'));
    await plays(element);
  });

  it('stands still for whoever stops it again while nothing has come', async () => {
    const { element, askedAgain } = await silent();
    const medium = mediumOf(element);
    let stops = 0;
    const stop = (): void => {
      stops += 1;
      HTMLMediaElement.prototype.pause.call(medium);
    };
    // By the way that the browser has for it, as in its own full screen.
    medium.addEventListener('emptied', () => {
      Object.defineProperty(medium, 'readyState', { value: HTMLMediaElement.HAVE_NOTHING, configurable: true });
      medium.addEventListener('pause', () => medium.addEventListener('play', stop, { once: true }), { once: true });
      queueMicrotask(stop);
    }, { once: true });
    await waitUntil(askedAgain, 'asked for again');
    await waitUntil(() => stops === 2 && medium.paused, 'stopped again');
    Reflect.deleteProperty(medium, 'readyState');
    await waitUntil(() => medium.readyState > HTMLMediaElement.HAVE_NOTHING, 'there again');
    expect(element.paused).to.equal(true);
  });

  it('is asked for again and again although somebody stopped it meanwhile', async () => {
    const { element, askedAgain } = await silent();
    const medium = mediumOf(element);
    // Nothing comes of the next try, either.
    medium.addEventListener('canplay', (event) => event.stopImmediatePropagation(), { capture: true });
    element.pause();
    await waitUntil(askedAgain, 'asked for again');
    let tries = 0;
    medium.addEventListener('emptied', () => (tries += 1));
    Object.defineProperty(medium, 'readyState', { value: HTMLMediaElement.HAVE_METADATA, configurable: true });
    medium.dispatchEvent(new Event('stalled'));
    Reflect.deleteProperty(medium, 'readyState');
    await waitUntil(() => tries > 0, 'and again');
    expect(element.paused).to.equal(true);
  });

  it('stands still where a person stops it with a button of the browser, once it has moved or for the second time', async () => {
    const element = await playerWith(showing(plainVideo));
    await begin(element);
    const medium = mediumOf(element);
    const { pause } = HTMLMediaElement.prototype;
    const heard = (type: string): Promise<Event> => new Promise((resolve) => medium.addEventListener(type, resolve, { once: true }));
    const stopped = heard('pause');
    pause.call(medium);
    await stopped;
    expect([element.paused, medium.paused], 'moved').to.deep.equal([true, true]);

    // Before it moves again nobody can tell by whom it was stopped: the first stop is undone, and no other.
    await element.play();
    const went = heard('seeking');
    element.currentTime = 12;
    await went;
    const goesOn = heard('play');
    pause.call(medium);
    await goesOn;
    const again = heard('pause');
    pause.call(medium);
    await again;
    await waitUntil(() => element.paused, 'stands still');
    expect(medium.paused).to.equal(true);
  });
});
