/** What is to be kept and does not come: it neither stops what comes nor is asked for without rest. */
import { expect } from '@open-wc/testing';
import type { Resource } from '../../base/ports/types.ts';
import { until } from '../test/databases.ts';
import { serveFiles, type FileServer } from '../test/file-server.ts';
import { asked, keptFolder, KeepingPhone } from '../test/keeping.ts';

const [film, second, track] = [`${keptFolder}/film.mp4`, `${keptFolder}/second.mp4`, `${keptFolder}/thumbnails.vtt`];
const far = 'https://pictures.example';
const cue = (place: number, picture: string): string => `00:00:0${place}.000 --> 00:00:0${place + 1}.000\n${picture}#xywh=0,0,160,90\n\n`;
const shown = new TextEncoder().encode(`WEBVTT\n\n${cue(0, `${far}/1.jpg`)}${cue(1, `${far}/2.jpg`)}${cue(2, 'near.jpg')}`);
const bytes = (length: number) => Uint8Array.from({ length }, (_, index) => (index * 7) & 255);

describe('offline: what does not come', () => {
  let phone: KeepingPhone;
  let files: FileServer;
  let resource: Resource;
  let next: Resource;
  const rendition = (url: string, sizeBytes: number): Resource['renditions'][number] => ({ kind: 'progressive', url, mimeType: 'video/mp4', width: 1280, height: 720, bitrate: null, sizeBytes });
  beforeEach(() => {
    phone = new KeepingPhone();
    resource = phone.resource('r-fractions', { marks: ['offline'], renditions: [rendition(film, 9_000)], tracks: [{ kind: 'thumbnails', url: track, language: null, label: null }] });
    next = phone.resource('r-water-cycle', { marks: ['offline'], renditions: [rendition(second, 4_000)] });
    files = serveFiles({ [film]: bytes(9_000), [second]: bytes(4_000), [track]: shown, [`${keptFolder}/near.jpg`]: bytes(2_000) });
  });
  afterEach(async () => {
    files.end();
    await phone.end();
  });

  it('[RS-09] beside a film is given up after a few tries, and the film is kept with the rest', async () => {
    const strange: string[] = [];
    files.answer(({ origin, href }) => {
      if (origin !== far) return undefined;
      strange.push(href);
      return new TypeError('Failed to fetch');
    });
    const tab = phone.tab();
    await phone.keep(tab, resource);
    await phone.keep(tab, next);
    await phone.becomes(tab, next.id, 'kept');
    await phone.becomesAfterRests(tab, resource.id, 'kept');
    expect((await asked(film))?.status).to.equal(200);
    expect((await (await asked(`${keptFolder}/near.jpg`))?.arrayBuffer())?.byteLength).to.equal(2_000);
    expect(strange, 'of a server that gives nothing one is asked for, not each').to.deep.equal([1, 2, 3].map(() => `${far}/1.jpg`));
  });

  it('beside a film is not given up while there is no line', async () => {
    let tries = 0;
    let isDown = true;
    files.answer(({ origin, pathname }) => {
      if (!isDown || pathname === film) return origin === far ? new Response(null, { status: 404 }) : undefined;
      if (pathname === track) tries += 1;
      return new TypeError('Failed to fetch');
    });
    const tab = phone.tab();
    await phone.keep(tab, resource);
    await until(async () => {
      dispatchEvent(new Event('online'));
      await tab.keeping.list();
      return tries > 4;
    });
    isDown = false;
    await phone.becomesAfterRests(tab, resource.id, 'kept');
    expect((await asked(track))?.status).to.equal(200);
  });

  it('beside a film is tried again where its server was too busy', async () => {
    let busy = 2;
    files.answer(({ origin, pathname }) => {
      if (origin === far) return new Response(null, { status: 404 });
      return pathname === track && (busy -= 1) >= 0 ? new Response(null, { status: 503 }) : undefined;
    });
    const tab = phone.tab();
    await phone.keep(tab, resource);
    await phone.becomesAfterRests(tab, resource.id, 'kept');
    expect((await asked(track))?.status).to.equal(200);
  });

  it('[RS-09] lets what is asked for after it come, rests however often the list is read, and is tried when a person asks', async () => {
    let tries = 0;
    let isDown = true;
    files.answer(({ origin, pathname }) => {
      if (origin === far) return new Response(null, { status: 404 });
      if (pathname !== film || !isDown) return undefined;
      tries += 1;
      return new TypeError('Failed to fetch');
    });
    const tab = phone.tab();
    await phone.keep(tab, resource);
    await until(() => tries > 0);
    await phone.keep(tab, next);
    await phone.becomes(tab, next.id, 'kept');
    await phone.becomes(tab, resource.id, 'waiting');
    const before = tries;
    for (let look = 0; look < 20; look += 1) {
      await tab.keeping.list();
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    // Another rest may just have ended.
    expect(tries - before).to.be.below(2);
    isDown = false;
    await tab.keeping.resume(resource.id);
    await phone.becomes(tab, resource.id, 'kept');
  });
});
