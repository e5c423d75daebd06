/** Buttons of the lock screen and of headsets, in place of the machine's, which no test can press. */
import { expect } from '@open-wc/testing';
import { waitUntil } from '../../../test/helpers/browser.ts';
import type { Progress } from '../../base/index.ts';
import { begin, playerWith, showing } from '../fixtures/harness.ts';
import { plainVideo } from '../fixtures/items.ts';
import '../player.define.ts';

type Details = Partial<MediaSessionActionDetails>;

class FakeMetadata {
  readonly title: string | undefined;
  readonly artist: string | undefined;
  readonly artwork: readonly MediaImage[];
  constructor({ title, artist, artwork = [] }: MediaMetadataInit) {
    this.title = title;
    this.artist = artist;
    this.artwork = artwork;
  }
}

/** What the lock screen shows, and what it can ask for. */
class FakeSession {
  metadata: FakeMetadata | null = null;
  position: MediaPositionState | null = null;
  readonly #handlers = new Map<string, (details: Details) => void>();

  get buttons(): string[] {
    return [...this.#handlers.keys()].sort();
  }
  setActionHandler(action: string, handler: ((details: Details) => void) | null): void {
    if (action === 'stop') throw new TypeError('An old browser does not know it.');
    if (handler === null) this.#handlers.delete(action);
    else this.#handlers.set(action, handler);
  }
  setPositionState(state: MediaPositionState): void {
    this.position = state;
  }
  press(action: string, details: Details = {}): void {
    (this.#handlers.get(action) ?? expect.fail(`no button ${action}`))(details);
  }
}

const realMetadata = Object.getOwnPropertyDescriptor(globalThis, 'MediaMetadata');
let session: FakeSession;

beforeEach(() => {
  localStorage.removeItem('ls.player/1');
  session = new FakeSession();
  Object.defineProperty(navigator, 'mediaSession', { configurable: true, value: session });
  Object.defineProperty(globalThis, 'MediaMetadata', { configurable: true, value: FakeMetadata });
});
afterEach(() => {
  Reflect.deleteProperty(navigator, 'mediaSession');
  if (realMetadata) Object.defineProperty(globalThis, 'MediaMetadata', realMetadata);
  else Reflect.deleteProperty(globalThis, 'MediaMetadata');
});

describe('the lock screen', () => {
  it('shows what plays and where, and stops, plays and moves it', async () => {
    const element = await playerWith(showing(plainVideo));
    await begin(element);
    await waitUntil(() => session.metadata?.title === '分数的初步认识');
    expect([session.metadata?.artist, session.metadata?.artwork[0]?.src]).to.deep.equal(['云岭县教研室', new URL(plainVideo.poster ?? '', location.href).href]);
    expect(session.buttons).to.deep.equal(['pause', 'play', 'seekbackward', 'seekforward', 'seekto']);
    session.press('pause');
    await waitUntil(() => element.paused);
    session.press('seekto', { seekTime: 12 });
    await waitUntil(() => session.position?.position === 12, 'it is told where play is');
    session.press('seekbackward', { seekOffset: 5 });
    await waitUntil(() => element.currentTime === 7);
    session.press('seekforward');
    await waitUntil(() => element.currentTime === 17);
    expect(element.paused, 'moving does not begin').to.equal(true);
    session.press('play');
    await waitUntil(() => !element.paused && element.currentTime > 17.2);
  });

  it('leads nobody past what a first view in order keeps closed', async () => {
    const progress: Progress = {
      personId: 'p', resourceId: 'r-fractions', taskId: 't', state: 'started', positionSeconds: 2, durationSeconds: 25.24,
      watched: [[0, 4]], ratio: 0.1, inOrder: true, updatedAt: null, version: 1,
    };
    const element = await playerWith(showing(plainVideo, { progress }));
    await begin(element);
    await waitUntil(() => session.metadata !== null);
    session.press('seekto', { seekTime: 20 });
    session.press('seekforward', { seekOffset: 20 });
    await waitUntil(() => element.shadowRoot?.textContent.includes('第一次看不能跳过'));
    expect(element.currentTime).to.be.below(9);
  });

  it('belongs to the player that began last, whatever becomes of the other, and to nobody once that is gone', async () => {
    const first = await playerWith(showing(plainVideo));
    await begin(first);
    await waitUntil(() => session.metadata?.title === '分数的初步认识');
    const second = await playerWith(showing({ ...plainVideo, resourceId: 'r-water', title: '水的循环' }));
    await begin(second);
    await waitUntil(() => session.metadata?.title === '水的循环');
    first.remove();
    await Promise.resolve();
    session.press('pause');
    await waitUntil(() => second.paused);
    second.remove();
    await waitUntil(() => session.metadata === null);
    expect(session.buttons).to.deep.equal([]);
  });
});
