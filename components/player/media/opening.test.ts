import { expect } from '@open-wc/testing';
import { waitUntil } from '../../../test/helpers/browser.ts';
import { breakLine, mendLine, nothing, signInPage } from '../fixtures/faults.ts';
import { begin, inside, playAt, playerWith, plays, showing } from '../fixtures/harness.ts';
import { hls, video } from '../fixtures/items.ts';
import '../player.define.ts';
import { Beginning } from './beginning.ts';
import type { EngineOptions } from './engine.ts';
import { openMedia, openStream } from './opening.ts';
import { dropSource, openSource } from './source.ts';
import { filmCodecs, isPlain, isWhole, lengthOf, lowestVariant, needsFullBuild, openingPieces, soundVariant } from './play-list.ts';

const master = [
  '#EXTM3U',
  '#EXT-X-STREAM-INF:BANDWIDTH=900000,RESOLUTION=960x540,CODECS="avc1.4d401f,mp4a.40.2"',
  '540/index.m3u8',
  '#EXT-X-STREAM-INF:BANDWIDTH=64000,CODECS="mp4a.40.2"',
  'sound/index.m3u8',
  '#EXT-X-STREAM-INF:AVERAGE-BANDWIDTH=1,BANDWIDTH=400000,RESOLUTION=640x360,CODECS="avc1.4d401e,mp4a.40.2"',
  '360/index.m3u8',
].join('\r\n');

