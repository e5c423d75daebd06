/** The small window, in place of the browser's: no browser opens one without a person and a screen. */
import { expect } from '@open-wc/testing';
import { click, waitUntil } from '../../../test/helpers/browser.ts';
import { begin, inside, openPanel, playerWith, showing } from '../fixtures/harness.ts';
import { plainVideo } from '../fixtures/items.ts';
import type { LsPlayer } from '../player.ts';
import '../player.define.ts';

let inWindow: HTMLVideoElement | null = null;

function enter(video: HTMLVideoElement): void {
  inWindow = video;
  video.dispatchEvent(new Event('enterpictureinpicture'));
}

/** A browser with a small window; `refused` where the page may not. */
function withSmallWindow(refused = false): void {
  const video = HTMLVideoElement.prototype;
  Object.defineProperty(document, 'pictureInPictureEnabled', { configurable: true, value: true });
  Object.defineProperty(document, 'pictureInPictureElement', { configurable: true, get: () => inWindow });
  Object.defineProperty(video, 'requestPictureInPicture', {
    configurable: true,
    async value(this: HTMLVideoElement) {
      if (refused) throw new DOMException('The page may not.', 'NotAllowedError');
      enter(this);
    },
  });
  Object.defineProperty(document, 'exitPictureInPicture', {
    configurable: true,
    async value() {
      const left = inWindow;
      inWindow = null;
      left?.dispatchEvent(new Event('leavepictureinpicture'));
    },
  });
}

const own = { request: Object.getOwnPropertyDescriptor(HTMLVideoElement.prototype, 'requestPictureInPicture') };

beforeEach(() => localStorage.removeItem('ls.player/1'));
afterEach(() => {
  inWindow = null;
  for (const name of ['pictureInPictureEnabled', 'pictureInPictureElement', 'exitPictureInPicture']) Reflect.deleteProperty(document, name);
  if (own.request) Object.defineProperty(HTMLVideoElement.prototype, 'requestPictureInPicture', own.request);
  else Reflect.deleteProperty(HTMLVideoElement.prototype, 'requestPictureInPicture');
});

const captions = (element: LsPlayer): string => inside<HTMLVideoElement>(element, 'video').textTracks[0]?.mode ?? '';

describe('the small window', () => {
  it('has the captions, drawn by the browser, and gives them back', async () => {
    withSmallWindow();
    const element = await playerWith(showing(plainVideo));
    await begin(element);
    await openPanel(element, 'captions');
    const chinese = (): HTMLElement | null | undefined => element.shadowRoot?.querySelector<HTMLElement>('.panel .pick:nth-of-type(2) input');
    await waitUntil(chinese);
    chinese()?.click();
    await waitUntil(() => captions(element) === 'hidden', 'captions of ours');
    element.pause();
    await openPanel(element, 'captions');
    await click(inside(element, '.control--small-window'));
    await waitUntil(() => inWindow === inside(element, 'video'));
    await waitUntil(() => captions(element) === 'showing', 'the window shows nothing of ours');
    await click(inside(element, '.control--small-window'));
    await waitUntil(() => captions(element) === 'hidden');
    expect(inWindow).to.equal(null);
  });

  it('does nothing where the page may not, and the lesson goes on', async () => {
    withSmallWindow(true);
    const element = await playerWith(showing(plainVideo));
    await begin(element);
    await click(inside(element, '.control--small-window'));
    const place = element.currentTime;
    await waitUntil(() => element.currentTime > place, 'plays on');
    expect(captions(element)).not.to.equal('showing');
  });
});
