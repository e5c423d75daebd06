/** Other screens, in place of the browser's: none opens one without a person, a network and a television. In one engine, as Firefox and WebKitGTK know no such screens. */
import { expect } from '@open-wc/testing';
import 'axe-core/axe.min.js';
import { click, press, tabTo, waitUntil } from '../../../test/helpers/browser.ts';
import { begin, inside, openPanel, playerWith, plays, says, showing, words } from '../fixtures/harness.ts';
import { hls, mp4, plainVideo, video } from '../fixtures/items.ts';
import type { LsPlayer } from '../player.ts';
import type { PlayerItem } from '../player.types.ts';
import '../player.define.ts';

interface Room {
  /** What the person chooses in the browser's list. */
  choice: 'screen' | 'nothing' | 'slow screen';
  /** The slow screen is there. */
  connect: () => void;
  /** Sources that were sent. */
  readonly sent: string[];
  /** Who is told of devices, and of what it asks. */
  readonly watched: { source: string; tell: (isThere: boolean) => void }[];
}

const isOff = (media: HTMLMediaElement): boolean => media.hasAttribute('disableremoteplayback');
const own = ['addEventListener', 'remote', 'webkitShowPlaybackTargetPicker', 'webkitCurrentPlaybackTargetIsWireless'].map((name) => [name, Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, name)] as const);
const inherit = (name: string, descriptor: PropertyDescriptor): void => void Object.defineProperty(HTMLMediaElement.prototype, name, { configurable: true, ...descriptor });

function without(): void {
  for (const [name] of own) Reflect.deleteProperty(HTMLMediaElement.prototype, name);
}
afterEach(() => {
  without();
  for (const [name, descriptor] of own) if (descriptor) inherit(name, descriptor);
});
beforeEach(() => localStorage.removeItem('ls.player/1'));

/** A browser with the standard (Chromium, Safari of today). */
function withRemote(): Room {
  without();
  const room: Room = { choice: 'screen', connect: () => undefined, sent: [], watched: [] };
  class Remote extends EventTarget {
    state = 'disconnected';
    readonly media: HTMLMediaElement;
    constructor(media: HTMLMediaElement) {
      super();
      this.media = media;
    }
    async watchAvailability(tell: (isThere: boolean) => void): Promise<number> {
      if (isOff(this.media)) throw new DOMException('Switched off.', 'InvalidStateError');
      room.watched.push({ source: this.media.src, tell });
      setTimeout(() => tell(true));
      return room.watched.length;
    }
    async cancelWatchAvailability(): Promise<void> {
      // Nobody listens any more.
    }
    async prompt(): Promise<void> {
      if (isOff(this.media)) throw new DOMException('Switched off.', 'InvalidStateError');
      if (this.state === 'connecting') throw new DOMException('The list is open.', 'OperationError');
      if (room.choice === 'nothing') throw new DOMException('Closed.', 'NotAllowedError');
      const isBack = this.state === 'connected';
      if (!isBack) room.sent.push(this.media.src);
      if (room.choice === 'slow screen') {
        this.state = 'connecting';
        await new Promise<void>((resolve) => (room.connect = resolve));
        // Browsers end what is on its way when it is switched off.
        if (isOff(this.media)) throw new DOMException('Switched off.', 'NotAllowedError');
      }
      this.state = isBack ? 'disconnected' : 'connected';
      this.dispatchEvent(new Event(isBack ? 'disconnect' : 'connect'));
    }
  }
  const remotes = new WeakMap<HTMLMediaElement, Remote>();
  inherit('remote', {
    get(this: HTMLMediaElement) {
      const remote = remotes.get(this) ?? new Remote(this);
      remotes.set(this, remote);
      return remote;
    },
  });
  return room;
}

const button = (element: LsPlayer): HTMLButtonElement | null => element.shadowRoot?.querySelector<HTMLButtonElement>('.control--cast') ?? null;
const film = (element: LsPlayer): HTMLVideoElement => inside<HTMLVideoElement>(element, 'video.media');
async function playing(item: PlayerItem): Promise<LsPlayer> {
  const element = await playerWith(showing(item));
  await begin(element);
  return element;
}
const isShown = (element: LsPlayer): Promise<void> => waitUntil(() => button(element), 'the button');
const saysElsewhere = (element: LsPlayer): boolean => words(element).includes('正在另一块屏幕上播放');

