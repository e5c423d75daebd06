import { expect } from '@open-wc/testing';
import { click, focusedElement, press, waitUntil } from '../../../test/helpers/browser.ts';
import { nextTask } from '../../base/in-turn.ts';
import type { Progress } from '../../base/index.ts';
import { breakLine, listOf, mendLine, status } from '../fixtures/faults.ts';
import { inside, playAt, playerWith, plays, showing } from '../fixtures/harness.ts';
import { audio, hls, mp4, plainVideo, video } from '../fixtures/items.ts';
import type { LsPlayer } from '../player.ts';
import '../player.define.ts';
import { isHungry } from './buffered.ts';
import type { EngineOptions } from './engine.ts';
import { loadHls } from './load-hls.ts';
import { openStream } from './opening.ts';
import { Playback } from './playback.ts';
import { StreamEngine } from './stream-engine.ts';
import { loadDeck } from './warm-up.ts';

const realSource = globalThis.MediaSource;
const known: Progress = {
  personId: 'p', resourceId: 'r-fractions', taskId: null, state: 'started', positionSeconds: 0, durationSeconds: 25.24, watched: [], ratio: 0, updatedAt: null, version: 1,
};

const mediumOf = (element: LsPlayer): HTMLVideoElement => inside<HTMLVideoElement>(element, 'video.media');

/** What matches does not come before it is let go. */
function hold(matches: (url: string) => boolean, answer?: (url: string) => Promise<Response>): { asked: () => boolean; letGo: () => void } {
  let asked = false;
  let letGo = (): void => undefined;
  const coming = new Promise<void>((resolve) => (letGo = resolve));
  breakLine(matches, async (url, real) => {
    asked = true;
    await coming;
    return answer ? answer(url) : real();
  });
  return { asked: () => asked, letGo };
}

/** Where it plays first. */
function firstPlace(element: LsPlayer): Promise<number> {
  return new Promise((resolve) => element.addEventListener('playing', () => resolve(element.currentTime), { once: true }));
}

/** How often it began to play. */
function beginnings(element: LsPlayer): () => number {
  let times = 0;
  element.addEventListener('play', () => (times += 1));
  return () => times;
}

beforeEach(() => localStorage.removeItem('ls.player/1'));
afterEach(mendLine);

describe('a wish to play', () => {
  it('is told to the medium while the press is being handled: Safari forgets a press before the first piece comes', async () => {
    const element = await playerWith(showing(plainVideo));
    const medium = mediumOf(element);
    for (const item of [plainVideo, { ...video, resourceId: 'r-next' }]) {
      element.state = showing(item);
      await element.updateComplete;
      let told = 0;
      medium.load = () => (told += 1);
      inside(element, '.start').click();
      Reflect.deleteProperty(medium, 'load');
      expect(told, item.resourceId ?? '').to.equal(1);
      await plays(element);
    }
    expect(mediumOf(element), 'the same medium').to.equal(medium);
  });

  it('is heard once, also when the player is taken out and put back while what plays is still coming', async () => {
    const element = await playerWith(showing(plainVideo));
    const begun = beginnings(element);
    const { parentElement } = element;
    inside(element, '.start').click();
    element.remove();
    // What leaves is told in a microtask.
    await Promise.resolve();
    parentElement?.append(element);
    inside(element, '.start').click();
    await plays(element);
    expect(begun()).to.equal(1);
  });

  it('shows, and can be taken back, while what plays the stream is still coming', async () => {
    const list = hold((url) => url.includes('master.m3u8?wish'));
    const element = await playerWith(showing({ ...video, renditions: [{ ...hls, url: `${hls.url}?wish` }] }));
    const begun = beginnings(element);
    await click(inside(element, '.start'));
    await waitUntil(() => element.shadowRoot?.querySelector('.over .spinner[role="status"]'), 'says that it comes');
    const button = (): string | null => inside(element, '.control--play').getAttribute('aria-label');
    expect([element.paused, button()]).to.deep.equal([false, '暂停']);
    inside(element, '.control--play').focus();
    expect(focusedElement()).to.equal(inside(element, '.control--play'));
    await press('Enter');
    await waitUntil(() => button() === '播放');
    expect(element.paused).to.equal(true);
    list.letGo();
    await waitUntil(() => mediumOf(element).src !== '', 'its engine is there');
    expect([mediumOf(element).paused, begun()]).to.deep.equal([true, 0]);
    await press('Enter');
    await plays(element);
    expect(begun()).to.equal(1);
  });

  it('can be taken back by the host before the controls are there', async () => {
    const element = await playerWith(showing(plainVideo));
    const begun = beginnings(element);
    inside(element, '.start').click();
    expect(element.paused).to.equal(false);
    element.pause();
    expect(element.paused).to.equal(true);
    // The keyboard's being near brings the controls all the same.
    inside(element, '.start').focus();
    await waitUntil(() => mediumOf(element).src !== '');
    expect(inside(element, '.start').getAttribute('aria-busy')).to.equal('false');
    const played = element.play();
    element.pause();
    const error = await played.then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(error).to.have.property('name', 'AbortError');
    expect([element.paused, begun()]).to.deep.equal([true, 0]);
  });

  it('that was taken back is not remembered by the next way, when a stream fails', async () => {
    const piece = hold((url) => /\/hls\/\d+p\/[^/]*2\.m4s/.test(url), async (url) => status(404)(url, () => fetch(url)));
    const element = await playAt({ ...video, renditions: [hls, mp4] }, 8.5);
    const begun = beginnings(element);
    await waitUntil(() => piece.asked() && mediumOf(element).src !== '', 'the engine was told to begin');
    element.pause();
    element.currentTime = 8.6;
    piece.letGo();
    await waitUntil(() => mediumOf(element).currentSrc.includes('master.mp4') || mediumOf(element).src.includes('master.mp4'), 'another way');
    await element.updateComplete;
    expect([element.paused, mediumOf(element).paused]).to.deep.equal([true, true]);
    const before = begun();
    await element.play();
    await plays(element, 8.5);
    expect(begun()).to.equal(before + 1);
  });
});

