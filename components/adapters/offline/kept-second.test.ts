/** A film that stands beside a lesson is kept with it, so that who needs its signs has them without a line, too. */
import { expect } from '@open-wc/testing';
import type { SecondPicture } from '../../base/ports/second-picture.ts';
import type { Resource } from '../../base/ports/types.ts';
import { serveFiles, type FileServer } from '../test/file-server.ts';
import { asked, cachedKeys, keptFolder, KeepingPhone } from '../test/keeping.ts';

const film = `${keptFolder}/film.mp4`;
const small = `${keptFolder}/signs-small.mp4`;
const large = `${keptFolder}/signs-large.mp4`;
const slides = `${keptFolder}/slides.mp4`;
const bytes = (length: number, seed: number) => Uint8Array.from({ length }, (_, index) => (index * seed) & 255);
const beside = (role: SecondPicture['role'], url: string, sizeBytes: number | null): SecondPicture => ({
  role, url, mimeType: 'video/mp4', language: null, width: 320, height: 320, bitrate: null, sizeBytes,
});

describe('offline: what stands beside a film that is kept', () => {
  let phone: KeepingPhone;
  let files: FileServer;
  let resource: Resource;
  beforeEach(() => {
    phone = new KeepingPhone();
    resource = phone.resource('r-fractions', {
      renditions: [{ kind: 'progressive', url: film, mimeType: 'video/mp4', width: 1280, height: 720, bitrate: null, sizeBytes: 9_000 }],
      secondPictures: [beside('sign-language', large, 5_000), beside('sign-language', small, 3_000), beside('slides', slides, null)],
    });
  });
  afterEach(async () => {
    files.end();
    await phone.end();
  });

  it('[RS-09] comes with it, the smallest of a role, its size said before; without a line there is no other', async () => {
    files = serveFiles({ [film]: bytes(9_000, 7), [small]: bytes(3_000, 11), [large]: bytes(5_000, 13), [slides]: bytes(100, 3) }, { 'content-type': 'video/mp4' });
    const tab = phone.tab();
    const offer = await tab.keeping.offer(resource);
    expect(offer.type === 'choices' && offer.choices.map(({ sizeBytes }) => sizeBytes)).to.deep.equal([12_000]);
    await phone.keep(tab, resource);
    await phone.becomes(tab, resource.id, 'kept');
    expect((await tab.keeping.list()).usedBytes).to.equal(12_000);
    expect((await (await asked(small))?.arrayBuffer())?.byteLength).to.equal(3_000);
    phone.service.fail({ kind: 'offline' });
    const { value } = await tab.resources.get(resource.id);
    expect([value.renditions.map(({ url }) => url), value.secondPictures?.map(({ url }) => url)]).to.deep.equal([[film], [small]]);
    await tab.keeping.drop(resource.id);
    expect(await cachedKeys()).to.deep.equal([]);
  });

  it('that does not come leaves the film what it is', async () => {
    files = serveFiles({ [film]: bytes(9_000, 7) }, { 'content-type': 'video/mp4' });
    const tab = phone.tab();
    await phone.keep(tab, resource);
    await phone.becomes(tab, resource.id, 'kept');
    expect((await tab.keeping.list()).usedBytes).to.equal(9_000);
  });
});
