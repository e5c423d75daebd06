/** The pictures of the bubble over a film's bar: a track names them, and they are kept with the film. */
import { expect } from '@open-wc/testing';
import type { Resource } from '../../base/ports/types.ts';
import { asked, cachedKeys, keptFolder, KeepingPhone } from '../test/keeping.ts';
import { serveFiles, type FileServer } from '../test/file-server.ts';

const film = `${keptFolder}/film.mp4`;
const track = `${keptFolder}/pictures/thumbnails.vtt`;
const sheet = `${keptFolder}/pictures/one.jpg`;
const other = `${keptFolder}/other.jpg`;
const bytes = (length: number, seed: number) => Uint8Array.from({ length }, (_, index) => (index * seed) & 255);
const cue = (from: number, text: string): string => `00:00:0${from}.000 --> 00:00:0${from + 2}.000\n${text}\n\n`;
const shown = `WEBVTT\n\n${cue(0, 'one.jpg#xywh=0,0,160,90')}${cue(2, 'one.jpg#xywh=160,0,160,90')}${cue(4, '../other.jpg#xywh=0,0,160,90')}${cue(6, 'javascript:alert(1)#xywh=0,0,1,1')}${cue(7, '../gone.jpg#xywh=0,0,1,1')}`;

describe('offline: the pictures of a film that is kept', () => {
  let phone: KeepingPhone;
  let files: FileServer;
  let resource: Resource;
  beforeEach(() => {
    phone = new KeepingPhone();
    resource = phone.resource('r-fractions', {
      renditions: [{ kind: 'progressive', url: film, mimeType: 'video/mp4', width: 1280, height: 720, bitrate: null, sizeBytes: 9_000 }],
      tracks: [{ kind: 'thumbnails', url: track, language: null, label: null }],
    });
  });
  afterEach(async () => {
    files.end();
    await phone.end();
  });

  it('[RS-09] come with it, each once, are counted, answered, and let go of', async () => {
    files = serveFiles({ [film]: bytes(9_000, 7), [track]: new TextEncoder().encode(shown), [sheet]: bytes(3_000, 11), [other]: bytes(2_000, 13) });
    const tab = phone.tab();
    const offer = await tab.keeping.offer(resource);
    expect(offer.type === 'choices' && (offer.choices[0]?.sizeBytes ?? 0), 'said before').to.be.above(14_000 + shown.length);
    await phone.keep(tab, resource);
    await phone.becomes(tab, resource.id, 'kept');
    expect((await tab.keeping.list()).usedBytes).to.equal(14_000 + shown.length);
    const picture = await asked(sheet);
    expect([picture?.headers.get('content-type'), (await picture?.arrayBuffer())?.byteLength]).to.deep.equal(['image/jpeg', 3_000]);
    expect((await (await asked(other))?.arrayBuffer())?.byteLength).to.equal(2_000);
    expect(await asked(`${keptFolder}/gone.jpg`), 'never came').to.equal(undefined);
    expect(files.ranges).to.have.length(4);
    await tab.keeping.drop(resource.id);
    expect(await cachedKeys()).to.deep.equal([]);
  });

  it('are asked for after a pause, too, and what is none is not taken for one', async () => {
    files = serveFiles({ [film]: bytes(9_000, 7), [track]: new TextEncoder().encode(shown), [sheet]: bytes(3_000, 11), [other]: bytes(2_000, 13) }, { 'content-type': 'text/html' });
    const tab = phone.tab();
    await phone.keep(tab, resource);
    await tab.keeping.pause(resource.id);
    await tab.keeping.resume(resource.id);
    await phone.becomes(tab, resource.id, 'kept');
    expect(await asked(sheet)).to.equal(undefined);
    expect((await tab.keeping.list()).usedBytes, 'the film is still a film').to.equal(9_000 + shown.length);
  });
});