describe('whoever goes elsewhere before there is a picture begins there', () => {
  it('in a stream that its engine begins', async () => {
    const variant = new URL('/demo/media/files/fractions/hls/360p/index.m3u8', location.href).href;
    const piece = hold((url) => /\/360p\/[^/]*2\.m4s/.test(url));
    const element = await playAt({ ...video, renditions: [{ ...hls, url: listOf('#EXTM3U', '#EXT-X-STREAM-INF:BANDWIDTH=1,RESOLUTION=640x360', variant) }] }, 8.5);
    const place = firstPlace(element);
    await waitUntil(piece.asked);
    element.currentTime = 0;
    piece.letGo();
    expect(await place).to.be.below(4);
  });

  it('in a file', async () => {
    const element = await playerWith(showing(plainVideo));
    element.currentTime = 8.5;
    inside(element, '.start').focus();
    await waitUntil(() => mediumOf(element).src !== '');
    const place = firstPlace(element);
    element.currentTime = 0;
    await element.play();
    expect(await place).to.be.below(4);
  });

  it('in a file whose length has just come', async () => {
    const element = await playerWith(showing(plainVideo));
    element.currentTime = 8.5;
    mediumOf(element).addEventListener('loadedmetadata', () => (element.currentTime = 0), { once: true });
    const place = firstPlace(element);
    await element.play();
    expect(await place).to.be.below(4);
  });
});

describe('what play begins with', () => {
  it('is asked for before the controls are made, which takes a while, and they do not wait for what never comes', async () => {
    const made = (element: LsPlayer): number => element.shadowRoot?.adoptedStyleSheets.length ?? 0;
    const [first, never] = [hold((asked) => asked.includes('master.m3u8?first')), hold((asked) => asked.includes('master.m3u8?never'))];
    const madeBefore: boolean[] = [];
    const element = await playerWith(showing({ ...video, renditions: [{ ...hls, url: `${hls.url}?first` }] }));
    const face = made(element);
    breakLine((asked) => asked.endsWith('.m4s'), (_url, real) => {
      madeBefore.push(made(element) > face);
      return real();
    });
    await loadDeck();
    void element.play();
    await waitUntil(first.asked);
    await nextTask();
    first.letGo();
    await plays(element);
    expect([madeBefore[0], made(element) > face]).to.deep.equal([false, true]);
    const other = await playerWith(showing({ ...video, renditions: [{ ...hls, url: `${hls.url}?never` }] }));
    void other.play().catch(() => undefined);
    await waitUntil(never.asked);
    await waitUntil(() => made(other) > face, 'has its controls');
    never.letGo();
  });
});

