/** Streams of every make that were kept on this machine, played from the lists and pieces that answer there. */
import { expect } from '@open-wc/testing';
import { click, waitUntil } from '../../../test/helpers/browser.ts';
import type { Rendition } from '../../base/index.ts';
import { asked, KeepingPhone } from '../../adapters/test/keeping.ts';
import { inside, playerWith, plays, showing } from '../fixtures/harness.ts';
import { hls, video } from '../fixtures/items.ts';
import '../player.define.ts';

const makes = [
  { make: 'transport', address: '/components/player/fixtures/streams/transport/master.m3u8', height: 180, seconds: 12 },
  { make: 'separate', address: '/components/player/fixtures/streams/separate/master.m3u8', height: 180, seconds: 12 },
  { make: 'fragments', address: '/demo/media/files/fractions/hls/master.m3u8', height: 360, seconds: 24 },
];
/** A test's page has no worker that answers: what it would answer gets an address here. */
async function here(address: string): Promise<string> {
  const answer = (await asked(address)) ?? expect.fail(`not kept: ${address}`);
  if (answer.headers.get('content-type')?.includes('mpegurl') !== true) return URL.createObjectURL(await answer.blob());
  let text = await answer.text();
  for (const [, line, quoted] of text.matchAll(/^(?!#)(\S+)$|URI="([^"]+)"/gm)) {
    const part = line ?? quoted ?? '';
    text = text.replace(part, await here(part));
  }
  return URL.createObjectURL(new Blob([text], { type: 'application/vnd.apple.mpegurl' }));
}

describe('a stream that is kept on this machine', () => {
  let phone: KeepingPhone;
  beforeEach(() => {
    localStorage.removeItem('ls.player/1');
    phone = new KeepingPhone();
  });
  afterEach(() => phone.end());

  for (const { make, address, height, seconds } of makes) {
    it(`plays from there, is sought in, and plays to its end: ${make}`, async () => {
      const rendition: Rendition = { ...hls, url: address };
      const resource = phone.resource('r-fractions', { renditions: [rendition] });
      const tab = phone.tab();
      await phone.keep(tab, resource, height);
      await phone.becomes(tab, resource.id, 'kept');
      performance.clearResourceTimings();
      const element = await playerWith(showing({ ...video, durationSeconds: seconds, tracks: [], renditions: [{ ...rendition, url: await here(address) }] }));
      await click(inside(element, '.start'));
      await plays(element, 0.5);
      expect(inside<HTMLVideoElement>(element, 'video').videoHeight).to.equal(height);
      element.currentTime = seconds - 3;
      await waitUntil(() => element.currentTime > seconds - 2.7, 'plays there');
      await waitUntil(() => element.ended, 'its end');
      expect(performance.getEntriesByType('resource').filter(({ name }) => /\/(?:streams|hls)\//.test(name)), 'nothing of the server').to.deep.equal([]);
    });
  }
});