describe('another screen', () => {
  it('is no word where the browser knows none, or no device is there', async () => {
    without();
    const element = await playing(plainVideo);
    expect(button(element)).to.equal(null);
    const room = withRemote();
    const other = await playing(plainVideo);
    await isShown(other);
    for (const { tell } of room.watched) tell(false);
    await waitUntil(() => button(other) === null);
  });

  for (const by of ['keyboard', 'pointer'] as const) {
    it(`has the film at the same place, says so, and gives it back, by ${by}`, async () => {
      const room = withRemote();
      const element = await playing(plainVideo);
      await isShown(element);
      const pressIt = async (): Promise<void> => {
        const target = button(element);
        if (!target) throw new Error('no button');
        if (by === 'pointer') return click(target);
        await tabTo('.control--cast');
        await press('Enter');
      };
      const place = element.currentTime;
      await pressIt();
      await waitUntil(() => saysElsewhere(element));
      expect(room.sent).to.deep.equal([new URL(mp4.url, location.href).href]);
      expect(button(element)?.getAttribute('aria-label')).to.equal('回到这台设备播放');
      expect(element.currentTime).to.be.at.least(place);
      await pressIt();
      await waitUntil(() => !saysElsewhere(element));
      await plays(element, element.currentTime + 0.1);
    });
  }

  it('gets the file of a lesson that is a stream here, and here it is the stream again', async () => {
    const room = withRemote();
    const element = await playing(video);
    await isShown(element);
    expect(room.watched.map(({ source }) => source)).to.deep.equal([new URL(mp4.url, location.href).href]);
    element.currentTime = 6;
    await plays(element, 6.2);
    await click(inside(element, '.control--cast'));
    await waitUntil(() => saysElsewhere(element));
    expect(room.sent).to.deep.equal([new URL(mp4.url, location.href).href]);
    await plays(element, 6.2);
    await click(inside(element, '.control--cast'));
    await waitUntil(() => isOff(film(element)) && !saysElsewhere(element), 'the stream again');
    await plays(element, 6.4);
  });

  it('plays on here, as before, where nothing is chosen', async () => {
    const room = withRemote();
    room.choice = 'nothing';
    const element = await playing(video);
    await isShown(element);
    await click(inside(element, '.control--cast'));
    await waitUntil(() => isOff(film(element)), 'the stream');
    await plays(element, element.currentTime + 0.2);
    expect(saysElsewhere(element)).to.equal(false);
    expect(room.sent).to.deep.equal([]);
  });

  it('has the lesson although the button was pressed again while the screen was being reached', async () => {
    const room = withRemote();
    room.choice = 'slow screen';
    const element = await playing(video);
    await isShown(element);
    await click(inside(element, '.control--cast'));
    await waitUntil(() => room.sent.length === 1);
    await click(inside(element, '.control--cast'));
    await plays(element, element.currentTime + 0.2);
    room.connect();
    await waitUntil(() => saysElsewhere(element), 'elsewhere');
    expect(isOff(film(element))).to.equal(false);
    expect(room.sent).to.deep.equal([new URL(mp4.url, location.href).href]);
  });

  it('offers no sound alone while the picture is elsewhere', async () => {
    const room = withRemote();
    const element = await playing({ ...video, sound: [mp4] });
    await isShown(element);
    await openPanel(element, 'settings');
    await says(element, '只听声音');
    await click(inside(element, '.control--cast'));
    await waitUntil(() => saysElsewhere(element));
    expect(words(element)).not.to.contain('只听声音');
    expect(room.sent.length).to.equal(1);
  });

  it('is not offered for a stream without a file', async () => {
    const room = withRemote();
    const element = await playing({ ...video, renditions: [hls] });
    await plays(element, 0.6);
    expect(button(element)).to.equal(null);
    expect(room.watched).to.deep.equal([]);
  });

  it('is offered by a Safari that has only its own list', async () => {
    without();
    let isAway = false;
    inherit('webkitCurrentPlaybackTargetIsWireless', { get: () => isAway });
    inherit('webkitShowPlaybackTargetPicker', {
      value(this: HTMLMediaElement) {
        isAway = !isAway;
        this.dispatchEvent(new Event('webkitcurrentplaybacktargetiswirelesschanged'));
      },
    });
    // The medium that is asked stands on no page.
    const asked: EventTarget[] = [];
    const { addEventListener } = HTMLMediaElement.prototype;
    inherit('addEventListener', {
      writable: true,
      value(this: HTMLMediaElement, ...[type, heard, options]: Parameters<typeof addEventListener>) {
        if (type === 'webkitplaybacktargetavailabilitychanged') asked.push(this);
        addEventListener.call(this, type, heard, options);
      },
    });
    const element = await playing(plainVideo);
    await waitUntil(() => asked.length > 0, 'somebody asks');
    asked[0]?.dispatchEvent(Object.assign(new Event('webkitplaybacktargetavailabilitychanged'), { availability: 'available' }));
    await isShown(element);
    await click(inside(element, '.control--cast'));
    await waitUntil(() => saysElsewhere(element));
    element.pause();
    await expect(element).to.be.accessible();
    await click(inside(element, '.control--cast'));
    await waitUntil(() => !saysElsewhere(element));
  });
});
