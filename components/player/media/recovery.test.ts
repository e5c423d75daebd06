import { expect } from '@open-wc/testing';
import type Hls from 'hls.js/light';
import { waitUntil } from '../../../test/helpers/browser.ts';
import { begin, playerWith, plays, showing } from '../fixtures/harness.ts';
import { hls, video } from '../fixtures/items.ts';
import { loadHls } from './load-hls.ts';
import '../player.define.ts';

describe('a stream whose decoder hls.js begins anew by itself', () => {
  const attached: Hls[] = [];
  let undo = (): void => undefined;
  before(async () => {
    const { prototype } = (await loadHls('light')).default;
    const { attachMedia } = prototype;
    prototype.attachMedia = function (...medium) {
      attached.push(this);
      attachMedia.apply(this, medium);
    };
    undo = () => void (prototype.attachMedia = attachMedia);
  });
  after(() => undo());

  // WebKitGTK closes a source now and then that is opened soon after another one; then hls.js does what is done here.
  it('goes on playing, and stays stopped where it was stopped', async () => {
    const element = await playerWith(showing({ ...video, renditions: [hls] }));
    await begin(element);
    await waitUntil(() => attached.length > 0, 'hls.js has taken over');
    attached.at(-1)?.recoverMediaError();
    await plays(element, element.currentTime + 0.3);
    element.pause();
    attached.at(-1)?.recoverMediaError();
    expect(element.paused).to.equal(true);
  });
});