describe('what is read of a stream before its engine is there', () => {
  it('is the lowest quality that has a picture, and the sound alone', () => {
    expect(lowestVariant(master)?.address).to.equal('360/index.m3u8');
    expect(soundVariant(master)).to.equal('sound/index.m3u8');
    expect(lowestVariant('#EXTM3U\n#EXTINF:4,\n0.m4s')).to.equal(undefined);
  });

  it('is the build that the stream needs: sound in a list of its own wants the full one', () => {
    const apart = '#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="中文",URI="sound.m3u8"';
    expect(needsFullBuild(master)).to.equal(false);
    expect(needsFullBuild(`#EXTM3U\n${apart}\n`)).to.equal(true);
    expect(soundVariant(`#EXTM3U\n${apart}\n`)).to.equal('sound.m3u8');
  });

  it('are the pieces at the place where play begins', () => {
    const list = ['#EXTM3U', '#EXT-X-MAP:URI="init.mp4"', '#EXTINF:4.000,', '0.m4s', '#EXTINF:4.000,a title', '#EXT-X-PROGRAM-DATE-TIME:2026-11-21', '1.m4s', '#EXT-X-ENDLIST'].join('\n');
    expect(openingPieces(list, 0)).to.deep.equal(['init.mp4', '0.m4s']);
    expect(openingPieces(list, 5)).to.deep.equal(['init.mp4', '1.m4s']);
    expect(openingPieces(list, 99)).to.deep.equal([]);
    expect([isWhole(list), isWhole(list.replace('#EXT-X-ENDLIST', '')), isWhole(`${list}\n#EXT-X-BYTERANGE:10@0`)]).to.deep.equal([true, false, false]);
  });

  it('plays without an engine where it is one film in plain pieces of MP4', () => {
    const codecs = ['avc1.64001e,mp4a.40.2', 'mp4a.40.2, hvc1.1.6.L93', 'avc1.64001e', 'mp4a.40.2', 'avc1.64001e,ac-3', 'avc1.64001e,mp4a.40.2,wvtt', ''];
    expect(codecs.map(filmCodecs)).to.deep.equal(['mp4a.40.2,avc1.64001e', 'mp4a.40.2,hvc1.1.6.L93', null, null, null, null, null]);
    const list = ['#EXTM3U', '#EXT-X-MAP:URI="init.mp4"', '#EXTINF:4.000,', '0.m4s', '#EXTINF:2.5,', '1.m4s', '#EXT-X-ENDLIST'];
    expect(lengthOf(list.join('\n'))).to.equal(6.5);
    expect(isPlain(list.join('\n'))).to.equal(true);
    expect(isPlain(list.filter((line) => !line.includes('MAP')).join('\n'))).to.equal(false);
    for (const line of ['#EXT-X-KEY:METHOD=AES-128,URI="k"', '#EXT-X-DISCONTINUITY', '#EXT-X-GAP', '#EXT-X-MAP:URI="second.mp4"', '#EXT-X-BYTERANGE:10@0']) {
      expect(isPlain([...list, line].join('\n')), line).to.equal(false);
    }
  });

  it('is asked for once: the engine takes what is there', async () => {
    const asked: string[] = [];
    breakLine((url) => url.includes('/fractions/hls/360p/'), (url, real) => {
      asked.push(url.replace(/.*\//, ''));
      return real();
    });
    try {
      await begin(await playerWith(showing({ ...video, renditions: [{ ...hls, url: `${hls.url}?once` }] })));
      for (const piece of ['init.mp4', '00.m4s']) expect(asked.filter((name) => name === piece), piece).to.have.length(1);
    } finally {
      mendLine();
    }
  });

  it('is nothing at all until somebody is near, and the engine goes on with what plays', async () => {
    const element = await playerWith(showing({ ...video, renditions: [{ ...hls, url: `${hls.url}?late` }] }));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(performance.getEntriesByType('resource').some(({ name }) => name.includes('?late'))).to.equal(false);
    const media = inside<HTMLVideoElement>(element, 'video');
    await begin(element);
    // The same medium goes on beyond the first piece: nothing was set anew.
    const { src } = media;
    await waitUntil(() => media.buffered.length > 0 && media.buffered.end(0) > 6, 'the engine took it over');
    expect([media.src, media.buffered.length, media.paused]).to.deep.equal([src, 1, false]);
  });

  it('is not where play begins when somebody goes back while the first piece is coming', async () => {
    let asked = false;
    let come = (): void => undefined;
    const coming = new Promise<void>((resolve) => (come = resolve));
    breakLine((url) => /\/360p\/\d*2\.m4s/.test(url), async (_url, real) => {
      asked = true;
      await coming;
      return real();
    });
    try {
      const media = document.createElement('video');
      const told = (): void => undefined;
      const reports = { qualities: told, moved: told, over: told, lineLost: told, lineBack: told, missing: told, failed: told };
      let start = 8.5;
      const options: EngineOptions = { media, reports, saveData: false, get start() { return start; } };
      const beginning = new Beginning(`${hls.url}?back`, options);
      await waitUntil(() => asked, 'the piece is on its way');
      start = 0;
      come();
      await beginning.filled;
      expect([beginning.hasPiece, media.currentTime]).to.deep.equal([true, 0]);
      beginning.end(true);
    } finally {
      mendLine();
    }
  });

  it('fills the source that was opened with the press, and one that nobody takes is closed', async () => {
    const media = document.createElement('video');
    const heard: string[] = [];
    openSource(media, () => heard.push('loadstart'));
    const { src } = media;
    await waitUntil(() => heard.length > 0, 'it says that it loads');
    const told = (): void => undefined;
    const reports = { qualities: told, moved: told, over: told, lineLost: told, lineBack: told, missing: told, failed: told };
    const beginning = new Beginning(`${hls.url}?pressed`, { media, reports, saveData: false, start: 0 });
    await beginning.filled;
    // What was taken is nobody else's to close.
    dropSource(media);
    expect([media.src, beginning.hasPiece, heard]).to.deep.equal([src, true, ['loadstart']]);
    beginning.end(true);
    openSource(media, told);
    expect(media.hasAttribute('src')).to.equal(true);
    dropSource(media);
    expect(media.hasAttribute('src')).to.equal(false);
    // What plays already stays.
    media.src = hls.url;
    openSource(media, told);
    expect(media.getAttribute('src')).to.equal(hls.url);
  });

  it('is given up where no byte comes for ten seconds, but a list is waited for, and so is a line that is slow and lives', async () => {
    const body = new TextEncoder().encode(master);
    /** What comes piece by piece, with so many seconds between; without seconds nothing comes after the first. */
    const dripping = (seconds: number | null) => async (_url: string, _real: unknown, init?: RequestInit): Promise<Response> =>
      new Response(
        new ReadableStream<Uint8Array>({
          start(controller) {
            init?.signal?.addEventListener('abort', () => controller.error(new DOMException('No more wanted.', 'AbortError')));
            const third = Math.ceil(body.length / 3);
            controller.enqueue(body.slice(0, third));
            if (seconds === null) return;
            setTimeout(() => controller.enqueue(body.slice(third, 2 * third)), seconds * 1000);
            setTimeout(() => {
              controller.enqueue(body.slice(2 * third));
              controller.close();
            }, seconds * 2000);
          },
        }),
      );
    const from = (address: string, text: string): Response => Object.defineProperty(new Response(text), 'url', { value: new URL(address, document.baseURI).href });
    const film = '#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=400000,RESOLUTION=640x360,CODECS="avc1.4d401e,mp4a.40.2"\nlist.m3u8\n';
    const apart = '#EXTM3U\n#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="中文",URI="sound.m3u8"\n';
    const list = ['#EXTM3U', '#EXT-X-MAP:URI="init.mp4"', '#EXTINF:4.000,', '0.m4s', '#EXT-X-ENDLIST'].join('\n');
    breakLine((url) => url.includes('/patience/late.m3u8'), async () => {
      await new Promise((resolve) => setTimeout(resolve, 11_000));
      return from('/patience/late.m3u8', apart);
    });
    breakLine((url) => url.includes('/patience/silent.m3u8'), dripping(null));
    breakLine((url) => url.includes('/patience/film.m3u8'), async () => from('/patience/film.m3u8', film));
    breakLine((url) => url.includes('/patience/list.m3u8'), async () => from('/patience/list.m3u8', list));
    breakLine((url) => url.includes('/patience/init.mp4'), dripping(6));
    breakLine((url) => url.includes('/patience/0.m4s'), dripping(null));
    try {
      const [late, silent, pieces] = await Promise.all([openStream('/patience/late.m3u8'), openStream('/patience/silent.m3u8'), openMedia('/patience/film.m3u8', 0).then((opening) => opening?.pieces)]);
      expect([late.build, silent.build]).to.deep.equal(['full', 'light']);
      expect(pieces?.map((piece) => piece && (typeof piece.data === 'string' ? piece.data : piece.data.byteLength))).to.deep.equal([body.length, null]);
    } finally {
      mendLine();
    }
  });

  for (const [name, answer] of Object.entries({ 'a sign-in page': signInPage, nothing })) {
    it(`is left to the engine where the first piece is ${name} at first`, async () => {
      let times = 0;
      breakLine((url) => /\/360p\/\d*2\.m4s/.test(url), (url, real) => ((times += 1) > 1 ? real() : answer(url, real)));
      try {
        const element = await playAt({ ...video, renditions: [hls] }, 8.5);
        await plays(element, 8.5);
        expect(element.currentTime).to.be.below(12);
      } finally {
        mendLine();
      }
    });
  }
});