describe('where the person was on another device', () => {
  it('is where play begins, also when it is heard after something of the old place has come', async () => {
    const element = await playerWith(showing(plainVideo, { progress: { ...known, positionSeconds: 6 } }));
    inside(element, '.stage').dispatchEvent(new PointerEvent('pointerenter'));
    await waitUntil(() => mediumOf(element).readyState > 0 && mediumOf(element).currentTime === 6, 'is warm at the old place');
    element.state = showing(plainVideo, { progress: { ...known, positionSeconds: 16 } });
    await element.updateComplete;
    const place = firstPlace(element);
    await element.play();
    expect(await place).to.be.within(15.5, 20);
  });
});

describe('a way that was left', () => {
  it('is not taken when its list comes after all', async () => {
    const url = `${hls.url}?left`;
    const list = hold((asked) => asked.includes('master.m3u8?left'));
    const medium = Object.assign(document.createElement('video'), { muted: true });
    const playback = new Playback({ changed: () => undefined, event: () => undefined, over: () => undefined });
    playback.attach(medium, { ...video, renditions: [{ ...hls, url }], sound: audio.renditions }, 0);
    try {
      void playback.play();
      await waitUntil(list.asked);
      playback.showSoundOnly(true);
      await waitUntil(() => !medium.paused && medium.currentTime > 0.1, 'the sound plays');
      list.letGo();
      await openStream(url);
      await nextTask();
    } finally {
      playback.detach();
    }
    expect([medium.paused, medium.hasAttribute('src')], 'what plays is ended').to.deep.equal([true, false]);
  });
});

describe('an engine that does not come over the line', () => {
  afterEach(() => {
    Reflect.deleteProperty(globalThis, 'ManagedMediaSource');
    globalThis.MediaSource = realSource;
  });

  it('is played by itself once it comes, also where its source stops who waits: on iPhones the browser manages that', async () => {
    Object.assign(globalThis, { ManagedMediaSource: realSource, MediaSource: undefined });
    const medium = Object.assign(document.createElement('video'), { muted: true });
    const nothing = (): void => undefined;
    const options: EngineOptions = { media: medium, reports: { qualities: nothing, moved: nothing, over: nothing, lineLost: nothing, lineBack: nothing, missing: nothing, failed: nothing }, start: 0, saveData: false };
    let tries = 0;
    const engine = new StreamEngine(hls, 'light', options, (build) => ((tries += 1) === 1 ? Promise.reject(new TypeError('the line is lost')) : loadHls(build)));
    try {
      await engine.begin();
      medium.play().catch(() => undefined);
      engine.retry();
      await waitUntil(() => medium.currentTime > 0.3, 'plays');
    } finally {
      engine.destroy();
    }
  });

  it('is asked for again, and somebody is told only when nothing is left to watch', async () => {
    const medium = Object.assign(document.createElement('video'), { muted: true });
    const told: string[] = [];
    const tell = (what: string) => () => void told.push(what);
    const reports = { qualities: () => undefined, moved: () => undefined, over: () => undefined, lineLost: tell('lost'), lineBack: tell('back'), missing: () => tell(isHungry(medium) ? 'missing' : 'told too early')(), failed: tell('failed') };
    const options: EngineOptions = { media: medium, reports, start: 0, saveData: false };
    let tries = 0;
    const engine = new StreamEngine({ ...hls, url: `${hls.url}?engine` }, 'light', options, (build) => {
      tries += 1;
      return tries <= 2 ? Promise.reject(new TypeError('the line is lost')) : loadHls(build);
    });
    try {
      await engine.begin();
      medium.play().catch(() => undefined);
      await waitUntil(() => tries === 2, 'tries again by itself');
      medium.currentTime = 5;
      await waitUntil(() => told.length > 0, 'tells that nothing is left');
      engine.retry();
      await waitUntil(() => told.includes('back') && medium.currentTime > 5.2, 'goes on');
      expect(new Set(told)).to.deep.equal(new Set(['missing', 'back']));
    } finally {
      engine.destroy();
    }
  });
});
